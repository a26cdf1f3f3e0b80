"""The vocabulary as an OWL ontology, with what its terms are in the vocabularies that others use.

`python -m ontology.owl` prints it; `ontology/policytrace-1.ttl` is that ontology.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from ontology.alignments import Alignment, alignments
from ontology.building import Builder, iris
from ontology.iris import kind_iri, term_iri
from ontology.literals import THAI
from ontology.namespaces import LANG_STRING, expanded
from ontology.rdflib_graph import legible
from ontology.terms import Blank, Iri, Literal, Resource
from ontology.vocabulary import COMMON_PROPERTIES, PropertyTerm, Wording, vocabulary

_RANGES = {
    "year": "xsd:integer", "count": "xsd:integer", "decimal": "xsd:decimal", "boolean": "xsd:boolean",
    "text": "xsd:string", "record": "rdf:JSON",
}  # fmt: skip
_CLASS, _OBJECT, _DATA, _ANNOTATION = iris(
    ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
)


def vocabulary_resources() -> list[Resource]:
    """The ontology: classes, object and datatype properties, with labels and definitions in English and Thai.

    `rdfs:domain` and `rdfs:range` are the unions of what a relation joins: they
    say less than the pairs themselves, which OWL cannot state as one property.
    """
    builder = Builder()
    _add_header(builder)
    for term in (*vocabulary().kinds.values(), *vocabulary().records.values()):
        iri = Iri(kind_iri(term.name))
        _describe(builder, iri, _CLASS, term.label, term.definition)
        builder.add(iri, "skos:notation", Literal(term.name))
    _add_relations(builder)
    _add_properties(builder)
    for number, row in enumerate(alignments(), 1):
        _add_alignment(builder, number, row)
    return builder.resources()


def _add_header(builder: Builder) -> None:
    ontology = Iri(vocabulary().namespace.rstrip("#"))
    builder.add(ontology, "rdf:type", expanded("owl:Ontology"))
    builder.add(ontology, "owl:versionInfo", Literal(vocabulary().version))
    builder.wording(ontology, "rdfs:label", Wording(en="The policytrace vocabulary", th="คำศัพท์ของ policytrace"))
    for annotation in ("skos:broadMatch", "skos:closeMatch", "skos:definition", "skos:notation"):
        builder.add(expanded(annotation), "rdf:type", _ANNOTATION)


def _add_relations(builder: Builder) -> None:
    for term in vocabulary().edges.values():
        iri = Iri(term_iri(term.name))
        _describe(builder, iri, _OBJECT, term.label, term.definition)
        sources, targets = ([join[end] for join in term.joins] for end in (0, 1))
        builder.add(iri, "rdfs:domain", _union(builder, f"{term.name}_domain", sources))
        builder.add(iri, "rdfs:range", _union(builder, f"{term.name}_range", targets))


def _add_properties(builder: Builder) -> None:
    for term in vocabulary().properties.values():
        iri = Iri(term_iri(term.name))
        of_things = term.record is not None or term.range == "node"
        _describe(builder, iri, _OBJECT if of_things else _DATA, term.label, term.definition)
        if (kind := value_class(term)) is not None:
            builder.add(iri, "rdfs:range", kind)
        if term.name not in COMMON_PROPERTIES:
            builder.add(iri, "rdfs:domain", _union(builder, f"{term.name}_domain", _holders(term.name)))


def value_class(term: PropertyTerm) -> Iri | None:
    """The class or datatype of a property's values; `None` where they are nodes of any kind."""
    if term.record is not None:
        return Iri(kind_iri(term.record))
    if term.name in THAI:
        return LANG_STRING
    return expanded(_RANGES[term.range]) if term.range in _RANGES else None


def _add_alignment(builder: Builder, number: int, row: Alignment) -> None:
    """States how a term of ours matches a foreign one, what sort of thing that is, and as a remark what is lost."""
    builder.add(row.subject, row.predicate_name, row.object)
    if row.entails:
        of_things = _OBJECT if builder.is_a(row.subject, _OBJECT) else _DATA
        builder.add(row.object, "rdf:type", _CLASS if row.sort == "class" else of_things)
    remark = Blank(f"alignment_{number}")
    builder.add(remark, "rdf:type", expanded("owl:Axiom"))
    builder.add(remark, "owl:annotatedSource", row.subject)
    builder.add(remark, "owl:annotatedProperty", row.predicate)
    builder.add(remark, "owl:annotatedTarget", row.object)
    builder.wording(remark, "rdfs:comment", row.lost)


def _describe(builder: Builder, iri: Iri, sort: Iri, label: Wording, definition: Wording) -> None:
    builder.add(iri, "rdf:type", sort)
    builder.wording(iri, "rdfs:label", label)
    builder.wording(iri, "skos:definition", definition)


def _union(builder: Builder, label: str, names: Iterable[str]) -> Iri | Blank:
    """The class of the names, or the union of their classes, in the order of the alphabet."""
    classes = [Iri(kind_iri(name)) for name in sorted(set(names))]
    if len(classes) == 1:
        return classes[0]
    union = Blank(label)
    builder.add(union, "rdf:type", _CLASS)
    builder.add(union, "owl:unionOf", builder.listed(label, classes))
    return union


def _holders(name: str) -> list[str]:
    """The kinds and records (relations among them) that have the property."""
    terms = vocabulary()
    return [term.name for term in (*terms.kinds.values(), *terms.records.values()) if name in term.properties]


def ontology_document() -> str:
    """The ontology as legible Turtle."""
    return legible(vocabulary_resources())


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # whatever the terminal's own encoding
    sys.stdout.write(ontology_document())
