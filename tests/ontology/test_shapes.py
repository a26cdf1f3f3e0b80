"""The shapes find each kind of violation put in, say it in both languages, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest

from ontology.graph import graph_resources
from ontology.iris import DEFAULT_BASE, kind_iri, term_iri
from ontology.literals import term_of
from ontology.namespaces import TYPE
from ontology.provenance import statement_resource
from ontology.shapes import SHAPES, vocabulary_shapes
from ontology.terms import Iri, Literal, Resource
from ontology.validation import Violation, validated
from ontology.vocabulary import vocabulary
from tests.ontology.test_graph import EDGES, NODES
from tests.ontology.test_reading import LINKED, NAMED

Record = dict[str, Any]

POLICY: Record = {"id": "policy:049", "kind": "policy"}
PROJECT: Record = {"id": "project:a", "kind": "project"}
KEY_RESULT: Record = {"id": "key_result:a", "kind": "key_result"}
AGENCY: Record = {"id": "agency:a", "kind": "agency"}
DOCUMENT = Resource(
    Iri(DEFAULT_BASE + "document/0123456789ab"),
    (
        (TYPE, Iri(kind_iri("document"))),
        *(
            (Iri(term_iri(name)), term_of(vocabulary().properties[name], "x", DEFAULT_BASE))
            for name in vocabulary().kinds["document"].required
        ),
    ),
)


def of(record: Record, **properties: Any) -> Record:
    return {**record, "properties": properties}


def edge(source: Record, kind: str, target: Record, **properties: Any) -> Record:
    return {"source": source["id"], "kind": kind, "target": target["id"], "properties": properties}


def found(nodes: Iterable[Record], edges: Iterable[Record] = (), *others: Resource) -> list[Violation]:
    return validated([*graph_resources(nodes, edges), *others], vocabulary_shapes())


def test_a_small_base_is_as_it_must_be() -> None:
    statements = [statement_resource(item, DEFAULT_BASE) for item in (NAMED, LINKED)]
    assert found(NODES, EDGES, DOCUMENT, *statements) == []


CASES = [
    ([of(PROJECT, category="sport")], [], "value_type/category", "must be one of: city_plan"),
    ([of(KEY_RESULT, starred="yes")], [], "value_type/starred", "must be true or false"),
    ([of(AGENCY, short_name=5)], [], "value_type/short_name", "must be text"),
    ([{**POLICY, "fiscal_year": 2026}], [], "value_type/fiscal_year", "year of the Buddhist Era"),
    ([{**POLICY, "fiscal_year": "2569"}], [], "value_type/fiscal_year", "year of the Buddhist Era"),
    (
        [{"id": "budget:a", "kind": "budget", "properties": {"amount_baht": "many"}}],
        [],
        "value_type/amount_baht",
        "decimal",
    ),
    ([of(PROJECT, agency="nobody")], [], "value_type/agency", "must be a node"),
    ([of(POLICY, target="ร้อยละ 80")], [], "value_type/target", "must be a target"),
    ([of(POLICY, target={"value": "80"})], [], "missing/target/text", "is missing"),
    ([of(POLICY, target={"text": "x", "comparator": "like"})], [], "value_type/comparator", "must be one of"),
    ([of(POLICY, target={"text": "x", "value": "ก"})], [], "value_type/value", "decimal"),
    ([of(POLICY, amount_baht="5")], [], "unknown_property/policy", "does not give it"),
    ([POLICY, PROJECT], [edge(POLICY, "implements", PROJECT)], "unknown_property/policy", "does not give it"),
    (
        [AGENCY, PROJECT],
        [edge(PROJECT, "implements", AGENCY)],
        "join/implements/project",
        "what is not: Governor's policy",
    ),
    ([PROJECT], [edge(PROJECT, "implements", POLICY)], "join/implements/project", "what is not: Governor's policy"),
    ([POLICY], [edge(PROJECT, "implements", POLICY)], "unknown_kind/source", "starts at what is no node"),
    (
        [AGENCY, KEY_RESULT],
        [edge(AGENCY, "responsible_for", KEY_RESULT, role="boss")],
        "value_type/role",
        "must be one of: H",
    ),
    ([{"id": "document:x", "kind": "document"}], [], "missing/document/sha256", "is missing"),
]


@pytest.mark.parametrize(
    ("nodes", "edges", "shape", "words"), CASES, ids=[case[2] + f"-{n}" for n, case in enumerate(CASES)]
)
def test_a_violation_put_in_is_found(nodes: list[Record], edges: list[Record], shape: str, words: str) -> None:
    violations = {item.shape: item for item in found(nodes, edges)}
    assert shape in violations
    assert words in violations[shape].sentence.en
    assert re.search("[\u0e01-\u0e5b]", violations[shape].sentence.th)
    assert violations[shape].severity == "error"
    others = set(violations) - {shape}
    assert all(other.startswith("missing/document/") for other in others)


@pytest.mark.parametrize(
    ("predicate", "term", "shape"),
    [
        ("code", Literal("050"), "value_count/code"),
        ("name", Literal("tree"), "value_type/name"),
        ("colour", Literal("red"), "unknown_property/policy"),
    ],
)
def test_what_only_rdf_can_say_wrongly_is_found(predicate: str, term: Literal, shape: str) -> None:
    iri = Iri(DEFAULT_BASE + "policy/049")
    said = Resource(iri, ((Iri(term_iri(predicate)), term),))
    assert [item.shape for item in found([{**POLICY, "code": "049"}], [], said)] == [shape]


@pytest.mark.parametrize("end", ["subject", "predicate", "object"])
def test_a_relation_without_an_end_is_found(end: str) -> None:
    resources = list(graph_resources(NODES, EDGES))
    cut = [
        Resource(item.subject, tuple(fact for fact in item.facts if not fact[0].endswith(f"#{end}")))
        for item in resources
    ]
    assert [item.shape for item in validated(cut, vocabulary_shapes())] == [f"missing/relation/{end}"]


@pytest.mark.parametrize("name", ["line", "rank", "hadPrimarySource"])
def test_a_statement_without_its_place_is_found(name: str) -> None:
    said = statement_resource(NAMED, DEFAULT_BASE)
    cut = Resource(said.subject, tuple(fact for fact in said.facts if not fact[0].endswith(f"#{name}")))
    assert [item.shape for item in found([], [], DOCUMENT, cut)] == [f"missing/statement/{name}"]


def test_every_shape_has_messages_in_both_languages() -> None:
    named = [item for item in vocabulary_shapes() if item.subject.startswith(SHAPES)]
    assert len(named) > 200
    for item in named:
        languages = [term.language for _, term in item.facts if isinstance(term, Literal) and term.language]
        assert sorted(languages) == ["en", "th"], item.subject


def test_every_kind_record_property_and_join_has_its_shape() -> None:
    names = {item.subject.removeprefix(SHAPES) for item in vocabulary_shapes()}
    terms = vocabulary()
    assert {f"unknown_property/{name}" for name in (*terms.kinds, *terms.records)} <= names
    assert {f"value_type/{name}" for name in terms.properties} <= names
    joins = {f"join/{item.name}/{source}" for item in terms.edges.values() for source, _ in item.joins}
    assert joins <= names
