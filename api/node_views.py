"""One node as JSON: what is said of it, by whom, where and in what words; its edges; its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.views import JsonObject, completeness_json, edge_json, node_json, place_json
from kb.statement import Statement
from kb.store.base import Document

if TYPE_CHECKING:
    from queries.nodes import Nodes
    from queries.said import Linked, Said
    from queries.show import EdgeGroup, EdgeView, NodeView, PropertyView, Sourced


def nodes_json(answer: Nodes) -> JsonObject:
    """A page of nodes, by id; `total` counts those of all pages."""
    return {
        "total": answer.total,
        "nodes": [node_json(node) for node in answer.nodes],
        "completeness": completeness_json(answer.completeness),
    }


def said_page_json(answer: Said) -> JsonObject:
    """A page of statements about a node; `holds` tells whether what one says is a value of the node."""
    return {
        "node": answer.id,
        "total": answer.total,
        "statements": [said_json(item) for item in answer.statements],
        "completeness": completeness_json(answer.completeness),
    }


def linked_json(answer: Linked) -> JsonObject:
    """The edges of a node by way and kind; `total` counts all of a kind and way."""
    return {
        "node": answer.node.id,
        "groups": [_edge_group(group) for group in answer.groups],
        "completeness": completeness_json(answer.completeness),
    }


def node_view_json(view: NodeView) -> JsonObject:
    """A node with every statement about it and where it stands."""
    return {
        "node": node_json(view.node),
        "properties": [_property(item) for item in view.properties],
        "edges": [_edge_group(group) for group in view.edges],
        "history": [said_json(item) for item in view.history],
        "completeness": completeness_json(view.completeness),
    }


def _property(item: PropertyView) -> JsonObject:
    statements = [_sourced(statement) for statement in item.statements]
    return {"name": item.name, "value": item.value, "conflict": item.conflict, "statements": statements}


def _edge_group(group: EdgeGroup) -> JsonObject:
    edges = [_edge_view(view) for view in group.edges]
    return {"kind": str(group.kind), "outgoing": group.outgoing, "total": group.total, "edges": edges}


def _edge_view(view: EdgeView) -> JsonObject:
    statements = [_sourced(statement) for statement in view.statements]
    return {**edge_json(view.edge), "other": node_json(view.other), "statements": statements}


def said_json(item: Sourced) -> JsonObject:
    """A statement of a node with what it is about."""
    statement = item.statement
    about = {"predicate": statement.predicate, "object": statement.object, "qualifier": statement.qualifier}
    return {**about, **_sourced(item)}


def _sourced(item: Sourced) -> JsonObject:
    return {"holds": item.holds, **statement_json(item.statement, item.document)}


def statement_json(statement: Statement, document: Document) -> JsonObject:
    """What a statement says, how strongly, and where."""
    return {
        "value": statement.value,
        "rank": statement.rank.name.lower(),
        "confidence": statement.confidence,
        "matched_from": statement.matched_from,
        "source": place_json(document, statement.place),
    }
