"""The graph for graph tools: GraphML and GEXF, as networkx writes them.

Both know scalars alone: records and lists stand as JSON text, amounts as decimal text,
and what is not stated is left out. The whole graph is held in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from api.exports.xml_text import xml_text
from kb.errors import PolicytraceError
from kb.kinds import EdgeKind
from kb.model import Edge, Node
from kb.statement import Json, canonical_json
from kb.store.base import Reader

if TYPE_CHECKING:
    import networkx

_Scalars = dict[str, "bool | int | str"]

_GEXF_DATE = re.compile(r' lastmodifieddate="[^"]*"')
"""The day of writing: equal bases would give unequal files."""


def graphml(reader: Reader) -> Iterator[str]:
    """The graph as GraphML, line by line: nodes by id, edges by source, kind, target and qualifier.

    Raises:
        PolicytraceError: networkx is not installed.
    """
    from networkx import generate_graphml

    graph = _graph(reader)
    return (f"{line}\n" for line in generate_graphml(graph))


def gexf(reader: Reader) -> Iterator[str]:
    """The graph as GEXF 1.2, in the same order; a node's label is its name.

    Raises:
        PolicytraceError: networkx is not installed.
    """
    from networkx import generate_gexf

    graph = _graph(reader)
    return (_GEXF_DATE.sub("", line) + "\n" for line in generate_gexf(graph, version="1.2draft"))


def _graph(reader: Reader) -> networkx.MultiDiGraph[str]:
    try:
        import networkx
    except ImportError as error:
        raise PolicytraceError("GraphML and GEXF need networkx: install policytrace[graph]") from error
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in reader.nodes():
        graph.add_node(node.id, **_node_facts(node))
    for edge in reader.all_edges():
        graph.add_edge(edge.source, edge.target, key=_key(edge), **_edge_facts(edge))
    return graph


def _node_facts(node: Node) -> _Scalars:
    facts: dict[str, Json] = {"kind": str(node.kind), "code": node.code, "name": node.name}
    facts |= {"fiscal_year": node.fiscal_year, "label": node.name or node.code or node.id}
    return _scalars({**facts, **{_apart(name): value for name, value in node.properties.items()}})


def _apart(name: str) -> str:
    """A property's name beside those that the formats themselves give a meaning to."""
    return f"property_{name}" if name in ("type", "label", "id", "start", "end") else name


def _edge_facts(edge: Edge) -> _Scalars:
    return _scalars({"kind": str(edge.kind), "qualifier": edge.qualifier or None, **edge.properties})


def _key(edge: Edge) -> str:
    """Tells edges between the same two nodes apart."""
    return f"{edge.kind}:{edge.qualifier}" if edge.qualifier else str(EdgeKind(edge.kind))


def _scalars(facts: Mapping[str, Json]) -> _Scalars:
    return {name: _scalar(value) for name, value in facts.items() if value is not None}


def _scalar(value: Json) -> bool | int | str:
    if isinstance(value, bool | int):
        return value
    return xml_text(value if isinstance(value, str) else canonical_json(value))
