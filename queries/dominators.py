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
    place = {node: number for number, node in enumerate(order)}
    before: dict[str, list[str]] = {}
    for node in order:
        for after in graph.get(node, ()):
            before.setdefault(after, []).append(node)
    found = {ROOT: ROOT}
    changed = True
    while changed:
        changed = False
        for node in order[1:]:
            known = iter(each for each in before[node] if each in found)
            nearest = next(known)
            for other in known:
                nearest = _meet(nearest, other, found, place)
            if found.get(node) != nearest:
                found[node] = nearest
                changed = True
    return {node: found[node] for node in order[1:]}


def _meet(one: str, other: str, found: Mapping[str, str], place: Mapping[str, int]) -> str:
    """The last dominator that two nodes have in common."""
    while one != other:
        while place[one] > place[other]:
            one = found[one]
        while place[other] > place[one]:
            other = found[other]
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
