"""The evaluation of an agency as people read it: the sheet, what differs and why, and every score explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from api.cli.evaluation_sheet import EvaluationSheet, weight_text
from api.cli.thai import ThaiText
from api.words import VALUES, label, pick
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.tree import Tree

    from kb.model import Node
    from scoring.appeal_counts import AppealCount
    from scoring.evaluation import EvaluatedIndicator, Evaluation, Finding
    from scoring.explanation import Explanation, Source

_TITLE = Wording(
    "Performance evaluation of {agency}, fiscal year {year}", "การประเมินผลการปฏิบัติราชการ {agency} ปีงบประมาณ {year}"
)
_GROUP = Wording("agency group {group}", "กลุ่มหน่วยงาน {group}")
_TOTAL = Wording("Total", "รวม")
_HOW = Wording(
    "Scores are computed from results, criteria and weights alone. Stated scores are only compared: "
    "= as computed, ≠ not so, ? nothing could be computed.",
    "คำนวณคะแนนจากผล เกณฑ์ และน้ำหนักเท่านั้น คะแนนที่ระบุไว้ใช้เปรียบเทียบ: = ตรงกับที่คำนวณ ≠ ไม่ตรง ? คำนวณไม่ได้",
)
_INCOMPLETE = Wording(
    "The total is of what is known; indicators of weight {weight} have no score.",
    "คะแนนรวมเป็นของส่วนที่ทราบ ตัวชี้วัดน้ำหนักรวม {weight} ยังไม่มีคะแนน",
)
_FINDINGS = Wording("What the printed rules and numbers do not bear out", "ส่วนที่เกณฑ์และตัวเลขในเอกสารอธิบายไม่ได้")
_DIFFERENCES = Wording("The agency's own score and the official one", "คะแนนที่หน่วยงานรายงานกับคะแนนทางการ")
_MISSING = Wording("No result of {assessor}: {codes}", "ไม่มีผลของ{assessor}: {codes}")
_EXPLAINED = Wording("Scores of {assessor}, explained", "ที่มาของคะแนน ({assessor})")

_APPEALS = Wording("Appeals of all agencies in the year", "การอุทธรณ์ของทุกหน่วยงานในปีนี้")
_LONGEST_NAME = 46
_MOST_NAMES = 2
_LONGEST_SENTENCE = 400


def page(
    evaluation: Evaluation, appeals: Sequence[AppealCount], lang: str, *, explain: bool = False
) -> Iterator[RenderableType]:
    """The sheet, what differs, the year's appeals of all agencies, and with `explain` how every score came about."""
    yield ThaiText(_title(evaluation, lang), style="bold")
    yield EvaluationSheet(evaluation, lang)
    yield ThaiText(pick(_HOW, lang), style="dim")
    total = evaluation.totals[evaluation.assessors[0]]
    if total.unknown:
        yield ThaiText(pick(_INCOMPLETE, lang).format(weight=weight_text(total.unknown)), style="bold")
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


# --- what differs -------------------------------------------------------------


def _differences(evaluation: Evaluation, lang: str) -> Iterator[RenderableType]:
    found = [indicator for indicator in evaluation.indicators() if indicator.differences]
    if not found:
        return
    yield ""
    yield ThaiText(pick(_DIFFERENCES, lang), style="bold")
    for indicator in found:
        sentences = (" " if lang == "en" else "; ").join(step.sentence(lang) for step in indicator.differences)
        yield ThaiText(f"  {_called(indicator.node)}: {sentences}")


def _findings(evaluation: Evaluation, lang: str) -> Iterator[RenderableType]:
    if not evaluation.findings:
        return
    called = {**_names(evaluation), **({evaluation.node.id: pick(_TOTAL, lang)} if evaluation.node else {})}
    yield ""
    yield ThaiText(f"{pick(_FINDINGS, lang)}: {len(evaluation.findings)}", style="bold")
    for (whose, sentence), found in _alike(evaluation.findings, lang).items():
        nodes = _listed([called.get(finding.node, finding.node) for finding in found])
        places = _places(tuple(source for finding in found for source in finding.explanation.sources))
        yield ThaiText(f"  {nodes}{whose}: {_cut(sentence, _LONGEST_SENTENCE)}{places}")


def _listed(names: Iterable[str]) -> str:
    """Names one behind the other; of many, those with a code by the code alone."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) <= _MOST_NAMES:
        return "; ".join(distinct)
    return ", ".join(name.partition(" ")[0] if name[:1].isdigit() else name for name in distinct)


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
