"""The base at a glance."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from api.http.answer import Answer, answer, with_completeness
from api.http.asking import Ask, Asked
from api.http.documented import reads
from api.http.models.base import AgenciesData, OverviewData
from api.overview_views import overview_json
from api.views import node_json
from queries.overview import agencies, overview
from scoring.evaluations import evaluations

router = APIRouter(tags=["base"])

_QUESTIONS = (
    "nodes", "search", "coverage", "gaps", "suggestions", "matrix", "budget", "budget/flows", "evaluations", "findings",
    "documents", "agencies", "impact", "export", "openapi.json", "docs",
)  # fmt: skip


@router.get("/v1/", summary="What the base holds, and a headline for each question", **reads(OverviewData))
def base_overview(ask: Ask) -> Response:
    """Counts of nodes, edges and documents, the agencies, and headline figures of coverage, money and scores."""

    def make(asked: Asked) -> Answer:
        view = overview_json(overview(asked.reader), evaluations(asked.reader))
        return answer(view, links={name: asked.link(f"/v1/{name}") for name in _QUESTIONS})

    return ask.answer(make)


@router.get("/v1/agencies", summary="Whose documents the base holds", **reads(AgenciesData))
def documented_agencies(ask: Ask) -> Response:
    """The agencies of the documents in force, by id; `meta` has the fiscal years."""

    def make(asked: Asked) -> Answer:
        found = [node_json(node) for node in agencies(asked.reader, asked.reader.documents())]
        return answer(with_completeness({"agencies": found}, asked.reader))

    return ask.answer(make)
