"""Answers as networkx graphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kb.errors import PolicytraceError
from kb.model import Edge, Node

if TYPE_CHECKING:
    import networkx


def to_networkx(nodes: Iterable[Node], edges: Iterable[Edge]) -> networkx.MultiDiGraph[str]:
    """The nodes and edges as a graph.

    A node is known by its id and carries `kind`, `code`, `name`, `fiscal_year` and
    `properties`; an edge runs from the lower to the higher node under the key
    (kind, qualifier) and carries `kind`, `qualifier` and `properties`. Ends of
    edges that are not among the nodes are there bare, with the kind `None`.

    Raises:
        PolicytraceError: networkx is not installed; names the extra that brings it.
    """
    try:
        import networkx
    except ImportError as error:
        raise PolicytraceError("graphs need networkx: install policytrace[graph]") from error
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in nodes:
        graph.add_node(node.id, **_node_facts(node))
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in graph:
                graph.add_node(end, kind=None)
        key = (str(edge.kind), edge.qualifier)
        facts = {"kind": str(edge.kind), "qualifier": edge.qualifier, "properties": dict(edge.properties)}
        graph.add_edge(edge.source, edge.target, key=key, **facts)
    return graph


def _node_facts(node: Node) -> dict[str, object]:
    return {
        "kind": str(node.kind),
        "code": node.code,
        "name": node.name,
        "fiscal_year": node.fiscal_year,
        "properties": dict(node.properties),
    }
