"""The sheet of an evaluation: a row for each component, indicator and part, computed beside stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement

from api.cli.data_table import DataTable
from api.cli.output import UNLIMITED
from api.cli.thai import ThaiText
from api.words import pick
from kb.decimals import decimal_text
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from kb.model import Node
    from scoring.evaluation import Assessment, EvaluatedComponent, EvaluatedIndicator, Evaluation
    from scoring.evaluation_checks import Comparison

_CODE = Wording("Code", "รหัส")
_INDICATOR = Wording("Component / indicator", "องค์ประกอบ / ตัวชี้วัด")
_WEIGHT = Wording("Weight", "น้ำหนัก")
_RESULT = Wording("Result", "ผล")
_SCORE = Wording("Score", "คะแนน")
_WEIGHTED = Wording("Weighted", "ถ่วงน้ำหนัก")
_STATED = Wording("Stated", "ระบุไว้")
_SELF_SCORE = Wording("Agency's own", "หน่วยงานรายงาน")
_SELF_SHEET = Wording("As the agency itself reports it", "ตามที่หน่วยงานรายงานเอง")
_COMPONENT = Wording("Component {code}", "องค์ประกอบที่ {code}")
_NO_COMPONENT = Wording("In no component", "ไม่อยู่ในองค์ประกอบใด")
_TOTAL = Wording("Total", "รวม")
_HEADINGS = (_CODE, _INDICATOR, _WEIGHT, _RESULT, _SCORE, _WEIGHTED, _STATED)
_NUMBERS = (2, 4, 5, 6)
_NAME = 1
_PLACES = Decimal("0.001")
_LONGEST_NAME = 46
_LONGEST_RESULT = 18


class EvaluationSheet(DataTable):
    """The sheet as the office knows it, with the agency's own scores in the last column.

    Where the terminal is too narrow for all columns, the agency's own stand in a table of their own below.
    A file gets the one table, its names uncut.
    """

    def __init__(self, evaluation: Evaluation, lang: str) -> None:
        main = evaluation.assessors[0]
        other = evaluation.assessors[1] if len(evaluation.assessors) > 1 else None
        rows = list(_rows(evaluation, main, lang))
        own = [] if other is None else list(_rows(evaluation, other, lang))
        headings = [pick(heading, lang) for heading in _HEADINGS]
        joined = [[*row, _own(theirs)] for row, theirs in zip(rows, own, strict=True)] if own else rows
        last = [pick(_SELF_SCORE, lang)] if own else []
        super().__init__([*headings, *last], joined, (*_NUMBERS, 7) if own else _NUMBERS, _LONGEST, header=True)
        self._narrow = (
            DataTable(headings, rows, _NUMBERS, _LONGEST, header=True),
            ThaiText(f"\n{pick(_SELF_SHEET, lang)}", style="bold"),
            DataTable(headings, own, _NUMBERS, _LONGEST, header=True),
        )
        self._has_own = bool(own)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        least = Measurement.get(console, options.update_width(UNLIMITED), self).minimum
        if self._has_own and least > options.max_width:
            yield from self._narrow
        else:
            yield from super().__rich_console__(console, options)


_LONGEST = {_NAME: _LONGEST_NAME}


def number_text(number: Decimal | None) -> str:
    """A score to three decimals, as the official tables print it."""
    return "–" if number is None else f"{number.quantize(_PLACES):f}"


def weight_text(number: Decimal | None) -> str:
    """A weight without superfluous zeros."""
    return "–" if number is None else decimal_text(number)


def _rows(evaluation: Evaluation, assessor: str, lang: str) -> Iterator[list[str]]:
    """What an assessor's results score, beside what is stated; the same rows for every assessor."""
    for component in evaluation.components:
        yield _component_row(component, assessor, lang)
        for indicator in component.indicators:
            yield from _indicator_rows(indicator, assessor, 1)
    total = evaluation.totals[assessor]
    yield ["", pick(_TOTAL, lang), _sum_of_weights(total.weight), "", "", number_text(total.score),
           _claims(claim for claim in evaluation.declared if claim.assessor == assessor)]  # fmt: skip


def _component_row(component: EvaluatedComponent, assessor: str, lang: str) -> list[str]:
    node, total = component.node, component.sums[assessor]
    named = pick(_COMPONENT, lang).format(code=node.code) if node else pick(_NO_COMPONENT, lang)
    name = f"{named} {node.name}" if node and node.name else named
    stated = _claims(claim for claim in component.declared if claim.assessor == assessor)
    return ["", name, _sum_of_weights(total.weight), "", "", number_text(total.score), stated]


def _indicator_rows(indicator: EvaluatedIndicator, assessor: str, depth: int) -> Iterator[list[str]]:
    assessment = indicator.assessments[assessor]
    scored = assessment.scored
    stated = _claims(claim for claim in assessment.claims if claim.what == "weighted_score")
    name = f"{'  ' * depth}{indicator.node.name or indicator.node.id}"
    yield [
        indicator.node.code or "", name, weight_text(indicator.weight), _reached(assessment),
        number_text(scored.score), number_text(scored.weighted_score), stated,
    ]  # fmt: skip
    for part in indicator.parts:
        yield from _indicator_rows(part, assessor, depth + 1)


def _sum_of_weights(weight: Decimal) -> str:
    """A sum of weights; 0 where none is stated, which is not to look like a number that is."""
    return weight_text(weight or None)


def _claims(claims: Iterable[Comparison]) -> str:
    """Stated numbers, one a line: `=` behind what is computed too, `≠` else, `?` where nothing is computed."""
    return "\n".join(dict.fromkeys(f"{number_text(claim.stated)} {_sign(claim)}" for claim in claims))


def _sign(claim: Comparison) -> str:
    if claim.computed is None:
        return "?"
    return "=" if claim.agrees else "≠"


def _own(row: Sequence[str]) -> str:
    """What the agency says it reached, and what that scores; of a sum, the sum."""
    reached, score, weighted = row[3], row[4], row[5]
    return f"{reached} → {score}" if reached else score or weighted


def _reached(assessment: Assessment) -> str:
    return "" if assessment.result is None else result_text(assessment.result)


def result_text(result: Node) -> str:
    """What was reached, as printed; by its value and unit where the words are long."""
    text, value, unit = (str(result.properties.get(name) or "") for name in ("text", "value", "unit"))
    measured = " ".join(filter(None, (value, unit)))
    if text and len(text) <= _LONGEST_RESULT:
        return text
    return measured or (f"{text[: _LONGEST_RESULT - 1].rstrip()}…" if text else "")
