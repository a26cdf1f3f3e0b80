"""The graph in GraphML and GEXF, read back by networkx."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import networkx
import pytest

from api.exports.graph import gexf, graphml
from kb.store.base import Reader

Write = Callable[[Reader], Iterator[str]]


def _read(write: Write, reader: Reader) -> networkx.MultiDiGraph[str]:
    data = io.BytesIO("".join(write(reader)).encode("utf-8"))
    if write is graphml:
        return networkx.MultiDiGraph(networkx.read_graphml(data, force_multigraph=True))
    return networkx.MultiDiGraph(networkx.read_gexf(data))


@pytest.mark.parametrize("write", [graphml, gexf])
def test_every_node_and_edge_comes_back(write: Write, samples: Reader) -> None:
    graph = _read(write, samples)
    assert set(graph) == {node.id for node in samples.nodes()}
    ends = sorted((edge.source, edge.target) for edge in samples.all_edges())
    assert sorted((source, target) for source, target, *_ in graph.edges) == ends


def test_edges_between_the_same_nodes_stay_apart_by_kind_and_qualifier(samples: Reader) -> None:
    keys = {(edge.source, edge.target, str(edge.kind), edge.qualifier) for edge in samples.all_edges()}
    graph = _read(graphml, samples)
    found = {
        (source, target, facts["kind"], facts.get("qualifier", "")) for source, target, facts in graph.edges(data=True)
    }
    assert found == keys


def test_values_are_text_and_what_is_not_stated_is_left_out(hostile: Reader) -> None:
    graph = _read(graphml, hostile)
    assert graph.nodes["budget:a/2569/p"]["amount_baht"] == "0.10"
    assert "code" not in graph.nodes["plan:a/2569"]
    assert graph.nodes["key_result:2569/1"]["target"].startswith('{"text":"<b>')


@pytest.mark.parametrize("write", [graphml, gexf])
def test_hostile_names_stay_text_without_what_xml_allows_nowhere(write: Write, hostile: Reader) -> None:
    name = str(_read(write, hostile).nodes["plan:a/2569"]["name"])
    assert name.startswith("<b>&\"';--\ufffd\u202e\ufffd")


@pytest.mark.parametrize("write", [graphml, gexf])
def test_two_exports_are_equal(write: Write, samples: Reader) -> None:
    assert list(write(samples)) == list(write(samples))
