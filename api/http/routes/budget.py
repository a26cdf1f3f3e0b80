"""Whether the money follows the plan."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.budget_views import budget_json
from api.flow_views import HEADINGS, NUMBERS, flow_rows, flows_json
from api.http.answer import Answer, answer
from api.http.asking import TABLES, Asked, AskTables
from api.http.documented import NODE, reads
from api.http.models.budget import BudgetData, FlowsData
from api.http.parameters import Agency, FiscalYear, Limit, within
from api.http.tables import of_page, of_rows
from queries.budget import LIMIT, MAX_LIMIT, TOP, Aside, By, budget
from queries.budget.flows import LEVELS, flows
from queries.budget.folding import folded

router = APIRouter(tags=["budget"])


@router.get(
    "/v1/budget", summary="Does the money follow the plan?", **reads(BudgetData, TABLES, fails=(*NODE, "limit"))
)
def plan_budget(
    ask: AskTables,
    fiscal_year: FiscalYear = None,
    agency: Agency = None,
    by: Annotated[By, Query(description="Group by it.")] = By.STRATEGY,
    limit: Limit = None,
    top: Annotated[int, Query(ge=0, le=1000, description="Projects named, of those that lead nowhere.")] = TOP,
    without: Annotated[list[Aside] | None, Query(description="What is left out of the answer; repeated.")] = None,
) -> Response:
    """Every baht once: with one group (direct), with several (shared, not split), with none (not linked)."""
    most = within("limit", limit, LIMIT, min(MAX_LIMIT, ask.service.settings.result_max))

    def make(asked: Asked) -> Answer:
        from api.cli.budget_page import page

        found = budget(asked.reader, fiscal_year, agency, by=by, limit=most, top=top, without=without or ())
        links = {"flows": asked.link("/v1/budget/flows", fiscal_year=fiscal_year, agency=agency)}
        return answer(budget_json(found), links=links, tables=of_page(lambda lang: page(found, lang)))

    return ask.answer(make)


@router.get(
    "/v1/budget/flows", summary="How the money runs, from strategy to division", **reads(FlowsData, TABLES, fails=NODE)
)
def plan_flows(
    ask: AskTables,
    fiscal_year: FiscalYear = None,
    agency: Agency = None,
    levels: Annotated[
        list[By] | None, Query(description="Two to five levels in the order of the flow; repeated.")
    ] = None,
    ends: Annotated[
        int | None,
        Query(ge=1, le=1000, description="Ends of a level, those with the most money; the others are one. Else all."),
    ] = None,
) -> Response:
    """Flows between each two levels for a Sankey diagram; at every level they add up to the same."""

    def make(asked: Asked) -> Answer:
        found = flows(asked.reader, fiscal_year, agency, levels=levels or LEVELS)
        found = found if ends is None else folded(found, ends)
        links = {"budget": asked.link("/v1/budget", fiscal_year=fiscal_year, agency=agency)}
        tables = of_rows("flows", HEADINGS, lambda lang: flow_rows(found, lang), NUMBERS)
        return answer(flows_json(found), links=links, tables=tables)

    return ask.answer(make)
