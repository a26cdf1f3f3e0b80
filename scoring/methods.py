"""The methods, one function each, and how one is chosen from the rubric and the result."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

from kb.text import fold
from ontology.vocabulary import Wording
from scoring.attainment import attainment
from scoring.case import Case, Outcome, facts, unscored
from scoring.explanation import Explanation, Value
from scoring.ladder import Direction, Ladder, Level, Shape, scale
from scoring.rounding import rounded

FULL = Decimal(100)
_LEVEL_UNITS = frozenset({fold("ระดับ"), fold("level")})
FINDINGS = frozenset(
    {"level_contradicted", "level_unexplained", "alternative_unexplained", "alternative_unexplained_level"}
)
"""Codes of explanations that tell of something that the printed rules do not bear out."""


@dataclass(frozen=True, slots=True)
class Method:
    """A rule: its name, what it says, and where it was seen."""

    code: str
    label: Wording
    sentence: Wording
    seen: Wording


@dataclass(frozen=True, slots=True)
class _Declared:
    methods: Mapping[str, Method]
    standard: Ladder


@cache
def _declared() -> _Declared:
    raw = tomllib.loads((files("scoring") / "methods.toml").read_text(encoding="utf-8"))
    declared = {
        code: Method(code, *(Wording(**item[name]) for name in ("label", "sentence", "seen")))
        for code, item in raw["methods"].items()
    }
    return _Declared(declared, scale([Decimal(points) for points in raw["standard_points"]], "standard"))


def methods() -> Mapping[str, Method]:
    """Code → method, in the order of `methods.toml`."""
    return _declared().methods


def standard() -> Ladder:
    """The five levels of the result tables: 60, 70, 80, 90 and 100 points."""
    return _declared().standard


def assess(case: Case) -> Outcome:
    """The score of a result by the method that it and its rubric call for, or the reason why there is none."""
    case = _levelled(case)
    if case.value is None and case.judged_level is None:
        return unscored(case, "no_result")
    if case.problem is not None:
        return replace(unscored(case, case.problem.code), explanation=replace(case.problem, children=facts(case)))
    code = case.method or _chosen(case)
    if code not in _METHODS:
        return unscored(case, code if case.method is None else "method_unknown", {"method": code})
    outcome = _METHODS[code](case)
    notes = (*_standard(case, outcome), *_rule(outcome), *_contradiction(case), *_alternatives(case, outcome))
    return replace(outcome, explanation=replace(outcome.explanation, children=(*outcome.explanation.children, *notes)))


def _levelled(case: Case) -> Case:
    """A value in the unit “level” is a judged level, unless the ladder measures levels itself."""
    value, ladder = case.value, case.ladder or standard()
    if value is None or fold(case.unit or "") not in _LEVEL_UNITS or case.judged_level not in (None, value):
        return case
    if value != value.to_integral_value() or ladder.level(int(value)) is None:
        return case
    if case.judged_level is None and case.ladder is not None and case.ladder.shape is not Shape.WORDS:
        return case
    said = case.sources.get("judged_level") or case.sources.get("value", ())
    return replace(case, value=None, judged_level=int(value), sources={**case.sources, "judged_level": said})


def _chosen(case: Case) -> str:
    """The code of the method, or of the reason why none applies."""
    if case.ladder is None:
        return _without_ladder(case)
    if case.ladder.highest == case.weight != FULL:
        return "points_of_weight"
    if case.ladder.highest != FULL:
        return "scale_unknown"
    if case.judged_level is not None and not _measured_instead(case, case.ladder):
        return "by_level"
    if case.in_points and (_is_points(case) or case.measurable is None):
        return _in_points(case)
    return _measured(case)


def _without_ladder(case: Case) -> str:
    if case.judged_level is not None and not _measured_instead(case, standard()):
        return "by_level"
    if case.in_points:
        return _in_points(case)
    return "no_rubric" if case.target is None else "attainment"


def _measured_instead(case: Case, ladder: Ladder) -> bool:
    """Whether the value of a result table counts, whatever level is told beside it.

    It does where the table prints the thresholds, and where it is in the points of another level.
    """
    if case.value is None:
        return False
    if case.in_points:
        level = None if case.judged_level is None else ladder.level(case.judged_level)
        return _is_points(case) and level is not None and level.points != case.value
    return case.printed and case.measurable is not None


def _is_points(case: Case) -> bool:
    return case.value in {level.points for level in (case.ladder or standard()).levels}


def _in_points(case: Case) -> str:
    """A value among the points is the score; another one must at least lie on their scale."""
    if _is_points(case):
        return "as_judged"
    lowest = standard().first.points
    return "not_in_points" if case.value is None or lowest is None or case.value < lowest else "by_level"


def _measured(case: Case) -> str:
    if case.ladder is None or case.ladder.shape is Shape.WORDS:
        return "words_need_level"
    if case.measurable is None:
        return "unit_differs"
    return "proportional" if case.ladder.shape is Shape.THRESHOLDS else "by_level"


# --- the methods --------------------------------------------------------------


def _proportional(case: Case) -> Outcome:
    ladder, value = case.measurable, case.value
    if ladder is None or value is None:
        return unscored(case, "no_measured_value")
    level = ladder.attained(value)
    if level is None:
        return _below_first(case, ladder, value, "proportional")
    if level.points is None or level.threshold is None:
        return unscored(case, "no_points", {"level": level.number})
    exact, quotient = _in_proportion(ladder, level, value, level.points, level.threshold)
    bound = _bound(ladder, level)
    score = rounded(min(exact, Fraction(bound)))
    values: dict[str, Value] = {"value": value, "level": level.number, "threshold": level.threshold}
    values |= {"points": level.points, "score": score}
    if exact > bound:
        return _scored(
            case, f"{quotient}_bounded", values | {"full": rounded(exact), "bound": bound}, score, "proportional"
        )
    return _scored(case, quotient, values, score, "proportional")


def _in_proportion(
    ladder: Ladder, level: Level, value: Decimal, points: Decimal, threshold: Decimal
) -> tuple[Fraction, str]:
    """The score before bounding, and the code of its sentence.

    A threshold or value of 0 or less has no proportion: it gives the points, or where less is
    better all that the level can give.
    """
    if ladder.direction is Direction.FALLING:
        if value > 0:
            return Fraction(threshold) / Fraction(value) * Fraction(points), "proportional_falling"
        return Fraction(_bound(ladder, level)), "proportional_zero"
    if threshold <= 0:
        return Fraction(points), "proportional_zero"
    return Fraction(value) / Fraction(threshold) * Fraction(points), "proportional"


def _bound(ladder: Ladder, level: Level) -> Decimal:
    """The most that a level can give: the points of the next level, of the highest its own, never over 100."""
    higher = ladder.after(level)
    points = higher.points if higher is not None and higher.points is not None else None
    highest = ladder.highest if ladder.highest is not None else FULL
    return min(FULL, highest if points is None else points)


def _by_level(case: Case) -> Outcome:
    ladder = case.ladder or standard()
    if case.judged_level is not None and not (case.ladder is None and case.judged_level > len(ladder.levels)):
        return _judged(case, ladder, case.judged_level)
    if case.value is None:
        return unscored(case, "level_unknown", {"level": case.judged_level})
    measured = case.measurable
    if measured is None and not case.in_points:
        return unscored(case, _measured(case))
    return _reached(case, measured or standard(), case.value, "level_reached" if measured else "level_on_points")


def _judged(case: Case, ladder: Ladder, number: int) -> Outcome:
    level = ladder.level(number)
    if level is None:
        return unscored(case, "level_unknown", {"level": number})
    if level.points is None:
        return unscored(case, "no_points", {"level": number})
    score = rounded(level.points)
    return _scored(case, "level_judged", {"level": number, "points": level.points, "score": score}, score, "by_level")


def _reached(case: Case, ladder: Ladder, value: Decimal, code: str) -> Outcome:
    level = ladder.attained(value)
    if level is None:
        return _below_first(case, ladder, value, "by_level")
    if level.points is None:
        return unscored(case, "no_points", {"level": level.number})
    score = rounded(level.points)
    values: dict[str, Value] = {"value": value, "level": level.number, "criterion": level.criterion, "score": score}
    return _scored(case, code, values, score, "by_level")


def _below_first(case: Case, ladder: Ladder, value: Decimal, method: str) -> Outcome:
    first = ladder.first
    if first.points is None:
        return unscored(case, "no_points", {"level": first.number})
    score = rounded(first.points)
    values: dict[str, Value] = {"value": value, "level": first.number, "threshold": first.threshold, "score": score}
    return _scored(case, "below_first", values, score, method)


def _as_judged(case: Case) -> Outcome:
    if case.value is None or not _is_points(case):
        return unscored(case, "not_in_points", {"value": case.value})
    score = rounded(case.value)
    return _scored(case, "as_judged", {"value": case.value, "score": score}, score, "as_judged")


def _points_of_weight(case: Case) -> Outcome:
    ladder, weight = case.ladder, case.weight
    if ladder is None or not weight:
        return unscored(case, "weight_missing")
    if case.judged_level is None and (case.measurable is None or case.value is None):
        return unscored(case, _measured(case))
    level = _level_of(case, ladder)
    if level is None or level.points is None:
        return unscored(case, "level_unknown" if level is None else "no_points", {"level": case.judged_level})
    score = rounded(min(Fraction(level.points) / Fraction(weight) * 100, Fraction(100)))
    values: dict[str, Value] = {"level": level.number, "points": level.points, "weight": weight, "score": score}
    return _scored(case, "points_of_weight", values, score, "points_of_weight")


def _level_of(case: Case, ladder: Ladder) -> Level | None:
    """The judged level, else the one that the value attains; below level 1 it is level 1."""
    if case.judged_level is not None:
        return ladder.level(case.judged_level)
    return None if case.value is None else ladder.attained(case.value) or ladder.first


_METHODS: Mapping[str, Callable[[Case], Outcome]] = {
    "proportional": _proportional,
    "by_level": _by_level,
    "as_judged": _as_judged,
    "points_of_weight": _points_of_weight,
    "attainment": attainment,
}


def _scored(case: Case, code: str, values: Mapping[str, Value], score: Decimal, method: str) -> Outcome:
    return Outcome(Explanation(code, values, facts(case)), score, method)


# --- what is said beside the score --------------------------------------------


def _standard(case: Case, outcome: Outcome) -> tuple[Explanation, ...]:
    """That the levels have the points of the result tables, where no rubric says otherwise."""
    if outcome.method != "by_level" or case.ladder is not None:
        return ()
    return (Explanation("standard_points", {"points": " / ".join(f"{each.points}" for each in standard().levels)}),)


def _rule(outcome: Outcome) -> tuple[Explanation, ...]:
    """The rule, and where it was seen."""
    if outcome.method is None:
        return ()
    method = methods()[outcome.method]
    values: dict[str, Value] = {"label": method.label, "rule": method.sentence, "seen": method.seen}
    return (Explanation("rule", values),)


def _contradiction(case: Case) -> tuple[Explanation, ...]:
    """That the value is not at the level that was judged, by what is printed."""
    ladder = _held_against(case)
    if case.value is None or case.judged_level is None or ladder is None:
        return ()
    level = ladder.attained(case.value) or ladder.first
    if level.number == case.judged_level:
        return ()
    code = "level_contradicted" if case.measurable else "level_unexplained"
    return (Explanation(code, {"value": case.value, "level": level.number, "judged": case.judged_level}),)


def _held_against(case: Case) -> Ladder | None:
    """What a value of the case can be held against: its ladder, else where it is in points their scale."""
    return case.measurable or (standard() if case.in_points else None)


def _alternatives(case: Case, outcome: Outcome) -> Iterator[Explanation]:
    """Other values stated for the result, and whether the printed rules lead from them to the same score."""
    for other in case.alternatives:
        if outcome.score is None or other.value == case.value:
            continue
        found = _by_rule(case, other.value)
        code = "agrees" if found == outcome.score else "unruled" if found is None else "unexplained"
        values: dict[str, Value] = {
            "value": other.value,
            "found": found,
            "score": outcome.score,
            "level": case.judged_level,
        }
        if code == "unexplained" and case.judged_level is not None:
            code = "unexplained_level"
        yield Explanation(f"alternative_{code}", values, sources=other.sources)


def _by_rule(case: Case, value: Decimal) -> Decimal | None:
    """The score that the printed numbers give a value; `None` where none is printed that it can be held against."""
    ladder = _held_against(case)
    if ladder is None:
        return None
    if case.measurable is not None and ladder.shape is Shape.THRESHOLDS:
        return _proportional(case=replace(case, value=value)).score
    level = ladder.attained(value) or ladder.first
    return None if level.points is None else rounded(level.points)
