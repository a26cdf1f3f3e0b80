"""From the facts of an evaluation to what is scored: which rubric, which result, which weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from kb.errors import InputError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.statement import Json
from scoring.appeals import Appeal
from scoring.case import Case, Stated
from scoring.evaluation_facts import Facts, text_of
from scoring.explanation import Explanation, Source, Value
from scoring.indicator import Item
from scoring.ladder import Ladder, ladder
from scoring.reported import period_order
from scoring.rounding import number

OFFICIAL, SELF = "official", "self"
ASSESSORS = (OFFICIAL, SELF)
MEASURES = (NodeKind.INDICATOR, NodeKind.KEY_RESULT)


def results_of(facts: Facts, measure: Node, assessor: str) -> tuple[Node, ...]:
    """An assessor's results on a measure, the one that counts first.

    A result that states something counts over one that does not, then the later period (without
    one: the whole year), the later date, and the id.
    """
    found = [
        node
        for node in facts.below(measure, EdgeKind.REPORTS_ON, NodeKind.RESULT)
        if text_of(node, "assessor") == assessor
    ]
    return tuple(sorted(found, key=lambda node: _recency(node, facts.fiscal_year), reverse=True))


def _recency(node: Node, fiscal_year: int) -> tuple[bool, str, str, str]:
    says = "value" in node.properties or "judged_level" in node.properties
    period = period_order(text_of(node, "period") or str(fiscal_year))
    return says, period, text_of(node, "as_of") or "", node.id


def item_of(facts: Facts, measure: Node, assessor: str, group: str | None = None) -> Item:
    """A measure as an assessor's result lets it be scored, with its parts."""
    parts = tuple(item_of(facts, part, assessor, group) for part in parts_of(facts, measure))
    weight: Decimal | None = None
    try:
        weight = weight_of(facts, measure)  # first: it counts as unknown where the result cannot be used
        case = replace(case_of(facts, measure, assessor), weight=weight)
    except InputError as error:
        case = Case(Decimal(0), weight=weight, problem=Explanation("result_unusable", {"message": str(error)}))
    return Item(
        id=measure.id,
        case=case,
        weight=None if weight is None else Fraction(weight),
        label=measure.code or measure.name or measure.id,
        group=group,
        parts=parts,
    )


def parts_of(facts: Facts, measure: Node) -> tuple[Node, ...]:
    """The indicators that make a measure up."""
    return facts.below(measure, EdgeKind.PART_OF, *MEASURES)


def weight_of(facts: Facts, measure: Node) -> Decimal | None:
    """The weight with which a measure counts: on the edge to what it counts in, else its own, else beside its result.

    Raises:
        InputError: It is no number of 0 or more.
    """
    edges = (facts.up.get((measure.id, kind), ()) for kind in (EdgeKind.PART_OF, EdgeKind.CONTRIBUTES_TO))
    on_edges = [edge.properties.get("weight") for found in edges for edge in found if edge.target in facts.nodes]
    beside = [node.properties.get("weight") for who in ASSESSORS for node in results_of(facts, measure, who)]
    stated = next((each for each in (*on_edges, measure.properties.get("weight"), *beside) if each is not None), None)
    weight = number(stated, f"the weight of {measure.id}")
    if weight is not None and weight < 0:
        raise InputError(f"the weight of {measure.id} must be 0 or more, not {weight}")
    return weight


def case_of(facts: Facts, measure: Node, assessor: str) -> Case:
    """A measure's result by an assessor, with the rubric that it is scored by.

    Raises:
        InputError: The result states a value or level that is no number.
    """
    result = next(iter(results_of(facts, measure, assessor)), None)
    case = _rubric(facts, measure, assessor, result)
    weights = facts.sources(measure.id, "weight") or (facts.sources(result.id, "weight") if result else ())
    sources = {**case.sources, "target": facts.sources(measure.id, "target"), "weight": weights}
    case = replace(case, target=_target(facts, measure), sources=sources)
    return case if result is None else _result(facts, case, measure, result)


def _result(facts: Facts, case: Case, measure: Node, result: Node) -> Case:
    value, level = result.properties.get("value"), result.properties.get("judged_level")
    judged = number(level, f"the level of {result.id}")
    if judged is not None and judged != judged.to_integral_value():
        raise InputError(f"the level of {result.id} must be a whole number, not {judged}")
    sources = {
        **case.sources,
        "value": facts.sources(result.id, "value", value),
        "judged_level": facts.sources(result.id, "judged_level", level),
    }
    return replace(
        case,
        value=number(value, f"the value of {result.id}"),
        unit=text_of(result, "unit") or text_of(measure, "unit"),
        judged_level=None if judged is None else int(judged),
        alternatives=tuple(_alternatives(facts, result)),
        sources=sources,
    )


