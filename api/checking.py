"""Checks a base against itself: the graph must be what the rules make of the statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from kb.check import check_document, check_statement
from kb.derive import Claim, derive_document_node, derive_edge, derive_node
from kb.errors import InputError
from kb.kinds import NodeKind
from kb.model import Edge, Node
from kb.sources import stated_edges, stated_nodes
from kb.statement import Statement, canonical_json
from kb.store.base import Document, Reader

MOST = 100
"""Findings that are reported."""


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """Something that is not as it must be; `code` is stable, `subject` a node id or an edge."""

    code: str
    subject: str
    message: str


def check_base(reader: Reader) -> Iterator[CheckFinding]:
    """What is wrong with the base: documents and statements, then nodes, then edges, each in the store's order."""
    documents = {document.id: document for document in reader.documents(superseded=True)}
    for document in documents.values():
        yield from _document_findings(reader, document)
    ids = set()
    for node, statements in stated_nodes(reader):
        ids.add(node.id)
        yield from _node_findings(node, statements, documents)
    for edge, statements in stated_edges(reader):
        yield from _edge_findings(edge, statements, documents, ids)


def _document_findings(reader: Reader, document: Document) -> Iterator[CheckFinding]:
    try:
        check_document(document)
        for statement in reader.document_statements(document.id):
            check_statement(statement, document.id)
    except InputError as error:
        yield CheckFinding("statement_malformed", document.id, str(error))


def _node_findings(
    node: Node, statements: Iterable[Statement], documents: Mapping[str, Document]
) -> Iterator[CheckFinding]:
    if node.kind is NodeKind.DOCUMENT and node.id in documents:
        expected = derive_document_node(documents[node.id])
    else:
        expected = derive_node(node.id, _claims(statements, documents))
    if _canonical(node) != _canonical(expected):
        yield CheckFinding("node_differs", node.id, "the node is not what its statements make")


def _edge_findings(
    edge: Edge, statements: Iterable[Statement], documents: Mapping[str, Document], ids: set[str]
) -> Iterator[CheckFinding]:
    called = f"{edge.source} {edge.kind} {edge.target}"
    if not {edge.source, edge.target} <= ids:
        yield CheckFinding("edge_without_end", called, "an end of the edge is no node of the base")
    claims = _claims(statements, documents)
    if not claims:
        yield CheckFinding("edge_without_source", called, "no statement in force says so")
    elif _canonical(edge) != _canonical(derive_edge(edge.source, edge.kind, edge.target, edge.qualifier, claims)):
        yield CheckFinding("edge_differs", called, "the edge is not what its statements make")


def _claims(statements: Iterable[Statement], documents: Mapping[str, Document]) -> list[Claim]:
    return [Claim.of(item, documents[item.document].fiscal_year) for item in statements]


def _canonical(thing: Node | Edge) -> str:
    return canonical_json(asdict(thing))
