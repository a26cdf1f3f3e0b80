"""The ontology says in OWL what the vocabulary says."""

from __future__ import annotations

from pathlib import Path

import owlready2
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node as Term

from ontology.iris import kind_iri, term_iri
from ontology.owl import vocabulary_resources
from ontology.rdflib_graph import rdflib_graph
from ontology.vocabulary import vocabulary

DECIMAL = URIRef("http://www.w3.org/2001/XMLSchema#decimal")
PT = Namespace(vocabulary().namespace)
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
GRAPH = rdflib_graph(vocabulary_resources())


def members(union: Term | None) -> set[Term]:
    """The classes of a union, or the one class."""
    lists = list(GRAPH.objects(union, OWL.unionOf))
    return set(Collection(GRAPH, lists[0])) if lists else {union} if union else set()


def ours(sort: URIRef) -> set[str]:
    return {str(term) for term in GRAPH.subjects(RDF.type, sort) if str(term).startswith(PT)}


def test_kinds_and_records_are_classes() -> None:
    expected = {kind_iri(name) for name in (*vocabulary().kinds, *vocabulary().records)}
    assert ours(OWL.Class) == expected


def test_relations_and_properties_are_properties() -> None:
    of_things = ("target", "kpi_target", "targets_by_year", "instalments", "agency", "superseded_by", "replaced_by")
    records = {term_iri(name) for name in of_things}
    assert ours(OWL.ObjectProperty) == {term_iri(name) for name in vocabulary().edges} | records
    assert ours(OWL.DatatypeProperty) == {term_iri(name) for name in vocabulary().properties} - records


def test_every_term_has_a_label_and_a_definition_in_both_languages() -> None:
    for iri in map(URIRef, ours(OWL.Class) | ours(OWL.ObjectProperty) | ours(OWL.DatatypeProperty)):
        for predicate in (RDFS.label, SKOS.definition):
            languages = sorted(
                str(text.language) for text in GRAPH.objects(iri, predicate) if isinstance(text, Literal)
            )
            assert languages == ["en", "th"], (iri, predicate)


def test_a_relation_has_the_kinds_it_joins_as_domain_and_range() -> None:
    assert members(GRAPH.value(PT.supports, RDFS.domain)) == {PT.Project}
    assert members(GRAPH.value(PT.supports, RDFS.range)) == {PT.KeyResult, PT.Indicator}
    assert members(GRAPH.value(PT.responsible_for, RDFS.domain)) == {PT.Agency, PT.Division}


def test_a_property_has_its_holders_as_domain_and_its_datatype_as_range() -> None:
    assert members(GRAPH.value(PT.amount_baht, RDFS.domain)) == {PT.Budget, PT.Instalment}
    assert GRAPH.value(PT.amount_baht, RDFS.range) == DECIMAL
    assert members(GRAPH.value(PT.role, RDFS.domain)) == {PT.Relation}
    assert GRAPH.value(PT.target, RDFS.range) == PT.Target
    assert GRAPH.value(PT.instalments, RDFS.range) == PT.Instalment
    assert GRAPH.value(PT.steps, RDFS.range) == RDF.JSON
    assert GRAPH.value(PT.code, RDFS.domain) is None


@pytest.mark.parametrize(
    ("term", "predicate", "broader"),
    [
        (PT.Agency, RDFS.subClassOf, ORG.FormalOrganization),
        (PT.Division, RDFS.subClassOf, ORG.OrganizationalUnit),
        (PT.Document, RDFS.subClassOf, PROV.Entity),
        (PT.Plan, RDFS.subClassOf, PROV.Plan),
        (PT.Relation, RDFS.subClassOf, RDF.Statement),
        (PT.part_of, RDFS.subPropertyOf, DCTERMS.isPartOf),
        (PT.code, RDFS.subPropertyOf, DCTERMS.identifier),
    ],
)
def test_terms_are_aligned_with_well_known_ones(term: URIRef, predicate: URIRef, broader: URIRef) -> None:
    assert (term, predicate, broader) in GRAPH


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it
@pytest.mark.parametrize("syntax", ["turtle", "nt", "xml", "json-ld"])
def test_the_ontology_survives_every_syntax(syntax: str) -> None:
    assert isomorphic(Graph().parse(data=GRAPH.serialize(format=syntax), format=syntax), GRAPH)


def test_a_second_reader_loads_the_ontology(tmp_path: Path) -> None:
    path = tmp_path / "policytrace.owl"
    GRAPH.serialize(path, format="xml", encoding="utf-8")
    world = owlready2.World()
    loaded = world.get_ontology(path.as_uri()).load()
    names = {item.name for item in loaded.classes() if item.iri.startswith(PT)}
    assert {"Plan", "KeyResult", "Instalment", "Relation"} <= names
    assert len(names) == len(vocabulary().kinds) + len(vocabulary().records)
    supports = world[str(PT.supports)]
    assert [domain.name for domain in supports.domain] == ["Project"]
    assert {kind.name for kind in supports.range[0].Classes} == {"KeyResult", "Indicator"}
    assert supports.label.th == ["สนับสนุน"]
    assert list(world.inconsistent_classes()) == []
