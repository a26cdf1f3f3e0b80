"""Nodes: the list, one of them, and what is said of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.http.answer import Answer, answer
from api.http.asking import GRAPH, TABLES, Ask, Asked, AskGraph, AskTables, node_path
from api.http.documented import NODE, PAGED, reads
from api.http.faults import CanonicalError
from api.http.models.nodes import LinksData, NodeData, NodesData, SaidData
from api.http.parameters import Agency, FiscalYear, Kind, PageOf, Ref
from api.http.tables import of_nodes
from api.node_views import linked_json, node_view_json, nodes_json, said_page_json
from kb.errors import GoneError, InputError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries.nodes import nodes
from queries.reference import find
from queries.said import history, links, statements
from queries.show import Links, show

router = APIRouter(tags=["nodes"])

_EDGES = 20
"""Edges of one kind and way that a node's own answer shows unless told otherwise."""


class Way(StrEnum):
    """Which edges of a node: those from it, or those to it."""

    OUT = "out"
    IN = "in"


@router.get("/v1/nodes", summary="The nodes, by id", **reads(NodesData, TABLES, fails=(*NODE, *PAGED)))
def list_nodes(
    ask: AskTables, page: PageOf, kind: Kind = None, fiscal_year: FiscalYear = None, agency: Agency = None
) -> Response:
    """Nodes of a kind, of a year, or of which an agency's documents speak."""

    def make(asked: Asked) -> Answer:
        found = nodes(asked.reader, kind, fiscal_year, agency, after=asked.cursor.after, limit=page.limit)
        after = found.nodes[-1].id if found.more else None
        return answer(nodes_json(found), total=found.total, after=after, tables=of_nodes(found.nodes))

    return ask.answer(make, page.cursor)


@router.get(
    "/v1/nodes/{ref:path}/statements",
    summary="What is said of a node, by whom and where",
    **reads(SaidData, fails=(*NODE, *PAGED)),
)
def node_statements(ask: Ask, ref: Ref, page: PageOf, kind: Kind = None) -> Response:
    """The property statements in force, by property and strength, each with the cell that it stands in."""

    def make(asked: Asked) -> Answer:
        node = _canonical(asked.reader, ref, kind, "/statements")
        found = statements(asked.reader, node, offset=asked.cursor.offset, limit=page.limit)
        offset = asked.following(page.limit, found.total)
        return answer(said_page_json(found), total=found.total, offset=offset, links=_links(asked, node.id))

    return ask.answer(make, page.cursor)


@router.get(
    "/v1/nodes/{ref:path}/links",
    summary="The edges of a node, both ways, by kind",
    **reads(LinksData, fails=(*NODE, *PAGED)),
)
def node_links(
    ask: Ask,
    ref: Ref,
    page: PageOf,
    kind: Kind = None,
    way: Annotated[Way | None, Query(description="Edges from the node, or to it; both unless given.")] = None,
    edge_kind: Annotated[EdgeKind | None, Query(description="Edges of this kind alone.")] = None,
) -> Response:
    """The first edges of each kind and way with those at their other end and who states them.

    To go on with one kind and way, name both: then links.next leads through all of them.
    """

    def make(asked: Asked) -> Answer:
        if asked.cursor.offset and (way is None or edge_kind is None):
            raise InputError("a further page is of one kind and way: give edge_kind and way")
        node = _canonical(asked.reader, ref, kind, "/links")
        outgoing = None if way is None else way is Way.OUT
        found = links(asked.reader, node, Links(edge_kind, outgoing, asked.cursor.offset, page.limit))
        one = found.groups[0] if found.groups and way is not None and edge_kind is not None else None
        offset = None if one is None else asked.following(page.limit, one.total)
        total = sum(group.total for group in found.groups)
        return answer(linked_json(found), total=total, offset=offset, links=_links(asked, node.id))

    return ask.answer(make, page.cursor)


@router.get(
    "/v1/nodes/{ref:path}/history",
    summary="What superseded editions say of a node",
    **reads(SaidData, fails=(*NODE, *PAGED)),
)
def node_history(ask: Ask, ref: Ref, page: PageOf, kind: Kind = None) -> Response:
    """The statements of former editions, also of a node of which nothing in force speaks any more."""

    def make(asked: Asked) -> Answer:
        identifier = _canonical_id(asked.reader, ref, kind)
        found = history(asked.reader, identifier, offset=asked.cursor.offset, limit=page.limit)
        offset = asked.following(page.limit, found.total)
        return answer(said_page_json(found), total=found.total, offset=offset, links=_links(asked, identifier))

    return ask.answer(make, page.cursor)


@router.get(
    "/v1/nodes/{ref:path}", summary="One node with every statement and its source", **reads(NodeData, GRAPH, fails=NODE)
)
def one_node(
    ask: AskGraph,
    ref: Ref,
    kind: Kind = None,
    edges: Annotated[int, Query(ge=1, le=1000, description="Edges of one kind and way at most.")] = _EDGES,
) -> Response:
    """What is said of the node, by which document, where and in what words; its edges; its history.

    A code or a name leads to the address under the id (308); several nodes of one name are listed (300); a node of
    which superseded editions alone speak is gone (410).
    """

    def make(asked: Asked) -> Answer:
        node = _canonical(asked.reader, ref, kind)
        view = show(asked.reader, node.id, edges=edges)
        others = [item for group in view.edges for item in group.edges]
        return answer(
            node_view_json(view),
            links=_links(asked, node.id),
            tables=of_nodes([node, *(item.other for item in others)]),
            graph=([node, *(item.other for item in others)], [item.edge for item in others]),
        )

    return ask.answer(make)


def _canonical(reader: Reader, ref: str, kind: NodeKind | None, part: str = "") -> Node:
    """The node of an id.

    Raises:
        CanonicalError: It is called otherwise, by a code or a name.
    """
    node = find(reader, ref, kind)
    if node.id != ref:
        raise CanonicalError(node.id, part)
    return node


def _canonical_id(reader: Reader, ref: str, kind: NodeKind | None) -> str:
    """The id of a node, even of one that is gone."""
    try:
        return _canonical(reader, ref, kind, "/history").id
    except GoneError:
        return ref


def _links(asked: Asked, identifier: str) -> dict[str, str]:
    """The addresses of all that is known of a node."""
    parts = {part: asked.link(node_path(identifier, f"/{part}")) for part in ("statements", "links", "history")}
    around = {name: asked.link(f"/v1/{name}/{identifier}") for name in ("lineage", "impact")}
    return {"node": asked.link(node_path(identifier)), **parts, **around}
