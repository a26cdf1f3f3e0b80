"""The evaluation of an agency as people read it: the sheet, what differs and why, and every score explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from api.cli.output import table
from api.cli.thai import ThaiText
from api.words import VALUES, label, pick
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.tree import Tree

    from kb.model import Node
    from scoring.appeal_counts import AppealCount
    from scoring.evaluation import Assessment, EvaluatedComponent, EvaluatedIndicator, Evaluation, Finding
    from scoring.evaluation_checks import Comparison
    from scoring.explanation import Explanation, Source

_TITLE = Wording(
    "Performance evaluation of {agency}, fiscal year {year}", "การประเมินผลการปฏิบัติราชการ {agency} ปีงบประมาณ {year}"
)
_GROUP = Wording("agency group {group}", "กลุ่มหน่วยงาน {group}")
_CODE = Wording("Code", "รหัส")
_INDICATOR = Wording("Component / indicator", "องค์ประกอบ / ตัวชี้วัด")
_WEIGHT = Wording("Weight", "น้ำหนัก")
_RESULT = Wording("Result", "ผล")
_SCORE = Wording("Score", "คะแนน")
_WEIGHTED = Wording("Weighted", "ถ่วงน้ำหนัก")
_STATED = Wording("Stated", "ระบุไว้")
_AGREES = Wording("=", "ตรงกัน")
_SELF_SCORE = Wording("Agency's own", "หน่วยงานรายงาน")
_COMPONENT = Wording("Component {code}", "องค์ประกอบที่ {code}")
_NO_COMPONENT = Wording("In no component", "ไม่อยู่ในองค์ประกอบใด")
_TOTAL = Wording("Total", "รวม")
_HOW = Wording(
    "Scores are computed from results, criteria and weights; stated scores are only compared.",
    "คะแนนคำนวณจากผล เกณฑ์ และน้ำหนักเท่านั้น คะแนนที่เอกสารระบุใช้เทียบอย่างเดียว",
)
_INCOMPLETE = Wording(
    "The total is of what is known; indicators of weight {weight} have no score.",
    "คะแนนรวมเป็นของส่วนที่ทราบ ตัวชี้วัดน้ำหนักรวม {weight} ยังไม่มีคะแนน",
)
_FINDINGS = Wording("What the printed rules and numbers do not bear out", "สิ่งที่เกณฑ์และตัวเลขในเอกสารไม่รองรับ")
_DIFFERENCES = Wording("The agency's own score and the official one", "คะแนนที่หน่วยงานรายงานกับคะแนนทางการ")
_MISSING = Wording("No result of {assessor}: {codes}", "ไม่มีผลของ{assessor}: {codes}")
_EXPLAINED = Wording("Scores of {assessor}, explained", "ที่มาของคะแนน ({assessor})")

_APPEALS = Wording("Appeals of all agencies in the year", "การอุทธรณ์ของทุกหน่วยงานในปีนี้")
_PLACES = Decimal("0.001")
_LONGEST_NAME = 46
_LONGEST_RESULT = 18
_LONGEST_SENTENCE = 400


def page(
    evaluation: Evaluation, appeals: Sequence[AppealCount], lang: str, *, explain: bool = False
) -> Iterator[RenderableType]:
    """The sheet, what differs, the year's appeals of all agencies, and with `explain` how every score came about."""
    yield ThaiText(_title(evaluation, lang), style="bold")
    yield _sheet(evaluation, lang)
    yield ThaiText(pick(_HOW, lang), style="dim")
    total = evaluation.totals[evaluation.assessors[0]]
    if total.unknown:
        yield ThaiText(pick(_INCOMPLETE, lang).format(weight=_plain(total.unknown)), style="bold")
    yield from _differences(evaluation, lang)
    yield from _findings(evaluation, lang)
    yield from _missing(evaluation, lang)
    yield from _appeals(appeals, lang)
    if explain:
        for assessor in evaluation.assessors:
            yield ""
            yield from _explained(evaluation, assessor, lang)


def _title(evaluation: Evaluation, lang: str) -> str:
    agency = evaluation.agency.name or evaluation.agency.id
    group = evaluation.node.properties.get("agency_group") if evaluation.node else None
    title = pick(_TITLE, lang).format(agency=agency, year=evaluation.fiscal_year)
    return f"{title} · {pick(_GROUP, lang).format(group=group)}" if group else title


# --- the sheet ----------------------------------------------------------------


