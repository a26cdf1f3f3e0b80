"""Derives the graph anew where documents touch it: nodes first, then edges, in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kb.derive import Claim, derive_document_node, derive_edge, derive_node
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.store.base import Document
from kb.store.neo4j.batches import Ask, ask_each, batches, do_each
from kb.store.neo4j.facts import edge_facts, label_facts, node_facts
from kb.store.rows import claim_of, edge_of, node_of

_CLAIM = (
    "s.predicate, s.value, s.rank, d.fiscal_year, s.confidence, d.id,"
    " s.table_number, s.row_number, s.column_number, s.line, s.text, s.id"
)
# The hints keep the planner, which knows little of a base that is being filled, from reading every statement.
_NODE_CLAIMS = (
    "UNWIND $rows AS id MATCH (s:Statement {subject: id})-[:stated_in]->(d:DocumentRecord)"
    " USING INDEX s:Statement(subject) WHERE s.object IS NULL AND d.superseded_by IS NULL"
    f" RETURN id, {_CLAIM}"
)
_EDGE_CLAIMS = (
    "UNWIND $rows AS row MATCH (s:Statement {subject: row[0]})-[:stated_in]->(d:DocumentRecord)"
    " USING INDEX s:Statement(subject)"
    " WHERE s.predicate = row[1] AND s.object IS NOT NULL AND d.superseded_by IS NULL"
    f" RETURN row[0], row[1], s.object, s.qualifier, {_CLAIM}"
)
_OUTGOING_ENDS = (
    "UNWIND $rows AS id MATCH (s:Statement {subject: id})-[:stated_in]->(d:DocumentRecord)"
    " USING INDEX s:Statement(subject) WHERE s.object IS NOT NULL AND d.superseded_by IS NULL RETURN DISTINCT id"
)
_INCOMING_ENDS = (
    "UNWIND $rows AS id MATCH (s:Statement {object: id})-[:stated_in]->(d:DocumentRecord)"
    " USING INDEX s:Statement(object) WHERE d.superseded_by IS NULL RETURN DISTINCT id"
)
_KNOWN_NODES = (
    "UNWIND $rows AS id MATCH (n:Node {id: id}) RETURN n.id, n.kind, n.code, n.name, n.fiscal_year, n.properties"
)
_CREATE_LABELS = (
    "UNWIND $rows AS row MATCH (n:Node {id: row.id})"
    " UNWIND row.labels AS label CREATE (l:Label)-[:labels]->(n) SET l = label"
)
_CHANGE_NODES = "UNWIND $rows AS row MATCH (n:Node {id: row.id}) SET n = row"
_REMOVE_LABELS = "UNWIND $rows AS id MATCH (l:Label)-[:labels]->(:Node {id: id}) DETACH DELETE l"
_REMOVE_NODES = "UNWIND $rows AS id MATCH (n:Node {id: id}) DETACH DELETE n"
_EDGE = "MATCH (a:Node {id: row.source})-[e:%s {qualifier: row.qualifier}]->(b:Node {id: row.target})"


@dataclass(slots=True)
class Touched:
    """The nodes, and the edges by source and kind, that a change touches."""

    nodes: set[str] = field(default_factory=set)
    edges: set[tuple[str, str]] = field(default_factory=set)

    def add(self, subject: str, predicate: str, other: str | None) -> None:
        """Takes note of what a statement touches."""
        self.nodes.add(subject)
        if other is not None:
            self.nodes.add(other)
            self.edges.add((subject, predicate))


def derive_touched(ask: Ask, touched: Touched, documents: Sequence[Document]) -> None:
    """Brings the graph in line with the statements in force, wherever it was touched.

    Args:
        ask: Runs statements in the writer's transaction, which holds the new statements already.
        touched: What they touch, and what those touched that they replace.
        documents: The documents whose records came or changed, for their own nodes.
    """
    gone: list[str] = []
    for identifiers in batches(sorted(touched.nodes)):
        nodes = _derived_nodes(ask, identifiers)
        gone += [identifier for identifier in identifiers if identifier not in nodes]
        _store_nodes(ask, nodes)
    _store_nodes(ask, {document.id: derive_document_node(document) for document in documents})
    for kind in EdgeKind:
        sources = sorted(source for source, name in touched.edges if name == kind)
        for batch in batches(sources):
            _store_edges(ask, kind, batch)
    do_each(ask, _REMOVE_LABELS, gone)
    do_each(ask, _REMOVE_NODES, gone)


def _derived_nodes(ask: Ask, identifiers: Sequence[str]) -> dict[str, Node]:
    """Id → node as it is now; ids that no statement in force mentions are not there."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for identifier, *row in ask_each(ask, _NODE_CLAIMS, identifiers):
        claims[identifier].append(claim_of(tuple(row)))
    bare = [identifier for identifier in identifiers if identifier not in claims]
    ends = {row[0] for query in (_OUTGOING_ENDS, _INCOMING_ENDS) for row in ask_each(ask, query, bare)}
    return {
        identifier: derive_node(identifier, claims.get(identifier, ()))
        for identifier in identifiers
        if identifier in claims or identifier in ends
    }


