"""Compiled hierarchies: order, weights as integers, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InputError
from scoring.compiled import Link, Weighting, compile_hierarchy, shares, topological_order

D = Decimal


def test_every_node_stands_after_its_children_and_knows_them_by_place() -> None:
    compiled = compile_hierarchy([Link("b", "a"), Link("c", "a"), Link("a", "s"), Link("c", "s")], ["z"])
    assert compiled.ids == ("b", "c", "a", "s", "z")
    assert compiled.children == ((), (), (0, 1), (2, 1), ())
    assert compiled.parents == ((2,), (2, 3), (3,), (), ())
    assert [compiled.place(node) for node in "bcasz"] == [0, 1, 2, 3, 4]
    with pytest.raises(InputError, match="x is not in the hierarchy"):
        compiled.place("x")


def test_children_of_weight_zero_are_left_out() -> None:
    compiled = compile_hierarchy([Link("a", "s", D(0)), Link("b", "s", D(2))])
    assert (compiled.children[2], compiled.weights[2], compiled.parents[0]) == ((1,), (1,), ())


@pytest.mark.parametrize(
    ("weights", "numbers", "weighting"),
    [
        ([], (), Weighting.NONE),
        ([None, None], (1, 1), Weighting.EQUAL),
        ([D(3), None], (1, 1), Weighting.EQUAL),
        ([D(0), D(0)], (1, 1), Weighting.EQUAL),
        ([D(30), D(70)], (3, 7), Weighting.STATED),
        ([D("0.5"), D("0.25"), D(1)], (2, 1, 4), Weighting.STATED),
        ([D("33.3"), D("66.7")], (333, 667), Weighting.STATED),
        ([D(0), D("2.50")], (0, 1), Weighting.STATED),
    ],
)
def test_weights_become_the_smallest_integers_in_their_ratios(
    weights: list[Decimal | None], numbers: tuple[int, ...], weighting: Weighting
) -> None:
    found, said = shares(weights)
    assert (tuple(found), said) == (numbers, weighting)


@pytest.mark.parametrize(
    ("links", "path"),
    [
        ([("a", "b"), ("b", "c"), ("c", "a"), ("x", "a")], "a → b → c → a"),
        ([("a", "a")], "a → a"),
        ([("k", "s"), ("s", "i"), ("i", "s"), ("i", "p")], "i → s → i"),
    ],
)
def test_a_cycle_is_refused_with_its_path(links: list[tuple[str, str]], path: str) -> None:
    with pytest.raises(InputError, match=f"in a circle: {path}$"):
        compile_hierarchy([Link(*pair) for pair in links])


@pytest.mark.parametrize(
    ("links", "message"),
    [
        ([Link("a", "s", D(-1))], "the weight of a in s must be 0 or more, not -1"),
        ([Link("a", "s", D("NaN"))], "the weight of a in s must be 0 or more, not NaN"),
        ([Link("a", "s", D("Infinity"))], "the weight of a in s must be 0 or more"),
        ([Link("a", "s"), Link("b", "s"), Link("a", "s", D(2))], "a is joined to s twice"),
    ],
)
def test_what_is_out_of_bounds_is_refused(links: list[Link], message: str) -> None:
    with pytest.raises(InputError, match=message):
        compile_hierarchy(links)


PAIRS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]), unique=True)


@given(PAIRS)
def test_a_node_comes_after_all_its_children_and_before_free_ones_of_higher_id(pairs: list[tuple[int, int]]) -> None:
    children = {f"n{number}": [f"n{low}" for low, high in pairs if high == number] for number in range(9)}
    ordered = topological_order(children)
    left = set(children)
    for node in ordered:
        assert node == min(other for other in left if not left & set(children[other]))
        left.remove(node)
    assert not left


@given(PAIRS, st.randoms())
def test_the_order_of_the_links_does_not_matter(pairs: list[tuple[int, int]], random: object) -> None:
    links = [Link(f"n{low}", f"n{high}") for low, high in pairs]
    shuffled = list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    one, other = compile_hierarchy(links), compile_hierarchy(shuffled)
    assert (one.ids, one.children, one.weights, one.parents) == (
        other.ids,
        other.children,
        other.weights,
        other.parents,
    )
