"""Which nodes stand on every way to others: immediate dominators of a graph from a virtual root."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = ""
"""The virtual node from which the roots are reached; no id is empty."""


def dominators(roots: Iterable[str], steps: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Node → the last node that stands on every way to it from the roots; `ROOT` where none does.

    Nodes that no root leads to are left out; cycles are allowed. The nodes come in an order
    in which each stands after its dominator. (Cooper, Harvey and Kennedy, "A Simple, Fast
    Dominance Algorithm", 2001.)
    """
    graph = {**steps, ROOT: sorted(set(roots))}
    order = _reverse_postorder(graph)
    above = _nearest(_before(order, graph))
    return {node: order[nearest] for node, nearest in zip(order[1:], above[1:], strict=True)}


_UNKNOWN = -1


def _before(order: Sequence[str], graph: Mapping[str, Sequence[str]]) -> list[list[int]]:
    """For each place in the order the places of what leads to it."""
    place = {node: number for number, node in enumerate(order)}
    before: list[list[int]] = [[] for _ in order]
    for number, node in enumerate(order):
        for after in graph.get(node, ()):
            before[place[after]].append(number)
    return before


def _nearest(before: Sequence[Sequence[int]]) -> list[int]:
    """For each place the place of its immediate dominator; without cycles one pass finds them all."""
    above = [_UNKNOWN] * len(before)
    above[0] = 0
    changed = True
    while changed:
        changed = False
        for node in range(1, len(before)):
            known = [each for each in before[node] if above[each] != _UNKNOWN]
            nearest = known[0]
            for other in known[1:]:
                nearest = _meet(nearest, other, above)
            if above[node] != nearest:
                changed = changed or above[node] != _UNKNOWN or len(known) < len(before[node])
                above[node] = nearest
    return above


def _meet(one: int, other: int, above: Sequence[int]) -> int:
    """The last dominator that two places have in common."""
    while one != other:
        if one > other:
            one = above[one]
        else:
            other = above[other]
    return one


def _reverse_postorder(graph: Mapping[str, Sequence[str]]) -> list[str]:
    """The nodes that the root leads to, each before what it leads to unless a cycle forbids it."""
    done: list[str] = []
    seen = {ROOT}
    stack: list[tuple[str, Iterator[str]]] = [(ROOT, iter(graph[ROOT]))]
    while stack:
        node, rest = stack[-1]
        after = next((each for each in rest if each not in seen), None)
        if after is None:
            done.append(node)
            stack.pop()
        else:
            seen.add(after)
            stack.append((after, iter(graph.get(after, ()))))
    return done[::-1]
