"""Exact arithmetic of scores: integers over a common denominator, rounded once at the end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import lcm

from scoring.rounding import PLACES

_UNIT = 10**PLACES
FULL = 100


Value = tuple[int, int, int, int, int]
"""A score, the lower bound and the share of weight known: `points, of, lowest, share, over`; nothing is rounded.

The score is `points / of`, and unknown where `of` is 0. The score with all that is unknown
at 0 is `lowest / over`; the share in [0, 1] is `share / over`; with all that is unknown at
100 the score is `(lowest + 100 · (over − share)) / over`. A plain tuple, as hundreds of
thousands are made in a pass and the collector forgets plain tuples of integers.
"""
UNKNOWN: Value = (0, 0, 0, 0, _UNIT)


def value_of(score: Decimal) -> Value:
    """A score that is stated; most have few decimals and so the same denominator, which keeps sums short."""
    points, of = score.as_integer_ratio()
    if _UNIT % of == 0:
        points, of = points * (_UNIT // of), _UNIT
    return points, of, points, of, of


def mean(weights: Sequence[int], values: Sequence[Value]) -> Value:
    """The weighted mean of what is known, the share of weight known, and the lower bound.

    Args:
        weights: Over 0, as many as there are values, which are one or more.
        values: The parts; of those that are unknown the weight counts in the share and the bound alone.
    """
    if len(values) == 1:
        return values[0]
    over = lcm(*[value[4] for value in values])
    of = lcm(*[value[1] or 1 for value in values])
    points = known = lowest = share = 0
    for weight, (its_points, its_of, its_lowest, its_share, its_over) in zip(weights, values, strict=True):
        factor = weight if its_over == over else weight * (over // its_over)
        lowest += factor * its_lowest
        share += factor * its_share
        if its_of:
            points += its_points * (weight if its_of == of else weight * (of // its_of))
            known += weight
    return points, of * known, lowest, share, over * sum(weights)


def quotient(dividend: int, divisor: int) -> Decimal:
    """A quotient of integers, rounded half up to 3 places; the dividend is 0 or more, the divisor over 0."""
    return Decimal((dividend * _UNIT * 2 + divisor) // (divisor * 2)).scaleb(-PLACES)
