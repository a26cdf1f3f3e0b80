"""Nodes and edges of the graph: frozen values, derived from statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json


@dataclass(frozen=True, slots=True)
class Node:
    """A node as the rules derive it from its statements.

    `code` is as people write it, in Arabic digits (`"049"`, `"1.1.01"`);
    `fiscal_year` is of the Buddhist Era; `properties` holds the other
    properties of the vocabulary, decimals as strings.
    """

    id: str
    kind: NodeKind
    code: str | None = None
    name: str | None = None
    fiscal_year: int | None = None
    properties: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from the lower to the higher node.

    `qualifier` tells edges of one kind between the same nodes apart (the role
    of `responsible_for`, else empty).
    """

    source: str
    kind: EdgeKind
    target: str
    qualifier: str = ""
    properties: Mapping[str, Json] = field(default_factory=dict)
