"""A small base as RDF: what is said of nodes, edges, targets and instalments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from rdflib import RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef

from ontology.graph import graph_resources
from ontology.iris import DEFAULT_BASE
from ontology.rdflib_graph import rdflib_graph
from ontology.vocabulary import vocabulary

DECIMAL, INTEGER = (URIRef(f"http://www.w3.org/2001/XMLSchema#{name}") for name in ("decimal", "integer"))
PT = Namespace(vocabulary().namespace)
ID = Namespace("https://policytrace.org/id/")
KEY_RESULT = ID["key_result/2569/11102"]
BUDGET = ID["budget/bangna/2569/3f9c02ab71"]
HOSTED = ID["edge/agency%3Abangna/responsible_for/key_result%3A2569%2F11102/H"]

Record = dict[str, Any]

NODES: list[Record] = [
    {"id": "policy:049", "kind": "policy", "code": "049", "name": "เดินทางดี"},
    {
        "id": "key_result:2569/11102",
        "kind": "key_result",
        "code": "11102",
        "name": "ร้อยละของจุดเสี่ยง",
        "fiscal_year": 2569,
        "properties": {
            "aliases": ["จุดเสี่ยง", "จุดเสี่ยงภัย"],
            "starred": True,
            "target": {"text": "ร้อยละ 80", "comparator": "equal", "value": "80", "unit": "percent", "basis": None},
        },
    },
    {"id": "project:bangna/2569/3f9c02ab71", "kind": "project", "name": "โครงการ", "fiscal_year": 2569},
    {
        "id": "budget:bangna/2569/3f9c02ab71",
        "kind": "budget",
        "fiscal_year": 2569,
        "properties": {
            "amount_baht": "35294295.50",
            "status": "amount",
            "instalments": {"2568": "1500000", "2569": "35294295.50"},
            "transferred_to": None,
        },
    },
    {"id": "agency:bangna", "kind": "agency", "name": "สำนักงานเขตบางนา"},
]
EDGES: list[Record] = [
    {"source": "project:bangna/2569/3f9c02ab71", "kind": "supports", "target": "key_result:2569/11102"},
    {"source": "budget:bangna/2569/3f9c02ab71", "kind": "funds", "target": "project:bangna/2569/3f9c02ab71"},
    {
        "source": "agency:bangna",
        "kind": "responsible_for",
        "target": "key_result:2569/11102",
        "properties": {"role": "H", "target": {"text": "ร้อยละ 85", "value": "85"}},
    },
]


def base_graph(nodes: Iterable[Any], edges: Iterable[Any], base_iri: str = DEFAULT_BASE) -> Graph:
    return rdflib_graph(graph_resources(nodes, edges, base_iri=base_iri))


GRAPH = base_graph(NODES, EDGES)


def as_objects(records: list[Record], **missing: Any) -> list[Any]:
    return [SimpleNamespace(**{**missing, **record}) for record in records]


def test_a_node_has_its_class_label_code_and_year() -> None:
    name = Literal("ร้อยละของจุดเสี่ยง", lang="th")
    assert set(GRAPH.predicate_objects(KEY_RESULT)) == {
        (RDF.type, PT.KeyResult),
        (RDFS.label, name),
        (PT.name, name),
        (PT.code, Literal("11102")),
        (PT.fiscal_year, Literal(2569)),
        (PT.aliases, Literal("จุดเสี่ยง", lang="th")),
        (PT.aliases, Literal("จุดเสี่ยงภัย", lang="th")),
        (PT.starred, Literal(True)),
        (PT.target, KEY_RESULT + "#target"),
    }


def test_a_target_is_a_node_of_its_own() -> None:
    assert set(GRAPH.predicate_objects(KEY_RESULT + "#target")) == {
        (RDF.type, PT.Target),
        (PT.text, Literal("ร้อยละ 80")),
        (PT.comparator, Literal("equal")),
        (PT.value, Literal("80", datatype=DECIMAL)),
        (PT.unit, Literal("percent")),
    }


def test_money_is_decimal_and_instalments_are_nodes() -> None:
    assert GRAPH.value(BUDGET, PT.amount_baht) == Literal("35294295.50", datatype=DECIMAL, normalize=False)
    assert set(GRAPH.objects(BUDGET, PT.instalments)) == {
        BUDGET + "#instalments/2568",
        BUDGET + "#instalments/2569",
    }
    assert set(GRAPH.predicate_objects(BUDGET + "#instalments/2568")) == {
        (RDF.type, PT.Instalment),
        (PT.fiscal_year, Literal(2568)),
        (PT.amount_baht, Literal("1500000", datatype=DECIMAL)),
    }
    assert GRAPH.value(BUDGET, PT.transferred_to) is None


def test_targets_by_year_are_nodes_that_know_their_year() -> None:
    targets = {"2567": {"text": "ร้อยละ ๘๐", "value": "80"}}
    nodes = [{"id": "indicator:1", "kind": "indicator", "properties": {"targets_by_year": targets}}]
    assert set(base_graph(nodes, []).predicate_objects(ID["indicator/1#targets_by_year/2567"])) == {
        (RDF.type, PT.Target),
        (PT.text, Literal("ร้อยละ ๘๐")),
        (PT.value, Literal("80", datatype=DECIMAL)),
        (PT.fiscal_year, Literal(2567)),
    }


def test_a_plain_edge_is_one_triple() -> None:
    project = ID["project/bangna/2569/3f9c02ab71"]
    assert (project, PT.supports, KEY_RESULT) in GRAPH
    assert (BUDGET, PT.funds, project) in GRAPH
    assert set(GRAPH.subjects(RDF.type, RDF.Statement)) == {HOSTED}


def test_a_responsibility_is_a_triple_and_a_relation_with_role_and_target() -> None:
    assert (ID["agency/bangna"], PT.responsible_for, KEY_RESULT) in GRAPH
    assert set(GRAPH.predicate_objects(HOSTED)) == {
        (RDF.type, PT.Relation),
        (RDF.type, RDF.Statement),
        (RDF.subject, ID["agency/bangna"]),
        (RDF.predicate, PT.responsible_for),
        (RDF.object, KEY_RESULT),
        (PT.role, Literal("H")),
        (PT.target, HOSTED + "#target"),
    }
    assert GRAPH.value(HOSTED + "#target", PT.value) == Literal("85", datatype=DECIMAL)


def test_two_roles_of_one_agency_are_two_relations() -> None:
    edge = {"source": "agency:a", "kind": "responsible_for", "target": "key_result:b", "properties": {}}
    graph = base_graph([], [{**edge, "qualifier": "R"}, {**edge, "qualifier": "CO-H"}])
    roles = {str(graph.value(relation, PT.role)) for relation in graph.subjects(RDF.type, PT.Relation)}
    assert roles == {"R", "CO-H"}


def test_objects_and_mappings_give_the_same_graph() -> None:
    nodes = as_objects(NODES, code=None, name=None, fiscal_year=None, properties={})
    edges = as_objects(EDGES, qualifier="", properties={})
    assert set(base_graph(nodes, edges)) == set(GRAPH)


def test_nothing_of_the_base_is_a_blank_node() -> None:
    assert [term for triple in GRAPH for term in triple if isinstance(term, BNode)] == []


def test_another_base_iri_moves_the_nodes_and_not_the_terms() -> None:
    graph = base_graph(NODES[:1], [], base_iri="https://data.example.org/")
    assert graph.value(URIRef("https://data.example.org/policy/049"), RDF.type) == PT.Policy


def _source(edge: Any) -> str:
    return str(edge["source"])


def test_edges_are_said_of_their_source_whatever_their_order() -> None:
    assert set(base_graph(NODES[::-1], EDGES[::-1])) == set(GRAPH)
    ordered = sorted(NODES, key=lambda node: str(node["id"]))
    resources = list(graph_resources(ordered, sorted(EDGES, key=_source)))
    assert len({item.subject for item in resources}) == len(resources)


def test_an_edge_without_its_node_is_said_all_the_same() -> None:
    edge = {"source": "project:b", "kind": "implements", "target": "policy:049"}
    alone: list[list[Record]] = [[], [{"id": "policy:049", "kind": "policy"}], [{"id": "agency:a", "kind": "agency"}]]
    for nodes in alone:
        assert (ID["project/b"], PT.implements, ID["policy/049"]) in base_graph(nodes, [edge])


def test_ids_of_nodes_are_iris_and_other_words_stay_words() -> None:
    properties = {"agency": "agency:bangna"}
    graph = base_graph([{"id": "project:a", "kind": "project", "properties": properties}], [])
    assert graph.value(ID["project/a"], PT.agency) == ID["agency/bangna"]
    graph = base_graph([{"id": "project:a", "kind": "project", "properties": {"agency": "เขตบางนา"}}], [])
    assert graph.value(ID["project/a"], PT.agency) == Literal("เขตบางนา")


def test_a_hostile_id_cannot_leave_its_iri() -> None:
    graph = base_graph([{"id": "policy:1> <urn:a> <urn:b> .\n<", "kind": "policy"}], [])
    assert set(graph) == {(ID["policy/1%3E%20%3Curn%3Aa%3E%20%3Curn%3Ab%3E%20.%0A%3C"], RDF.type, PT.Policy)}


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"weight": "ร้อยละ 5"}, Literal("ร้อยละ 5")),
        ({"weight": "1e5"}, Literal("1e5")),
        ({"weight": "-0.50"}, Literal("-0.50", datatype=DECIMAL, normalize=False)),
        ({"target": 80}, Literal("80", datatype=INTEGER)),
        ({"target": "ร้อยละ 80"}, Literal("ร้อยละ 80")),
        ({"declared_counts": {"ตัวชี้วัด": 8}}, Literal('{"ตัวชี้วัด":8}', datatype=RDF.JSON)),
        ({"target": {"odd": 1}}, Literal('{"odd":1}', datatype=RDF.JSON)),
        ({"targets_by_year": {"2567": "80"}}, Literal('{"2567":"80"}', datatype=RDF.JSON)),
    ],
)
def test_values_of_another_shape_are_kept_as_they_are(properties: Mapping[str, Any], expected: Literal) -> None:
    graph = base_graph([{"id": "indicator:1", "kind": "indicator", "properties": properties}], [])
    (name,) = properties
    assert list(graph.objects(ID["indicator/1"], PT[name])) == [expected]


@pytest.mark.parametrize(
    ("export", "word"),
    [
        (lambda: base_graph([{"id": "clause:1", "kind": "clause"}], []), "'clause'"),
        (lambda: base_graph([{"id": "policy:1", "kind": "policy", "properties": {"colour": "red"}}], []), "'colour'"),
        (lambda: base_graph([], [{"source": "a:1", "kind": "likes", "target": "b:2"}]), "'likes'"),
        (lambda: base_graph([], [], base_iri="not absolute"), "base IRI"),
    ],
)
def test_what_the_vocabulary_does_not_have_is_refused(export: Callable[[], Graph], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        export()
