"""Writes the base as JSON lines."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from kb.interchange.entry import entry_of
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.sources import stated_edges, stated_nodes
from kb.statement import Json, Statement
from kb.store.base import Reader

_SEPARATORS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What some readers take for the end of a line, and how JSON may write it instead."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_EdgeKey = tuple[str, str, str, str]


def export_lines(reader: Reader) -> Iterator[str]:
    """The whole base, one JSON object a line, without line ends; the same from any engine.

    All nodes by id, then all edges by source, kind, target and qualifier. The line
    of a document holds its latest load report. Memory grows with the statements of
    superseded editions and the reports alone.
    """
    history = _History(reader)
    reports = {load.document: load.report for load in reader.loads()}
    for node, statements in stated_nodes(reader):
        facts = _node_facts(node)
        if node.id in reports:
            facts["report"] = reports[node.id]
        yield _line(facts, statements, history.of_node(node))
    for edge, statements in stated_edges(reader):
        yield _line(_edge_facts(edge), statements, history.of_edge(edge), edge.qualifier)


class _History:
    """The statements of superseded editions, by the line they belong to."""

    def __init__(self, reader: Reader) -> None:
        self._nodes: dict[str, list[Statement]] = defaultdict(list)
        self._edges: dict[_EdgeKey, list[Statement]] = defaultdict(list)
        self._orphans: dict[str, list[Statement]] = defaultdict(list)
        for document in reader.documents(superseded=True):
            if document.superseded_by is not None:
                for statement in reader.document_statements(document.id):
                    self._sort_in(reader, statement)

    def _sort_in(self, reader: Reader, statement: Statement) -> None:
        if statement.object is None:
            known = statement.subject in self._nodes or reader.node(statement.subject) is not None
            line = self._nodes[statement.subject] if known else None
        else:
            key = (statement.subject, statement.predicate, statement.object, statement.qualifier)
            line = self._edges[key] if key in self._edges or _stands(reader, key) else None
        (self._orphans[statement.document] if line is None else line).append(statement)

    def of_node(self, node: Node) -> list[dict[str, Json]]:
        """The entries of a node, by predicate, rank, document and place."""
        if node.kind is NodeKind.DOCUMENT:
            return [entry_of(statement, alone=True) for statement in self._orphans.get(node.id, ())]
        found = sorted(self._nodes.get(node.id, ()), key=attrgetter("predicate", "rank"))
        return [entry_of(statement) for statement in found]

    def of_edge(self, edge: Edge) -> list[dict[str, Json]]:
        """The entries of an edge, by rank, document and place."""
        found = self._edges.get((edge.source, str(edge.kind), edge.target, edge.qualifier), ())
        return [entry_of(statement) for statement in sorted(found, key=attrgetter("rank"))]


def _stands(reader: Reader, key: _EdgeKey) -> bool:
    """Whether an edge of these ends is in the graph."""
    source, kind, target, qualifier = key
    return next(reader.edge_statements(Edge(source, EdgeKind(kind), target, qualifier)), None) is not None


def _node_facts(node: Node) -> dict[str, Json]:
    return {
        "type": "node",
        "id": node.id,
        "kind": str(node.kind),
        "code": node.code,
        "name": node.name,
        "fiscal_year": node.fiscal_year,
        "properties": node.properties,
    }


def _edge_facts(edge: Edge) -> dict[str, Json]:
    return {
        "type": "edge",
        "source": edge.source,
        "target": edge.target,
        "kind": str(edge.kind),
        "properties": edge.properties,
    }


def _line(
    facts: Mapping[str, Json], sources: Iterable[Statement], history: list[dict[str, Json]], qualifier: str = ""
) -> str:
    line: dict[str, Json] = {**facts, "sources": [entry_of(statement) for statement in sources]}
    if qualifier:
        line["qualifier"] = qualifier
    if history:
        line["history"] = history
    text = _encode(line)
    for separator, escaped in _SEPARATORS.items():
        text = text.replace(separator, escaped)
    return text
