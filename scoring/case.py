"""What a method looks at, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kb.statement import Json
from scoring.explanation import Explanation, Source, Value
from scoring.ladder import Ladder, Shape
from scoring.units import differ, said


@dataclass(frozen=True, slots=True)
class Stated:
    """Another value that is stated for the same result."""

    value: Decimal
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A result and what it is scored by.

    Attributes:
        value: What was measured, in `unit`.
        judged_level: The level that the assessor says was reached.
        ladder: The rubric's levels; `None` without a rubric, or where `problem` says why it is of no use.
        problem: Why the ladder cannot be used, as an explanation.
        printed: The ladder's thresholds are printed beside the result in the result table.
        in_points: The result table prints no thresholds: the value is in points of the levels.
        method: The code of the method where the rubric states one.
        weight: The weight as the documents state it.
        target: A target record, `{"comparator", "value", "upper", "unit", "cumulative", "text"}`.
        alternatives: Other values that are stated for the same result.
        sources: Where it is printed, by "value", "judged_level", "ladder", "weight", "target".
    """

    value: Decimal | None = None
    unit: str | None = None
    judged_level: int | None = None
    ladder: Ladder | None = None
    problem: Explanation | None = None
    printed: bool = False
    in_points: bool = False
    method: str | None = None
    weight: Decimal | None = None
    target: Mapping[str, Json] | None = None
    alternatives: tuple[Stated, ...] = ()
    sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)

    @property
    def measurable(self) -> Ladder | None:
        """The ladder, where values in the unit of the result can be held against it."""
        if self.ladder is None or self.ladder.shape is Shape.WORDS or differ(self.unit, self.ladder.unit):
            return None
        return self.ladder


@dataclass(frozen=True, slots=True)
class Outcome:
    """A score in [0, 100] to three decimals and the method that gave it, or the reason why there is none."""

    explanation: Explanation
    score: Decimal | None = None
    method: str | None = None
    reason: str | None = None


def unscored(case: Case, reason: str, values: Mapping[str, Value] | None = None) -> Outcome:
    """No score, for a reason that is a code of `explanations.toml`: not zero, and not forced."""
    return Outcome(Explanation(reason, values or {}, facts(case)), reason=reason)


def facts(case: Case) -> tuple[Explanation, ...]:
    """The result, the ladder and the target that a score rests on, each with its places."""
    found = []
    if case.value is not None:
        found.append(_leaf(case, "value", {"value": case.value, "unit": said(case.unit)}))
    if case.judged_level is not None:
        found.append(_leaf(case, "judged_level", {"level": case.judged_level}))
    if case.ladder is not None:
        found.append(_ladder(case, case.ladder))
    elif case.target is not None:
        found.append(_leaf(case, "target", {"text": _text(case.target)}))
    return tuple(found)


def _ladder(case: Case, ladder: Ladder) -> Explanation:
    points = " / ".join("–" if level.points is None else f"{level.points:f}" for level in ladder.levels)
    criteria = " / ".join(level.criterion or f"{level.threshold}" for level in ladder.levels)
    code = "ladder_words" if ladder.shape is Shape.WORDS else "ladder"
    return _leaf(case, "ladder", {"criteria": criteria, "points": points}, code)


def _leaf(case: Case, role: str, values: Mapping[str, Value], code: str | None = None) -> Explanation:
    return Explanation(code or role, values, sources=tuple(case.sources.get(role, ())))


def _text(target: Mapping[str, Json]) -> str:
    text = target.get("text")
    return text if isinstance(text, str) else str(target.get("value") or "–")
