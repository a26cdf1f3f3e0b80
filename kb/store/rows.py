"""Rows as every engine keeps and selects them, and what they stand for."""

from __future__ import annotations

import json
from typing import Any

from kb.derive import Claim
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json, Place, Rank, Statement, canonical_json
from kb.store.base import Document, LoadRecord

_raw_decode = json.JSONDecoder().raw_decode

Values = tuple[Any, ...]
"""The columns of a row, in the order in which every engine selects them."""


def _decode(text: str) -> Any:
    """The value of JSON text that we wrote ourselves, without spaces around it."""
    return _raw_decode(text)[0]


def node_row(node: Node) -> Values:
    """Id, kind, code, name, fiscal year, properties as JSON."""
    return (node.id, str(node.kind), node.code, node.name, node.fiscal_year, canonical_json(node.properties))


def node_of(row: Values) -> Node:
    """The node of a row as `node_row` makes it."""
    identifier, kind, code, name, fiscal_year, properties = row
    return Node(identifier, NodeKind(kind), code, name, fiscal_year, _decode(properties))


def edge_of(row: Values) -> Edge:
    """The edge of a row: source id, kind, target id, qualifier, properties as JSON."""
    source, kind, target, qualifier, properties = row
    return Edge(source, EdgeKind(kind), target, qualifier, _decode(properties))


def document_row(document: Document) -> Values:
    """The fields of the record, forms as JSON, as of a document in force."""
    return (
        document.id, document.sha256, document.file_name, document.document_type, document.edition_key,
        document.agency, document.fiscal_year, document.title, document.encoding,
        canonical_json(document.forms), None,
    )  # fmt: skip


def document_of(row: Values) -> Document:
    """The document of a row as `document_row` makes it."""
    *plain, forms, superseded_by = row
    fields: tuple[Any, ...] = (*plain, tuple(_decode(forms)), superseded_by)
    return Document(*fields)


def statement_row(statement: Statement, document: int | str) -> Values:
    """Id, document (as the engine refers to it), place, and what is said."""
    place = statement.place
    value = canonical_json(statement.value)
    return (
        statement.id_for(value), document, place.table, place.row, place.column, place.line, place.text,
        statement.subject, statement.predicate, statement.object, statement.qualifier,
        value, int(statement.rank), float(statement.confidence), statement.matched_from,
    )  # fmt: skip


def statement_of(row: Values) -> Statement:
    """The statement of a row: document id, line, text, table, row, column, and what is said."""
    document, line, text, table, number, column, subject, predicate, value, other, qualifier, rank, sure, words = row
    place = Place(line, text, table, number, column)
    said: Json = _decode(value)
    return Statement(document, place, subject, predicate, said, other, qualifier, Rank(rank), sure, words)


def claim_of(row: Values) -> Claim:
    """The claim of a row: predicate, value, rank, year, confidence, document id, place, statement id."""
    predicate, value, rank, year, confidence, document, table, number, column, line, text, identifier = row
    place = (table or 0, number or 0, column or 0, line, text)
    return Claim(predicate, _decode(value), (rank, -(year or 0), -confidence, document, *place, value, identifier))


def load_of(row: Values) -> LoadRecord:
    """The load record of a row (document, loaded_at, report)."""
    document, loaded_at, report = row
    return LoadRecord(document, loaded_at, _decode(report))