def _store_nodes(ask: Ask, nodes: Mapping[str, Node]) -> None:
    """Creates the nodes that are new, rewrites those that changed, leaves the others."""
    known = {row[0]: node_of(row) for row in ask_each(ask, _KNOWN_NODES, nodes)}
    changed = [node for node in nodes.values() if node.id in known and known[node.id] != node]
    new: dict[NodeKind, list[Node]] = defaultdict(list)
    for node in nodes.values():
        if node.id not in known:
            new[node.kind].append(node)
    do_each(ask, _REMOVE_LABELS, [node.id for node in changed])
    do_each(ask, _CHANGE_NODES, map(node_facts, changed))
    for kind, some in new.items():
        do_each(ask, f"UNWIND $rows AS row CREATE (n:Node:{kind_label(kind)}) SET n = row", map(node_facts, some))
    labelled = [*changed, *(node for some in new.values() for node in some)]
    do_each(ask, _CREATE_LABELS, ({"id": node.id, "labels": label_facts(node)} for node in labelled))


def _store_edges(ask: Ask, kind: EdgeKind, sources: Sequence[str]) -> None:
    """Brings the edges of a kind from these nodes in line with the statements."""
    now = {_ends(edge): edge for edge in _derived_edges(ask, kind, sources)}
    stored = f"UNWIND $rows AS id MATCH (a:Node {{id: id}})-[e:{kind}]->(b:Node)"
    found = ask_each(ask, f"{stored} RETURN a.id, type(e), b.id, e.qualifier, e.properties", sources)
    before = {_ends(edge): edge for edge in map(edge_of, found)}
    edge = _EDGE % kind
    do_each(ask, f"UNWIND $rows AS row {edge} DELETE e", _rows(before[key] for key in before.keys() - now.keys()))
    changed = (now[key] for key in before.keys() & now.keys() if before[key] != now[key])
    do_each(ask, f"UNWIND $rows AS row {edge} SET e = row.facts", _rows(changed))
    create = f"MATCH (a:Node {{id: row.source}}) MATCH (b:Node {{id: row.target}}) CREATE (a)-[e:{kind}]->(b)"
    do_each(ask, f"UNWIND $rows AS row {create} SET e = row.facts", _rows(now[key] for key in now if key not in before))


def _derived_edges(ask: Ask, kind: EdgeKind, sources: Sequence[str]) -> list[Edge]:
    """The edges of a kind from these nodes as they are now."""
    claims: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for source, _, target, qualifier, *row in ask_each(ask, _EDGE_CLAIMS, [[source, kind] for source in sources]):
        claims[source, target, qualifier].append(claim_of(tuple(row)))
    return [derive_edge(ends[0], kind, ends[1], ends[2], said) for ends, said in sorted(claims.items())]


def _ends(edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.target, edge.qualifier


def _rows(edges: Iterable[Edge]) -> list[dict[str, Any]]:
    return [
        {"source": edge.source, "target": edge.target, "qualifier": edge.qualifier, "facts": edge_facts(edge)}
        for edge in edges
    ]


def kind_label(kind: NodeKind) -> str:
    """The label of a kind: `KeyResult` of `key_result`."""
    return "".join(part.capitalize() for part in kind.split("_"))
