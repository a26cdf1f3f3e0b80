"""Codes, names and printed text; and what changed between two sides."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.compare_views import comparison_json
from api.http.answer import Answer, answer
from api.http.asking import TABLES, Asked, AskTables
from api.http.documented import NODE, reads
from api.http.models.search import ComparisonData, SearchData
from api.http.parameters import Agency, FiscalYear, Kind, Limit, within
from api.http.tables import of_page
from api.search_views import search_json
from queries import search as searches
from queries.compare import compare
from queries.search.ask import LIMIT, MAX_LIMIT

router = APIRouter(tags=["search"])

Side = Annotated[
    str,
    Query(
        min_length=1,
        max_length=300,
        description="An agency's plan of a year, or the id of a document.",
        examples=["บางนา/2569"],
    ),
]


@router.get(
    "/v1/search",
    summary="Codes, names and printed text, however damaged",
    **reads(SearchData, TABLES, fails=(*NODE, "limit")),
)
def base_search(
    ask: AskTables,
    text: Annotated[
        str, Query(alias="q", min_length=1, max_length=1000, description="A code, a name, words.", examples=["P049"])
    ],
    kind: Kind = None,
    fiscal_year: FiscalYear = None,
    agency: Agency = None,
    limit: Limit = None,
) -> Response:
    """The nodes that a text may mean, best first, each with the passage that says so."""
    most = within("limit", limit, LIMIT, min(MAX_LIMIT, ask.service.settings.page_max))

    def make(asked: Asked) -> Answer:
        from api.cli.commands.search import page
        from api.cli.whose import short_names

        found = searches.search(asked.reader, text, kind=kind, fiscal_year=fiscal_year, agency=agency, limit=most)
        names = short_names(asked.reader)
        return answer(search_json(found), total=found.total, tables=of_page(lambda lang: page(found, names, lang)))

    return ask.answer(make)


@router.get(
    "/v1/compare", summary="Two years, two agencies or two editions", **reads(ComparisonData, TABLES, fails=NODE)
)
def compare_sides(ask: AskTables, left: Side, right: Side) -> Response:
    """What was added, what is gone, what changed, and what that does to money and coverage."""

    def make(asked: Asked) -> Answer:
        from api.cli.commands.compare import page

        found = compare(asked.reader, left, right)
        return answer(comparison_json(found), tables=of_page(lambda lang: page(found, lang)))

    return ask.answer(make)
