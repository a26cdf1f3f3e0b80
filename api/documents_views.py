"""Documents, their load reports and their tables as JSON."""

from __future__ import annotations

from api.views import JsonObject, completeness_json
from kb.store.base import Document
from queries.documents import Documents, DocumentView, latest_load
from queries.lines import Lines
from queries.tables import Cell, Table, TableRow


def documents_json(answer: Documents) -> JsonObject:
    """Documents, in their order."""
    return {
        "documents": [document_json(each) for each in answer.documents],
        "completeness": completeness_json(answer.completeness),
    }


def document_json(document: Document) -> JsonObject:
    """A document; `superseded_by` names the edition that took its place."""
    return {
        "id": document.id,
        "sha256": document.sha256,
        "file_name": document.file_name,
        "document_type": document.document_type,
        "edition_key": document.edition_key,
        "agency": document.agency,
        "fiscal_year": document.fiscal_year,
        "title": document.title,
        "encoding": document.encoding,
        "forms": list(document.forms),
        "superseded_by": document.superseded_by,
    }


def document_view_json(view: DocumentView) -> JsonObject:
    """A document with the editions of it and when it was loaded, the latest last."""
    return {
        "document": document_json(view.document),
        "editions": [{"id": each.id, "superseded_by": each.superseded_by} for each in view.editions],
        "loads": [each.loaded_at for each in view.loads],
        "completeness": completeness_json(view.completeness),
    }


def report_json(view: DocumentView) -> JsonObject:
    """The latest load report of a document, as the loader wrote it."""
    load = latest_load(view)
    return {
        "document": view.document.id,
        "file_name": view.document.file_name,
        "loaded_at": load.loaded_at,
        "report": dict(load.report),
        "completeness": completeness_json(view.completeness),
    }


def table_json(table: Table) -> JsonObject:
    """A table as far as statements tell; rows that say nothing are not known."""
    return {
        "document": table.document.id,
        "file_name": table.document.file_name,
        "table": table.number,
        "rows": [row_json(row) for row in table.rows],
        "completeness": completeness_json(table.completeness),
    }


def lines_json(found: Lines) -> JsonObject:
    """A line outside tables, and those around it; lines that say nothing are not known."""
    return {
        "document": found.document.id,
        "file_name": found.document.file_name,
        "line": found.number,
        "lines": [{"line": line.number, "text": line.text, "nodes": list(line.subjects)} for line in found.lines],
        "completeness": completeness_json(found.completeness),
    }


def row_json(row: TableRow) -> JsonObject:
    """A row of a table; `row`, `line` and `column` count from 1."""
    return {"row": row.number, "line": row.line, "cells": [_cell(cell) for cell in row.cells]}


def _cell(cell: Cell) -> JsonObject:
    return {"column": cell.column, "line": cell.line, "text": cell.text, "nodes": list(cell.subjects)}
