"""One node with all that is said about it, by whom, where and in what words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kb.derive import Claim, Precedence
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json, Statement, canonical_json
from kb.store.base import Document, Reader, Row
from kb.text import fold
from queries import rows
from queries.answer import Bound, Completeness, Cut, checked, completeness, question
from queries.known_documents import KnownDocuments
from queries.reference import find

EDGES = 100
"""Edges of one kind and way that are shown unless told otherwise."""
MAX_EDGES = 10_000


@dataclass(frozen=True, slots=True)
class Sourced:
    """A statement and the document it stands in; the statement's `place` says where in it.

    `holds` is true where the value that the statement gives is a value of the node
    (it won, agrees with the winner, or is kept beside others), false where it lost.
    """

    statement: Statement
    document: Document
    holds: bool


@dataclass(frozen=True, slots=True)
class PropertyView:
    """A property: the value in force and every statement of it, the strongest first.

    What is known without a statement has none: the facts of a document's file, and the
    other names of a node, which are those that lost.

    `conflict` is true where a statement gives another value and lost.
    """

    name: str
    value: Json
    statements: tuple[Sourced, ...]

    @property
    def conflict(self) -> bool:
        """True where the documents do not agree."""
        return any(not item.holds for item in self.statements)


@dataclass(frozen=True, slots=True)
class EdgeView:
    """An edge, the node at its other end, and the statements behind it, by rank, document and place."""

    edge: Edge
    other: Node
    statements: tuple[Sourced, ...]


@dataclass(frozen=True, slots=True)
class EdgeGroup:
    """The edges of one kind and way: `total` counts all, `edges` holds the first of them.

    The edges are ordered by the other end: kind from the highest, code, id, then qualifier.
    """

    kind: EdgeKind
    outgoing: bool
    total: int
    edges: tuple[EdgeView, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Which edges of a node are asked for: of one kind and way or of all; so many of each, after so many."""

    kind: EdgeKind | None = None
    outgoing: bool | None = None
    offset: int = 0
    limit: int = EDGES


@dataclass(frozen=True, slots=True)
class NodeView:
    """A node with its properties by name, its edges (outgoing first, by kind) and its history.

    `history` holds the statements from superseded editions, in the store's order:
    what was said once and is not in force; `holds` tells whether it is still the value.
    """

    node: Node
    properties: tuple[PropertyView, ...]
    edges: tuple[EdgeGroup, ...]
    history: tuple[Sourced, ...]
    completeness: Completeness

    @property
    def conflicts(self) -> tuple[PropertyView, ...]:
        """The properties on which the documents do not agree."""
        return tuple(item for item in self.properties if item.conflict)


def show(reader: Reader, reference: str, *, kind: NodeKind | None = None, edges: int = EDGES) -> NodeView:
    """The node that the reference names, with every statement and its source.

    Args:
        reader: The state of the base to ask.
        reference: An id, code or name.
        kind: Look among the nodes of this kind alone.
        edges: Edges of one kind and way at most, 1 to 10,000.

    Raises:
        NotFoundError: No node is called so.
        AmbiguousError: Several nodes are.
        InputError: `edges` is below 1.
        LimitError: `edges` is above its bound.
    """
    checked("edges", edges, least=1, most=MAX_EDGES)
    node = find(reader, reference, kind)
    documents = KnownDocuments(reader)
    groups = edge_groups(reader, node, documents, Links(limit=edges))
    cuts = tuple(_cut(group, edges) for group in groups if group.total > len(group.edges))
    return NodeView(
        node=node,
        properties=tuple(_properties(reader, node, documents)),
        edges=groups,
        history=tuple(_sourced(item, documents, holds(node, item)) for item in reader.history(node.id)),
        completeness=completeness(reader, cuts),
    )


def _properties(reader: Reader, node: Node, documents: Mapping[str, Document]) -> Iterator[PropertyView]:
    """The properties by name; what no statement speaks of (facts of a file, names that lost) has no statements."""
    stated = {
        name: sorted((_sourced(item, documents, holds(node, item)) for item in statements), key=_strength)
        for name, statements in groupby(reader.statements(node.id), lambda item: item.predicate)
    }
    own = {name for name in ("code", "name", "fiscal_year") if _value(node, name) is not None}
    for name in sorted({*stated, *own, *node.properties}):
        yield PropertyView(name, _value(node, name), tuple(stated.get(name, ())))


def _value(node: Node, name: str) -> Json:
    own: dict[str, Json] = {"code": node.code, "name": node.name, "fiscal_year": node.fiscal_year}
    return own[name] if name in own else node.properties.get(name)


def holds(node: Node, statement: Statement) -> bool:
    """Whether what a statement says of the node is so; relations of the past are not looked up."""
    value = _value(node, statement.predicate)
    if statement.object is not None:
        return False
    if canonical_json(value) == canonical_json(statement.value):
        return True
    if value is None:
        return False
    if statement.predicate in ("code", "name"):
        return fold(str(value)) == fold(str(statement.value))
    return _among(statement.value, value)


def _among(stated: Json, value: Json) -> bool:
    """Whether a list in force has all that is stated."""
    if not _is_list(value):
        return False
    kept = {canonical_json(item) for item in _items(value)}
    return all(canonical_json(item) in kept for item in _items(stated))


def _is_list(value: Json) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _items(value: Json) -> Sequence[Json]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def _strength(item: Sourced) -> Precedence:
    """The order of the rules, so that the first statement is the one that won."""
    return Claim.of(item.statement, item.document.fiscal_year).precedence


def _sourced(statement: Statement, documents: Mapping[str, Document], holds: bool) -> Sourced:
    return Sourced(statement, documents[statement.document], holds)


def edge_groups(
    reader: Reader, node: Node, documents: Mapping[str, Document], asked: Links
) -> tuple[EdgeGroup, ...]:  # fmt: skip
    """The edges of a node by way and kind, outgoing first; a kind of which nothing is left has no group."""
    parameters: dict[str, Json] = {
        "id": node.id, "kind_order": rows.KIND_ORDER, "edge_kind": None if asked.kind is None else str(asked.kind),
        "outgoing": asked.outgoing, "offset": asked.offset, "limit": asked.limit,
    }  # fmt: skip
    return tuple(_groups(reader, list(reader.run(question("neighbours"), parameters)), documents))


def _groups(reader: Reader, found: Sequence[Row], documents: Mapping[str, Document]) -> Iterator[EdgeGroup]:
    for (outgoing, kind), group in groupby(found, lambda row: (bool(row[5]), EdgeKind(rows.text(row[1])))):
        members = list(group)
        views = tuple(_edge_view(reader, row, documents) for row in members)
        yield EdgeGroup(kind, outgoing, rows.number(members[0][12]), views)


def _edge_view(reader: Reader, row: Row, documents: Mapping[str, Document]) -> EdgeView:
    edge = rows.edge(row)
    statements = tuple(_sourced(item, documents, True) for item in reader.edge_statements(edge))
    return EdgeView(edge, rows.node(row[6:12]), statements)


def _cut(group: EdgeGroup, limit: int) -> Cut:
    way = "outgoing" if group.outgoing else "incoming"
    return Cut(f"{way} {group.kind} edges", Bound.LIMIT, limit, group.total - len(group.edges))
