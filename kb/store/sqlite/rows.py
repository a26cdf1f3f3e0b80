"""Rows of the tables and what they stand for."""

from __future__ import annotations

import json
from typing import Any

from kb.derive import Claim
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json, Place, Rank, Statement, canonical_json
from kb.store.base import Document, LoadRecord

_raw_decode = json.JSONDecoder().raw_decode

SqlRow = tuple[Any, ...]

NODE = "id, kind, code, name, fiscal_year, properties"
EDGE = "source.id, edge.kind, target.id, edge.qualifier, edge.properties"
DOCUMENT = (
    "id, sha256, file_name, document_type, edition_key, agency, fiscal_year, title, encoding, forms, superseded_by"
)
STATEMENT = (
    "document.id, statement.line, statement.text, table_number, row_number, column_number,"
    " subject, predicate, value, object, qualifier, rank, confidence, matched_from"
)
CLAIM = (
    "predicate, value, rank, document.fiscal_year, confidence, document.id,"
    " table_number, row_number, column_number, line, statement.text, statement.id"
)
BY_PLACE = "table_number, row_number, column_number, statement.line, statement.text, statement.id"


def _decode(text: str) -> Any:
    """The value of JSON text that we wrote ourselves, without spaces around it."""
    return _raw_decode(text)[0]


def mark_name(name: str) -> str:
    """The name of a mark in the table `meta`, apart from what the store itself keeps there."""
    return f"mark:{name}"


def node_row(node: Node) -> SqlRow:
    """The columns of `NODE`."""
    return (node.id, str(node.kind), node.code, node.name, node.fiscal_year, canonical_json(node.properties))


def node_of(row: SqlRow) -> Node:
    """The node of a row of `NODE`."""
    identifier, kind, code, name, fiscal_year, properties = row
    return Node(identifier, NodeKind(kind), code, name, fiscal_year, _decode(properties))


def edge_of(row: SqlRow) -> Edge:
    """The edge of a row of `EDGE`."""
    source, kind, target, qualifier, properties = row
    return Edge(source, EdgeKind(kind), target, qualifier, _decode(properties))


def document_row(document: Document) -> SqlRow:
    """The columns of `DOCUMENT`, as of a document in force."""
    return (
        document.id, document.sha256, document.file_name, document.document_type, document.edition_key,
        document.agency, document.fiscal_year, document.title, document.encoding,
        canonical_json(document.forms), None,
    )  # fmt: skip


def document_of(row: SqlRow) -> Document:
    """The document of a row of `DOCUMENT`."""
    *plain, forms, superseded_by = row
    fields: tuple[Any, ...] = (*plain, tuple(_decode(forms)), superseded_by)
    return Document(*fields)


def statement_row(statement: Statement, document_key: int) -> SqlRow:
    """The columns of the table `statement` after its key."""
    place = statement.place
    value = canonical_json(statement.value)
    return (
        statement.id_for(value), document_key, place.table, place.row, place.column, place.line, place.text,
        statement.subject, statement.predicate, statement.object, statement.qualifier,
        value, int(statement.rank), float(statement.confidence), statement.matched_from,
    )  # fmt: skip


def statement_of(row: SqlRow) -> Statement:
    """The statement of a row of `STATEMENT`."""
    document, line, text, table, number, column, subject, predicate, value, other, qualifier, rank, sure, words = row
    place = Place(line, text, table, number, column)
    said: Json = _decode(value)
    return Statement(document, place, subject, predicate, said, other, qualifier, Rank(rank), sure, words)


def claim_of(row: SqlRow) -> Claim:
    """The claim of a row of `CLAIM`."""
    predicate, value, rank, year, confidence, document, table, number, column, line, text, identifier = row
    place = (table or 0, number or 0, column or 0, line, text)
    return Claim(predicate, _decode(value), (rank, -(year or 0), -confidence, document, *place, value, identifier))


def load_of(row: SqlRow) -> LoadRecord:
    """The load record of a row (document, loaded_at, report)."""
    document, loaded_at, report = row
    return LoadRecord(document, loaded_at, _decode(report))
