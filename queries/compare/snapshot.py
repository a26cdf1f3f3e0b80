"""One side of a comparison: the plan of an agency in a year, or what one document (of any edition) says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.derive import Claim, derive_edge, derive_node
from kb.errors import InputError, NotFoundError
from kb.identity import kind_of
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json, Statement
from kb.store.base import Document, Reader
from queries import rows
from queries.answer import question
from queries.reference import find

KINDS = (NodeKind.PROJECT, NodeKind.KEY_RESULT, NodeKind.POLICY)
"""What is compared, each with what hangs on it."""
_WITH = (*KINDS, NodeKind.BUDGET, NodeKind.AGENCY, NodeKind.DIVISION)
_PLAN = re.compile(r"(?:plan:)?(?P<agency>[^\s/]+)\s*[/ ]\s*(?P<year>2[4-7]\d\d)")
_EDGES = frozenset({EdgeKind.FUNDS, EdgeKind.SUPPORTS, EdgeKind.IMPLEMENTS, EdgeKind.RESPONSIBLE_FOR})


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared: an agency's plan of a year, or a document.

    `name` is the agency's or the file's; `superseded` is true of a document that another edition has replaced.
    """

    agency: str | None
    fiscal_year: int | None
    document: str | None
    name: str
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The nodes of a side by id, and how they are joined."""

    side: Side
    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]

    def of(self, kind: NodeKind) -> tuple[Node, ...]:
        """The nodes of a kind, by code, then id."""
        found = (node for node in self.nodes.values() if node.kind is kind)
        return tuple(sorted(found, key=lambda node: (node.code is None, node.code or "", node.id)))

    def sources(self, target: str, kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of a kind that end in a node."""
        return tuple(edge for edge in self.edges if edge.target == target and edge.kind is kind)

    def targets(self, source: str, kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of a kind that begin in a node."""
        return tuple(edge for edge in self.edges if edge.source == source and edge.kind is kind)


def snapshot(reader: Reader, reference: str) -> Snapshot:
    """The side that a reference names: `plan:bangna/2569`, `บางนา/2569`, or the id of a document of any edition.

    Raises:
        InputError: The reference is neither.
        NotFoundError: There is no such agency or document, or nothing of it in that year.
        AmbiguousError: Several agencies are called so.
    """
    if reference.startswith(f"{NodeKind.DOCUMENT}:"):
        return _of_document(reader, reference)
    match = _PLAN.fullmatch(reference.strip())
    if match is None:
        raise InputError(
            f"{reference!r} names no side of a comparison; give an agency and a year such as บางนา/2569, "
            "or the id of a document"
        )
    return _of_plan(reader, match["agency"], int(match["year"]))


def _of_plan(reader: Reader, reference: str, year: int) -> Snapshot:
    local = reader.node(f"{NodeKind.AGENCY}:{reference}")
    agency = local or find(reader, reference, NodeKind.AGENCY)
    found = reader.run(question("compare_nodes"), {"agency": agency.id, "fiscal_year": year})
    nodes = {node.id: node for node in map(rows.node, found)}
    if not any(node.kind in KINDS for node in nodes.values()):
        raise NotFoundError(f"the base holds no plan of {agency.id} for {year}; load it, or name another year")
    ids: list[Json] = [*nodes]
    edges = tuple(map(rows.edge, reader.run(question("compare_edges"), {"ids": ids})))
    return Snapshot(Side(agency.id, year, None, agency.name or agency.id), nodes, edges)


def _of_document(reader: Reader, identifier: str) -> Snapshot:
    document = next((each for each in reader.documents(superseded=True) if each.id == identifier), None)
    if document is None:
        raise NotFoundError(f"no document has the id {identifier}; `policytrace info` lists those in force")
    stated = list(reader.document_statements(identifier))
    nodes, edges = _nodes(stated, document), _edges(stated, document)
    side = Side(document.agency, document.fiscal_year, identifier, document.file_name, bool(document.superseded_by))
    return Snapshot(side, nodes, edges)


def _nodes(stated: Iterable[Statement], document: Document) -> dict[str, Node]:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for item in stated:
        for mentioned in (item.subject, item.object):
            if mentioned and kind_of(mentioned) in _WITH:
                claims[mentioned] += []
        if item.object is None and kind_of(item.subject) in _WITH:
            claims[item.subject].append(Claim.of(item, document.fiscal_year))
    return {identifier: derive_node(identifier, found) for identifier, found in sorted(claims.items())}


def _edges(stated: Iterable[Statement], document: Document) -> tuple[Edge, ...]:
    claims: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for item in stated:
        if item.object is not None and item.predicate in _EDGES:
            key = (item.subject, item.predicate, item.object, item.qualifier)
            claims[key].append(Claim.of(item, document.fiscal_year))
    return tuple(
        derive_edge(source, EdgeKind(kind), target, qualifier, found)
        for (source, kind, target, qualifier), found in sorted(claims.items())
    )
