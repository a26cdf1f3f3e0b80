"""How much of a target was reached, where there is no ladder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from kb.errors import InputError
from scoring.case import Case, Outcome, facts, unscored
from scoring.explanation import Explanation, Value
from scoring.rounding import number, rounded
from scoring.units import differ, said

_FULL = Fraction(100)
_Share = Callable[[Fraction, Fraction], Fraction]


def attainment(case: Case) -> Outcome:
    """The share of the target that was reached, from 0 to 100, by the target's own comparator.

    At least, more than, equal and by (an increase, a reduction): value ÷ target. At most and less
    than: 100 up to the target, then target ÷ value. Between: 100 inside, outside as from the near bound.
    """
    target = case.target or {}
    try:
        aim, upper = number(target.get("value"), "the target's value"), number(target.get("upper"), "its upper bound")
    except InputError as error:
        return unscored(case, "target_malformed", {"message": str(error)})
    comparator, unit = str(target.get("comparator") or "equal"), target.get("unit")
    if case.value is None or aim is None:
        return unscored(case, "no_measured_value" if case.value is None else "target_without_number")
    if isinstance(unit, str) and differ(case.unit, unit):
        return unscored(case, "target_unit_differs", {"unit": said(case.unit), "other": said(unit)})
    if comparator not in _SHARES or (comparator == "between" and upper is None):
        return unscored(case, "comparator_unknown", {"comparator": comparator})
    return _scored(case, comparator, case.value, aim, upper)


def _scored(case: Case, comparator: str, value: Decimal, aim: Decimal, upper: Decimal | None) -> Outcome:
    bound = aim if upper is None or comparator != "between" or value <= upper else upper
    share = _SHARES[comparator] if comparator != "between" else _outside(value, aim, upper)
    score = rounded(min(max(share(Fraction(value), Fraction(bound)), Fraction(0)), _FULL))
    values: dict[str, Value] = {"value": value, "aim": aim, "upper": upper, "score": score}
    notes = [*facts(case)]
    if case.target and case.target.get("cumulative"):
        notes.append(Explanation("target_cumulative"))
    if comparator in _STRICT and value == aim:
        notes.append(Explanation("target_touched", {"value": value}))
    return Outcome(Explanation(f"attained_{comparator}", values, tuple(notes)), score, "attainment")


def _outside(value: Decimal, aim: Decimal, upper: Decimal | None) -> _Share:
    return _at_most if upper is not None and value > upper else _at_least


def _at_least(value: Fraction, aim: Fraction) -> Fraction:
    """A target of 0 or less has no share: it is reached or it is not."""
    if aim <= 0:
        return _FULL if value >= aim else Fraction(0)
    return value / aim * 100


def _at_most(value: Fraction, aim: Fraction) -> Fraction:
    if value <= aim:
        return _FULL
    return aim / value * 100 if aim > 0 else Fraction(0)


_SHARES: Mapping[str, _Share] = {
    "at_least": _at_least,
    "more_than": _at_least,
    "equal": _at_least,
    "at_most": _at_most,
    "less_than": _at_most,
    "increase_by": _at_least,
    "reduce_by": _at_least,
    "between": _at_least,
}
_STRICT = frozenset({"more_than", "less_than"})
