"""An indicator with its weight and parts: its score, its weighted score, and sums of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from scoring.case import Case, Outcome, facts
from scoring.explanation import Explanation, Source, Value
from scoring.methods import assess
from scoring.rounding import plain, rounded


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator as it is to be scored.

    Attributes:
        weight: What it counts, of 100; `None` where no weight is stated.
        label: Its code or name, for sentences.
        group: The component that it counts in.
        parts: Indicators that make it up, each with a weight of its own.
        adjusted: The score that an appeal set.
        left: An appeal dropped or replaced it: it is scored, and counts in no sum.
        changes: What appeals changed, with what stood before.
    """

    id: str
    case: Case = field(default_factory=Case)
    weight: Fraction | None = None
    label: str = ""
    group: str | None = None
    parts: tuple[Item, ...] = ()
    adjusted: Decimal | None = None
    left: bool = False
    changes: tuple[Explanation, ...] = ()

    @property
    def counted(self) -> Fraction | None:
        """The weight with which it counts: its own, else the sum of its parts'; none where it is left out."""
        if self.left:
            return None
        if self.weight is not None or not self.parts:
            return self.weight
        weights = [part.counted for part in self.parts if not part.left]
        return sum((weight or Fraction(0) for weight in weights), Fraction(0)) if all(weights) else None


@dataclass(frozen=True, slots=True)
class Scored:
    """An indicator's score and weighted score, to three decimals, or the reason why there is none.

    `explanation` ends in the weighted score where there is one. A whole with parts has the method
    `None`: its parts have theirs.
    """

    item: Item
    explanation: Explanation
    score: Decimal | None = None
    weighted_score: Decimal | None = None
    method: str | None = None
    reason: str | None = None
    parts: tuple[Scored, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of rounded weighted scores: `None` where none is known; `unknown` is the weight without a score."""

    explanation: Explanation
    score: Decimal | None
    weight: Decimal
    unknown: Decimal

    @property
    def complete(self) -> bool:
        """Whether every weighted indicator below has a score."""
        return self.score is not None and not self.unknown


def score_item(item: Item) -> Scored:
    """Scores an indicator: by its parts where all of them have scores, else by its own result."""
    parts = tuple(map(score_item, item.parts))
    counting = [part for part in parts if not part.item.left]
    own = _own(item)
    if counting and all(part.weighted_score is not None for part in counting):
        return _weighted(item, _whole(item, counting, own), parts)
    if counting and own.score is None:
        steps = tuple(part.explanation for part in parts)
        return _weighted(item, Outcome(Explanation("parts_unscored", {}, steps), reason="parts_unscored"), parts)
    if counting:
        own = _with(own, Explanation("whole_alone", {}, tuple(part.explanation for part in parts)))
    return _weighted(item, own, parts)


def add_up(scored: Iterable[Scored]) -> Sum:
    """The sum of the rounded weighted scores of what counts."""
    counting = [one for one in scored if not one.item.left]
    known = [one.weighted_score for one in counting if one.weighted_score is not None]
    weights = [(one, one.item.counted or Fraction(0)) for one in counting]
    weight = sum((weight for _, weight in weights), Fraction(0))
    unknown = sum((weight for one, weight in weights if one.weighted_score is None), Fraction(0))
    children = tuple(one.explanation for one in counting)
    return added(known, rounded(weight), rounded(unknown), children)


def added(known: Sequence[Decimal], weight: Decimal, unknown: Decimal, children: tuple[Explanation, ...]) -> Sum:
    """A sum of numbers that are rounded already, with the weight that they stand for and what is not known."""
    if not known:
        return Sum(Explanation("sum_empty", {}, children), None, weight, unknown)
    score = sum(known, Decimal(0))
    values: dict[str, Value] = {"terms": " + ".join(plain(term) for term in known), "score": score, "unknown": unknown}
    code = "sum_incomplete" if unknown else "sum"
    return Sum(Explanation(code, values, children), score, weight, unknown)


def _own(item: Item) -> Outcome:
    """The score of the indicator's own result, or the one that an appeal set."""
    if item.adjusted is None:
        return assess(item.case)
    score = rounded(item.adjusted)
    return Outcome(Explanation("score_set", {"score": score}, facts(item.case)), score)


def _whole(item: Item, parts: Sequence[Scored], own: Outcome) -> Outcome:
    """The score of the whole from its parts: the weighted mean, from the rounded weighted scores.

    A score that an appeal set for the whole stands.
    """
    if item.adjusted is not None:
        return _with(own, *(part.explanation for part in parts))
    weighted = sum((part.weighted_score for part in parts if part.weighted_score is not None), Decimal(0))
    weight = sum((part.item.counted or Fraction(0) for part in parts), Fraction(0))
    score = rounded(Fraction(weighted) / weight * 100) if weight else rounded(Fraction(0))
    values: dict[str, Value] = {"weighted": weighted, "weight": weight, "score": score}
    outcome = Outcome(Explanation("parts", values, tuple(part.explanation for part in parts)), score)
    if own.score is None or own.score == score:
        return outcome
    return _with(outcome, Explanation("whole_differs", {"score": own.score, "found": score}, (own.explanation,)))


def _with(outcome: Outcome, *notes: Explanation) -> Outcome:
    explained = outcome.explanation
    return replace(outcome, explanation=replace(explained, children=(*explained.children, *notes)))


def _weighted(item: Item, outcome: Outcome, parts: tuple[Scored, ...]) -> Scored:
    """The outcome with its weight, and with what appeals changed."""
    outcome = _with(outcome, *item.changes)
    weight = item.counted
    if outcome.score is None or item.left:
        return Scored(item, outcome.explanation, outcome.score, None, outcome.method, outcome.reason, parts)
    if weight is None:
        explained = Explanation("unweighted", {"score": outcome.score}, (outcome.explanation,))
        return Scored(item, explained, outcome.score, None, outcome.method, outcome.reason, parts)
    weighted = _weighted_score(outcome.score, weight, parts)
    values: dict[str, Value] = {"score": outcome.score, "weight": weight, "weighted": weighted}
    steps = (outcome.explanation, _weight(item, weight))
    explained = Explanation("weighted", values, steps)
    return Scored(item, explained, outcome.score, weighted, outcome.method, outcome.reason, parts)


def _weighted_score(score: Decimal, weight: Fraction, parts: tuple[Scored, ...]) -> Decimal:
    """The weighted score; of a whole the sum of its parts', where their weights are what it counts."""
    counting = [part for part in parts if not part.item.left]
    known = [part.weighted_score for part in counting if part.weighted_score is not None]
    together = sum((part.item.counted or Fraction(0) for part in counting), Fraction(0))
    mean = rounded(sum(map(Fraction, known), Fraction(0)) / together * 100) if together else None
    if counting and len(known) == len(counting) and together == weight and mean == score:
        return sum(known, Decimal(0))
    return rounded(Fraction(score) * weight / 100)


def _weight(item: Item, weight: Fraction) -> Explanation:
    stated, sources = item.case.weight, _sources(item)
    if stated is not None and Fraction(stated) != weight:
        return Explanation("weight_scaled", {"weight": weight, "stated": stated}, sources=sources)
    return Explanation("weight", {"weight": weight}, sources=sources)


def _sources(item: Item) -> tuple[Source, ...]:
    return tuple(item.case.sources.get("weight", ()))
