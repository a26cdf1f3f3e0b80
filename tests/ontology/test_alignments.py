"""The table of alignments is sound, and the ontology and the page say what it says."""

from __future__ import annotations

import re

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from ontology.alignments import Match, alignments
from ontology.owl import vocabulary_resources
from ontology.rdflib_graph import rdflib_graph
from ontology.reference import reference
from ontology.vocabulary import vocabulary

GRAPH = rdflib_graph(vocabulary_resources())
TERMS = vocabulary()


def test_each_row_is_of_a_term_and_says_what_is_lost_in_both_languages() -> None:
    known = {"class": {*TERMS.kinds, *TERMS.records}, "property": {*TERMS.properties, *TERMS.edges}}
    for row in alignments():
        assert row.term in known[row.sort], row
        assert re.fullmatch(r"[A-Z].*\.", row.lost.en), row
        assert re.search("[\u0e01-\u0e5b]", row.lost.th), row


def test_no_row_stands_there_twice() -> None:
    assert len({(row.sort, row.term, row.foreign) for row in alignments()}) == len(alignments())


def test_every_vocabulary_that_the_design_names_is_there() -> None:
    assert {row.foreign.partition(":")[0] for row in alignments()} >= {"org", "prov", "skos", "dcterms", "qb"}


def test_the_ontology_states_each_row_with_what_is_lost() -> None:
    for row in alignments():
        triple = (URIRef(row.subject), URIRef(row.predicate), URIRef(row.object))
        assert triple in GRAPH
        remarks = [
            axiom
            for axiom in GRAPH.subjects(OWL.annotatedSource, triple[0])
            if (axiom, OWL.annotatedProperty, triple[1]) in GRAPH and (axiom, OWL.annotatedTarget, triple[2]) in GRAPH
        ]
        (remark,) = remarks
        assert set(GRAPH.objects(remark, RDFS.comment)) == {
            Literal(row.lost.en, lang="en"),
            Literal(row.lost.th, lang="th"),
        }


def test_nothing_follows_from_a_close_match() -> None:
    for row in alignments():
        if row.match in (Match.CLOSE, Match.INSTANCE):
            assert (URIRef(row.predicate), RDF.type, OWL.AnnotationProperty) in GRAPH
    assert (SKOS.closeMatch, RDF.type, OWL.AnnotationProperty) in GRAPH


def test_the_page_lists_each_row() -> None:
    lines = reference().splitlines()
    for row in alignments():
        start = f"| `{row.term}` ({row.sort}) | {row.match} | `{row.foreign}` | {row.lost.en}"
        assert [line for line in lines if line.startswith(start)], row
