"""What was loaded, and what came out of it."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api.document_rows import DOCUMENT_HEADINGS, DOCUMENT_NUMBERS, document_rows, table_headings, table_rows
from api.documents_views import document_view_json, documents_json, lines_json, report_json, table_json
from api.http.answer import Answer, answer
from api.http.asking import TABLES, Ask, Asked, AskTables
from api.http.documented import NODE, reads
from api.http.models.documents import DocumentData, DocumentsData, LinesData, ReportData, TableData
from api.http.parameters import Agency, FiscalYear
from api.http.tables import of_rows
from api.report_rows import report_sheets
from api.sheets import sheet
from queries.documents import document_view, documents, latest_load
from queries.lines import lines
from queries.tables import table

router = APIRouter(tags=["documents"])

DocumentId = Annotated[
    str, Path(min_length=1, max_length=100, description="The id of a document, with or without document:.")
]


@router.get("/v1/documents", summary="The documents that the base holds", **reads(DocumentsData, TABLES, fails=NODE))
def list_documents(
    ask: AskTables,
    fiscal_year: FiscalYear = None,
    agency: Agency = None,
    superseded: Annotated[bool, Query(description="Editions that others replaced as well.")] = False,
) -> Response:
    """By fiscal year, agency and id."""

    def make(asked: Asked) -> Answer:
        found = documents(asked.reader, fiscal_year, agency, superseded=superseded)
        rows = of_rows("documents", DOCUMENT_HEADINGS, partial(document_rows, found.documents), DOCUMENT_NUMBERS)
        return answer(documents_json(found), total=len(found.documents), tables=rows)

    return ask.answer(make)


@router.get(
    "/v1/documents/{document}", summary="One document and its editions", **reads(DocumentData, fails=("not_found",))
)
def one_document(ask: Ask, document: DocumentId) -> Response:
    """Its record, the editions that replaced each other, and when it was loaded."""

    def make(asked: Asked) -> Answer:
        found = document_view(asked.reader, document)
        return answer(document_view_json(found), links=_links(asked, found.document.id))

    return ask.answer(make)


@router.get(
    "/v1/documents/{document}/report",
    summary="The load report of a document",
    **reads(ReportData, TABLES, fails=("not_found",)),
)
def document_report(ask: AskTables, document: DocumentId) -> Response:
    """What became of every row of every table, which tables were not read, and what was read with less certainty."""

    def make(asked: Asked) -> Answer:
        found = document_view(asked.reader, document)
        report = latest_load(found).report
        return answer(
            report_json(found),
            links=_links(asked, found.document.id),
            tables=lambda lang: report_sheets(report, lang),
        )

    return ask.answer(make)


@router.get(
    "/v1/documents/{document}/tables/{number}",
    summary="A table of a document, as far as statements tell",
    **reads(TableData, TABLES, fails=("not_found",)),
)
def document_table(
    ask: AskTables,
    document: DocumentId,
    number: Annotated[int, Path(ge=1, le=100_000, description="From 1.")],
) -> Response:
    """The rows and cells that say something, as printed, and of which nodes they speak."""

    def make(asked: Asked) -> Answer:
        found = table(asked.reader, document, number)
        return answer(
            table_json(found),
            total=len(found.rows),
            links=_links(asked, found.document.id),
            tables=lambda lang: [sheet(found.document.file_name, table_headings(found, lang), table_rows(found))],
        )

    return ask.answer(make)


@router.get(
    "/v1/documents/{document}/lines/{number}",
    summary="A line of a document outside its tables, and those around it",
    **reads(LinesData, fails=("not_found",)),
)
def document_line(
    ask: Ask,
    document: DocumentId,
    number: Annotated[int, Path(ge=1, le=10_000_000, description="Of the line in its file, from 1.")],
) -> Response:
    """The lines that say something, as printed, and of which nodes they speak."""

    def make(asked: Asked) -> Answer:
        found = lines(asked.reader, document, number)
        return answer(lines_json(found), total=len(found.lines), links=_links(asked, found.document.id))

    return ask.answer(make)


def _links(asked: Asked, identifier: str) -> dict[str, str]:
    path = f"/v1/documents/{identifier}"
    return {
        "document": asked.link(path),
        "report": asked.link(f"{path}/report"),
        "node": asked.link(f"/v1/nodes/{identifier}"),
    }
