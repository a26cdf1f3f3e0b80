"""Propagation: examples by hand, and what always holds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InputError
from scoring.propagation import Contribution, Link, Score, Weighting, propagate, rounded, topological_order

D = Decimal


def links(*pairs: str) -> list[Link]:
    """Links such as `a>b` or, with a weight, `a>b 2.5`."""
    made = []
    for pair in pairs:
        names, _, weight = pair.partition(" ")
        lower, upper = names.split(">")
        made.append(Link(lower, upper, D(weight) if weight else None))
    return made


def numbers(score: Score) -> tuple[Decimal | None, Decimal, Decimal, Decimal]:
    return score.score, score.share, score.lowest, score.highest


def test_equal_weights_count_what_is_known_and_say_how_much_that_is() -> None:
    scores = propagate(links("a>s", "b>s", "c>s"), {"a": D(80), "b": D(100)})
    assert numbers(scores["s"]) == (D("90.000"), D("0.667"), D("60.000"), D("93.333"))
    assert scores["s"].weighting is Weighting.EQUAL
    assert scores["s"].contributions == (
        Contribution("a", D("0.333"), D("80.000"), D("1.000"), D("40.000")),
        Contribution("b", D("0.333"), D("100.000"), D("1.000"), D("50.000")),
        Contribution("c", D("0.333"), None, D("0.000"), None),
    )


def test_stated_weights_count() -> None:
    score = propagate(links("a>s 30", "b>s 70"), {"a": D(100), "b": D(50)})["s"]
    assert numbers(score) == (D("65.000"), D("1.000"), D("65.000"), D("65.000"))
    assert score.weighting is Weighting.STATED


def test_weights_that_are_not_all_stated_are_not_used_and_it_says_so() -> None:
    score = propagate(links("a>s 30", "b>s"), {"a": D(100), "b": D(50)})["s"]
    assert (score.score, score.weighting) == (D("75.000"), Weighting.EQUAL)


def test_a_child_of_weight_zero_does_not_count() -> None:
    score = propagate(links("a>s 0", "b>s 1"), {"a": D(0), "b": D(50)})["s"]
    assert score.score == D("50.000")
    assert [item.node for item in score.contributions] == ["b"]


def test_a_branch_of_which_half_is_known_counts_half() -> None:
    """Of issue x one of two key results is known (100), of issue y both (50): (½·100 + 1·50) / 1½."""
    scores = propagate(links("a>x", "b>x", "c>y", "d>y", "x>s", "y>s"), {"a": D(100), "c": D(50), "d": D(50)})
    assert numbers(scores["s"]) == (D("66.667"), D("0.750"), D("50.000"), D("75.000"))


def test_absent_is_not_zero() -> None:
    scores = propagate(links("a>s", "b>s"), {})
    assert numbers(scores["s"]) == (None, D("0.000"), D("0.000"), D("100.000"))
    assert numbers(propagate([], {}, ["alone"])["alone"]) == (None, D("0.000"), D("0.000"), D("100.000"))


def test_a_score_that_is_zero_is_known() -> None:
    assert numbers(propagate(links("a>s"), {"a": D(0)})["s"]) == (D("0.000"), D("1.000"), D("0.000"), D("0.000"))


def test_a_score_given_for_a_higher_node_stands_in_place_of_what_is_below() -> None:
    scores = propagate(links("a>x", "x>s"), {"a": D(20), "x": D(80)})
    assert (scores["x"].given, scores["x"].weighting, scores["x"].contributions) == (True, Weighting.NONE, ())
    assert scores["s"].score == D("80.000")


def test_a_node_below_two_counts_in_both() -> None:
    scores = propagate(links("a>x", "a>y", "b>y"), {"a": D(60)})
    assert [scores[node].share for node in ("x", "y")] == [D("1.000"), D("0.500")]


@pytest.mark.parametrize(
    ("number", "decimal"),
    [
        (Fraction(1, 2000), "0.001"),
        (Fraction(2, 3), "0.667"),
        (Fraction(4, 10000), "0.000"),
        (Fraction(100), "100.000"),
    ],
)
def test_numbers_are_rounded_half_up_to_three_decimals(number: Fraction, decimal: str) -> None:
    assert str(rounded(number)) == decimal


def test_a_cycle_is_refused_with_its_path() -> None:
    with pytest.raises(InputError, match="in a circle: a → b → c → a"):
        propagate(links("a>b", "b>c", "c>a", "x>a"), {})
    with pytest.raises(InputError, match="in a circle: a → a"):
        propagate(links("a>a"), {})


@pytest.mark.parametrize(
    ("given_scores", "pairs", "message"),
    [
        ({"a": D("100.1")}, ["a>s"], "the score of a must be from 0 to 100"),
        ({"a": D(-1)}, ["a>s"], "the score of a must be from 0 to 100"),
        ({}, ["a>s -1"], "the weight of a in s must be 0 or more"),
        ({}, ["a>s NaN"], "the weight of a in s must be 0 or more"),
        ({}, ["a>s", "a>s 2"], "a is joined to s twice"),
    ],
)
def test_what_is_out_of_bounds_is_refused(given_scores: dict[str, Decimal], pairs: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        propagate(links(*pairs), given_scores)


# --- what always holds --------------------------------------------------------

SCORES = st.decimals(0, 100, places=2)
WEIGHTS = st.none() | st.decimals(0, 50, places=1)


@st.composite
def hierarchies(draw: st.DrawFn) -> tuple[list[Link], dict[str, Decimal]]:
    """Links from lower to higher numbers, so that there is no cycle, and scores of nodes without children."""
    size = draw(st.integers(1, 9))
    pairs = [(low, high) for high in range(size) for low in range(high)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    made = [Link(f"n{low}", f"n{high}", draw(WEIGHTS)) for low, high in chosen]
    leaves = sorted({f"n{number}" for number in range(size)} - {link.upper for link in made})
    return made, draw(st.dictionaries(st.sampled_from(leaves), SCORES))


@given(hierarchies())
def test_bounds_hold_the_score_and_shares_are_shares(case: tuple[list[Link], dict[str, Decimal]]) -> None:
    for score in propagate(*case).values():
        assert 0 <= score.share <= 1
        assert 0 <= score.lowest <= score.highest <= 100
        assert score.score is None or score.lowest <= score.score <= score.highest
        assert (score.score is None) == all(item.points is None for item in score.contributions) or score.given


@given(hierarchies())
def test_contributions_add_up_to_the_score(case: tuple[list[Link], dict[str, Decimal]]) -> None:
    for score in propagate(*case).values():
        points = [item.points for item in score.contributions if item.points is not None]
        if points:
            assert score.score is not None
            assert abs(sum(points, D(0)) - score.score) <= D("0.001") * (len(points) + 1)


@given(hierarchies(), st.data())
def test_to_know_more_narrows_the_bounds(case: tuple[list[Link], dict[str, Decimal]], data: st.DataObject) -> None:
    made, known = case
    before = propagate(made, known)
    unknown = sorted(node for node, score in before.items() if not score.contributions and node not in known)
    if not unknown:
        return
    after = propagate(made, {**known, data.draw(st.sampled_from(unknown)): data.draw(SCORES)})
    for node, score in before.items():
        assert score.lowest <= after[node].lowest
        assert after[node].highest <= score.highest
        assert score.share <= after[node].share


@given(hierarchies(), st.randoms())
def test_the_order_of_the_links_does_not_matter(case: tuple[list[Link], dict[str, Decimal]], random: object) -> None:
    made, known = case
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert propagate(shuffled, known) == propagate(made, known)


@given(hierarchies())
def test_a_node_comes_after_all_its_children(case: tuple[list[Link], dict[str, Decimal]]) -> None:
    made, _ = case
    children: dict[str, list[str]] = {node: [] for link in made for node in (link.lower, link.upper)}
    for link in made:
        children[link.upper].append(link.lower)
    places = {node: at for at, node in enumerate(topological_order(children))}
    assert all(places[link.lower] < places[link.upper] for link in made)
