"""Columns of the tables, for SELECT and ORDER BY."""

from __future__ import annotations

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


def mark_name(name: str) -> str:
    """The name of a mark in the table `meta`, apart from what the store itself keeps there."""
    return f"mark:{name}"
