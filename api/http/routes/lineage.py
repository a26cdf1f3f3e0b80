"""What a node serves and what carries it out; ways between two nodes; what hangs on one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.http.answer import Answer, answer
from api.http.asking import GRAPH, TABLES, Asked, AskGraph, AskTables, node_path
from api.http.documented import NODE, reads
from api.http.models.lineage import CutPointsData, ImpactData, LineageData, PathsData
from api.http.parameters import Agency, FiscalYear, Limit, Ref, within
from api.http.tables import of_nodes, of_page
from api.impact_views import cut_points_json, impact_json
from api.sources import edge_sources
from api.views import JsonObject, Sources, chains_json, folded_json, lineage_json, paths_json
from kb.errors import InputError
from kb.kinds import EdgeKind, NodeKind
from queries import impact as impacts
from queries import lineage as lineages
from queries import paths as ways
from queries.chains import LIMIT as CHAINS
from queries.chains import chains
from queries.cut_points import KINDS, cut_points
from queries.cut_points import LIMIT as POINTS
from queries.fan_out import MAX_FAN_OUT, folded
from queries.lineage import Direction

router = APIRouter(tags=["lineage"])

Kinds = Annotated[list[NodeKind] | None, Query(description="List nodes of these kinds alone; may be repeated.")]
EdgeKinds = Annotated[
    list[EdgeKind] | None, Query(description="Follow these edges alone; all but continues unless given.")
]
Depth = Annotated[int | None, Query(ge=0, description="Steps at most.")]


class View(StrEnum):
    """The shape of a lineage."""

    GRAPH = "graph"
    LIST = "list"
    PATHS = "paths"


@router.get(
    "/v1/lineage/{ref:path}",
    summary="What a node serves and what carries it out",
    **reads(LineageData, GRAPH, fails=(*NODE, "limit")),
)
def node_lineage(
    ask: AskGraph,
    ref: Ref,
    direction: Direction = Direction.BOTH,
    depth: Depth = None,
    kinds: Kinds = None,
    edge_kinds: EdgeKinds = None,
    limit: Limit = None,
    fan_out: Annotated[
        int | None, Query(ge=1, le=MAX_FAN_OUT, description="Of each node the first so many of a kind, of a graph.")
    ] = None,
    view: Annotated[View, Query(description="A graph, a list, or all ways to the ends.")] = View.GRAPH,
    sources: Annotated[bool, Query(description="With each edge the cells that state it.")] = False,
) -> Response:
    """Nodes and edges; or a list with the distance of each node and a path to it; or every way to an end.

    With `fan_out` a graph keeps the first nodes of each kind next to a node; `folds` say how many more there are.
    """
    if fan_out is not None and view is not View.GRAPH:
        raise InputError("fan_out goes with view=graph")
    limits = ask.service.settings
    steps = within("depth", depth, lineages.DEPTH, min(limits.depth_max, lineages.MAX_DEPTH))
    most = within("limit", limit, limits.result_max, limits.result_max)

    def make(asked: Asked) -> Answer:
        found = lineages.lineage(
            asked.reader, ref, direction, depth=steps, kinds=kinds or None, edge_kinds=edge_kinds or None, limit=most
        )
        stated = edge_sources(asked.reader) if sources else None
        return answer(
            _shaped(found, view, fan_out, most, stated),
            total=len(found.nodes),
            links=_links(asked, found.start.id),
            tables=of_nodes(item.node for item in found.nodes),
            graph=([item.node for item in found.nodes], found.edges),
        )

    return ask.answer(make)


@router.get("/v1/paths", summary="Every way between two nodes", **reads(PathsData, GRAPH, fails=(*NODE, "limit")))
def node_paths(
    ask: AskGraph,
    source: Annotated[str, Query(alias="from", min_length=1, max_length=500, description="A node, as in /v1/nodes.")],
    target: Annotated[str, Query(alias="to", min_length=1, max_length=500, description="A node, as in /v1/nodes.")],
    depth: Depth = None,
    edge_kinds: EdgeKinds = None,
    limit: Limit = None,
) -> Response:
    """All simple paths from the lower to the higher, the shortest first."""
    limits = ask.service.settings
    steps = within("depth", depth, lineages.DEPTH, min(limits.depth_max, lineages.MAX_DEPTH))
    most = within("limit", limit, ways.LIMIT, min(limits.result_max, ways.MAX_LIMIT))

    def make(asked: Asked) -> Answer:
        found = ways.paths(asked.reader, source, target, depth=steps, edge_kinds=edge_kinds or None, limit=most)
        ends = {"source": node_path(found.source.id), "target": node_path(found.target.id)}
        return answer(
            paths_json(found),
            total=len(found.paths),
            links={name: asked.link(path) for name, path in ends.items()},
            tables=of_nodes(found.nodes.values()),
            graph=(found.nodes.values(), found.edges()),
        )

    return ask.answer(make)


@router.get(
    "/v1/impact", summary="The nodes on which most hangs alone", **reads(CutPointsData, TABLES, fails=(*NODE, "limit"))
)
def base_impact(
    ask: AskTables, fiscal_year: FiscalYear = None, agency: Agency = None, kinds: Kinds = None, limit: Limit = None
) -> Response:
    """Cut points: what would be left without support, money, hands or purpose if one node were taken away."""
    most = within("limit", limit, POINTS, ask.service.settings.result_max)

    def make(asked: Asked) -> Answer:
        from api.cli.commands.impact import points_page

        found = cut_points(asked.reader, fiscal_year, agency, kinds=tuple(kinds or KINDS), limit=most)
        return answer(cut_points_json(found), tables=of_page(lambda lang: points_page(found, lang)))

    return ask.answer(make)


@router.get(
    "/v1/impact/{ref:path}", summary="What hangs on a node alone", **reads(ImpactData, TABLES, fails=(*NODE, "limit"))
)
def node_impact(ask: AskTables, ref: Ref, limit: Limit = None) -> Response:
    """What would be left without projects, money, hands or purpose, with the chains that break."""
    most = within("limit", limit, impacts.LIMIT, ask.service.settings.result_max)

    def make(asked: Asked) -> Answer:
        from api.cli.commands.impact import page

        found = impacts.impact(asked.reader, ref, limit=most)
        return answer(
            impact_json(found), links=_links(asked, found.node.id), tables=of_page(lambda lang: page(found, lang))
        )

    return ask.answer(make)


def _shaped(
    found: lineages.Lineage, view: View, fan_out: int | None, most: int, stated: Sources | None
) -> JsonObject:  # fmt: skip
    """The lineage in the shape that is asked for."""
    if view is View.PATHS:
        return chains_json(chains(found, min(most, CHAINS)))
    if fan_out is not None:
        return folded_json(folded(found, fan_out), sources=stated)
    return lineage_json(found, view=view, sources=stated)


def _links(asked: Asked, identifier: str) -> dict[str, str]:
    return {"node": asked.link(node_path(identifier))}
