"""Weights, parts, sums, and what accepted appeals change."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.statement import Json
from scoring.appeals import Appeal, apply_appeals
from scoring.case import Case
from scoring.indicator import Item, Scored, add_up, score_item
from tests.scoring.ladders import DISBURSEMENT, EQUAL_TO_POINTS, made, thresholds, words


def item(code: str, weight: int | None, case: Case | None = None, **more: object) -> Item:
    counted = None if weight is None else Fraction(weight)
    return Item(f"indicator:x/2564/{code}", case or judged(5), counted, code, "1", **more)  # type: ignore[arg-type]


def judged(level: int) -> Case:
    return Case(judged_level=level, ladder=made(words()))


def measured(value: str, values: tuple[str, ...] = DISBURSEMENT) -> Case:
    return Case(Decimal(value), ladder=made(thresholds(values)), printed=True, weight=Decimal(10))


def appeal(code: str, effect: str, **more: object) -> Appeal:
    return Appeal(f"appeal:x/2564/2/{code}", f"indicator:x/2564/{code}", "2", effect=effect, **more)  # type: ignore[arg-type]


def weighted(scored: Scored) -> tuple[str | None, str | None]:
    return tuple(None if each is None else f"{each:f}" for each in (scored.score, scored.weighted_score))  # type: ignore[return-value]


def test_scores_are_weighted_and_rounded() -> None:
    assert weighted(score_item(item("5.1", 10, measured("95.592")))) == ("90.561", "9.056")
    assert weighted(score_item(item("4", 10, measured("91.929", EQUAL_TO_POINTS)))) == ("91.929", "9.193")
    assert weighted(score_item(item("x", None, judged(3)))) == ("80.000", None)


def test_the_total_is_the_sum_of_rounded_weighted_scores() -> None:
    scored = [score_item(item(str(code), 10, measured(value))) for code, value in enumerate(["95.592"] * 3)]
    total = add_up(scored)
    assert (total.score, total.complete) == (Decimal("27.168"), True)
    assert total.explanation.sentence("en") == "Sum of the weighted scores: 9.056 + 9.056 + 9.056 = 27.168"


def test_what_has_no_score_is_missing_from_the_sum_and_not_zero() -> None:
    total = add_up([score_item(item("1", 10)), score_item(item("2", 15, Case()))])
    assert (total.score, total.weight, total.unknown, total.complete) == (Decimal(10), Decimal(25), Decimal(15), False)
    nothing = add_up([score_item(item("2", 15, Case()))])
    assert (nothing.score, nothing.unknown) == (None, Decimal(15))


def parts(*levels: int) -> tuple[Item, ...]:
    return tuple(item(f"3.3.{n}", 10, judged(level) if level else Case()) for n, level in enumerate(levels, 1))


def test_a_whole_is_the_sum_of_its_parts() -> None:
    whole = score_item(item("3.3", 20, Case(), parts=parts(1, 5)))
    assert weighted(whole) == ("80.000", "16.000")
    assert [weighted(part) for part in whole.parts] == [("60.000", "6.000"), ("100.000", "10.000")]
    unstated = score_item(item("3.3", None, Case(), parts=parts(1, 5)))
    assert weighted(unstated) == ("80.000", "16.000")


def test_the_weights_of_parts_may_be_shares_of_the_whole() -> None:
    assert weighted(score_item(item("3.3", 50, Case(), parts=parts(1, 5)))) == ("80.000", "40.000")


def test_a_whole_that_is_judged_otherwise_than_its_parts_says_so() -> None:
    whole = score_item(item("3.3", 20, judged(1), parts=parts(1, 5)))
    assert weighted(whole) == ("80.000", "16.000")
    assert "The whole is also judged by itself: 60; its parts add up to 80." in list(_said(whole))


def test_a_whole_whose_parts_are_not_all_known_counts_by_its_own_result() -> None:
    assert weighted(score_item(item("3.3", 20, judged(1), parts=parts(0, 5)))) == ("60.000", "12.000")
    alone = score_item(item("3.3", 20, Case(), parts=parts(0, 5)))
    assert (weighted(alone), alone.reason) == ((None, None), "parts_unscored")


def _said(scored: Scored) -> list[str]:
    return [line.strip() for line in scored.explanation.lines("en")]


# --- appeals ------------------------------------------------------------------

TWO = (item("1", 10, judged(3)), item("2", 20, judged(5)))


def total(items: tuple[Item, ...]) -> Decimal | None:
    return add_up(map(score_item, items)).score


@pytest.mark.parametrize("ruling", ["dismissed", "withdrawn", "filed"])
def test_only_accepted_appeals_change_anything(ruling: str) -> None:
    assert apply_appeals(TWO, [appeal("1", "dropped", ruling=ruling)]) == TWO
    assert apply_appeals(TWO, [Appeal("appeal:a", TWO[0].id, effect=None)]) == TWO
    assert apply_appeals(TWO, [appeal("9", "dropped")]) == TWO


def test_a_dropped_indicator_takes_its_weight_along() -> None:
    dropped = apply_appeals(TWO, [appeal("1", "dropped")])
    assert add_up(map(score_item, dropped)).weight == 20
    assert total(dropped) == Decimal("20.000")
    left = score_item(dropped[0])
    assert (weighted(left), left.item.left) == (("80.000", None), True)
    assert "Appeal, round 2: dropped, and its weight 10 leaves the sum." in _said(left)


def test_the_rest_is_scaled_only_if_the_appeal_says_so() -> None:
    scaled = apply_appeals(TWO, [appeal("1", "dropped", rescaled=True)])
    assert (total(scaled), add_up(map(score_item, scaled)).weight) == (Decimal("30.000"), Decimal(30))


def test_a_dropped_part_lowers_the_whole() -> None:
    whole = item("3.3", 20, Case(), parts=parts(1, 5))
    (dropped,) = apply_appeals([whole], [appeal("3.3.1", "dropped")])
    assert weighted(score_item(dropped)) == ("100.000", "10.000")
    (scaled,) = apply_appeals([whole], [appeal("3.3.1", "dropped", rescaled=True)])
    assert weighted(score_item(scaled)) == ("100.000", "20.000")


def test_a_replacement_takes_the_weight() -> None:
    other = item("9", None, judged(4))
    replaced = apply_appeals(TWO, [appeal("1", "replaced", replaced_by=other.id)], {other.id: other})
    assert [(one.label, one.counted) for one in replaced] == [("1", None), ("9", Fraction(10)), ("2", Fraction(20))]
    new = score_item(replaced[1])
    assert weighted(new) == ("90.000", "9.000")
    assert "Appeal, round 2: takes the place and the weight 10 of 1." in _said(new)
    assert "judged level 3 → 80" in _said(new)


def test_a_replacement_of_which_nothing_is_known_is_not_scored() -> None:
    replaced = apply_appeals(TWO, [appeal("1", "replaced", replaced_by="indicator:x/2564/9")])
    assert (score_item(replaced[1]).reason, add_up(map(score_item, replaced)).unknown) == ("no_result", Decimal(10))


def test_adjusted_criteria_take_the_place_of_the_rubric() -> None:
    levels: Json = thresholds(("70", "75", "80", "85", "90"))
    (adjusted,) = apply_appeals(
        [item("5.1", 10, measured("95.592"))], [appeal("5.1", "criteria_adjusted", levels=levels)]
    )
    scored = score_item(adjusted)
    assert weighted(scored) == ("100.000", "10.000")
    assert "Appeal, round 2: scored by adjusted criteria; without the appeal: 90.561." in _said(scored)
    (broken,) = apply_appeals(TWO[:1], [appeal("1", "criteria_adjusted", levels=["?"])])
    assert score_item(broken).reason == "rubric_unusable"


def test_an_adjusted_score_stands_with_what_was_before() -> None:
    (adjusted,) = apply_appeals([item("3.2", 15, judged(3))], [appeal("3.2", "score_adjusted", score=Decimal(100))])
    scored = score_item(adjusted)
    assert weighted(scored) == ("100.000", "15.000")
    assert {"Appeal, round 2: the score is set to 100; without the appeal: 80.", "judged level 3 → 80"} <= set(
        _said(scored)
    )


@pytest.mark.parametrize("effect", ["score_adjusted", "criteria_adjusted", "replaced"])
def test_an_effect_without_what_it_changes_to_changes_nothing_and_says_so(effect: str) -> None:
    changed = apply_appeals(TWO, [appeal("1", effect)])
    assert total(changed) == total(TWO)
    assert any("what it changes to is not stated" in line for line in _said(score_item(changed[0])))


def test_appeals_of_several_rounds_follow_each_other() -> None:
    later = appeal("1", "dropped")
    first = Appeal("appeal:z", TWO[0].id, "1", effect="score_adjusted", score=Decimal(90))
    (left, _) = apply_appeals(TWO, [later, first])
    assert (score_item(left).score, left.left) == (Decimal("90.000"), True)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=8), st.data())
def test_weight_is_conserved_where_the_rest_is_scaled(weights: list[int], data: st.DataObject) -> None:
    items = tuple(item(str(code), weight) for code, weight in enumerate(weights))
    dropped = data.draw(st.sets(st.integers(0, len(weights) - 1), max_size=len(weights) - 1))
    after = apply_appeals(items, [appeal(str(code), "dropped", rescaled=True) for code in dropped])
    assert sum(one.counted or 0 for one in after) == sum(weights)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8), st.data())
def test_weight_is_conserved_where_one_replaces_another(weights: list[int], data: st.DataObject) -> None:
    items = tuple(item(str(code), weight) for code, weight in enumerate(weights))
    code = data.draw(st.integers(0, len(weights) - 1))
    after = apply_appeals(items, [appeal(str(code), "replaced", replaced_by="indicator:new")])
    assert sum(one.counted or 0 for one in after) == sum(weights)


def test_an_indicator_that_replaces_itself_says_nothing_of_what_changes() -> None:
    before = item("1", 10)
    (after,) = apply_appeals([before], [appeal("1", "replaced", replaced_by=before.id)])
    assert (after.left, after.counted) == (False, Fraction(10))
    (note,) = after.changes
    assert (note.code, note.sentence("th")) == (
        "appeal_incomplete",
        "อุทธรณ์ครั้งที่ 2: รับอุทธรณ์ให้กำหนดตัวชี้วัดทดแทน แต่ไม่ระบุว่าปรับเป็นอย่างไร จึงไม่เปลี่ยนแปลง",
    )
