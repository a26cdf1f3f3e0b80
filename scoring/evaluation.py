"""The evaluation of an agency in a year, recomputed: every score, component and total beside what is stated.

Scores come from result values, judged levels, rubrics and weights alone; the scores, weighted
scores and sums that the documents state are compared with them and never used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kb.errors import NotFoundError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries.answer import Completeness, completeness
from scoring.agencies import agency_named
from scoring.appeals import apply_appeals
from scoring.compiled import topological_order
from scoring.evaluation_checks import (
    FINDINGS,
    Comparison,
    checks_of,
    claims_of,
    declared_sums,
    declared_totals,
    differences,
    totals_of,
)
from scoring.evaluation_facts import Facts, facts_of, natural
from scoring.evaluation_items import (
    ASSESSORS,
    MEASURES,
    OFFICIAL,
    SELF,
    appeals_in,
    appeals_of,
    item_of,
    parts_of,
    results_of,
)
from scoring.explanation import Explanation
from scoring.indicator import Scored, Sum, add_up, score_item
from scoring.rounding import rounded


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an assessor's result scores, beside what the assessor states.

    `result` is `None` where the assessor has no result; `claims` compare the stated score and
    weighted score with the computed ones; `checks` are of sub-scores and percentages.
    """

    assessor: str
    result: Node | None
    scored: Scored
    claims: tuple[Comparison, ...] = ()
    checks: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluatedIndicator:
    """An indicator (or key result), its assessments by assessor, its parts and the appeals against it.

    `differences` say why the agency's own score and the official one differ; none where they agree.
    """

    node: Node
    weight: Decimal | None
    assessments: Mapping[str, Assessment]
    parts: tuple[EvaluatedIndicator, ...] = ()
    appeals: tuple[Node, ...] = ()
    differences: tuple[Explanation, ...] = ()

    def walk(self) -> Iterator[EvaluatedIndicator]:
        """The indicator and all its parts, each before its own parts."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class EvaluatedComponent:
    """A component: its indicators by code, its sums by assessor, and the sums that documents declare.

    `node` is `None` for what stands in no component of the evaluation; that counts in no total.
    """

    node: Node | None
    indicators: tuple[EvaluatedIndicator, ...]
    sums: Mapping[str, Sum]
    declared: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the printed rules or numbers do not bear out, on a node, of an assessor where it is one's."""

    node: str
    assessor: str | None
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The evaluation of an agency in a year.

    Attributes:
        node: The evaluation's node; `None` where the base holds results and no evaluation.
        assessors: Those that have results, the official one first.
        components: By code in natural order; what stands in no component comes last.
        totals: Assessor → the sum over the components.
        declared: The totals that documents state beside the computed one.
        findings: In the order of the components and indicators.
        missing: (indicator id, assessor) where an assessor that has results has none.
    """

    agency: Node
    fiscal_year: int
    node: Node | None
    assessors: tuple[str, ...]
    components: tuple[EvaluatedComponent, ...]
    totals: Mapping[str, Sum]
    declared: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    missing: tuple[tuple[str, str], ...]
    completeness: Completeness

    def indicators(self) -> Iterator[EvaluatedIndicator]:
        """Every indicator and part, in order."""
        for component in self.components:
            for indicator in component.indicators:
                yield from indicator.walk()


def evaluate(reader: Reader, agency: str, fiscal_year: int) -> Evaluation:
    """Recomputes the evaluation of an agency in a fiscal year.

    Args:
        reader: The state of the base to ask.
        agency: Its id, the local part of its id, its name or short name.
        fiscal_year: Of the Buddhist Era.

    Raises:
        NotFoundError: No agency is called so, or the base has neither an evaluation nor results of it in that year.
        AmbiguousError: Several agencies are called so.
        InputError: The reference is empty, an appeal sets a score that is none, or indicators are parts of each other
            in a circle, which the message shows.
    """
    facts = _facts(reader, agency, fiscal_year)
    measures = facts.of_kind(*MEASURES)
    topological_order({measure.id: [part.id for part in parts_of(facts, measure)] for measure in measures})
    assessors = tuple(who for who in ASSESSORS if any(results_of(facts, node, who) for node in measures))
    return _evaluated(reader, facts, assessors or (OFFICIAL,))


def _facts(reader: Reader, agency: str, fiscal_year: int) -> Facts:
    """The facts of an agency's evaluation, which may be known where nothing describes the agency itself."""
    local = agency.removeprefix(f"{NodeKind.AGENCY}:")
    bare = Node(f"{NodeKind.AGENCY}:{local}", NodeKind.AGENCY)
    facts = facts_of(reader, reader.node(bare.id) or bare, fiscal_year)
    if not facts.nodes and reader.node(bare.id) is None:
        facts = facts_of(reader, agency_named(reader, agency), fiscal_year)
    if not facts.nodes:
        raise NotFoundError(f"the base holds no evaluation and no results of {facts.agency.id} in {fiscal_year}")
    return facts


