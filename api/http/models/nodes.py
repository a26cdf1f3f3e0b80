"""Nodes and what is said of them."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.http.models.common import Edge, Node, Place, Shape


class NodesData(Shape):
    """A page of nodes, by id."""

    total: int
    nodes: list[Node]


class Sourced(Shape):
    """What a statement says, how strongly, and where."""

    holds: bool = Field(description="Whether what it says is a value of the node.")
    value: Any
    rank: str
    confidence: float
    matched_from: str | None
    source: Place


class Said(Sourced):
    """A statement of a node with what it is about."""

    predicate: str
    object: str | None
    qualifier: str


class SaidData(Shape):
    """A page of statements about a node."""

    node: str
    total: int
    statements: list[Said]


class Property(Shape):
    """A property: its value in force and every statement of it, the strongest first."""

    name: str
    value: Any
    conflict: bool
    statements: list[Sourced]


class LinkedEdge(Edge):
    """An edge with the node at its other end and the statements behind it."""

    other: Node
    statements: list[Sourced]


class EdgeGroup(Shape):
    """The edges of one kind and way; `total` counts all, `edges` holds some of them."""

    kind: str
    outgoing: bool
    total: int
    edges: list[LinkedEdge]


class LinksData(Shape):
    """The edges of a node, by way and kind."""

    node: str
    groups: list[EdgeGroup]


class NodeData(Shape):
    """A node with every statement about it and where it stands."""

    node: Node
    properties: list[Property]
    edges: list[EdgeGroup]
    history: list[Said]
