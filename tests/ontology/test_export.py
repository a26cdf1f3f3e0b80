"""A small base as RDF: its triples, its text, and what hostile values do to it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from ontology.export import base_graph, turtle
from ontology.vocabulary import vocabulary

DECIMAL = URIRef("http://www.w3.org/2001/XMLSchema#decimal")
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
        (PT.value, Literal("80.0", datatype=DECIMAL)),
        (PT.unit, Literal("percent")),
    }


def test_money_is_decimal_and_instalments_are_nodes() -> None:
    assert GRAPH.value(BUDGET, PT.amount_baht) == Literal("35294295.50", datatype=DECIMAL)
    assert set(GRAPH.objects(BUDGET, PT.instalments)) == {
        BUDGET + "#instalments/2568",
        BUDGET + "#instalments/2569",
    }
    assert set(GRAPH.predicate_objects(BUDGET + "#instalments/2568")) == {
        (RDF.type, PT.Instalment),
        (PT.fiscal_year, Literal(2568)),
        (PT.amount_baht, Literal("1500000.0", datatype=DECIMAL)),
    }
    assert GRAPH.value(BUDGET, PT.transferred_to) is None


def test_targets_by_year_are_nodes_that_know_their_year() -> None:
    targets = {"2567": {"text": "ร้อยละ ๘๐", "value": "80"}}
    nodes = [{"id": "indicator:1", "kind": "indicator", "properties": {"targets_by_year": targets}}]
    assert set(base_graph(nodes, []).predicate_objects(ID["indicator/1#targets_by_year/2567"])) == {
        (RDF.type, PT.Target),
        (PT.text, Literal("ร้อยละ ๘๐")),
        (PT.value, Literal("80.0", datatype=DECIMAL)),
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
    assert GRAPH.value(HOSTED + "#target", PT.value) == Literal("85.0", datatype=DECIMAL)


def test_two_roles_of_one_agency_are_two_relations() -> None:
    edge = {"source": "agency:a", "kind": "responsible_for", "target": "key_result:b", "properties": {}}
    graph = base_graph([], [{**edge, "qualifier": "R"}, {**edge, "qualifier": "CO-H"}])
    roles = {str(graph.value(relation, PT.role)) for relation in graph.subjects(RDF.type, PT.Relation)}
    assert roles == {"R", "CO-H"}


def test_objects_and_mappings_give_the_same_graph() -> None:
    nodes = as_objects(NODES, code=None, name=None, fiscal_year=None, properties={})
    edges = as_objects(EDGES, qualifier="", properties={})
    assert turtle(nodes, edges) == turtle(NODES, EDGES)


def test_nothing_of_the_base_is_a_blank_node() -> None:
    assert [term for triple in GRAPH for term in triple if isinstance(term, BNode)] == []


def test_another_base_iri_moves_the_nodes_and_not_the_terms() -> None:
    graph = base_graph(NODES[:1], [], base_iri="https://data.example.org/")
    assert graph.value(URIRef("https://data.example.org/policy/049"), RDF.type) == PT.Policy


def test_turtle_parses_back_to_the_same_graph() -> None:
    assert isomorphic(Graph().parse(data=turtle(NODES, EDGES, terms=False), format="turtle"), GRAPH)


def test_turtle_brings_the_labels_of_its_terms_unless_told_not_to() -> None:
    with_terms = Graph().parse(data=turtle(NODES, EDGES), format="turtle")
    assert Literal("ตัววัดผลหลัก (KR)", lang="th") in set(with_terms.objects(PT.KeyResult, RDFS.label))
    assert set(GRAPH) <= set(with_terms)
    assert "owl#" not in turtle(NODES, EDGES, terms=False)


def test_the_order_of_records_does_not_show() -> None:
    assert turtle(NODES[::-1], EDGES[::-1]) == turtle(NODES, EDGES)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_text_is_the_same_in_every_process(seed: str) -> None:
    program = (
        "import sys; from tests.ontology.test_export import EDGES, NODES; from ontology.export import turtle;"
        " sys.stdout.buffer.write(turtle(NODES, EDGES).encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env=environment)
    assert done.stdout == turtle(NODES, EDGES).encode()


HOSTILE = [
    '"""',
    "\\",
    'x" . <urn:a> <urn:b> <urn:c> .',
    "a\nb\r\tc",
    "'''@en",
    "<script>",
    "\\u0022",
    "ก\u200bข",
    "]] > .",
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("syntax", ["turtle", "nt", "xml"])
def test_hostile_text_stays_text(text: str, syntax: str) -> None:
    nodes = [{"id": "policy:1", "kind": "policy", "code": text, "name": "ชื่อ" + text}]
    graph = base_graph(nodes, [])
    back = Graph().parse(data=graph.serialize(format=syntax), format=syntax)
    assert len(back) == 4
    assert back.value(ID["policy/1"], PT.code) == Literal(text)


@given(st.text(st.characters()))
def test_any_text_comes_back_from_turtle(text: str) -> None:
    nodes = [{"id": "policy:1", "kind": "policy", "code": text, "properties": {"aliases": [text]}}]
    graph = base_graph(nodes, [])
    assert set(Graph().parse(data=graph.serialize(format="turtle"), format="turtle")) == set(graph)


def test_what_no_syntax_can_carry_is_marked() -> None:
    (triple,) = base_graph([{"id": "policy:1", "kind": "policy", "code": "a\x00b\ud800c"}], []).triples(
        (None, PT.code, None)
    )
    assert triple[2] == Literal("a\ufffdb\ufffdc")


def test_a_hostile_id_cannot_leave_its_iri() -> None:
    nodes = [{"id": "policy:1> <urn:a> <urn:b> .\n<", "kind": "policy"}]
    back = Graph().parse(data=turtle(nodes, [], terms=False), format="turtle")
    assert set(back) == {(ID["policy/1%3E%20%3Curn%3Aa%3E%20%3Curn%3Ab%3E%20.%0A%3C"], RDF.type, PT.Policy)}


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"weight": "ร้อยละ 5"}, Literal("ร้อยละ 5")),
        ({"weight": "1e5"}, Literal("1e5")),
        ({"weight": "-0.5"}, Literal("-0.5", datatype=DECIMAL)),
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
