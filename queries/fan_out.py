"""A lineage with the widest branches folded: of each node the first few of a kind, and how many more there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kb.kinds import NodeKind
from queries.answer import Bound, Cut, checked
from queries.lineage import Direction, Lineage, LineageNode, goes_on

MAX_FAN_OUT = 10_000


@dataclass(frozen=True, slots=True)
class Fold:
    """What is folded at a node: so many nodes of a kind, next to it on a way."""

    node: str
    direction: Direction
    kind: NodeKind
    more: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A lineage of which each node keeps the first few of each kind; `folds` are by node, way and kind.

    What is reached through folded nodes alone is left out with them, and not counted in the folds.
    """

    lineage: Lineage
    folds: tuple[Fold, ...]


def folded(answer: Lineage, fan_out: int) -> Folded:
    """The lineage with at most so many nodes of a kind next to each node on each way, in the answer's order.

    A node that is shown for another's sake is not folded, whatever stands before it.

    Raises:
        InputError: The number is too low.
        LimitError: The number is too high.
    """
    checked("fan_out", fan_out, least=1, most=MAX_FAN_OUT)
    around = _around(answer)
    kept, folds = {answer.start.id}, []
    for way in (Direction.UP, Direction.DOWN):
        shown, hidden = _walk(answer.start.id, around[way], fan_out)
        kept |= shown
        folds += [Fold(node, way, kind, more) for (node, kind), more in hidden]
    nodes = tuple(item for item in answer.nodes if item.node.id in kept)
    edges = tuple(edge for edge in answer.edges if edge.source in kept and edge.target in kept)
    left = len(answer.nodes) - len(nodes)
    cuts = (Cut("nodes", Bound.LIMIT, fan_out, left),) if left else ()
    state = replace(answer.completeness, cuts=(*answer.completeness.cuts, *cuts))
    return Folded(replace(answer, nodes=nodes, edges=edges, completeness=state), tuple(folds))


_Groups = defaultdict[str, defaultdict[NodeKind, list[str]]]
"""Node → kind → those next to it on a way, in the answer's order."""


def _around(answer: Lineage) -> dict[Direction, _Groups]:
    """What stands next to each node on each way; side facts stand next to the node they hang on."""
    order = {item.node.id: at for at, item in enumerate(answer.nodes)}
    items = {item.node.id: item for item in answer.nodes}
    found: dict[Direction, _Groups] = {way: _groups() for way in (Direction.UP, Direction.DOWN)}
    for way, node, other in dict.fromkeys(_steps(answer, items)):
        found[way][node][items[other].node.kind].append(other)
    for groups in found.values():
        for kinds in groups.values():
            for members in kinds.values():
                members.sort(key=order.__getitem__)
    return found


def _groups() -> _Groups:
    return defaultdict(lambda: defaultdict(list))


def _steps(answer: Lineage, items: dict[str, LineageNode]) -> Iterator[tuple[Direction, str, str]]:
    """Way, node and the next: for each edge that leads away from the start, and for the path to each node.

    Paths lead to what no edge of the answer does: side facts, nodes behind those of kinds that are not listed, and
    nodes behind one that was met on the other way as well.
    """
    for item in answer.nodes[1:]:
        for near, far in pairwise(each for each in item.path if each in items):
            yield item.direction, near, far
    for edge in answer.edges:
        low, high = items[edge.source], items[edge.target]
        if _leads(low, high, Direction.UP, answer.start.id):
            yield Direction.UP, edge.source, edge.target
        if _leads(high, low, Direction.DOWN, answer.start.id):
            yield Direction.DOWN, edge.target, edge.source


def _leads(near: LineageNode, far: LineageNode, way: Direction, start: str) -> bool:
    """Whether the way goes from one to the other: both were met on it, or the one is the start."""
    on_way = far.direction is way and not far.side and (near.direction is way or near.node.id == start)
    return on_way and goes_on(near.node.id, start)


def _walk(start: str, around: _Groups, fan_out: int) -> tuple[set[str], list[tuple[tuple[str, NodeKind], int]]]:
    """The nodes that are kept, from the start outwards, and how many of each kind are folded at each of them."""
    kept, frontier = {start}, [start]
    while frontier:
        reached = [
            other for node in frontier for members in around.get(node, {}).values() for other in members[:fan_out]
        ]
        frontier = [other for other in dict.fromkeys(reached) if other not in kept]
        kept.update(frontier)
    hidden = [
        ((node, kind), len([other for other in members if other not in kept]))
        for node in sorted(kept & around.keys())
        for kind, members in sorted(around[node].items(), key=lambda item: list(NodeKind).index(item[0]))
    ]
    return kept, [(where, more) for where, more in hidden if more]
