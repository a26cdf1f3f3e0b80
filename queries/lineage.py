"""Lineage: what a node serves, and what carries it out.

**Up** follows edges from source to target, towards strategy and plan: why does
this exist. **Down** follows them from target to source: what carries it out,
with what money, in whose hands.

- The walk does not go on from an agency or division other than the start, so
  that a division's other projects and an agency's other key results stay out.
- Up also shows the budgets and hands of the start itself, and down the agency of
  each division that it meets. These are *side facts*: they stand at the distance
  of the node they hang on, and nothing is followed from them.
- `continues` is followed only when asked for: years stay apart.

The walk is one statement per direction (`lineage_up`, `lineage_down`); cycles end
because a node counts once, at its shortest distance, and the depth is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.errors import InputError
from kb.graph import to_networkx
from kb.identity import kind_of
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json
from kb.store.base import Reader, Row
from queries import rows
from queries.answer import Bound, Completeness, Cut, checked, completeness, question
from queries.reference import find

if TYPE_CHECKING:
    import networkx

DEPTH = 16
"""Steps that a lineage takes unless told otherwise; the longest chain of the vocabulary has ten."""
MAX_DEPTH = 64
LIMIT = 10_000
"""Nodes of an answer unless told otherwise."""
MAX_LIMIT = 1_000_000

FOLLOWED = tuple(kind for kind in EdgeKind if kind is not EdgeKind.CONTINUES)
"""The edge kinds that a lineage follows unless told otherwise."""


class Direction(StrEnum):
    """Which way the edges are followed."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class LineageNode:
    """A node of a lineage.

    `distance` counts the steps from the start; a side fact has the distance of the
    node it hangs on. `path` holds the ids on one shortest way from the start to the
    node, both included: at each step back the lowest id. `direction` is the way on
    which the node was met (`up` for the start).
    """

    node: Node
    distance: int
    direction: Direction
    path: tuple[str, ...]
    side: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """A start and what it leads to.

    `nodes` begins with the start and is ordered by direction (up first), distance,
    side facts last, kind from the highest to the evidence, code, id; `edges` by
    source, kind, target and qualifier.
    """

    start: Node
    direction: Direction
    nodes: tuple[LineageNode, ...]
    edges: tuple[Edge, ...]
    completeness: Completeness

    def ids(self) -> tuple[str, ...]:
        """The ids of the nodes, in order."""
        return tuple(item.node.id for item in self.nodes)

    def layers(self) -> dict[NodeKind, tuple[Node, ...]]:
        """Kind → its nodes in order, from the highest kind to the evidence; kinds without nodes left out."""
        found = {kind: tuple(item.node for item in self.nodes if item.node.kind is kind) for kind in NodeKind}
        return {kind: nodes for kind, nodes in found.items() if nodes}

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The answer as a graph from lower to higher.

        As `kb.graph.to_networkx`; nodes also carry `distance`, `direction` and `side`.
        """
        graph = to_networkx([item.node for item in self.nodes], self.edges)
        for item in self.nodes:
            graph.nodes[item.node.id].update(distance=item.distance, direction=str(item.direction), side=item.side)
        return graph


@dataclass(frozen=True, slots=True)
class _Walk:
    nodes: tuple[LineageNode, ...]
    total: int
    beyond: int


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked of a walk; `kinds` of `None` takes nodes of every kind."""

    start: str
    depth: int
    limit: int
    kinds: Sequence[NodeKind] | None
    edge_kinds: Sequence[EdgeKind]


def lineage(
    reader: Reader,
    start: str,
    direction: str = Direction.BOTH,
    *,
    depth: int = DEPTH,
    kinds: Sequence[NodeKind] | None = None,
    edge_kinds: Sequence[EdgeKind] | None = None,
    limit: int = LIMIT,
) -> Lineage:
    """What the start serves (up), what carries it out (down), or both.

    Args:
        reader: The state of the base to ask.
        start: An id, code or name of the node to start from.
        direction: `up`, `down` or `both`.
        depth: Steps to take at most, 0 to 64.
        kinds: The node kinds to list; the walk goes through the others all the same.
            The start is always listed.
        edge_kinds: The edge kinds to follow; all but `continues` unless given.
        limit: Nodes to list at most in each direction, 1 to 1,000,000, nearest first.

    Raises:
        NotFoundError: No node is called so.
        AmbiguousError: Several nodes are.
        InputError: The direction is unknown, the depth negative or the limit below 1.
        LimitError: The depth or the limit is above its bound.
    """
    way = _direction(direction)
    checked("depth", depth, least=0, most=MAX_DEPTH)
    checked("limit", limit, least=1, most=MAX_LIMIT)
    node = find(reader, start)
    request = _Request(node.id, depth, limit, kinds, FOLLOWED if edge_kinds is None else edge_kinds)
    ways = (Direction.UP, Direction.DOWN) if way is Direction.BOTH else (way,)
    walks = {each: _walk(reader, request, each, side_facts=way is not Direction.BOTH) for each in ways}
    edges = _all_edges([_edges(reader, request, each, walk) for each, walk in walks.items()])
    cuts = tuple(cut for each, walk in walks.items() for cut in _cuts(request, each, walk))
    return Lineage(node, way, _merged(walks.values()), edges, completeness(reader, cuts))


