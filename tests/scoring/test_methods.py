"""From results to scores, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.statement import Json
from scoring.case import Case, Outcome, Stated
from scoring.methods import FINDINGS, assess, methods, standard
from tests.scoring.ladders import (
    DISBURSEMENT,
    EQUAL_TO_POINTS,
    GREEN_SERVICE,
    POINTS,
    RANGES,
    made,
    measured,
    record,
    thresholds,
    words,
)

FALLING = ("10", "8", "6", "4", "2")
VALUES = st.decimals(0, 130, places=3)


def given_points(value: str, unit: str = "ร้อยละ", level: int | None = None, ladder: Json = None) -> Case:
    """A row of the result table whose five columns of thresholds are empty."""
    return Case(Decimal(value), unit, level, None if ladder is None else made(ladder), in_points=True)


def told(outcome: Outcome) -> tuple[str | None, str | None]:
    return None if outcome.score is None else f"{outcome.score:f}", outcome.method or outcome.reason


def codes(outcome: Outcome) -> set[str]:
    return {step.code for step in outcome.explanation.walk()}


@pytest.mark.parametrize(
    ("case", "score", "method"),
    [
        (given_points("100", "ระดับ", 5), "100.000", "by_level"),
        (given_points("80"), "80.000", "as_judged"),
        (given_points("100"), "100.000", "as_judged"),
        (given_points("100", "ระดับ"), "100.000", "as_judged"),
        (measured("91.929", thresholds(EQUAL_TO_POINTS)), "91.929", "proportional"),
        (measured("95.592", thresholds(DISBURSEMENT)), "90.561", "proportional"),
        (measured("100", thresholds(EQUAL_TO_POINTS)), "100.000", "proportional"),
    ],
)
def test_the_rows_of_the_official_table(case: Case, score: str, method: str) -> None:
    assert told(assess(case)) == (score, method)


def test_neither_interpolation_nor_plain_steps() -> None:
    score = assess(measured("95.592", thresholds(DISBURSEMENT))).score
    assert score not in (Decimal("91.184"), Decimal("90.000"))


@pytest.mark.parametrize(
    ("value", "score"),
    [("71.97", "60.000"), ("79.999", "60.000"), ("80", "60.000"), ("84.999", "63.749"), ("100", "100.000")],
)
def test_below_level_1_gives_the_points_of_level_1(value: str, score: str) -> None:
    assert told(assess(measured(value, thresholds(DISBURSEMENT)))) == (score, "proportional")


@pytest.mark.parametrize(
    ("value", "score"),
    [("12", "60.000"), ("10", "60.000"), ("9", "66.667"), ("8", "70.000"), ("3", "100.000"), ("2", "100.000")],
)
def test_where_less_is_better_the_threshold_is_divided_by_the_value(value: str, score: str) -> None:
    assert told(assess(measured(value, thresholds(FALLING)))) == (score, "proportional")


@pytest.mark.parametrize("value", ["0", "-1"])
def test_nothing_at_all_gives_all_points_where_less_is_better(value: str) -> None:
    assert told(assess(measured(value, thresholds(FALLING)))) == ("100.000", "proportional")


def test_a_threshold_of_zero_gives_the_points() -> None:
    assert told(assess(measured("0", thresholds(("4", "3", "2", "1", "0"))))) == ("100.000", "proportional")
    assert told(assess(measured("0.5", thresholds(("0", "1", "2", "3", "4"))))) == ("60.000", "proportional")


@pytest.mark.parametrize(("value", "score"), [("69", "60.000"), ("75", "70.000"), ("102.78", "100.000")])
def test_ranges_give_the_points_of_the_level(value: str, score: str) -> None:
    case = Case(Decimal(value), "ร้อยละ", ladder=made(RANGES))
    assert told(assess(case)) == (score, "by_level")


def test_a_judged_level_gives_its_points() -> None:
    assert told(assess(Case(judged_level=3, ladder=made(words())))) == ("80.000", "by_level")
    assert told(assess(Case(Decimal("80.5"), "%", 3, made(words())))) == ("80.000", "by_level")
    assert told(assess(Case(judged_level=5))) == ("100.000", "by_level")


def test_a_value_in_levels_is_a_judged_level() -> None:
    assert told(assess(Case(Decimal(4), "ระดับ", ladder=made(words())))) == ("90.000", "by_level")
    assert told(assess(given_points("5", "ระดับ"))) == ("100.000", "by_level")


def test_the_claim_of_level_1_at_71_97_per_cent() -> None:
    outcome = assess(Case(Decimal("71.97"), "ร้อยละ", 1, made(thresholds(DISBURSEMENT))))
    assert told(outcome) == ("60.000", "by_level")
    assert not codes(outcome) & FINDINGS


def test_a_judged_level_that_the_value_contradicts_is_told() -> None:
    outcome = assess(Case(Decimal(75), "percent", 5, made(RANGES)))
    assert told(outcome) == ("100.000", "by_level")
    assert "level_contradicted" in codes(outcome)


def test_printed_thresholds_measure_a_value_whatever_level_is_told_beside_it() -> None:
    case = measured("95.592", thresholds(DISBURSEMENT))
    assert told(assess(replace(case, judged_level=4))) == ("90.561", "proportional")
    assert "level_contradicted" in codes(assess(replace(case, judged_level=5)))


def test_what_no_printed_rule_bears_out_is_told_and_not_forced() -> None:
    case = replace(given_points("100", "ระดับ", 5, words()), alternatives=(Stated(Decimal("88.314")),))
    outcome = assess(case)
    assert told(outcome) == ("100.000", "by_level")
    notes = [step for step in outcome.explanation.walk() if step.code in FINDINGS]
    assert [note.sentence("en") for note in notes] == [
        "Also stated: 88.314; that it should be level 5 (100) follows from no printed rule."
    ]
    alone = assess(given_points("88.314", "ร้อยละ", 5, words()))
    assert told(alone) == ("100.000", "by_level")
    assert "level_unexplained" in codes(alone)


def test_points_in_the_result_table_count_whatever_level_is_told_beside_them() -> None:
    for records in (None, words()):
        outcome = assess(given_points("70", "ร้อยละ", 3, records))
        assert told(outcome) == ("70.000", "as_judged")
        assert "level_unexplained" in codes(outcome)


def test_another_stated_value_that_gives_the_same_is_told() -> None:
    outcome = assess(replace(given_points("80", ladder=words()), alternatives=(Stated(Decimal("80.5")),)))
    assert "alternative_agrees" in codes(outcome)


def test_a_value_without_printed_thresholds() -> None:
    assert told(assess(given_points("80.5"))) == ("80.000", "by_level")
    assert told(assess(given_points("35.607", ladder=GREEN_SERVICE))) == ("100.000", "by_level")
    assert told(assess(given_points("35.607", ladder=words()))) == (None, "not_in_points")


@pytest.mark.parametrize(
    ("weight", "points"), [("10", ("2", "4", "6", "8", "10")), ("20", ("4", "8", "12", "16", "20"))]
)
def test_points_that_are_part_of_the_weight(weight: str, points: tuple[str, ...]) -> None:
    for level, score in ((1, "20.000"), (4, "80.000"), (5, "100.000")):
        case = Case(judged_level=level, ladder=made(words(points)), weight=Decimal(weight))
        assert told(assess(case)) == (score, "points_of_weight")
    below = Case(Decimal(3), ladder=made(thresholds(DISBURSEMENT, points)), weight=Decimal(weight))
    assert told(assess(below)) == ("20.000", "points_of_weight")


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (Case(), "no_result"),
        (Case(ladder=made(words())), "no_result"),
        (Case(Decimal(5), "แห่ง"), "no_rubric"),
        (Case(Decimal(5), "แห่ง", ladder=made(words())), "words_need_level"),
        (Case(Decimal(5), "แห่ง", ladder=made(RANGES)), "unit_differs"),
        (Case(judged_level=6, ladder=made(words())), "level_unknown"),
        (
            Case(judged_level=3, ladder=made([record(1, "60"), record(2, "70"), record(3, None), record(4, "100")])),
            "no_points",
        ),
        (Case(judged_level=5, ladder=made(words(("1", "2", "3", "4", "5"))), weight=Decimal(10)), "scale_unknown"),
        (Case(judged_level=5, ladder=made(words(("2", "4", "6", "8", "10")))), "scale_unknown"),
        (Case(Decimal(80), ladder=made(words()), method="golden"), "method_unknown"),
        (Case(judged_level=5, ladder=made(RANGES), method="proportional"), "no_measured_value"),
    ],
)
def test_what_cannot_be_scored_says_why(case: Case, reason: str) -> None:
    outcome = assess(case)
    assert told(outcome) == (None, reason)
    assert outcome.explanation.code == reason


def test_a_method_that_the_rubric_states_is_used() -> None:
    case = replace(measured("95.592", thresholds(DISBURSEMENT)), method="by_level")
    assert told(assess(case)) == ("90.000", "by_level")


def test_methods_are_declared_in_both_languages() -> None:
    assert list(methods()) == ["proportional", "by_level", "as_judged", "points_of_weight", "attainment"]
    for method in methods().values():
        for text in (method.label, method.sentence, method.seen):
            assert text.en
            assert any("ก" <= letter <= "๛" for letter in text.th)
    assert [str(level.points) for level in standard().levels] == list(POINTS)


# --- properties ---------------------------------------------------------------

LADDERS = st.sampled_from([thresholds(DISBURSEMENT), thresholds(EQUAL_TO_POINTS), RANGES, GREEN_SERVICE])


@st.composite
def ladders(draw: st.DrawFn) -> list[Json]:
    """Rising thresholds of any distance, so that the bound of the next level bites too."""
    values = draw(st.lists(st.decimals(-20, 150, places=2), min_size=5, max_size=5, unique=True))
    return thresholds([f"{value:f}" for value in sorted(values)])


def score(records: list[Json], value: Decimal) -> Decimal:
    found = assess(Case(value, ladder=made(records))).score
    assert found is not None
    return found


@given(LADDERS | ladders(), VALUES, VALUES)
def test_more_never_scores_less_on_a_rising_ladder(records: list[Json], one: Decimal, other: Decimal) -> None:
    assert score(records, min(one, other)) <= score(records, max(one, other))


@given(ladders(), VALUES, VALUES)
def test_more_never_scores_more_on_a_falling_ladder(records: list[Json], one: Decimal, other: Decimal) -> None:
    falling = _reversed(records)
    assert score(falling, min(one, other)) >= score(falling, max(one, other))


@given(LADDERS | ladders() | ladders().map(lambda records: _reversed(records)), st.decimals(-200, 500, places=3))
def test_scores_lie_between_the_lowest_and_the_highest_points(records: list[Json], value: Decimal) -> None:
    assert Decimal(60) <= score(records, value) <= Decimal(100)


@given(ladders() | ladders().map(lambda records: _reversed(records)))
def test_a_value_on_a_threshold_scores_exactly_the_points(records: list[Json]) -> None:
    for level in made(records).levels:
        assert level.threshold is not None
        if level.threshold > 0:
            assert score(records, level.threshold) == level.points


def _reversed(records: list[Json]) -> list[Json]:
    values = [level.threshold for level in made(records).levels if level.threshold is not None]
    return thresholds([f"{value:f}" for value in reversed(values)])
