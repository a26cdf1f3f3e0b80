"""Propagates scores up a hierarchy as weighted means of what is known, with the share known and bounds.

A node without children whose score is given is known; every other node is as known
as what is below it. With the children c of a node, their weights w and their shares
of known weight k:

    share   = Σ w·k / Σ w
    score   = Σ w·k·score / Σ w·k                over the children of which something is known
    lowest  = share · score                     the unknown counted as 0
    highest = share · score + (1 − share) · 100  the unknown counted as 100

A child of which little is known thus counts little, and what is absent never counts
as zero. A score given for a node that has children stands in place of theirs.

Arithmetic is exact (fractions); results are decimals rounded half up to 3 decimals.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kb.errors import InputError

_FULL = Fraction(100)
PLACES = 3
"""Decimals that scores, shares, bounds and points are rounded to, half up."""


class Weighting(StrEnum):
    """Where the weights of a node's children come from."""

    STATED = "stated"
    """Every edge states one, or the results do."""
    EQUAL = "equal"
    """None is stated, or not for every child: all count the same."""
    NONE = "none"
    """The node has no children, or its score is given."""


def rounded(number: Fraction) -> Decimal:
    """The number as a decimal, half up to 3 places; numbers here are never negative."""
    scaled = (number * 10**PLACES * 2 + 1) // 2
    return Decimal(int(scaled)).scaleb(-PLACES)


@dataclass(frozen=True, slots=True)
class Link:
    """How a node counts in a higher one; `weight` is 0 or more, `None` where none is stated."""

    lower: str
    upper: str
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a child brings to a score.

    `weight` is the child's share of the parent's whole weight, in [0, 1]. `points` is
    what it adds to the parent's score, `None` where nothing is known of it; the points
    of all children add up to the score (rounding aside).
    """

    node: str
    weight: Decimal
    score: Decimal | None
    share: Decimal
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a node and how sure it is; all numbers to 3 decimals.

    `score` in [0, 100] is `None` where nothing is known: absent is not zero. `share` in
    [0, 1] is the part of the weight below that is known. `lowest` and `highest` are the
    score if all that is unknown were 0, or 100. `given` is true where the results state
    the score. `contributions` are by node id.
    """

    node: str
    score: Decimal | None
    share: Decimal
    lowest: Decimal
    highest: Decimal
    given: bool
    weighting: Weighting
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class _Exact:
    """A score before rounding; `known` is score × share."""

    known: Fraction
    share: Fraction

    @property
    def score(self) -> Fraction | None:
        return self.known / self.share if self.share else None

    @property
    def highest(self) -> Fraction:
        return self.known + (1 - self.share) * _FULL


def propagate(links: Iterable[Link], given: Mapping[str, Decimal], nodes: Iterable[str] = ()) -> dict[str, Score]:
    """The score of every node of a hierarchy.

    Args:
        links: The edges, each from a lower to a higher node; one for each pair.
        given: Node id → score in [0, 100].
        nodes: Nodes beyond those of the links.

    Returns:
        Node id → score, lower nodes before higher ones and else by id.

    Raises:
        InputError: The links form a cycle, which the message shows; or a score or weight is out of bounds.
    """
    children = _children(links, {*nodes, *given})
    _check(children, given)
    exact: dict[str, _Exact] = {}
    scores: dict[str, Score] = {}
    for node in topological_order({upper: [link.lower for link in below] for upper, below in children.items()}):
        weights, weighting = _weights(children[node])
        if node in given:
            exact[node], weights, weighting = _Exact(Fraction(given[node]), Fraction(1)), {}, Weighting.NONE
        else:
            exact[node] = _mean(weights, exact)
        scores[node] = _score(node, exact, weights, weighting, node in given)
    return scores


