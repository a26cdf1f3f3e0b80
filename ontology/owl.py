"""The vocabulary as an OWL ontology, aligned with W3C ORG, PROV-O, SKOS and DCMI Metadata Terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.iris import kind_iri, term_iri
from ontology.vocabulary import COMMON_PROPERTIES, PropertyTerm, Wording, vocabulary

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node as Term

RELATION = "relation"
"""The class of reified edges: those that have a qualifier or properties."""

_ORG = "http://www.w3.org/ns/org#"
_PROV = "http://www.w3.org/ns/prov#"
_DCTERMS = "http://purl.org/dc/terms/"

BROADER_CLASSES = {
    "agency": (f"{_ORG}FormalOrganization", f"{_PROV}Organization"),
    "division": (f"{_ORG}OrganizationalUnit",),
    "document": (f"{_PROV}Entity", f"{_DCTERMS}BibliographicResource"),
    "plan": (f"{_PROV}Plan",),
    "result": (f"{_PROV}Entity",),
}
"""Kind → the well-known classes that hold everything of that kind."""

BROADER_PROPERTIES = {
    "part_of": f"{_DCTERMS}isPartOf",
    "code": f"{_DCTERMS}identifier",
    "name": f"{_DCTERMS}title",
    "aliases": f"{_DCTERMS}alternative",
    "title": f"{_DCTERMS}title",
}
"""Edge kind or property → the well-known property that it is a case of."""

_RANGES = {"year": "integer", "decimal": "decimal", "boolean": "boolean", "text": "string"}


def vocabulary_graph() -> Graph:
    """The ontology: classes, object and datatype properties, with labels and definitions in English and Thai.

    `rdfs:domain` and `rdfs:range` are the unions of what a relation joins: they
    say less than the pairs themselves, which OWL cannot state as one property.
    """
    from rdflib import Graph

    graph = Graph()
    bind_prefixes(graph)
    _add_header(graph)
    _add_classes(graph)
    _add_relations(graph)
    _add_properties(graph)
    _add_alignments(graph)
    return graph


def bind_prefixes(graph: Graph) -> None:
    """Gives the namespaces in use their customary prefixes; ours is `pt`."""
    prefixes = {"pt": vocabulary().namespace, "org": _ORG, "prov": _PROV, "dcterms": _DCTERMS}
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace, replace=True)


def _add_header(graph: Graph) -> None:
    from rdflib import OWL, RDF, Literal, URIRef

    ontology = URIRef(vocabulary().namespace.rstrip("#"))
    graph.add((ontology, RDF.type, OWL.Ontology))
    graph.add((ontology, OWL.versionInfo, Literal(vocabulary().version)))
    _describe(graph, ontology, Wording(en="The policytrace vocabulary", th="คำศัพท์ของ policytrace"))


def _add_classes(graph: Graph) -> None:
    from rdflib import OWL, RDF, RDFS, Literal, URIRef

    for term in (*vocabulary().kinds.values(), *vocabulary().records.values()):
        iri = URIRef(kind_iri(term.name))
        graph.add((iri, RDF.type, OWL.Class))
        graph.add((iri, URIRef(f"{_DCTERMS}identifier"), Literal(term.name)))
        _describe(graph, iri, term.label, term.definition)
    relation = URIRef(kind_iri(RELATION))
    graph.add((relation, RDF.type, OWL.Class))
    graph.add((relation, RDFS.subClassOf, RDF.Statement))
    _describe(graph, relation, _RELATION_LABEL, _RELATION_DEFINITION)


def _add_relations(graph: Graph) -> None:
    from rdflib import OWL, RDF, RDFS, URIRef

    for term in vocabulary().edges.values():
        iri = URIRef(term_iri(term.name))
        graph.add((iri, RDF.type, OWL.ObjectProperty))
        _describe(graph, iri, term.label, term.definition)
        graph.add((iri, RDFS.domain, _union(graph, (source for source, _ in term.joins))))
        graph.add((iri, RDFS.range, _union(graph, (target for _, target in term.joins))))


def _add_properties(graph: Graph) -> None:
    from rdflib import OWL, RDF, RDFS, URIRef

    for term in vocabulary().properties.values():
        iri = URIRef(term_iri(term.name))
        record = term.record
        graph.add((iri, RDF.type, OWL.ObjectProperty if record else OWL.DatatypeProperty))
        _describe(graph, iri, term.label, term.definition)
        graph.add((iri, RDFS.range, URIRef(kind_iri(record)) if record else _datatype(term)))
        if term.name not in COMMON_PROPERTIES:
            graph.add((iri, RDFS.domain, _union(graph, _holders(term.name))))


def _add_alignments(graph: Graph) -> None:
    """States what our terms are cases of, and what sort of thing each foreign term is."""
    from rdflib import OWL, RDF, RDFS, URIRef

    for kind, classes in BROADER_CLASSES.items():
        for broader in map(URIRef, classes):
            graph.add((broader, RDF.type, OWL.Class))
            graph.add((URIRef(kind_iri(kind)), RDFS.subClassOf, broader))
    for name, foreign in BROADER_PROPERTIES.items():
        sort = OWL.ObjectProperty if name in vocabulary().edges else OWL.DatatypeProperty
        graph.add((URIRef(foreign), RDF.type, sort))
        graph.add((URIRef(term_iri(name)), RDFS.subPropertyOf, URIRef(foreign)))


def _describe(graph: Graph, iri: Term, label: Wording, definition: Wording | None = None) -> None:
    from rdflib import RDFS, SKOS, Literal

    for predicate, wording in ((RDFS.label, label), (SKOS.definition, definition)):
        if wording is not None:
            graph.add((iri, predicate, Literal(wording.en, lang="en")))
            graph.add((iri, predicate, Literal(wording.th, lang="th")))


def _union(graph: Graph, names: Iterable[str]) -> Term:
    """The class of the names, or the union of their classes, in the order of the alphabet."""
    from rdflib import OWL, RDF, BNode, URIRef
    from rdflib.collection import Collection

    classes: list[Term] = [URIRef(kind_iri(name)) for name in sorted(set(names))]
    if len(classes) == 1:
        return classes[0]
    union = BNode()
    graph.add((union, RDF.type, OWL.Class))
    graph.add((union, OWL.unionOf, Collection(graph, BNode(), classes).uri))
    return union


def _holders(name: str) -> list[str]:
    """The kinds, records and (as reified relations) edge kinds that have the property."""
    terms = vocabulary()
    holders = [term.name for term in (*terms.kinds.values(), *terms.records.values()) if name in term.properties]
    return [*holders, RELATION] if any(name in term.properties for term in terms.edges.values()) else holders


def _datatype(term: PropertyTerm) -> Term:
    from rdflib import RDF, XSD

    if term.name in ("name", "aliases"):
        return RDF.langString
    return RDF.JSON if term.range == "record" else XSD[_RANGES[term.range]]


_RELATION_LABEL = Wording(en="Relation", th="ความสัมพันธ์")
_RELATION_DEFINITION = Wording(
    en="A relation between two nodes, as a thing of its own that has a role, a target, a weight or a confidence.",
    th="ความสัมพันธ์ระหว่างสองหน่วยในฐานะสิ่งหนึ่ง ซึ่งมีบทบาท ค่าเป้าหมาย น้ำหนัก หรือความเชื่อมั่นของตนเอง",
)
