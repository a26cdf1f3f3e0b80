"""Targets without a ladder."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.statement import Json
from scoring.case import Case
from scoring.methods import assess


def attained(
    value: str, comparator: str | None, aim: str | None, unit: str = "ร้อยละ", **more: Json
) -> tuple[str | None, str | None]:
    target: dict[str, Json] = {"text": "", "comparator": comparator, "value": aim, "unit": "percent", **more}
    outcome = assess(Case(Decimal(value), unit, target=target))
    return None if outcome.score is None else f"{outcome.score:f}", outcome.reason


@pytest.mark.parametrize(
    ("value", "comparator", "aim", "score"),
    [
        ("40", "at_least", "80", "50.000"),
        ("90", "at_least", "80", "100.000"),
        ("2", "equal", "3", "66.667"),
        ("4", "equal", "3", "100.000"),
        ("2", None, "3", "66.667"),
        ("80", "more_than", "80", "100.000"),
        ("12", "increase_by", "10", "100.000"),
        ("-2", "increase_by", "10", "0.000"),
        ("5", "reduce_by", "10", "50.000"),
        ("5", "at_most", "10", "100.000"),
        ("20", "at_most", "10", "50.000"),
        ("20", "less_than", "10", "50.000"),
        ("0", "at_most", "0", "100.000"),
        ("1", "at_most", "0", "0.000"),
        ("0", "at_least", "0", "100.000"),
        ("-1", "at_least", "0", "0.000"),
    ],
)
def test_by_the_comparator_of_the_target(value: str, comparator: str | None, aim: str, score: str) -> None:
    assert attained(value, comparator, aim) == (score, None)


@pytest.mark.parametrize(("value", "score"), [("5", "50.000"), ("10", "100.000"), ("20", "100.000"), ("40", "50.000")])
def test_between_two_bounds(value: str, score: str) -> None:
    assert attained(value, "between", "10", upper="20") == (score, None)


@pytest.mark.parametrize("unit", ["percent", "%", "ร้อยละ", "เปอร์เซ็นต์", ""])
def test_spellings_of_per_cent_are_one_unit(unit: str) -> None:
    assert attained("40", "at_least", "80", unit) == ("50.000", None)


def test_what_a_target_does_not_tell_is_not_scored() -> None:
    assert attained("40", "at_least", "80", "แห่ง") == (None, "target_unit_differs")
    assert attained("40", "at_least", None) == (None, "target_without_number")
    assert attained("40", "at_least", "eighty") == (None, "target_malformed")
    assert attained("40", "roughly", "80") == (None, "comparator_unknown")
    assert attained("40", "between", "80") == (None, "comparator_unknown")
    assert assess(Case(judged_level=6, target={"value": "5"})).reason == "level_unknown"


def test_cumulative_targets_and_bounds_that_are_only_touched_are_told() -> None:
    target: dict[str, Json] = {"text": "มากกว่า 80", "comparator": "more_than", "value": "80", "cumulative": True}
    explanation = assess(Case(Decimal(80), target=target)).explanation
    assert [step.code for step in explanation.children] == [
        "value",
        "target",
        "target_cumulative",
        "target_touched",
        "rule",
    ]


NUMBERS = st.decimals(-200, 200, places=2)


@given(st.sampled_from(["at_least", "more_than", "equal", "increase_by", "reduce_by"]), NUMBERS, NUMBERS, NUMBERS)
def test_more_is_never_worse(comparator: str, aim: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = (attained(f"{value:f}", comparator, f"{aim:f}")[0] for value in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert Decimal(0) <= Decimal(low) <= Decimal(high) <= 100


@given(st.sampled_from(["at_most", "less_than"]), NUMBERS, NUMBERS, NUMBERS)
def test_where_less_is_wanted_more_is_never_better(comparator: str, aim: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = (attained(f"{value:f}", comparator, f"{aim:f}")[0] for value in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert 100 >= Decimal(low) >= Decimal(high) >= 0
