"""Queries over a small base."""

from __future__ import annotations

import pytest

from ontology.errors import RdfError
from ontology.graph import graph_resources
from ontology.iris import DEFAULT_BASE
from ontology.provenance import statement_resource
from ontology.sparql import TripleStore
from ontology.terms import Iri, Literal
from tests.ontology.test_graph import EDGES, NODES
from tests.ontology.test_reading import DOCUMENT, LINKED, NAMED

STATEMENTS = [statement_resource(item, DEFAULT_BASE) for item in (NAMED, LINKED)]
STORE = TripleStore([*graph_resources(NODES, EDGES), *STATEMENTS])


def test_select_gives_a_value_or_none_for_each_variable() -> None:
    answer = STORE.ask("SELECT ?code ?nothing { ?x a pt:KeyResult ; pt:code ?code OPTIONAL { ?x pt:level ?nothing } }")
    assert answer.variables == ("code", "nothing")
    assert list(answer.rows) == [(Literal("11102"), None)]


@pytest.mark.parametrize(("kind", "truth"), [("Policy", True), ("Appeal", False)])
def test_ask_gives_a_truth(kind: str, truth: bool) -> None:
    assert STORE.ask(f"ASK {{ ?x a pt:{kind} }}").truth is truth


def test_construct_and_describe_give_triples() -> None:
    budget = Iri(DEFAULT_BASE + "budget/bangna/2569/3f9c02ab71")
    answer = STORE.ask("CONSTRUCT { ?p <urn:paid> ?b } WHERE { ?b pt:funds ?p }")
    assert list(answer.rows) == [(Iri(DEFAULT_BASE + "project/bangna/2569/3f9c02ab71"), Iri("urn:paid"), budget)]
    described = STORE.ask(f"DESCRIBE <{DEFAULT_BASE}policy/049>")
    assert {predicate.rpartition("#")[2] for _, predicate, _ in described.rows if isinstance(predicate, str)} == {
        "type", "label", "name", "code",
    }  # fmt: skip


def test_statements_are_in_the_graph_of_their_document() -> None:
    counted = (
        "SELECT (COUNT(?s) AS ?n) { GRAPH <" + DEFAULT_BASE + DOCUMENT.replace(":", "/") + "> { ?s a pt:Statement } }"
    )
    ((number,),) = STORE.ask(counted).rows
    assert number == Literal("2", "http://www.w3.org/2001/XMLSchema#integer")
    assert STORE.ask("ASK { ?s a pt:Statement }").truth is False


def test_a_stated_value_can_be_joined_with_the_derived_one() -> None:
    store = TripleStore([*graph_resources([{"id": "policy:049", "kind": "policy", "name": "ต้นไม้"}], []), *STATEMENTS])
    query = "ASK { ?x pt:name ?name GRAPH ?d { ?s rdf:subject ?x ; rdf:predicate pt:name ; rdf:object ?name } }"
    assert store.ask(query).truth is True


def test_what_the_engine_takes_and_the_parser_does_not_is_refused() -> None:
    with pytest.raises(RdfError, match="expected a SPARQL query"):
        STORE.ask("SELECT * { LATERAL { ?s ?p ?o } }")


def test_an_empty_store_answers_too() -> None:
    assert list(TripleStore(()).ask("SELECT ?s { ?s ?p ?o }").rows) == []
