"""A lineage as chains: every way from its start to an end of it, where nothing goes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from queries.answer import MAX_ITEMS, Bound, Completeness, Cut, checked
from queries.lineage import Direction, Lineage, goes_on

LIMIT = 1_000
"""Chains of an answer unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A way from the start to an end, without repetition; `nodes` are ids, the start first."""

    direction: Direction
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """The chains of a lineage: up first, and along the order of its nodes."""

    lineage: Lineage
    chains: tuple[Chain, ...]
    completeness: Completeness


def chains(answer: Lineage, limit: int = LIMIT) -> Chains:
    """Every chain of a lineage, up to a limit.

    Raises:
        InputError: The limit is below 1.
        LimitError: The limit is too high.
    """
    checked("limit", limit, least=1, most=MAX_ITEMS)
    found = list(islice(_all(answer), limit + 1))
    cuts = (Cut("chains", Bound.LIMIT, limit, 1, at_least=True),) if len(found) > limit else ()
    state = replace(answer.completeness, cuts=(*answer.completeness.cuts, *cuts))
    return Chains(answer, tuple(found[:limit]), state)


def _all(answer: Lineage) -> Iterator[Chain]:
    for way in (Direction.UP, Direction.DOWN):
        for nodes in _ways(answer.start.id, _steps(answer, way)):
            if len(nodes) > 1:
                yield Chain(way, nodes)


def _steps(answer: Lineage, way: Direction) -> dict[str, list[str]]:
    """Node → those next on the way, in the order of the answer.

    Facts beside the way are no step of it, and no way goes on from hands that it does not start at.
    """
    order = {item.node.id: at for at, item in enumerate(answer.nodes)}
    on_way = {item.node.id for item in answer.nodes if item.direction is way and not item.side} | {answer.start.id}
    found: dict[str, set[str]] = defaultdict(set)
    for edge in answer.edges:
        near, far = (edge.source, edge.target) if way is Direction.UP else (edge.target, edge.source)
        if {near, far} <= on_way and far != answer.start.id and goes_on(near, answer.start.id):
            found[near].add(far)
    return {node: sorted(others, key=order.__getitem__) for node, others in found.items()}


def _ways(start: str, steps: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """The ways from the start on, depth first; a way that would only repeat itself ends."""
    path = [start]
    rest = [iter(steps.get(start, ()))]
    gone_on = [False]
    while rest:
        step = next((node for node in rest[-1] if node not in path), None)
        if step is not None:
            gone_on[-1] = True
            path.append(step)
            rest.append(iter(steps.get(step, ())))
            gone_on.append(False)
            continue
        if not gone_on[-1]:
            yield tuple(path)
        path.pop()
        rest.pop()
        gone_on.pop()
