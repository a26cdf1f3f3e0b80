"""Lineage against networkx on random graphs, acyclic and not."""

from __future__ import annotations

import tempfile
from pathlib import Path

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.lineage import lineage
from tests.queries.bases import Base

NODES = 8


@st.composite
def links(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    """Projects that are part of others: one kind, so that any graph is allowed."""
    ends = st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1))
    pairs = draw(st.lists(ends, min_size=1, max_size=20, unique=True))
    if draw(st.booleans()):
        pairs = [(min(pair), max(pair)) for pair in pairs]
    return [(f"project:{one}", "part_of", f"project:{two}") for one, two in pairs]


@settings(max_examples=40)
@given(links(), st.integers(0, 5))
def test_nodes_distances_and_edges_are_those_of_networkx(links: list[tuple[str, str, str]], depth: int) -> None:
    graph: networkx.DiGraph[str] = networkx.DiGraph((source, target) for source, _, target in links)
    with tempfile.TemporaryDirectory() as folder:
        base = Base(Path(folder))
        base.load(links=links)
        start = links[0][0]
        with base.store.read() as reader:
            for direction, view in (("up", graph), ("down", graph.reverse())):
                distances = networkx.single_source_shortest_path_length(view, start)
                answer = lineage(reader, start, direction, depth=depth)
                expected = {node: far for node, far in distances.items() if far <= depth}
                assert {item.node.id: item.distance for item in answer.nodes} == expected
                among = {tuple(edge) for edge in graph.subgraph(expected).edges}
                assert {(edge.source, edge.target) for edge in answer.edges} == among
                assert answer.completeness.complete == (max(distances.values()) <= depth)
                for item in answer.nodes:
                    assert len(item.path) == item.distance + 1
                    assert networkx.is_path(view, item.path)
        base.store.close()