def goes_on(identifier: str, start: str) -> bool:
    """Whether a walk goes on from a node: not from an agency or division other than its start."""
    return identifier == start or kind_of(identifier) not in (NodeKind.AGENCY, NodeKind.DIVISION)


def _direction(name: str) -> Direction:
    if name not in [str(way) for way in Direction]:
        raise InputError(f"unknown direction {name!r}; known: {', '.join(Direction)}")
    return Direction(name)


def _walk(reader: Reader, request: _Request, way: Direction, *, side_facts: bool) -> _Walk:
    """One walk; going both ways, the start's money and hands come with the way down, not as side facts."""
    parameters: dict[str, Json] = {
        "start": request.start,
        "depth": request.depth,
        "limit": request.limit,
        "kinds": None if request.kinds is None else [str(kind) for kind in request.kinds],
        "edge_kinds": [str(kind) for kind in request.edge_kinds],
        "kind_order": rows.KIND_ORDER,
    }
    if way is Direction.UP:
        parameters["side_facts"] = int(side_facts)
    answer = list(reader.run(question(f"lineage_{way}"), parameters))
    paths = _Paths({rows.text(row[0]): rows.optional_text(row[8]) for row in answer})
    nodes = tuple(_lineage_node(row, way, paths) for row in answer if row[9])
    return _Walk(nodes, rows.number(answer[0][10]), rows.number(answer[0][11]))


class _Paths(dict[str, tuple[str, ...]]):
    """Id → the ids on the way from the start to it; each way goes on from that of the node before."""

    def __init__(self, before: Mapping[str, str | None]) -> None:
        self._before = before

    def __missing__(self, identifier: str) -> tuple[str, ...]:
        previous = self._before[identifier]
        path = self[identifier] = (identifier,) if previous is None else (*self[previous], identifier)
        return path


def _lineage_node(row: Row, way: Direction, paths: _Paths) -> LineageNode:
    node = rows.node(row)
    return LineageNode(node, rows.number(row[6]), way, paths[node.id], bool(row[7]))


def _edges(reader: Reader, request: _Request, way: Direction, walk: _Walk) -> Iterator[Edge]:
    parameters: dict[str, Json] = {
        "ids": [item.node.id for item in walk.nodes],
        "start": request.start,
        "edge_kinds": [str(kind) for kind in request.edge_kinds],
        "up": int(way is Direction.UP),
    }
    return map(rows.edge, reader.run(question("lineage_edges"), parameters))


def _all_edges(walks: Sequence[Iterable[Edge]]) -> tuple[Edge, ...]:
    """The edges of all walks, each once; those of one walk are in order already."""
    if len(walks) == 1:
        return tuple(walks[0])
    edges = {_key(edge): edge for walk in walks for edge in walk}
    return tuple(edges[key] for key in sorted(edges))


def _cuts(request: _Request, way: Direction, walk: _Walk) -> Iterator[Cut]:
    if walk.total > len(walk.nodes):
        yield Cut(f"nodes {way}", Bound.LIMIT, request.limit, walk.total - len(walk.nodes))
    if walk.beyond:
        yield Cut(f"nodes {way}", Bound.DEPTH, request.depth, walk.beyond, at_least=True)


def _merged(walks: Iterable[_Walk]) -> tuple[LineageNode, ...]:
    """The nodes of all walks; a node met both ways, as the start is, stays where it was met first."""
    nodes: dict[str, LineageNode] = {}
    for walk in walks:
        for item in walk.nodes:
            nodes.setdefault(item.node.id, item)
    return tuple(nodes.values())


def _key(edge: Edge) -> tuple[str, EdgeKind, str, str]:
    return edge.source, edge.kind, edge.target, edge.qualifier
