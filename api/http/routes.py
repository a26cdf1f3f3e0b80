"""The questions under `/v1`: parse, ask one function, shape the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import JSONResponse

from api.evaluation_views import evaluation_json
from api.sources import edge_sources
from api.views import coverage_json, lineage_json, node_view_json
from kb.errors import LimitError
from kb.kinds import NodeKind
from kb.settings import Settings
from kb.store.base import Reader
from queries.coverage import By, coverage
from queries.lineage import DEPTH, Direction, lineage
from queries.show import show
from scoring.appeal_counts import appeal_counts
from scoring.evaluation import evaluate

router = APIRouter()

_PROBLEM = {"description": "problem details", "content": {"application/problem+json": {}}}
_RESPONSES: dict[int | str, dict[str, Any]] = {404: _PROBLEM, 409: _PROBLEM, 422: _PROBLEM}
_REF = "An id (policy:049), a code (049, P049, 41101) or a name or part of it."


def _reader(request: Request) -> Iterator[Reader]:
    with request.app.state.store.read() as reader:
        yield reader


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


ReaderOf = Annotated[Reader, Depends(_reader)]
SettingsOf = Annotated[Settings, Depends(_settings)]


@router.get("/v1/nodes/{ref:path}", responses=_RESPONSES, summary="One node with every statement and its source")
def node(
    ref: str,
    reader: ReaderOf,
    kind: NodeKind | None = None,
    edges: Annotated[int, Query(ge=1, le=1000, description="Edges of one kind and way at most")] = 100,
) -> JSONResponse:
    """What is said of the node, by which document, where and in what words."""
    return JSONResponse(node_view_json(show(reader, ref, kind=kind, edges=edges)))


@router.get("/v1/lineage/{ref:path}", responses=_RESPONSES, summary="What a node serves and what carries it out")
def node_lineage(
    ref: str,
    reader: ReaderOf,
    settings: SettingsOf,
    direction: Direction = Direction.BOTH,
    depth: Annotated[int | None, Query(ge=0, description="Steps at most")] = None,
    kinds: Annotated[list[NodeKind] | None, Query(description="List nodes of these kinds alone")] = None,
    limit: Annotated[int | None, Query(ge=1, description="Nodes each way at most")] = None,
    view: Annotated[str, Query(pattern="^(graph|list)$")] = "graph",
    sources: Annotated[bool, Query(description="With each edge the cells that state it")] = False,
) -> JSONResponse:
    """Nodes and edges, or a list with the distance of each node and the path to it."""
    answer = lineage(
        reader,
        ref,
        direction,
        depth=_within("depth", depth, DEPTH, settings.depth_max),
        kinds=kinds or None,
        limit=_within("limit", limit, settings.result_max, settings.result_max),
    )
    return JSONResponse(lineage_json(answer, view=view, sources=edge_sources(reader) if sources else None))


@router.get("/v1/coverage", responses=_RESPONSES, summary="How much has what a complete plan has")
def plan_coverage(
    reader: ReaderOf,
    fiscal_year: Annotated[int | None, Query(ge=2400, le=2799, description="Of the Buddhist Era")] = None,
    agency: Annotated[str | None, Query(description="An agency by id, code or name")] = None,
    by: By | None = None,
) -> JSONResponse:
    """Coverage rule by rule, as a whole and by group."""
    return JSONResponse(coverage_json(coverage(reader, fiscal_year, agency, by=by)))


@router.get(
    "/v1/evaluations/{agency}/{fiscal_year}", responses=_RESPONSES, summary="The evaluation of an agency, recomputed"
)
def agency_evaluation(
    agency: str,
    fiscal_year: Annotated[int, Path(ge=2400, le=2799, description="Of the Buddhist Era")],
    reader: ReaderOf,
) -> JSONResponse:
    """Every score beside what is stated, with the tree of reasons in both languages."""
    return JSONResponse(evaluation_json(evaluate(reader, agency, fiscal_year), appeal_counts(reader, fiscal_year)))


@router.get("/healthz", summary="Whether the base answers")
def health(reader: ReaderOf) -> JSONResponse:
    """The number of committed changes of the base."""
    return JSONResponse({"status": "ok", "generation": reader.generation()})


def _within(name: str, asked: int | None, default: int, most: int) -> int:
    """What was asked for, within the limit of the settings; without it the default.

    Raises:
        LimitError: More was asked for than the settings allow.
    """
    if asked is None:
        return min(default, most)
    if asked > most:
        raise LimitError(f"{name} {asked} is too high; the limit is {most}")
    return asked