def topological_order(children: Mapping[str, Sequence[str]]) -> list[str]:
    """The nodes, each after all its children; among those that are free the lowest id first.

    Raises:
        InputError: There is a cycle; the message shows it.
    """
    waiting = {node: len(set(below)) for node, below in children.items()}
    parents: dict[str, set[str]] = {node: set() for node in children}
    for node, below in children.items():
        for child in below:
            parents[child].add(node)
    free = [node for node, count in waiting.items() if not count]
    heapq.heapify(free)
    ordered: list[str] = []
    while free:
        node = heapq.heappop(free)
        ordered.append(node)
        for parent in parents[node]:
            waiting[parent] -= 1
            if not waiting[parent]:
                heapq.heappush(free, parent)
    if len(ordered) < len(children):
        raise InputError(f"the hierarchy goes round in a circle: {' → '.join(_cycle(children, set(ordered)))}")
    return ordered


def _cycle(children: Mapping[str, Sequence[str]], done: set[str]) -> list[str]:
    """A cycle among the nodes that are not done, from its lowest id back to it, upwards."""
    path = [min(node for node in children if node not in done)]
    while path[-1] not in path[:-1]:
        path.append(min(child for child in children[path[-1]] if child not in done))
    circle = path[path.index(path[-1]) : -1]
    start = circle.index(min(circle))
    upwards = list(reversed(circle[start:] + circle[:start]))
    return [upwards[-1], *upwards]


def _children(links: Iterable[Link], nodes: Iterable[str]) -> dict[str, list[Link]]:
    children: dict[str, list[Link]] = {node: [] for node in nodes}
    for link in sorted(links, key=lambda link: (link.upper, link.lower)):
        children.setdefault(link.lower, [])
        below = children.setdefault(link.upper, [])
        if below and below[-1].lower == link.lower:
            raise InputError(f"{link.lower} is joined to {link.upper} twice")
        below.append(link)
    return children


def _check(children: Mapping[str, Sequence[Link]], given: Mapping[str, Decimal]) -> None:
    for node, score in given.items():
        if not 0 <= score <= 100:
            raise InputError(f"the score of {node} must be from 0 to 100, not {score}")
    for link in (link for below in children.values() for link in below):
        if link.weight is not None and not (link.weight.is_finite() and link.weight >= 0):
            raise InputError(f"the weight of {link.lower} in {link.upper} must be 0 or more, not {link.weight}")


def _weights(below: Sequence[Link]) -> tuple[dict[str, Fraction], Weighting]:
    """Child → its share of the whole weight, and where that comes from; children of weight 0 are left out."""
    if not below:
        return {}, Weighting.NONE
    stated = {link.lower: Fraction(link.weight) for link in below if link.weight is not None}
    whole = sum(stated.values(), Fraction(0))
    if len(stated) == len(below) and whole:
        return {node: weight / whole for node, weight in stated.items() if weight}, Weighting.STATED
    return {link.lower: Fraction(1, len(below)) for link in below}, Weighting.EQUAL


def _mean(weights: Mapping[str, Fraction], exact: Mapping[str, _Exact]) -> _Exact:
    known = sum((weight * exact[child].known for child, weight in weights.items()), Fraction(0))
    share = sum((weight * exact[child].share for child, weight in weights.items()), Fraction(0))
    return _Exact(known, share)


def _score(
    node: str, exact: Mapping[str, _Exact], weights: Mapping[str, Fraction], weighting: Weighting, given: bool
) -> Score:
    mine = exact[node]
    contributions = tuple(_contribution(child, weight, exact[child], mine.share) for child, weight in weights.items())
    return Score(
        node,
        _optional(mine.score),
        rounded(mine.share),
        rounded(mine.known),
        rounded(mine.highest),
        given,
        weighting,
        contributions,
    )


def _contribution(child: str, weight: Fraction, of: _Exact, share: Fraction) -> Contribution:
    points = weight * of.known / share if of.share else None
    return Contribution(child, rounded(weight), _optional(of.score), rounded(of.share), _optional(points))


def _optional(number: Fraction | None) -> Decimal | None:
    return None if number is None else rounded(number)
