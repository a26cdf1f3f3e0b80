"""What is computed beside what is stated, and the agency's own word beside the official one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kb.errors import InputError
from kb.model import Node
from kb.statement import Json
from scoring import composite, methods
from scoring.case import Case
from scoring.composite import check_ratios, check_sub_scores
from scoring.evaluation_facts import Facts, text_of
from scoring.evaluation_items import ASSESSORS
from scoring.explanation import Explanation, Source, Value, wording
from scoring.indicator import Scored, Sum, added
from scoring.rounding import number
from scoring.units import differ, said
from scoring.words import ruling

FINDINGS = (
    methods.FINDINGS
    | composite.FINDINGS
    | {"stated_differs", "stated_alone", "whole_differs", "appeal_incomplete", "details_malformed"}
)
"""Codes of explanations that tell of something that the printed rules or numbers do not bear out."""

CLAIMS = ("score", "weighted_score")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A number that documents state beside the computed one; `what` is score, weighted_score, sum or total.

    `of` are the ids of what a stated sum covers.
    """

    what: str
    assessor: str
    stated: Decimal
    computed: Decimal | None
    of: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether both are the same number."""
        return self.stated == self.computed

    @property
    def difference(self) -> Decimal | None:
        """Computed less stated; `None` where nothing could be computed."""
        return None if self.computed is None else self.computed - self.stated

    @property
    def explanation(self) -> Explanation:
        """In words."""
        difference = None if self.difference is None else abs(self.difference)
        values: dict[str, Value] = {"what": wording(f"what_{self.what}"), "stated": self.stated}
        values |= {"found": self.computed, "difference": difference}
        code = "stated_agrees" if self.agrees else "stated_alone" if self.computed is None else "stated_differs"
        return Explanation(code, values, sources=self.sources)


def claims_of(facts: Facts, result: Node, assessor: str, scored: Scored) -> tuple[Comparison, ...]:
    """The scores and weighted scores that are stated for a result, each number once.

    Raises:
        InputError: A stated score is no number.
    """
    computed = {"score": scored.score, "weighted_score": scored.weighted_score}
    return tuple(
        Comparison(what, assessor, stated, computed[what], sources=sources)
        for what in CLAIMS
        for stated, sources in _stated(facts, result, what)
    )


def _stated(facts: Facts, node: Node, name: str) -> Iterator[tuple[Decimal, tuple[Source, ...]]]:
    """The numbers stated for a property, the strongest first, each with its places."""
    found = [item.value for item in facts.statements.get((node.id, name), ())] or [node.properties.get(name)]
    for value in dict.fromkeys(each for each in found if isinstance(each, str)):
        stated = number(value, f"the {name} of {node.id}")
        if stated is not None:
            yield stated, facts.sources(node.id, name, value)


def declared_sums(facts: Facts, component: Node, scored: Mapping[str, Mapping[str, Scored]]) -> tuple[Comparison, ...]:
    """The sums of weighted scores that are stated for a component.

    Args:
        facts: The facts of the evaluation.
        component: The component.
        scored: Assessor → indicator id (parts too) → score.

    Raises:
        InputError: A stated sum is malformed.
    """
    records = component.properties.get("declared_scores")
    found = records if isinstance(records, Sequence) and not isinstance(records, str) else ()
    return tuple(each for each in (_declared_sum(facts, component, record, scored) for record in found) if each)


def _declared_sum(
    facts: Facts, component: Node, record: Json, scored: Mapping[str, Mapping[str, Scored]]
) -> Comparison | None:
    """A stated sum beside the computed one; nothing says whose it is: the official's, unless it is the agency's."""
    if not isinstance(record, Mapping):
        raise InputError(f"a declared sum of {component.id} must be a record, not {record!r}")
    stated = number(record.get("weighted_score"), f"a declared sum of {component.id}")
    if stated is None:
        return None
    listed = record.get("indicators")
    of = tuple(map(str, listed)) if isinstance(listed, Sequence) and not isinstance(listed, str) else ()
    sources = facts.sources(component.id, "declared_scores", record) or facts.sources(component.id, "declared_scores")
    found = [Comparison("sum", assessor, stated, _sum_of(of, by_id), of, sources) for assessor, by_id in scored.items()]
    return next((each for each in found if each.agrees), found[0])


def _sum_of(of: Sequence[str], by_id: Mapping[str, Scored]) -> Decimal | None:
    """The sum of weighted scores; `None` where one is not known."""
    found = [by_id[each].weighted_score if each in by_id else None for each in of]
    known = [each for each in found if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(found) else None


def totals_of(sums: Sequence[Sum]) -> Sum:
    """The sum of the components' sums."""
    known = [each.score for each in sums if each.score is not None]
    weight = sum((each.weight for each in sums), Decimal(0))
    unknown = sum((each.unknown for each in sums), Decimal(0))
    return added(known, weight, unknown, tuple(each.explanation for each in sums))


