"""How much has what a complete plan has; where it breaks, and what could close the breaks."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.candidates_views import HEADINGS, NUMBERS, suggestion_rows, suggestions_json
from api.grid_views import HEADINGS as GRID_HEADINGS
from api.grid_views import NUMBERS as GRID_NUMBERS
from api.grid_views import grid_json, grid_rows
from api.http.answer import Answer, answer
from api.http.asking import TABLES, Asked, AskTables
from api.http.documented import NODE, PAGED, reads
from api.http.models.coverage import CoverageData, GapsData, MatrixData, SuggestionsData
from api.http.parameters import Agency, FiscalYear, Limit, PageOf, within
from api.http.tables import of_page, of_rows
from api.views import coverage_json, gaps_json
from queries import grid as grids
from queries import suggest as suggestions
from queries.candidates.propose import LEAST
from queries.coverage import By, coverage
from queries.gaps import gaps

router = APIRouter(tags=["coverage"])

RuleCode = Annotated[
    str | None,
    Query(min_length=1, max_length=100, description="One rule alone.", examples=["key_result_has_project"]),
]


@router.get("/v1/coverage", summary="How much has what a complete plan has", **reads(CoverageData, TABLES, fails=NODE))
def plan_coverage(
    ask: AskTables, fiscal_year: FiscalYear = None, agency: Agency = None,
    by: Annotated[By | None, Query(description="Group by it.")] = None,
) -> Response:  # fmt: skip
    """Coverage rule by rule, as a whole and by group."""

    def make(asked: Asked) -> Answer:
        from api.cli.commands.coverage import page

        found = coverage(asked.reader, fiscal_year, agency, by=by)
        links = {"gaps": asked.link("/v1/gaps", fiscal_year=fiscal_year, agency=agency)}
        return answer(coverage_json(found), links=links, tables=of_page(lambda lang: page(found, lang)))

    return ask.answer(make)


@router.get("/v1/gaps", summary="Where chains break, and why", **reads(GapsData, TABLES, fails=(*NODE, *PAGED)))
def plan_gaps(
    ask: AskTables,
    page: PageOf,
    rule: RuleCode = None,
    fiscal_year: FiscalYear = None,
    agency: Agency = None,
    node: Annotated[
        str | None, Query(min_length=1, max_length=500, description="Of it alone, by id, code or name.")
    ] = None,
    strategy: Annotated[
        str | None,
        Query(
            min_length=1,
            max_length=500,
            description="Of what serves it alone; with an agency, what a cell of the matrix counts.",
        ),
    ] = None,
    division: Annotated[
        str | None, Query(min_length=1, max_length=500, description="Of what it is responsible for, by id or name.")
    ] = None,
    exempt: Annotated[bool, Query(description="Those to which a rule does not apply as well.")] = False,
    candidates: Annotated[int, Query(ge=0, le=50, description="Likely links of a gap at most.")] = 3,
) -> Response:
    """What lacks what the rules ask of it, with the sort of the break, the reason and likely links."""

    def make(asked: Asked) -> Answer:
        from api.cli.commands.gaps import page as gaps_page
        from api.cli.whose import short_names

        found = gaps(
            asked.reader, rule, fiscal_year, agency, node=node, strategy=strategy, division=division,
            offset=asked.cursor.offset, limit=page.limit, candidates=candidates, exempt=exempt,
            evidence_of=asked.evidence,
        )  # fmt: skip
        names = short_names(asked.reader)
        return answer(
            gaps_json(found),
            total=found.total,
            offset=asked.following(page.limit, found.total),
            links={"coverage": asked.link("/v1/coverage", fiscal_year=fiscal_year, agency=agency)},
            tables=of_page(lambda lang: gaps_page(found, names, lang)),
        )

    return ask.answer(make, page.cursor)


@router.get(
    "/v1/suggestions",
    summary="Likely links for what lacks one",
    **reads(SuggestionsData, TABLES, fails=(*NODE, "limit")),
)
def plan_suggestions(
    ask: AskTables,
    node: Annotated[str | None, Query(min_length=1, max_length=500, description="For this node alone.")] = None,
    rule: RuleCode = None,
    fiscal_year: FiscalYear = None,
    agency: Agency = None,
    limit: Limit = None,
    candidates: Annotated[int, Query(ge=1, le=50, description="Likely links of a gap at most.")] = 5,
    least: Annotated[float, Query(ge=0, le=1, description="The least score of a likely link.")] = LEAST,
) -> Response:
    """Proposals for a person to decide, each with its score and reasons; nothing is linked by them."""
    most = within("limit", limit, suggestions.LIMIT, ask.service.settings.page_max)

    def make(asked: Asked) -> Answer:
        found = suggestions.suggest(
            asked.reader, node, rule, fiscal_year, agency, limit=most, candidates=candidates, least=least
        )
        tables = of_rows("suggestions", HEADINGS, lambda lang: suggestion_rows(found, lang), NUMBERS)
        return answer(suggestions_json(found), total=len(found.suggestions), tables=tables)

    return ask.answer(make)


@router.get(
    "/v1/matrix",
    summary="Strategies against agencies or divisions: where the gaps are",
    **reads(MatrixData, TABLES, fails=NODE),
)
def plan_matrix(
    ask: AskTables,
    rule: RuleCode = None,
    fiscal_year: FiscalYear = None,
    agency: Agency = None,
    columns: Annotated[grids.Columns, Query(description="What stands in the columns.")] = grids.Columns.AGENCY,
) -> Response:
    """How far a rule is kept in each cell; the counts of a cell are covered nodes, gaps and exempt ones."""

    def make(asked: Asked) -> Answer:
        found = grids.grid(asked.reader, rule or grids.RULE, fiscal_year, agency, columns=columns)
        tables = of_rows("matrix", GRID_HEADINGS, lambda lang: grid_rows(found, lang), GRID_NUMBERS)
        links = {"gaps": asked.link("/v1/gaps", rule=found.rule.code, fiscal_year=fiscal_year, agency=agency)}
        return answer(grid_json(found), links=links, tables=tables)

    return ask.answer(make)
