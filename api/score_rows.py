"""Scores and evaluations as tables for files."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from api.words import kind_label
from kb.decimals import decimal_text
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from scoring.evaluations import Evaluations
    from scoring.hierarchy import Scores

SCORE_HEADINGS = (
    Wording("Kind", "ประเภท"), Wording("Code", "รหัส"), Wording("Name", "ชื่อ"), Wording("Score", "คะแนน"),
    Wording("Share known", "สัดส่วนที่ทราบ"), Wording("At least", "ต่ำสุด"), Wording("At most", "สูงสุด"),
    Wording("Id", "รหัสอ้างอิง"),
)  # fmt: skip
SCORE_NUMBERS = (3, 4, 5, 6)
EVALUATION_HEADINGS = (
    Wording("Agency", "หน่วยงาน"), Wording("Year", "ปี"), Wording("Assessor", "ผู้ประเมิน"), Wording("Total", "คะแนนรวม"),
    Wording("Stated", "ที่ระบุไว้"), Wording("Findings", "ข้อตรวจพบ"),
)  # fmt: skip
EVALUATION_NUMBERS = (1, 3, 4, 5)


def score_rows(answer: Scores, lang: str) -> Iterator[tuple[str, ...]]:
    """A row for each node, under `SCORE_HEADINGS`."""
    for node, score in zip(answer.nodes, answer.scores, strict=True):
        numbers = (score.score, score.share, score.lowest, score.highest)
        yield (kind_label(node.kind, lang), node.code or "", node.name or "", *map(_text, numbers), node.id)


def evaluation_rows(answer: Evaluations, _: str) -> Iterator[tuple[str, ...]]:
    """A row for each evaluation and assessor, under `EVALUATION_HEADINGS`."""
    for each in answer.evaluations:
        for assessor, total in each.totals.items():
            stated = next((claim.stated for claim in each.declared if claim.assessor == assessor), None)
            yield (
                each.agency.name or each.agency.id,
                str(each.fiscal_year),
                assessor,
                _text(total.score),
                _text(stated),
                str(len(each.findings)),
            )


def _text(number: Decimal | None) -> str:
    return "" if number is None else decimal_text(number)