def _sheet(evaluation: Evaluation, lang: str) -> RenderableType:
    """The table as the office knows it: the first assessor's scores beside those stated, and the agency's own."""
    main, other = evaluation.assessors[0], evaluation.assessors[1] if len(evaluation.assessors) > 1 else None
    headings = [_CODE, _INDICATOR, _WEIGHT, _RESULT, _SCORE, _WEIGHTED, _STATED, *([_SELF_SCORE] if other else [])]
    rows = [row for component in evaluation.components for row in _component_rows(component, main, other, lang)]
    rows.append(_total_row(evaluation, main, other, lang))
    return table(
        [pick(heading, lang) for heading in headings], rows, numbers=(2, 4, 5, 6, 7) if other else (2, 4, 5, 6)
    )


def _component_rows(component: EvaluatedComponent, main: str, other: str | None, lang: str) -> Iterator[list[str]]:
    node, total = component.node, component.sums[main]
    named = pick(_COMPONENT, lang).format(code=node.code) if node else pick(_NO_COMPONENT, lang)
    name = f"{named} {_cut(node.name or '', _LONGEST_NAME)}" if node else named
    stated = " + ".join(dict.fromkeys(_claim(claim, lang) for claim in _of(component.declared, main)))
    own = [_number(component.sums[other].score)] if other else []
    yield ["", name, _plain(total.weight), "", "", _number(total.score), stated, *own]
    for indicator in component.indicators:
        yield from _indicator_rows(indicator, main, other, lang, 1)


def _indicator_rows(
    indicator: EvaluatedIndicator, main: str, other: str | None, lang: str, depth: int
) -> Iterator[list[str]]:
    assessment = indicator.assessments[main]
    scored = assessment.scored
    stated = [_claim(claim, lang) for claim in assessment.claims if claim.what == "weighted_score"]
    own = [_own(indicator.assessments.get(other), lang)] if other else []
    name = f"{'  ' * depth}{_cut(indicator.node.name or indicator.node.id, _LONGEST_NAME)}"
    yield [
        indicator.node.code or "", name, _plain(indicator.weight), _result(assessment.result),
        _number(scored.score), _number(scored.weighted_score), " ".join(dict.fromkeys(stated)), *own,
    ]  # fmt: skip
    for part in indicator.parts:
        yield from _indicator_rows(part, main, other, lang, depth + 1)


def _total_row(evaluation: Evaluation, main: str, other: str | None, lang: str) -> list[str]:
    total = evaluation.totals[main]
    stated = " ".join(dict.fromkeys(_claim(claim, lang) for claim in _of(evaluation.declared, main)))
    own = [_number(evaluation.totals[other].score)] if other else []
    return ["", pick(_TOTAL, lang), _plain(total.weight), "", "", _number(total.score), stated, *own]


def _of(claims: tuple[Comparison, ...], assessor: str) -> Iterator[Comparison]:
    return (claim for claim in claims if claim.assessor == assessor)


def _claim(claim: Comparison, lang: str) -> str:
    """A stated number, and whether it is the computed one."""
    if claim.computed is None:
        return f"{_number(claim.stated)} ?"
    return f"{_number(claim.stated)} {pick(_AGREES, lang) if claim.agrees else '≠'}"


def _own(assessment: Assessment | None, lang: str) -> str:
    """What the agency says it reached, and what that scores."""
    if assessment is None or (assessment.result is None and not assessment.scored.parts):
        return "–"
    reached = _result(assessment.result)
    return f"{reached} → {_number(assessment.scored.score)}" if reached else _number(assessment.scored.score)


def _result(result: Node | None) -> str:
    """What was reached, as printed; by its value and unit where the words are long."""
    if result is None:
        return ""
    text, value, unit = (str(result.properties.get(name) or "") for name in ("text", "value", "unit"))
    short = text or " ".join(filter(None, (value, unit)))
    return (
        short if len(short) <= _LONGEST_RESULT else " ".join(filter(None, (value, unit))) or _cut(text, _LONGEST_RESULT)
    )


# --- what differs -------------------------------------------------------------


def _differences(evaluation: Evaluation, lang: str) -> Iterator[RenderableType]:
    found = [indicator for indicator in evaluation.indicators() if indicator.differences]
    if not found:
        return
    yield ""
    yield ThaiText(pick(_DIFFERENCES, lang), style="bold")
    for indicator in found:
        sentences = "; ".join(step.sentence(lang) for step in indicator.differences)
        yield ThaiText(f"  {_called(indicator.node)}: {sentences}")


