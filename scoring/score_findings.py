"""Findings of the recomputed evaluations: scores that their rule, their parts or their sums do not bear out.

Sums and parts of what is stated are the work of `queries.findings`; this finds what only the rules of scoring show,
and says nothing that was found already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from kb.errors import InputError, NotFoundError
from kb.store.base import Reader
from ontology.vocabulary import Wording
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import joined, node_words, number, told
from scoring.evaluation import Assessment, EvaluatedIndicator, Evaluation, evaluate
from scoring.evaluation_checks import Comparison
from scoring.evaluation_items import OFFICIAL
from scoring.explanation import Explanation, Source
from scoring.indicator import Scored

CODES = frozenset(
    {"score_does_not_follow", "whole_differs_from_parts", "level_contradicts_criteria", "appeal_incomplete"}
)
"""The codes of the rules by which this finds."""

_TOLD = {
    "score": frozenset({"score_does_not_fit_level", "result_differs"}),
    "sum": frozenset({"score_does_not_sum"}),
    "total": frozenset({"score_does_not_sum"}),
}
"""What a stated number is → the rules that tell already that it is wrong."""
_FULL = Decimal(100)
_WRAPPING = frozenset({"weighted", "unweighted"})
"""Codes of explanations around the one that says how a score came about."""


def find(reader: Reader, sheet: Sheet, rules: Ruleset, found: Sequence[Draft]) -> Iterator[Draft]:
    """What the rules of scoring do not bear out in the evaluations that a document holds results of."""
    for agency, year in sorted(_evaluated(sheet)):
        try:
            evaluation = evaluate(reader, agency, year)
        except (InputError, NotFoundError):  # an evaluation that cannot be computed is told of by `score`
            continue
        drafts = list(_of_indicators(sheet, evaluation, found))
        wrong = any(draft.code != "appeal_incomplete" for draft in drafts)
        yield from drafts
        if not wrong:  # a wrong score makes every sum above it differ, which says nothing new
            yield from _of_sums(sheet, evaluation, found)


def _evaluated(sheet: Sheet) -> set[tuple[str, int]]:
    """The agencies and years that a document holds results of."""
    found = ((sheet.text(node, "agency"), sheet.value(node, "fiscal_year")) for node in sheet.nodes("result"))
    return {(agency, year) for agency, year in found if agency and isinstance(year, int)}


def _of_indicators(sheet: Sheet, evaluation: Evaluation, found: Sequence[Draft]) -> Iterator[Draft]:
    for indicator in evaluation.indicators():
        for assessment in indicator.assessments.values():
            if assessment.result is not None and sheet.about.get(assessment.result.id):
                yield from _of_one(sheet, indicator, assessment, found)


def _of_one(
    sheet: Sheet, indicator: EvaluatedIndicator, assessment: Assessment, found: Sequence[Draft]
) -> Iterator[Draft]:
    below = {id(part.explanation) for part in assessment.scored.parts}
    steps = list(_own_steps(assessment.scored.explanation, below))
    whole = next((step for step in steps if step.code == "whole_differs"), None)
    if whole is not None:
        yield _whole(sheet, indicator, assessment, whole)
    for claim in assessment.claims:
        how = _how(assessment.scored.explanation)
        news = claim.what == "score" and whole is None and _is_news(claim, indicator.node.id, found)
        if news and not _unbounded(claim, how):
            yield _score(sheet, indicator.node.id, claim, how)
    for step in steps:
        if step.code == "level_contradicted" and not _told_of(found, "level_does_not_follow", indicator.node.id):
            yield _level(sheet, indicator, assessment, step)
        if step.code == "appeal_incomplete" and assessment.assessor == OFFICIAL:
            yield _appeal(sheet, indicator, step)


def _own_steps(explanation: Explanation, below: set[int]) -> Iterator[Explanation]:
    """The steps of a score, those of its parts aside."""
    if id(explanation) not in below:
        yield explanation
        for child in explanation.children:
            yield from _own_steps(child, below)


def _of_sums(sheet: Sheet, evaluation: Evaluation, found: Sequence[Draft]) -> Iterator[Draft]:
    for component in evaluation.components:
        for claim in component.declared if component.node else ():
            if component.node is not None and _is_news(claim, component.node.id, found):
                how = component.sums[claim.assessor].explanation
                yield _score(sheet, component.node.id, claim, how)
    for claim in evaluation.declared if evaluation.node else ():
        if evaluation.node is not None and _is_news(claim, evaluation.node.id, found):
            yield _score(sheet, evaluation.node.id, claim, evaluation.totals[claim.assessor].explanation)


def _is_news(claim: Comparison, node: str, found: Sequence[Draft]) -> bool:
    """Whether a stated number is wrong, and no finding about the node says so of that number yet."""
    if claim.agrees or claim.computed is None:
        return False
    stated = number(claim.stated)
    return not any(
        draft.code in _TOLD.get(claim.what, ()) and node in draft.nodes and stated in draft.disputed for draft in found
    )


def _unbounded(claim: Comparison, how: Explanation) -> bool:
    """Whether a score is what its proportion makes; that it stays under the next level's points is printed nowhere."""
    full = how.values.get("full")
    return isinstance(full, Decimal) and claim.stated in (full, min(full, _FULL))


