"""Queries that only read pass; what changes, fetches or hides something is refused."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.errors import RdfError
from ontology.namespaces import PREFIXES
from ontology.sparql_check import MAX_LETTERS, QueryForm, checked, settled

SERVICE = "SERVICE asks another computer"
FROM = "FROM names another data set"
UPDATE = "a query reads; the base is written by load"


def form(query: str) -> QueryForm:
    return checked(settled(query))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?s { ?s a pt:Policy }", QueryForm.SELECT),
        ("ask { ?s a pt:Policy }", QueryForm.ASK),
        ("PREFIX x: <urn:x> CONSTRUCT { ?s x:y ?o } WHERE { ?s pt:name ?o }", QueryForm.CONSTRUCT),
        ("DESCRIBE <urn:x>", QueryForm.DESCRIBE),
        ("SELECT ?g { GRAPH ?g { ?s a pt:Statement } }", QueryForm.SELECT),
        ('ASK { ?s pt:name "a SERVICE <urn:x> {} FROM <urn:y>" }', QueryForm.ASK),
        ("ASK { ?s pt:name '''it's\n SERVICE''' } # SERVICE <urn:x> { } FROM", QueryForm.ASK),
        ("SELECT ?from ?service { ?from pt:name ?service }", QueryForm.SELECT),
        ("PREFIX service: <urn:x> PREFIX from: <urn:y> ASK { ?s service:from from:service }", QueryForm.ASK),
        ("ASK { <urn:service/from> pt:name ?x }", QueryForm.ASK),
        ('ASK { ?s pt:name "\\u0E01" }', QueryForm.ASK),
        ("SELECT ?s { ?s (pt:part_of|pt:contributes_to)* ?o FILTER(?s<?o && ?o>?s) }", QueryForm.SELECT),
    ],
)
def test_a_query_that_reads_the_base_passes(query: str, expected: QueryForm) -> None:
    assert form(query) is expected


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", SERVICE),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", SERVICE),
        ("ASK { ?s ?p ?o FILTER NOT EXISTS { SeRvIcE <http://x.example/> { ?s ?p ?o } } }", SERVICE),
        ("ASK { { SELECT ?s { OPTIONAL { SERVICE ?x { ?s ?p ?o } } } } UNION { ?s ?p ?o } }", SERVICE),
        ("ASK { ?s ?p ?o MINUS { GRAPH ?g { SERVICE ?x { ?s ?p ?o } } } }", SERVICE),
        ("SELECT (EXISTS { SERVICE ?x { ?s ?p ?o } } AS ?y) { }", SERVICE),
        ("CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://x.example/> { ?s ?p ?o } }", SERVICE),
        ("DESCRIBE ?s { SERVICE <http://x.example/> { ?s ?p ?o } }", SERVICE),
        ("ASK { S\\u0045RVICE <http://x.example/> { ?s ?p ?o } }", SERVICE),
        ("ASK { ?s ?p ?o # \r SERVICE <http://x.example/> {?a ?b ?c}\n }", SERVICE),
        ("ASK{?s ?p ?o}#\n#x\rSELECT", "expected a SPARQL query"),
        ("SELECT * FROM <http://x.example/> { ?s ?p ?o }", FROM),
        ("SELECT * from named <http://x.example/> { GRAPH ?g { ?s ?p ?o } }", FROM),
        ("ASK FROM <http://x.example/> { ?s ?p ?o }", FROM),
        ("DESCRIBE ?s FROM <http://x.example/> { ?s ?p ?o }", FROM),
        ("CONSTRUCT FROM <http://x.example/> WHERE { ?s ?p ?o }", FROM),
        ("CONSTRUCT { ?s ?p ?o } FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", FROM),
        ("LOAD <http://x.example/>", UPDATE),
        ("load silent <http://x.example/> into graph <urn:g>", UPDATE),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", UPDATE),
        ("DELETE WHERE { ?s ?p ?o }", UPDATE),
        ("DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", UPDATE),
        ("WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", UPDATE),
        ("CLEAR ALL", UPDATE),
        ("DROP SILENT DEFAULT", UPDATE),
        ("CREATE GRAPH <urn:g>", UPDATE),
        ("COPY DEFAULT TO <urn:g>", UPDATE),
        ("MOVE <urn:g> TO DEFAULT", UPDATE),
        ("ADD <urn:g> TO DEFAULT", UPDATE),
        ("PREFIX x: <urn:x> INSERT DATA { x:a x:b x:c }", UPDATE),
        ("SELECT * { ?s ?p ?o } ; DROP ALL", "line 1, column 23: "),
        ("", "expected a SPARQL query"),
        ("# nothing", "expected a SPARQL query"),
        ("SELECT", "line 1, column"),
        ("SELECT * { ?s nobody:knows ?o }", "Unknown namespace prefix : nobody"),
        ('ASK { ?s ?p "\\u005Cu0022 } " }', "a codepoint escape within another"),
        ('ASK { ?s ?p "\\u0000" }', "NUL"),
        ("ASK {" + "{" * 20_000 + "}" * 20_000 + "}", "nested too deeply"),
        ("#" * (MAX_LETTERS + 1), "the query has 100,001 letters, more than 100,000"),
    ],
)
def test_another_one_is_refused(query: str, message: str) -> None:
    with pytest.raises(RdfError, match=message):
        form(query)


def test_an_escape_cannot_show_two_parsers_two_queries() -> None:
    """Another parser would see the string end at the escape, and SERVICE behind it: what is looked at is run."""
    query = 'ASK { ?s ?p "a\\u005C" . SERVICE <http://x.example/> {?a ?b ?c} . ?x ?y " }#" }'
    assert "\\u" not in settled(query)
    assert checked(settled(query)) is QueryForm.ASK


_PIECES = st.sampled_from(
    [
        "SERVICE <http://127.0.0.1:9/> {",
        *(
            "FROM <urn:x>",
            '"',
            "'",
            '"""',
            "#",
            "\n",
            "\r",
            "\\",
            "<",
            ">",
            "{",
            "}",
            "?s",
            " ",
            ".",
            "\\u0022",
            "\\u005C",
        ),
    ]
)


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_what_passes_is_no_call_to_the_engine_either(text: str) -> None:
    """Where the word is a keyword to the engine, another word in its place is a mistake to it."""
    query = f"ASK {{ ?s ?p ?o {text} }}"
    try:
        passed = settled(query)
        checked(passed)
    except RdfError:
        return
    for keyword in ("SERVICE", "FROM"):
        assert is_read_by_the_engine(passed) == is_read_by_the_engine(passed.replace(keyword, "NOTHING"))


def is_read_by_the_engine(query: str) -> bool:
    try:
        pyoxigraph.Store().query(query, prefixes=dict(PREFIXES))
    except SyntaxError:
        return False
    except OSError:  # it was run, and called for another computer
        return True
    return True


def test_the_engine_is_a_judge_of_that() -> None:
    query = "ASK { ?s ?p ?o } # SERVICE"
    assert is_read_by_the_engine(query) == is_read_by_the_engine(query.replace("SERVICE", "NOTHING"))
    query = "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    assert is_read_by_the_engine(query) != is_read_by_the_engine(query.replace("SERVICE", "NOTHING"))
