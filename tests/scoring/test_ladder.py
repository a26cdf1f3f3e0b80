"""Ladders from the records of a rubric's levels."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InputError
from kb.statement import Json
from scoring.ladder import Direction, Shape
from tests.scoring.ladders import DISBURSEMENT, GREEN_SERVICE, RANGES, made, record, thresholds, words


def attained(records: Json, *values: str) -> list[int | None]:
    ladder = made(records)
    return [level.number if (level := ladder.attained(Decimal(value))) else None for value in values]


def test_thresholds_that_rise() -> None:
    ladder = made(thresholds(DISBURSEMENT))
    assert (ladder.shape, ladder.direction) == (Shape.THRESHOLDS, Direction.RISING)
    assert attained(thresholds(DISBURSEMENT), "79.999", "80", "95.592", "100", "120") == [None, 1, 4, 5, 5]


def test_up_to_60_at_level_1_is_the_threshold_60() -> None:
    records = [record(1, "60", "60", "at_most"), *thresholds(("60", "70", "80", "90", "100"))[1:]]
    ladder = made(records)
    assert (ladder.shape, ladder.direction) == (Shape.THRESHOLDS, Direction.RISING)
    assert attained(records, "59.999", "60", "70") == [None, 1, 2]


def test_thresholds_that_fall() -> None:
    records = thresholds(("10", "8", "6", "4", "2"))
    assert made(records).direction is Direction.FALLING
    assert attained(records, "11", "10", "8.001", "2", "0") == [None, 1, 1, 5, 5]
    at_most: list[Json] = [record(n, p, t, "at_most") for n, p, t in ((1, "60", "10"), (2, "70", "5"), (3, "100", "0"))]
    assert attained(at_most, "10.5", "5", "0.1", "0") == [None, 2, 2, 3]


def test_bounds_that_leave_the_bound_itself_out() -> None:
    records: list[Json] = [record(1, "60", "60", "more_than"), record(2, "100", "80", "more_than")]
    assert attained(records, "60", "60.1", "80", "80.1") == [None, 1, 1, 2]


def test_ranges_belong_to_the_level_whose_lower_bound_is_reached() -> None:
    assert made(RANGES).shape is Shape.RANGES
    assert attained(RANGES, "-3", "69.9", "70", "79.999", "80", "100", "102.78") == [1, 1, 2, 2, 3, 5, 5]


def test_a_gap_between_ranges_belongs_to_the_lower_level() -> None:
    assert attained(GREEN_SERVICE, "4.99", "5", "9.995", "10", "19.995", "20", "35.607") == [1, 2, 2, 3, 4, 4, 5]


def test_ranges_that_fall() -> None:
    records: list[Json] = [
        record(1, "60", "10", "more_than"),
        record(2, "80", "5", "between", "10"),
        record(3, "100", "5", "less_than"),
    ]
    ladder = made(records)
    assert (ladder.shape, ladder.direction) == (Shape.RANGES, Direction.FALLING)
    assert attained(records, "11", "10", "5", "4.9") == [1, 2, 2, 3]


def test_upper_bounds_alone_are_ranges() -> None:
    records: list[Json] = [
        record(n, p, t, "at_most") for n, p, t in ((1, "60", "60"), (2, "80", "80"), (3, "100", "100"))
    ]
    assert attained(records, "60", "60.1", "80", "80.1", "130") == [1, 2, 2, 3, 3]


def test_half_open_ranges_that_fall_leave_their_upper_bound_to_the_level_before() -> None:
    records: list[Json] = [
        record(1, "60", "10", "at_least"),
        record(2, "80", "5", "at_least", "10"),
        record(3, "100", "5", "less_than"),
    ]
    assert attained(records, "10", "9.9", "5", "4.9") == [1, 2, 2, 3]


def test_two_levels_that_share_their_bound() -> None:
    records: list[Json] = [record(1, "60", "50", "less_than"), record(2, "100", "50", "at_least")]
    assert attained(records, "49.9", "50") == [1, 2]


def test_words_are_attained_by_no_number() -> None:
    ladder = made(words())
    assert (ladder.shape, ladder.direction) == (Shape.WORDS, None)
    with pytest.raises(InputError, match="rubric:x/2564/1: the criteria are words"):
        ladder.attained(Decimal(5))


def test_criteria_of_which_some_are_words_are_words() -> None:
    assert made([record(1, "60", "60"), record(2, "70")]).shape is Shape.WORDS


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([], "no levels"),
        ("60", "no levels"),
        (["60"], "a level must be a record"),
        ([record(0, "60", "60")], "the number of a level"),
        ([{**record(1, "60", "60"), "level": True}], "the number of a level"),
        ([{**record(1, "60", "60"), "level": None}], "the number of a level"),
        ([{**record(1, "60", "60"), "points": 60}], "level 1: points must be a number"),
        ([record(1, "60", "๖๐")], "level 1: threshold must be a number"),
        ([record(1, "60", "60", "about")], "no comparator is called 'about'"),
        ([record(1, "60", "60", "between")], "a range must run"),
        ([record(1, "60", "60", "between", "50")], "a range must run"),
        ([record(1, "60", "60")], "fewer than two levels have points"),
        ([record(1, None, "60"), record(2, "70", "70")], "fewer than two levels have points"),
        ([record(1, "70", "60"), record(2, "60", "70")], "a higher level must give more points"),
        ([record(1, "-1", "60"), record(2, "60", "70")], "must not be negative"),
        (thresholds(("60", "70", "65", "90", "100")), "neither rise nor fall"),
        (thresholds(("60", "60", "60", "60", "60")), "neither rise nor fall"),
        ([record(1, "60", "60"), record(2, "70", "70"), record(2, "70", "75")], "level 2: it is stated twice"),
        ([record(1, "60", "60", unit="percent"), record(2, "70", "70", unit="แห่ง")], "different units"),
    ],
)
def test_a_malformed_rubric_is_refused_by_name(records: Json, message: str) -> None:
    with pytest.raises(InputError, match=f"rubric:x/2564/1.*{message}"):
        made(records)


def test_a_level_printed_again_in_other_words_counts_once() -> None:
    records = thresholds(DISBURSEMENT)
    again: Json = {**record(2, "70", "85"), "criterion": "85 (ต่อ)"}
    assert made([*records, again]) == made(records)


@given(st.sampled_from([thresholds(DISBURSEMENT), RANGES, GREEN_SERVICE]), st.randoms(), st.decimals(-5, 130, places=3))
def test_the_order_of_the_levels_is_irrelevant(records: list[Json], chance: random.Random, value: Decimal) -> None:
    mixed = list(records)
    chance.shuffle(mixed)
    assert made(mixed) == made(records)
    assert made(mixed).attained(value) == made(records).attained(value)