def _alternatives(facts: Facts, result: Node) -> Iterator[Stated]:
    """The values that lost; a level stated as a value is no value of its own."""
    chosen = (result.properties.get("value"), result.properties.get("judged_level"))
    seen: set[str] = set()
    for said in facts.statements.get((result.id, "value"), ()):
        if isinstance(said.value, str) and said.value not in chosen and said.value not in seen:
            seen.add(said.value)
            value = number(said.value, f"the value of {result.id}")
            if value is not None:
                yield Stated(value, facts.sources(result.id, "value", said.value))


def _target(facts: Facts, measure: Node) -> Mapping[str, Json] | None:
    """What the agency is to reach; else what is to be reached at all."""
    edges = facts.down.get((measure.id, EdgeKind.RESPONSIBLE_FOR), ())
    own = [edge.properties.get("target") for edge in edges if edge.source == facts.agency.id]
    for target in (*own, measure.properties.get("target")):
        if isinstance(target, Mapping):
            return target
    return None


# --- rubrics ------------------------------------------------------------------


def _rubric(facts: Facts, measure: Node, assessor: str, result: Node | None) -> Case:
    """A case with the rubric that an assessor's result is scored by.

    An official result is scored by the thresholds that its result table prints. Where that prints none, the result
    is in points of the levels; only a result of a period comes from no result table.
    """
    rubrics = facts.above(measure, EdgeKind.SCORED_BY)
    printed = [rubric for rubric in rubrics if text_of(rubric, "assessor") == OFFICIAL]
    if assessor == OFFICIAL and printed:
        return replace(_by(facts, printed[0]), printed=True)
    own = _own_rubric(facts, [rubric for rubric in rubrics if rubric not in printed] or printed, printed)
    case = own if isinstance(own, Case) else _by(facts, own)
    if assessor == OFFICIAL and (result is None or text_of(result, "period") is None):
        return replace(case, in_points=True, problem=None)
    return case


def _own_rubric(facts: Facts, rubrics: Sequence[Node], printed: Sequence[Node]) -> Node | Case:
    """The rubric of the agency's group, or the only one; else an empty case, with the reason where there are some."""
    plain = [rubric for rubric in rubrics if text_of(rubric, "agency_group") is None]
    group = _group(facts, printed)
    chosen = [rubric for rubric in rubrics if text_of(rubric, "agency_group") == group] if group else []
    fitting = chosen or plain
    if len(fitting) == 1:
        return fitting[0]
    if not rubrics:
        return Case()
    if not fitting:
        return Case(problem=Explanation("group_unknown", {"group": group}))
    values: dict[str, Value] = {"rubrics": ", ".join(rubric.id for rubric in fitting)}
    return Case(problem=Explanation("rubrics_several", values))


def _group(facts: Facts, printed: Sequence[Node]) -> str | None:
    """The agency's group: as printed beside the indicator's thresholds, else as the evaluation says."""
    places = (*printed, *facts.of_kind(NodeKind.EVALUATION))
    return next((group for group in (text_of(node, "agency_group") for node in places) if group), None)


def _by(facts: Facts, rubric: Node) -> Case:
    made, problem = _ladder(rubric.properties.get("levels"), rubric.id)
    sources: dict[str, tuple[Source, ...]] = {"ladder": facts.sources(rubric.id, "levels")}
    return Case(ladder=made, problem=problem, method=text_of(rubric, "method"), sources=sources)


def _ladder(levels: Json, rubric: str) -> tuple[Ladder | None, Explanation | None]:
    try:
        return ladder(levels, rubric), None
    except InputError as error:
        return None, Explanation("rubric_unusable", {"message": str(error)})


# --- appeals ------------------------------------------------------------------


def appeals_of(facts: Facts, measure: Node) -> tuple[Node, ...]:
    """The appeals against a measure, by round, then id."""
    found = facts.below(measure, EdgeKind.APPEALS, NodeKind.APPEAL)
    return tuple(sorted(found, key=lambda node: (text_of(node, "round") or "", node.id)))


def appeals_in(facts: Facts) -> tuple[Appeal, ...]:
    """The appeals against measures of the evaluation that are stated to change something.

    Raises:
        InputError: A score that an appeal sets is no number from 0 to 100.
    """
    measures = facts.of_kind(*MEASURES)
    return tuple(
        _appeal(facts, node, measure.id)
        for measure in measures
        for node in appeals_of(facts, measure)
        if text_of(node, "effect")
    )


def _appeal(facts: Facts, node: Node, target: str) -> Appeal:
    score = number(node.properties.get("score"), f"the score of {node.id}")
    if score is not None and not 0 <= score <= 100:
        raise InputError(f"the score of {node.id} must be from 0 to 100, not {score}")
    return Appeal(
        id=node.id,
        target=target,
        round=text_of(node, "round") or "",
        ruling=text_of(node, "ruling") or "",
        effect=text_of(node, "effect"),
        score=score,
        levels=node.properties.get("levels"),
        replaced_by=text_of(node, "replaced_by"),
        rescaled=node.properties.get("rescaled") is True,
        sources=facts.sources(node.id, "effect"),
    )