def _told_of(found: Sequence[Draft], code: str, node: str) -> bool:
    return any(draft.code == code and node in draft.nodes for draft in found)


def _how(explanation: Explanation) -> Explanation:
    """The step that says how a score came about."""
    return next((step for step in explanation.walk() if step.code not in _WRAPPING), explanation)


def _score(sheet: Sheet, node: str, claim: Comparison, how: Explanation) -> Draft:
    said = _said(node, claim.sources)
    values = {
        "node": node_words(sheet, node), "assessor": _assessor(claim.assessor), "what": _what(claim.what),
        "stated": told(number(claim.stated), said), "computed": number(claim.computed or Decimal(0)),
        "how": _sentence(how),
    }  # fmt: skip
    return Draft("score_does_not_follow", (node,), said, values, (claim.what, claim.assessor, number(claim.stated)))


def _whole(sheet: Sheet, indicator: EvaluatedIndicator, assessment: Assessment, step: Explanation) -> Draft:
    """A whole that is judged otherwise than its parts make it."""
    stated = Decimal(str(step.values["score"]))
    node, own = indicator.node.id, _said(indicator.node.id, _sources(step))
    parts = [*assessment.scored.parts]
    whole = sum((part.item.counted for part in parts if part.item.counted is not None), Fraction(0))
    words = joined((_part(part, whole) for part in parts), "; ", "; ")
    values = {
        "node": node_words(sheet, node), "assessor": _assessor(assessment.assessor),
        "stated": told(number(stated), own), "computed": number(Decimal(str(step.values["found"]))), "parts": words,
    }  # fmt: skip
    said = (*own, *(each for part in parts for each in _said(part.item.id, _sources(part.explanation))))
    return Draft("whole_differs_from_parts", (node,), said, values, (assessment.assessor, number(stated)))


def _part(part: Scored, whole: Fraction) -> Wording:
    """A part with its score, its share of the weight of all parts, and where they are printed."""
    score = "–" if part.score is None else number(part.score)
    weight = "–" if part.item.counted is None else f"{_plain(part.item.counted)}/{_plain(whole)}"
    return told(f"{part.item.label}: {score} × {weight}", _said(part.item.id, _sources(part.explanation)))


def _plain(value: Fraction) -> str:
    return number(Decimal(str(float(value))))


def _level(sheet: Sheet, indicator: EvaluatedIndicator, assessment: Assessment, step: Explanation) -> Draft:
    case = assessment.scored.item.case
    node = indicator.node.id
    judged, value = (_said(node, case.sources.get(name, ())) for name in ("judged_level", "value"))
    values = {
        "node": node_words(sheet, node), "assessor": _assessor(assessment.assessor),
        "value": told(number(Decimal(str(step.values["value"]))), value), "level": str(step.values["level"]),
        "judged": told(str(step.values["judged"]), judged),
    }  # fmt: skip
    disputed = (assessment.assessor, str(step.values["judged"]), str(step.values["value"]))
    said = (*judged, *value, *_said(node, case.sources.get("ladder", ())))
    return Draft("level_contradicts_criteria", (node,), said, values, disputed)


def _appeal(sheet: Sheet, indicator: EvaluatedIndicator, step: Explanation) -> Draft:
    node = indicator.node.id
    values = {"node": node_words(sheet, node), "message": _sentence(step)}
    return Draft("appeal_incomplete", (node,), _said(node, _sources(step)), values, (str(step.values.get("round")),))


def _sources(explanation: Explanation) -> tuple[Source, ...]:
    """Where a step and all below it are printed."""
    return tuple(dict.fromkeys(source for step in explanation.walk() for source in step.sources))


def _said(node: str, sources: Iterable[Source]) -> tuple[Said, ...]:
    """Places as statements about a node that say nothing."""
    return tuple(
        Said(
            each.document, node, "", None, "", None, 0, 1.0, None,
            each.table, each.row, each.column, each.line, each.text,
        )
        for each in sources
    )  # fmt: skip


def _sentence(explanation: Explanation) -> Wording:
    return Wording(en=explanation.sentence("en").rstrip("."), th=explanation.sentence("th"))


def _assessor(code: str) -> Wording:
    if code == OFFICIAL:
        return Wording(en="the assessors", th="ผู้ประเมิน")
    return Wording(en="the agency", th="หน่วยงาน")


def _what(code: str) -> Wording:
    words = {
        "score": Wording(en="score", th="คะแนน"),
        "sum": Wording(en="sum of the component", th="คะแนนรวมขององค์ประกอบ"),
        "total": Wording(en="total", th="คะแนนรวม"),
    }
    return words[code]