def declared_totals(facts: Facts, evaluation: Node | None, totals: Mapping[str, Sum]) -> tuple[Comparison, ...]:
    """The totals that are stated beside the computed one: the official's, else the agency's own.

    Raises:
        InputError: A stated total is no number.
    """
    if evaluation is None:
        return ()
    assessor = next(who for who in ASSESSORS if who in totals)
    total = totals[assessor]
    computed = total.score if total.complete else None
    return tuple(
        Comparison("total", assessor, stated, computed, sources=sources)
        for stated, sources in _stated(facts, evaluation, "score")
    )


# --- checks of one result -----------------------------------------------------


def checks_of(facts: Facts, result: Node, case: Case, name: str) -> tuple[Explanation, ...]:
    """Whether sub-scores add up and computations told in words follow; the name is for sentences."""
    sources = facts.sources(result.id, "ratios")[:1]
    try:
        ratios = check_ratios(result.properties.get("ratios"), case.value, name, sources)
        return (*_sub_scores(facts, result, case, name), *ratios)
    except InputError as error:
        return (Explanation("details_malformed", {"message": str(error)}),)


def _sub_scores(facts: Facts, result: Node, case: Case, name: str) -> tuple[Explanation, ...]:
    """The sub-scores beside the value that they give; where they give none that is stated, beside the value."""
    sources = facts.sources(result.id, "sub_scores")[:1]
    values = [value for value in (case.value, *(other.value for other in case.alternatives)) if value is not None]
    checked = [check_sub_scores(result.properties.get("sub_scores"), value, name, sources) for value in values]
    fitting = (each for each in checked if each and each[0].code in ("composite_agrees", "composite_rounded"))
    return next(fitting, checked[0] if checked else ())


# --- the agency's own word beside the official one ----------------------------


def differences(own: Scored, official: Scored, appeals: Iterable[Node]) -> tuple[Explanation, ...]:
    """Why an agency's own score and the official one differ; nothing where they agree."""
    if own.score == official.score:
        return ()
    if own.score is None or official.score is None:
        return (Explanation("assessors_missing"),)
    found = [*_levels(own, official), *_values(own.item.case, official.item.case)]
    if own.parts or official.parts:
        found.append(Explanation("assessors_parts"))
    elif own.method != official.method and own.method and official.method:
        labels = (methods.methods()[each].label for each in (own.method, official.method))
        found.append(Explanation("assessors_method", dict(zip(("own", "official"), labels, strict=True))))
    return (*found, *(_appeal(appeal) for appeal in appeals))


def _appeal(appeal: Node) -> Explanation:
    told = text_of(appeal, "round")
    values: dict[str, Value] = {"round": told, "ruling": ruling(text_of(appeal, "ruling"))}
    return Explanation("assessors_appeal" if told else "assessors_appeal_filed", values)


def _levels(own: Scored, official: Scored) -> Iterator[Explanation]:
    mine, theirs = _level(own), _level(official)
    if mine is not None and theirs is not None and mine != theirs:
        yield Explanation("assessors_level", {"own": mine, "official": theirs})


def _level(scored: Scored) -> Value:
    """The level that gave a score."""
    steps = (step for step in scored.explanation.walk() if "level" in step.values and step.code != "judged_level")
    step = next(steps, None) if not scored.parts else None
    if step is not None:
        return step.values["level"]
    levels = (scored.item.case.ladder or methods.standard()).levels
    return next((level.number for level in levels if scored.method and level.points == scored.score), None)


def _values(own: Case, official: Case) -> Iterator[Explanation]:
    """That different values were measured, where both are in the same unit and none is in points."""
    if own.value is None or official.value is None or official.in_points or differ(own.unit, official.unit):
        return
    if own.value != official.value:
        values: dict[str, Value] = {"own": own.value, "own_unit": said(own.unit)}
        values |= {"official": official.value, "official_unit": said(official.unit)}
        yield Explanation("assessors_value", values)