def _evaluated(reader: Reader, facts: Facts, assessors: tuple[str, ...]) -> Evaluation:
    node = next(iter(facts.of_kind(NodeKind.EVALUATION)), None)
    groups = _groups(facts)
    scored = {assessor: _scored(facts, groups, assessor) for assessor in assessors}
    components = tuple(_components(facts, groups, scored))
    counted = [component for component in components if component.node is not None] or components
    totals = {assessor: totals_of([component.sums[assessor] for component in counted]) for assessor in assessors}
    declared = declared_totals(facts, node, totals)
    findings = tuple(_findings(node, components, declared))
    missing = tuple(_missing(components, assessors))
    return Evaluation(
        facts.agency,
        facts.fiscal_year,
        node,
        assessors,
        components,
        totals,
        declared,
        findings,
        missing,
        completeness(reader),
    )


def _groups(facts: Facts) -> dict[str | None, list[Node]]:
    """Component id → its indicators, in the order of the components; `None` holds what stands in none."""
    components = [node.id for node in facts.of_kind(NodeKind.COMPONENT)]
    groups: dict[str | None, list[Node]] = {component: [] for component in components}
    for measure in facts.of_kind(*MEASURES):
        if any(node.kind in MEASURES for node in facts.above(measure, EdgeKind.PART_OF)):
            continue
        places = [node.id for node in facts.above(measure, EdgeKind.CONTRIBUTES_TO) if node.kind == NodeKind.COMPONENT]
        groups.setdefault(places[0] if places else None, []).append(measure)
    return groups


def _scored(facts: Facts, groups: Mapping[str | None, Sequence[Node]], assessor: str) -> Mapping[str, Scored]:
    """Indicator id → its score by an assessor, after what accepted appeals change.

    A score that an appeal sets is the official one; the agency's own stays what it reported.
    """
    items = [item_of(facts, measure, assessor, group) for group, measures in groups.items() for measure in measures]
    appeals = [each for each in appeals_in(facts) if assessor == OFFICIAL or each.effect != "score_adjusted"]
    changed = apply_appeals(items, appeals, {item.id: item for item in items})
    return {item.id: score_item(item) for item in changed}


def _components(
    facts: Facts, groups: Iterable[str | None], scored: Mapping[str, Mapping[str, Scored]]
) -> Iterator[EvaluatedComponent]:
    """The components in order, with what appeals left in them; what stands in none comes last, if there is any."""
    some = next(iter(scored.values()))
    for place in sorted(groups, key=lambda place: place is None):
        inside = [each.item.id for each in some.values() if each.item.group == place]
        if place is None and not inside:
            continue
        members = [{who: by_id[one] for who, by_id in scored.items()} for one in _in_order(facts, inside)]
        indicators = tuple(_indicator(facts, each) for each in members)
        sums = {who: add_up(each[who] for each in members) for who in scored}
        node = None if place is None else facts.nodes[place]
        declared = () if node is None else declared_sums(facts, node, _by_id(members))
        yield EvaluatedComponent(node, indicators, sums, declared)


