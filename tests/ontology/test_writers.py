"""Turtle, N-Quads and JSON-LD say the same, whatever the text, to two readers that are not ours."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from ontology.graph import graph_resources
from ontology.iris import kind_iri, term_iri
from ontology.jsonld import jsonld
from ontology.namespaces import BOOLEAN, DECIMAL, INTEGER, JSON, LANG_STRING, TYPE
from ontology.nquads import nquads
from ontology.owl import vocabulary_resources
from ontology.rdflib_graph import rdflib_graph
from ontology.shapes import vocabulary_shapes
from ontology.terms import STRING, Blank, Iri, Literal, Resource
from ontology.turtle import turtle
from ontology.vocabulary import vocabulary
from tests.ontology.test_graph import EDGES, NODES

Write = Callable[[Iterable[Resource]], Iterator[str]]
WRITERS: dict[str, tuple[Write, pyoxigraph.RdfFormat]] = {
    "turtle": (turtle, pyoxigraph.RdfFormat.TURTLE),
    "nquads": (nquads, pyoxigraph.RdfFormat.N_QUADS),
    "jsonld": (jsonld, pyoxigraph.RdfFormat.JSON_LD),
}
RDFLIB = {"turtle": "turtle", "nquads": "nt", "jsonld": "json-ld"}

_HOSTILE = st.sampled_from(
    ['"', "\\", "'''", '"""', "\n", "\r", "\x00", "\x0b", "\x7f", "\x85", "\u2028", "\ufffe", "\u202e", "@en", "_:b"]
)
_TEXT = st.lists(st.one_of(_HOSTILE, st.text(st.characters(codec="utf-8"))), max_size=3).map("".join)


def literals(texts: st.SearchStrategy[str], *kinds: tuple[str, str]) -> st.SearchStrategy[Literal]:
    """Literals of these texts, each with one of the datatypes and languages."""
    return st.tuples(texts, st.sampled_from(kinds)).map(lambda made: Literal(made[0], *made[1]))


_LITERAL = st.one_of(
    literals(_TEXT, (STRING, ""), (INTEGER, ""), (DECIMAL, ""), (BOOLEAN, ""), (JSON, ""), ("urn:x:type", "")),
    literals(_TEXT, (LANG_STRING, "th"), (LANG_STRING, "en"), (LANG_STRING, "th-th")),
    literals(st.integers().map(str), (INTEGER, "")),
    literals(st.sampled_from(["1", "1.0", "-0.50", ".5", "1.", "+3"]), (DECIMAL, "")),
    literals(st.sampled_from(["true", "false", "1"]), (BOOLEAN, "")),
)
_PREDICATE = st.sampled_from([*vocabulary().properties, *vocabulary().edges]).map(lambda name: Iri(term_iri(name)))
_IRI = st.sampled_from(
    ["https://policytrace.org/id/policy/049", kind_iri("policy"), "urn:x:%22", term_iri("name")]
).map(Iri)
_FACT = st.tuples(_PREDICATE, st.one_of(_LITERAL, _IRI, st.just(Blank("b0"))))
_RESOURCE = st.builds(
    lambda subject, kind, facts: Resource(subject, ((TYPE, Iri(kind_iri(kind))), *facts)),
    st.one_of(_IRI, st.just(Blank("b0"))),
    st.sampled_from(list(vocabulary().kinds)),
    st.lists(_FACT, max_size=4).map(tuple),
)  # fmt: skip


def read(form: str, resources: Iterable[Resource]) -> set[str]:
    write, syntax = WRITERS[form]
    text = "".join(write(resources))
    return {str(quad) for quad in pyoxigraph.parse(text.encode("utf-8"), format=syntax)}


@given(st.lists(_RESOURCE, max_size=3))
def test_the_three_syntaxes_say_the_same(resources: list[Resource]) -> None:
    plain = {str(quad) for resource in resources for quad in quads(resource)}
    for form in WRITERS:
        assert read(form, resources) == plain, form


def quads(resource: Resource) -> Iterator[pyoxigraph.Quad]:
    subject = _term(resource.subject)
    assert not isinstance(subject, pyoxigraph.Literal)
    for predicate, item in resource.facts:
        yield pyoxigraph.Quad(subject, pyoxigraph.NamedNode(predicate), _term(item))


def _term(term: Iri | Blank | Literal) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    if isinstance(term, Blank):
        return pyoxigraph.BlankNode(term)
    if isinstance(term, Iri):
        return pyoxigraph.NamedNode(term)
    if term.language:
        return pyoxigraph.Literal(term.text, language=term.language)
    return pyoxigraph.Literal(term.text, datatype=pyoxigraph.NamedNode(term.datatype))


@given(_TEXT)
def test_a_quad_is_one_line_whatever_its_text(text: str) -> None:
    (line,) = "".join(nquads([Resource(Iri("urn:x"), ((Iri("urn:y"), Literal(text)),))])).splitlines(keepends=True)
    assert line.endswith('" .\n')


def test_the_graph_stands_in_nquads_alone() -> None:
    resource = Resource(Iri("urn:a"), ((Iri("urn:b"), Literal("c")),), Iri("urn:g"))
    assert "".join(nquads([resource])) == '<urn:a> <urn:b> "c" <urn:g> .\n'
    assert "urn:g" not in "".join(turtle([resource]))
    assert "urn:g" not in "".join(jsonld([resource]))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it
@pytest.mark.parametrize("form", WRITERS)
def test_another_reader_finds_the_same(form: str) -> None:
    listed = [item for item in vocabulary_resources() if "supports" in item.subject]
    resources = [*graph_resources(NODES, EDGES), *listed]
    assert sum(isinstance(item.subject, Blank) for item in listed) == 3
    text = "".join(WRITERS[form][0](resources))
    assert isomorphic(Graph().parse(data=text, format=RDFLIB[form]), rdflib_graph(resources))


@pytest.mark.parametrize("form", WRITERS)
def test_pieces_come_while_records_are_read(form: str) -> None:
    endless = ({"id": f"policy:{number:09}", "kind": "policy"} for number in count())
    written = "".join(islice(WRITERS[form][0](graph_resources(endless, [])), 10))
    assert "policy/000000005" in written


def test_turtle_is_short_and_legible() -> None:
    nodes = [{"id": "indicator:a/1", "kind": "indicator", "fiscal_year": 2569, "properties": {"weight": "2.50"}}]
    assert "".join(turtle(graph_resources(nodes, []))).partition("\n\n")[2] == (
        "<https://policytrace.org/id/indicator/a/1>\n"
        "    a pt:Indicator ;\n"
        "    pt:fiscal_year 2569 ;\n"
        "    pt:weight 2.50 .\n"
    )


def test_json_ld_is_what_a_program_would_write() -> None:
    nodes = [{"id": "policy:049", "kind": "policy", "code": "049", "name": "ต้นไม้", "fiscal_year": 2569}]
    assert "".join(jsonld(graph_resources(nodes, []))).splitlines()[2] == (
        '{"@id":"https://policytrace.org/id/policy/049","@type":"Policy","label":"ต้นไม้","code":"049",'
        '"fiscal_year":2569,"name":"ต้นไม้"}'
    )


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_text_is_the_same_in_every_process(seed: str) -> None:
    program = (
        "import sys; from tests.ontology.test_writers import everything; sys.stdout.buffer.write(everything().encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env=environment)
    assert done.stdout == everything().encode()


def everything() -> str:
    resources = [*graph_resources(NODES, EDGES), *vocabulary_resources(), *vocabulary_shapes()]
    return "".join("".join(write(resources)) for write, _ in WRITERS.values())
