"""Which result of an agency counts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.reported import Reported, counting, period_order

FIRST = Reported(False, period_order("2569-Q1"), "2568-12-31", "result:1", "k", "agency:a", Decimal(10))


@pytest.mark.parametrize(
    "better",
    [
        FIRST._replace(id="result:0", official=True, period="", as_of=""),
        FIRST._replace(id="result:0", period=period_order("2569-Q2"), as_of=""),
        FIRST._replace(id="result:0", as_of="2569-01-15"),
        FIRST._replace(id="result:2"),
    ],
)
def test_official_before_self_later_before_earlier_whatever_the_order(better: Reported) -> None:
    assert counting([FIRST, better]) == counting([better, FIRST]) == (better,)


def test_a_result_without_a_score_never_stands_in_place_of_one_with_a_score() -> None:
    words = FIRST._replace(id="result:2", official=True, score=None)
    assert counting([FIRST, words]) == counting([words, FIRST]) == (FIRST,)
    assert counting([words]) == (words,)
    assert counting([]) == ()


def test_each_agency_has_one_by_agency() -> None:
    other = FIRST._replace(id="result:2", agency="agency:0")
    assert counting([FIRST, other]) == (other, FIRST)


def test_periods_sort_by_their_end_and_the_longer_says_more() -> None:
    parts = ["Q1", "Q2", "H1", "Q3", "9M", "Q4", "H2"]
    periods = [None, "2568", "2569-วาระแรก", *(f"2569-{part}" for part in parts), "2569", "2570-Q1"]
    assert sorted(periods, key=period_order) == periods


@given(
    st.lists(
        st.builds(
            FIRST._replace,
            official=st.booleans(),
            period=st.sampled_from(["", "2569/03/03", "2569/12/12"]),
            id=st.integers(0, 30).map(str),
            agency=st.sampled_from("ab"),
            score=st.none() | st.just(Decimal(1)),
        ),
        unique_by=lambda result: result.id,
    ),
    st.data(),
)
def test_the_order_of_loading_never_matters(results: list[Reported], data: st.DataObject) -> None:
    chosen = counting(results)
    assert counting(data.draw(st.permutations(results))) == chosen
    for result in chosen:
        mine = [other for other in results if other.agency == result.agency]
        assert result == max(mine, key=lambda other: (other.score is not None, other[:4]))
