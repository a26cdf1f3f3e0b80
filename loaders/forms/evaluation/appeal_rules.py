"""The rules of what an appeal may do: by the cause of the change, the ruling and its effect."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kb.identity import node_id
from kb.kinds import NodeKind
from kb.statement import Json
from loaders.draft import Draft
from loaders.form import Disposition, FormRow, FormTable
from loaders.forms.evaluation.stream import is_dashes
from loaders.forms.shared.plans import CITY
from loaders.normalise.text import arabic, clean

_CAUSES = (("external", re.compile(r"ปัจจัยภายนอก")), ("internal", re.compile(r"ปัจจัยภายใน")))
_EFFECTS = (
    ("dropped", re.compile(r"ไม่กำหนดตัวชี้วัดใหม่")),
    ("replaced", re.compile(r"กำหนดตัวชี้วัดใหม่ทดแทน")),
    ("criteria_or_score_adjusted", re.compile(r"ปรับเกณฑ์การให้คะแนน|ปรับ.{0,20}ผลคะแนน")),
)
_RULINGS = (("accepted", re.compile(r"รับอุทธรณ์")), ("dismissed", re.compile(r"ยกอุทธรณ์")))


def state_appeal_rules(tables: Iterable[FormTable], draft: Draft) -> None:
    """States each rule of the tables as a record of the city's evaluation; every row is accounted for.

    A cause, and a ruling, hold for the rows below until another is named.
    """
    for table in tables:
        cause, ruling = None, None
        for row in table:
            text = arabic(clean(" ".join(cell.text for cell in row.cells.values())))
            found = _first(_CAUSES, _leading(row))
            cause, ruling = (found, None) if found else (cause, ruling)
            ruling = _first(_RULINGS, text) or ruling
            effect = _first(_EFFECTS, text) or ("none" if ruling == "dismissed" else None)
            draft.account(table, row, *_state(row, cause, ruling, effect, draft))


def _state(
    row: FormRow, cause: str | None, ruling: str | None, effect: str | None, draft: Draft
) -> tuple[Disposition, str]:
    if is_dashes(row):
        return Disposition.EMPTY, ""
    if effect is None:
        return Disposition.HEADER, ""
    evaluation = node_id(NodeKind.EVALUATION, CITY, draft.fiscal_year)
    cells = [cell for cell in row.cells.values() if clean(cell.text)]
    guidance = clean(cells[-1].text) if len(cells) > 1 else None
    record: dict[str, Json] = {"cause": cause, "ruling": ruling, "effect": effect, "guidance": guidance}
    draft.state(evaluation, "appeal_rules", record, cells[0])
    return Disposition.EXTRACTED, ""


def _leading(row: FormRow) -> str:
    return arabic(clean(next(iter(row.cells.values())).text))


def _first(patterns: Iterable[tuple[str, re.Pattern[str]]], text: str) -> str | None:
    return next((name for name, pattern in patterns if pattern.search(text)), None)