def _in_order(facts: Facts, ids: Iterable[str]) -> list[str]:
    return [node.id for node in natural(_node(facts, each) for each in ids)]


def _node(facts: Facts, identifier: str) -> Node:
    """A node; one that an appeal names and nothing describes is bare."""
    return facts.nodes.get(identifier) or Node(identifier, NodeKind.INDICATOR)


def _by_id(members: Iterable[Mapping[str, Scored]]) -> dict[str, dict[str, Scored]]:
    """Assessor → indicator id → score, parts too."""
    found: dict[str, dict[str, Scored]] = {}
    for scored in members:
        for who, each in scored.items():
            below = found.setdefault(who, {})
            for one in (each, *each.parts):
                below[one.item.id] = one
    return found


def _indicator(facts: Facts, scored: Mapping[str, Scored]) -> EvaluatedIndicator:
    """An indicator with its assessments, the same parts for every assessor."""
    some = next(iter(scored.values()))
    node = _node(facts, some.item.id)
    parts = tuple(
        _indicator(facts, {who: each.parts[index] for who, each in scored.items()})
        for index, _ in enumerate(some.parts)
    )
    appeals = appeals_of(facts, node)
    both = OFFICIAL in scored and SELF in scored
    return EvaluatedIndicator(
        node=node,
        weight=None if some.item.counted is None else rounded(some.item.counted),
        assessments={who: _assessment(facts, node, who, each) for who, each in scored.items()},
        parts=parts,
        appeals=appeals,
        differences=differences(scored[SELF], scored[OFFICIAL], appeals) if both else (),
    )


def _assessment(facts: Facts, node: Node, assessor: str, scored: Scored) -> Assessment:
    result = next(iter(results_of(facts, node, assessor)), None)
    if result is None:
        return Assessment(assessor, None, scored)
    claims = claims_of(facts, result, assessor, scored)
    return Assessment(assessor, result, scored, claims, checks_of(facts, result, scored.item.case, scored.item.label))


# --- findings -----------------------------------------------------------------


def _findings(
    node: Node | None, components: Sequence[EvaluatedComponent], declared: Sequence[Comparison]
) -> Iterator[Finding]:
    for component in components:
        for indicator in component.indicators:
            for one in indicator.walk():
                for assessment in one.assessments.values():
                    for step in _told(assessment):
                        yield Finding(one.node.id, assessment.assessor, step)
        for each in component.declared:
            if not each.agrees and component.node is not None:
                yield Finding(component.node.id, each.assessor, each.explanation)
    for each in declared:
        if not each.agrees and node is not None:
            yield Finding(node.id, each.assessor, each.explanation)


def _told(assessment: Assessment) -> Iterator[Explanation]:
    """What the rules do not bear out of one assessment, its parts aside: they tell their own."""
    scored = assessment.scored
    if assessment.result is not None and scored.reason not in (None, "parts_unscored"):
        yield scored.explanation
    below = [part.explanation for part in scored.parts]
    yield from (step for step in _steps(scored.explanation, below) if step.code in FINDINGS)
    yield from (check for check in assessment.checks if check.code in FINDINGS)
    yield from (claim.explanation for claim in assessment.claims if not claim.agrees)


def _steps(explanation: Explanation, below: Sequence[Explanation]) -> Iterator[Explanation]:
    if any(explanation is part for part in below):
        return
    yield explanation
    for child in explanation.children:
        yield from _steps(child, below)


def _missing(components: Iterable[EvaluatedComponent], assessors: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Indicators without parts, and parts, of which an assessor states nothing."""
    for component in components:
        for indicator in component.indicators:
            for one in indicator.walk():
                for assessor in assessors:
                    assessment = one.assessments[assessor]
                    if not one.parts and not assessment.scored.item.left and assessment.scored.reason == "no_result":
                        yield one.node.id, assessor
