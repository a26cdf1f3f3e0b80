"""A hierarchy compiled once: integers for ids, lower nodes before higher ones, integers for weights."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from math import gcd, lcm
from operator import attrgetter

from kb.errors import InputError
from scoring.collecting import without_collecting


class Weighting(StrEnum):
    """Where the weights of a node's parts come from."""

    STATED = "stated"
    """Every part states one, or the results do."""
    EQUAL = "equal"
    """None is stated, or not for every part: all count the same."""
    NONE = "none"
    """The node has no parts, or its score is given."""


@dataclass(frozen=True, slots=True)
class Link:
    """How a node counts in a higher one; `weight` is 0 or more, `None` where none is stated."""

    lower: str
    upper: str
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Hierarchy:
    """Nodes by place: each stands after all its children, among those that are free the lowest id first.

    All sequences are by place. `children` are places in the order of their ids, without those
    of weight 0; `weights` are theirs, over 0 and as small as integers can have the stated ratios.
    """

    ids: tuple[str, ...]
    places: Mapping[str, int]
    children: tuple[tuple[int, ...], ...]
    weights: tuple[tuple[int, ...], ...]
    weightings: tuple[Weighting, ...]
    parents: tuple[tuple[int, ...], ...]

    def place(self, node: str) -> int:
        """The place of a node.

        Raises:
            InputError: The node is not in the hierarchy.
        """
        found = self.places.get(node)
        if found is None:
            raise InputError(f"{node} is not in the hierarchy")
        return found


def compile_hierarchy(links: Iterable[Link], nodes: Iterable[str] = ()) -> Hierarchy:
    """Compiles the hierarchy of some links.

    Args:
        links: The edges, each from a lower to a higher node; one for each pair.
        nodes: Nodes beyond those of the links.

    Raises:
        InputError: The links form a cycle, which the message shows; a pair is joined twice; a
            weight is out of bounds.
    """
    with without_collecting():
        below = _below(links, nodes)
        ids = topological_order({upper: [link.lower for link in some] for upper, some in below.items()})
        return _compiled(ids, below)


def _compiled(ids: Sequence[str], below: Mapping[str, Sequence[Link]]) -> Hierarchy:
    places = {node: place for place, node in enumerate(ids)}
    children: list[tuple[int, ...]] = []
    weights: list[tuple[int, ...]] = []
    weightings: list[Weighting] = []
    parents: list[list[int]] = [[] for _ in ids]
    for place, node in enumerate(ids):
        numbers, weighting = shares([link.weight for link in below[node]])
        counting = [(places[link.lower], number) for link, number in zip(below[node], numbers, strict=True) if number]
        children.append(tuple(child for child, _ in counting))
        weights.append(tuple(number for _, number in counting))
        weightings.append(weighting)
        for child, _ in counting:
            parents[child].append(place)
    upwards = tuple(map(tuple, parents))
    return Hierarchy(tuple(ids), places, tuple(children), tuple(weights), tuple(weightings), upwards)


def shares(weights: Sequence[Decimal | None]) -> tuple[Sequence[int], Weighting]:
    """The weights as integers in the stated ratios; all 1 where one is not stated, or all are 0."""
    if not weights:
        return (), Weighting.NONE
    stated = [weight.as_integer_ratio() for weight in weights if weight is not None]
    if len(stated) < len(weights) or not any(number for number, _ in stated):
        return (1,) * len(weights), Weighting.EQUAL
    common = lcm(*(divisor for _, divisor in stated))
    numbers = [number * (common // divisor) for number, divisor in stated]
    whole = gcd(*numbers)
    return [number // whole for number in numbers], Weighting.STATED


def topological_order(children: Mapping[str, Sequence[str]]) -> list[str]:
    """The nodes, each after all its children; among those that are free the lowest id first.

    Raises:
        InputError: There is a cycle; the message shows it.
    """
    ids = sorted(children)
    ranks = {node: rank for rank, node in enumerate(ids)}
    parents: list[list[int]] = [[] for _ in ids]
    waiting: list[int] = []
    for rank, node in enumerate(ids):
        below = {ranks[child] for child in children[node]}
        waiting.append(len(below))
        for child in below:
            parents[child].append(rank)
    ordered = [ids[rank] for rank in _ordered(waiting, parents)]
    if len(ordered) < len(ids):
        raise InputError(f"the hierarchy goes round in a circle: {' → '.join(_cycle(children, set(ordered)))}")
    return ordered


def _ordered(waiting: list[int], parents: Sequence[Sequence[int]]) -> list[int]:
    """The numbers that can be had, each after those it waits for; `waiting` is used up."""
    free = [number for number, count in enumerate(waiting) if not count]  # ascending, thus a heap
    ordered: list[int] = []
    while free:
        number = heapq.heappop(free)
        ordered.append(number)
        for parent in parents[number]:
            waiting[parent] -= 1
            if not waiting[parent]:
                heapq.heappush(free, parent)
    return ordered


def _cycle(children: Mapping[str, Sequence[str]], done: set[str]) -> list[str]:
    """A cycle among the nodes that are not done, from its lowest id back to it, upwards."""
    path = [min(node for node in children if node not in done)]
    seen = {path[0]: 0}
    while True:
        following = min(child for child in children[path[-1]] if child not in done)
        if following in seen:
            break
        seen[following] = len(path)
        path.append(following)
    circle = path[seen[following] :]
    start = circle.index(min(circle))
    upwards = list(reversed(circle[start:] + circle[:start]))
    return [upwards[-1], *upwards]


def _below(links: Iterable[Link], nodes: Iterable[str]) -> dict[str, list[Link]]:
    """Node → the links from its children, by child; every node has an entry."""
    ordered = sorted(links, key=attrgetter("upper", "lower"))
    below: dict[str, list[Link]] = {node: [] for node in nodes}
    for link in ordered:
        below.setdefault(link.lower, [])
        below.setdefault(link.upper, []).append(link)
        if link.weight is not None and not (link.weight.is_finite() and link.weight >= 0):
            raise InputError(f"the weight of {link.lower} in {link.upper} must be 0 or more, not {link.weight}")
    for former, link in pairwise(ordered):
        if (former.lower, former.upper) == (link.lower, link.upper):
            raise InputError(f"{link.lower} is joined to {link.upper} twice")
    return below