def _findings(evaluation: Evaluation, lang: str) -> Iterator[RenderableType]:
    if not evaluation.findings:
        return
    called = {**_names(evaluation), **({evaluation.node.id: pick(_TOTAL, lang)} if evaluation.node else {})}
    yield ""
    yield ThaiText(f"{pick(_FINDINGS, lang)}: {len(evaluation.findings)}", style="bold")
    for (whose, sentence), found in _alike(evaluation.findings, lang).items():
        nodes = [called.get(finding.node, finding.node) for finding in found]
        places = _places(tuple(source for finding in found for source in finding.explanation.sources))
        yield ThaiText(f"  {'; '.join(dict.fromkeys(nodes))}{whose}: {_cut(sentence, _LONGEST_SENTENCE)}{places}")


def _alike(findings: Iterable[Finding], lang: str) -> dict[tuple[str, str], list[Finding]]:
    """Findings by whose they are and what they say, in their order."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        whose = f" ({label(VALUES['assessor'], finding.assessor, lang)})" if finding.assessor else ""
        found.setdefault((whose, finding.explanation.sentence(lang)), []).append(finding)
    return found


def _missing(evaluation: Evaluation, lang: str) -> Iterator[RenderableType]:
    called = _names(evaluation)
    for assessor in evaluation.assessors:
        codes = [called.get(node, node) for node, who in evaluation.missing if who == assessor]
        if codes:
            named = label(VALUES["assessor"], assessor, lang)
            yield ThaiText(pick(_MISSING, lang).format(assessor=named, codes=", ".join(codes)), style="dim")


def _appeals(appeals: Sequence[AppealCount], lang: str) -> Iterator[RenderableType]:
    """How many appeals of all agencies met which ruling: as declared, beside the rows."""
    if appeals:
        yield ""
        yield ThaiText(pick(_APPEALS, lang), style="bold")
    for count in appeals:
        yield ThaiText(f"  {count.explanation.sentence(lang)}{_places(count.sources)}")


def _names(evaluation: Evaluation) -> Mapping[str, str]:
    """Node id → what it is called in a line."""
    nodes = [indicator.node for indicator in evaluation.indicators()]
    nodes += [component.node for component in evaluation.components if component.node]
    return {node.id: _called(node) for node in nodes}


def _called(node: Node) -> str:
    return f"{node.code or ''} {_cut(node.name or node.id, _LONGEST_NAME)}".strip()


# --- explanations ---------------------------------------------------------------


def _explained(evaluation: Evaluation, assessor: str, lang: str) -> Iterator[RenderableType]:
    """How every score of an assessor came about, a tree for each indicator, and the sums."""
    yield ThaiText(pick(_EXPLAINED, lang).format(assessor=label(VALUES["assessor"], assessor, lang)), style="bold")
    for component in evaluation.components:
        for indicator in component.indicators:
            yield _tree(indicator, assessor, lang)
    yield ThaiText(f"{pick(_TOTAL, lang)}: {evaluation.totals[assessor].explanation.sentence(lang)}")


def _tree(indicator: EvaluatedIndicator, assessor: str, lang: str) -> Tree:
    from rich.tree import Tree

    assessment = indicator.assessments[assessor]
    tree = Tree(ThaiText(_called(indicator.node), style="bold"), guide_style="dim")
    _grow(tree, assessment.scored.explanation, lang)
    for step in (*assessment.checks, *(claim.explanation for claim in assessment.claims)):
        _grow(tree, step, lang)
    return tree


def _grow(tree: Tree, step: Explanation, lang: str) -> None:
    branch = tree.add(ThaiText(_cut(step.sentence(lang), _LONGEST_SENTENCE) + _places(step.sources)))
    for child in step.children:
        _grow(branch, child, lang)


def _places(sources: tuple[Source, ...]) -> str:
    """File and line of what a step rests on."""
    lines: dict[str, list[str]] = {}
    for source in sources:
        lines.setdefault(source.file_name, []).append(str(source.line))
    found = (f"{name}:{','.join(dict.fromkeys(places))}" for name, places in lines.items())
    return f"  [{' '.join(found)}]" if lines else ""


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _number(number: Decimal | None) -> str:
    """A score to three decimals, as the official tables print it."""
    return "–" if number is None else f"{number.quantize(_PLACES):f}"


def _plain(number: Decimal | None) -> str:
    from api.views import decimal_text

    return "–" if number is None else decimal_text(number)
