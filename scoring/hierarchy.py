"""The plan hierarchy below a node, and results placed in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from kb.errors import AmbiguousError, InputError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Question, Reader, Row
from queries.reference import find
from scoring.propagation import Link, Score, propagate
from scoring.results import Result

KINDS = (NodeKind.PLAN, NodeKind.STRATEGY, NodeKind.ISSUE, NodeKind.SUPER_OKR, NodeKind.KEY_RESULT)
"""The kinds of the hierarchy, from the highest."""

CANDIDATES = 50
"""Nodes of one code that are looked at; there is one of each kind and year."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a node and of all below it.

    `scores` are by kind from the highest, then code, then id; `nodes` has the same
    order. `used` counts the results that stand below the start (or are its own),
    `unused` are references of results that stand elsewhere in the base.
    """

    start: Node
    scores: tuple[Score, ...]
    nodes: tuple[Node, ...]
    used: int
    unused: tuple[str, ...]


def score(reader: Reader, reference: str, results: Sequence[Result]) -> Scores:
    """Propagates results up the plan hierarchy to a node.

    Args:
        reader: The state of the base to ask.
        reference: An id, code or name of a plan, strategy, issue, Super OKR or key result.
        results: What was reached, by code or id; a code is looked for below the node first.

    Raises:
        NotFoundError: No node is called so.
        AmbiguousError: Several nodes are, or a result's code names several below the node.
        InputError: The node is of no kind of the hierarchy; a result names nothing in the base,
            or a node that another row names too; a weight is no number; there is a cycle.
    """
    start = find(reader, reference)
    if start.kind not in KINDS:
        raise InputError(f"{start.id} is a {start.kind}; results add up in a {', '.join(KINDS)}")
    links = _links(reader, start)
    nodes = _nodes(reader, start, links)
    placed, unused = _place(reader, {node.id for node in nodes}, results)
    given = {identifier: result.score for identifier, result in placed.items()}
    scores = propagate(_weighted(links, placed), given, [node.id for node in nodes])
    return Scores(start, tuple(scores[node.id] for node in nodes), nodes, len(placed), unused)


def _links(reader: Reader, start: Node) -> list[Link]:
    found = reader.run(Question("scoring", "hierarchy"), {"start": start.id})
    return [_link(row) for row in found]


def _link(row: Row) -> Link:
    lower, upper, weight = str(row[0]), str(row[1]), row[2]
    if weight is None:
        return Link(lower, upper)
    try:
        return Link(lower, upper, Decimal(str(weight)))
    except InvalidOperation as error:
        raise InputError(f"the weight of {lower} in {upper} is no number: {weight!r}") from error


def _nodes(reader: Reader, start: Node, links: Iterable[Link]) -> tuple[Node, ...]:
    ids = {start.id, *(link.lower for link in links)}
    found = [node for node in map(reader.node, ids) if node is not None]
    return tuple(sorted(found, key=lambda node: (KINDS.index(node.kind), node.code is None, node.code or "", node.id)))


def _place(reader: Reader, below: set[str], results: Iterable[Result]) -> tuple[dict[str, Result], tuple[str, ...]]:
    """Node id → its result, and the references of results that stand elsewhere."""
    placed: dict[str, Result] = {}
    unused: list[str] = []
    for result in results:
        identifier = _identify(reader, below, result)
        if identifier is None:
            unused.append(result.reference)
        elif placed.setdefault(identifier, result) is not result:
            raise InputError(f"row {result.row}: {identifier} has a result in row {placed[identifier].row} already")
    return placed, tuple(unused)


def _identify(reader: Reader, below: set[str], result: Result) -> str | None:
    """The node below that the result names; `None` where it names one elsewhere."""
    candidates = reader.resolve(result.reference, limit=CANDIDATES)
    if not candidates:
        raise InputError(f"row {result.row}, column code_or_id: nothing in the base is called {result.reference!r}")
    inside = [identifier for identifier in candidates if identifier in below]
    if len(inside) > 1:
        raise AmbiguousError(
            f"row {result.row}, column code_or_id: {result.reference!r} names {', '.join(inside)}; give the id", inside
        )
    return inside[0] if inside else None


def _weighted(links: Iterable[Link], placed: dict[str, Result]) -> list[Link]:
    """The links, with the weight that a result gives where the edge states none."""
    weights = {identifier: result.weight for identifier, result in placed.items()}
    return [replace(link, weight=weights.get(link.lower)) if link.weight is None else link for link in links]
