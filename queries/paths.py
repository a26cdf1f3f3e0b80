"""All simple paths between two nodes, along the edges from the lower to the higher."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise

from kb.kinds import EdgeKind
from kb.model import Edge, Node
from kb.statement import Json
from kb.store.base import Reader
from queries import rows
from queries.answer import Bound, Completeness, Cut, checked, completeness, question
from queries.lineage import DEPTH, FOLLOWED, MAX_DEPTH
from queries.reference import find

LIMIT = 100
"""Paths of an answer unless told otherwise."""
MAX_LIMIT = 10_000
WORK = 200_000
"""Steps of the search; only a graph full of cycles needs more."""


@dataclass(frozen=True, slots=True)
class Path:
    """A way without repetition from a lower node to a higher.

    `nodes` holds the ids, the lower first; `steps` for each two neighbours the
    edges that join them, by kind and qualifier.
    """

    nodes: tuple[str, ...]
    steps: tuple[tuple[Edge, ...], ...]

    @property
    def length(self) -> int:
        """The number of steps."""
        return len(self.steps)


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths between two nodes: the shortest first, then by their ids, node by node.

    `nodes` maps the id of each node on a path to the node.
    """

    source: Node
    target: Node
    paths: tuple[Path, ...]
    nodes: Mapping[str, Node]
    completeness: Completeness

    def edges(self) -> list[Edge]:
        """The edges on the paths, each once, by source, kind, target and qualifier."""
        found = {
            (edge.source, edge.kind, edge.target, edge.qualifier): edge
            for path in self.paths
            for step in path.steps
            for edge in step
        }
        return [found[key] for key in sorted(found)]


def paths(
    reader: Reader,
    source: str,
    target: str,
    *,
    depth: int = DEPTH,
    edge_kinds: Sequence[EdgeKind] | None = None,
    limit: int = LIMIT,
) -> Paths:
    """All simple paths from the source up to the target; where there are none, from the target up to the source.

    Args:
        reader: The state of the base to ask.
        source: An id, code or name.
        target: An id, code or name of another node; the same node gives one path without steps.
        depth: Steps of a path at most, 0 to 64.
        edge_kinds: The edge kinds to follow; all but `continues` unless given.
        limit: Paths at most, 1 to 10,000.

    Raises:
        NotFoundError: No node is called so.
        AmbiguousError: Several nodes are.
        InputError: The depth is negative or the limit below 1.
        LimitError: The depth or the limit is above its bound.
    """
    checked("depth", depth, least=0, most=MAX_DEPTH)
    checked("limit", limit, least=1, most=MAX_LIMIT)
    first, second = find(reader, source), find(reader, target)
    followed = FOLLOWED if edge_kinds is None else edge_kinds
    web = _web(reader, first, second, followed)
    if not web.steps and first.id != second.id:
        web = _web(reader, second, first, followed)
    found, cuts = web.search(depth, limit)
    ids = sorted({identifier for path in found for identifier in path})
    nodes = {identifier: node for identifier in ids if (node := reader.node(identifier)) is not None}
    return Paths(first, second, tuple(map(web.path, found)), nodes, completeness(reader, cuts))


def _web(reader: Reader, lower: Node, upper: Node, followed: Sequence[EdgeKind]) -> _Web:
    parameters: dict[str, Json] = {
        "lower": lower.id,
        "upper": upper.id,
        "depth": MAX_DEPTH,
        "edge_kinds": [str(kind) for kind in followed],
    }
    web = _Web(lower.id, upper.id)
    for edge in map(rows.edge, reader.run(question("paths"), parameters)):
        if edge.source != upper.id and edge.target != lower.id:
            web.steps.setdefault(edge.source, {}).setdefault(edge.target, []).append(edge)
    return web


@dataclass(frozen=True, slots=True)
class _Web:
    """The edges between two nodes: lower id → higher id → the edges that join them, in order."""

    lower: str
    upper: str
    steps: dict[str, dict[str, list[Edge]]] = field(default_factory=dict)

    def path(self, nodes: Sequence[str]) -> Path:
        return Path(tuple(nodes), tuple(tuple(self.steps[one][two]) for one, two in pairwise(nodes)))

    def search(self, depth: int, limit: int) -> tuple[list[tuple[str, ...]], tuple[Cut, ...]]:
        """The first paths in order, and what is missing."""
        ways = self._ways()
        search = _Search(self.steps, ways)
        candidates = chain.from_iterable(search.paths(self.lower, length) for length in range(depth + 1))
        found = list(islice(candidates, limit + 1))
        missing = self._missing(ways, min(len(found), limit))
        if len(found) > limit:
            return found[:limit], (Cut("paths", Bound.LIMIT, limit, missing or 1, at_least=missing is None),)
        if search.work >= WORK:
            return found, (Cut("paths", Bound.WORK, WORK, None),)
        if missing or (missing is None and depth < len(self.steps)):
            return found, (Cut("paths", Bound.DEPTH, depth, missing),)
        return found, ()

    def _ways(self) -> list[dict[str, int]]:
        """For each length from 0, node → the number of ways (with repetition) of that length to the upper node."""
        ways = [{self.upper: 1}]
        while ways[-1] and len(ways) <= MAX_DEPTH + 1:
            counts = {one: sum(ways[-1].get(two, 0) for two in onward) for one, onward in self.steps.items()}
            ways.append({node: count for node, count in counts.items() if count})
        return ways

    def _missing(self, ways: Sequence[Mapping[str, int]], found: int) -> int | None:
        """How many paths are not among those found; `None` where cycles make ways that are no paths."""
        if ways[-1]:
            return None
        return sum(counts.get(self.lower, 0) for counts in ways) - found


@dataclass(slots=True)
class _Search:
    """A search in depth that enters only nodes from which the rest of the length leads to the upper node."""

    steps: Mapping[str, Mapping[str, list[Edge]]]
    ways: Sequence[Mapping[str, int]]
    work: int = 0

    def paths(self, lower: str, length: int) -> Iterator[tuple[str, ...]]:
        """The simple paths of exactly that length, by their ids."""
        if length < len(self.ways) and lower in self.ways[length]:
            yield from self._extended((lower,), length)

    def _extended(self, path: tuple[str, ...], rest: int) -> Iterator[tuple[str, ...]]:
        self.work += 1
        if rest == 0:
            yield path
            return
        for node in self.steps.get(path[-1], ()):
            if self.work >= WORK:
                return
            if node in self.ways[rest - 1] and node not in path:
                yield from self._extended((*path, node), rest - 1)
