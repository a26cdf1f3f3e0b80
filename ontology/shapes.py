"""SHACL shapes of the vocabulary: what a node, a relation and a value must be, with messages in Thai and English.

`python -m ontology.shapes` prints them; `ontology/shapes-1.ttl` is that file. The
local name of a shape is `<code>/<term>`, such as `value_type/amount_baht`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from ontology import shape_words
from ontology.building import Builder, iris
from ontology.iris import kind_iri, term_iri
from ontology.literals import THAI
from ontology.namespaces import INTEGER, TYPE, expanded
from ontology.owl import value_class
from ontology.provenance import SOURCE
from ontology.rdflib_graph import legible
from ontology.terms import Blank, Iri, Literal, Resource, Term
from ontology.vocabulary import COMMON_PROPERTIES, KindTerm, PropertyTerm, Wording, vocabulary

SHAPES = "https://policytrace.org/ns/shapes-1#"
"""The namespace of the shapes, with their version."""

_NODE_SHAPE, _PROPERTY_SHAPE = iris(("sh:NodeShape", "sh:PropertyShape"))
_ENDS = iris(("rdf:subject", "rdf:predicate", "rdf:object"))
_BESIDE = {"relation": _ENDS, "statement": [*_ENDS, SOURCE], "document": iris(("prov:wasRevisionOf",))}
"""Foreign properties that things of ours have."""
_YEARS = (2400, 2799)
"""Fiscal years of the Buddhist Era that documents may name."""


def shape_iri(code: str, *terms: str) -> Iri:
    """The IRI of a shape: `…#value_type/amount_baht`."""
    return Iri(SHAPES + "/".join((code, *terms)))


def vocabulary_shapes() -> list[Resource]:
    """A shape for each kind and record, and for each property and relation the shapes of what it leads to."""
    builder = Builder()
    for term in vocabulary().properties.values():
        _add_value_shapes(builder, term)
    for kind in vocabulary().kinds.values():
        _add_kind(builder, kind, [*COMMON_PROPERTIES, *kind.properties])
        _add_joins(builder, kind)
    for record in vocabulary().records.values():
        _add_kind(builder, record, record.properties)
    _add_ends(builder)
    return builder.resources()


def _add_kind(builder: Builder, kind: KindTerm, properties: Iterable[str]) -> None:
    """What a thing of the kind has; anything else is reported.

    The shapes of its values have targets of their own, the things that have the
    property: a thing is not looked at for what it does not say.
    """
    shape = shape_iri("unknown_property", kind.name)
    builder.add(shape, "rdf:type", _NODE_SHAPE)
    builder.add(shape, "sh:targetClass", Iri(kind_iri(kind.name)))
    builder.add(shape, "sh:closed", Literal("true", expanded("xsd:boolean")))
    known = [
        *iris(("rdf:type", "rdfs:label")),
        *_BESIDE.get(kind.name, ()),
        *(Iri(term_iri(name)) for name in properties),
    ]
    builder.add(shape, "sh:ignoredProperties", builder.listed(f"known_{kind.name}", known))
    builder.wording(shape, "sh:message", shape_words.unknown_property(kind))
    for name in kind.required:
        builder.add(
            shape, "sh:property", _needed(builder, kind, Iri(term_iri(name)), vocabulary().properties[name].label)
        )
    for iri in _BESIDE.get(kind.name, ()):
        if kind.name != "document":
            builder.add(shape, "sh:property", _single(builder, kind, iri))


def _add_joins(builder: Builder, kind: KindTerm) -> None:
    """What the relations that start at the kind lead to."""
    for edge in vocabulary().edges.values():
        targets = sorted(target for source, target in edge.joins if source == kind.name)
        if not targets:
            continue
        shape = shape_iri("join", edge.name, kind.name)
        builder.add(shape_iri("unknown_property", kind.name), "sh:property", shape)
        _add_property_shape(builder, shape, Iri(term_iri(edge.name)))
        builder.add(shape, "sh:or", _one_of(builder, f"join_{edge.name}_{kind.name}", targets))
        labels = [vocabulary().kinds[target].label for target in targets]
        builder.wording(shape, "sh:message", shape_words.join(edge.label, kind.label, labels))


def _add_ends(builder: Builder) -> None:
    """Where a relation starts, there is a node of a known kind."""
    shape = shape_iri("unknown_kind", "source")
    _add_property_shape(builder, shape, TYPE)
    builder.add(shape, "sh:targetSubjectsOf", *(Iri(term_iri(name)) for name in vocabulary().edges))
    kinds = Blank("kinds")
    builder.add(kinds, "sh:in", builder.listed("kinds", [Iri(kind_iri(name)) for name in vocabulary().kinds]))
    builder.add(shape, "sh:qualifiedValueShape", kinds)
    builder.add(shape, "sh:qualifiedMinCount", Literal("1", INTEGER))
    builder.wording(shape, "sh:message", shape_words.UNKNOWN_KIND)


def _add_value_shapes(builder: Builder, term: PropertyTerm) -> None:
    iri = Iri(term_iri(term.name))
    kind, *rest = _value_shapes(term)
    _add_property_shape(builder, kind, iri)
    builder.add(kind, "sh:targetSubjectsOf", iri)
    for predicate, item in _constraints(builder, term):
        builder.add(kind, predicate, item)
    builder.wording(kind, "sh:message", shape_words.value_type(term))
    for single in rest:
        _add_property_shape(builder, single, iri)
        builder.add(single, "sh:targetSubjectsOf", iri)
        builder.add(single, "sh:maxCount", Literal("1", INTEGER))
        builder.wording(single, "sh:message", shape_words.value_count(term.label))


def _value_shapes(term: PropertyTerm) -> list[Iri]:
    """The shapes of a property: what its values are and, unless it may have many, that there is one at most."""
    several = term.many or term.name in ("instalments", "targets_by_year")
    names = ("value_type",) if several else ("value_type", "value_count")
    return [shape_iri(name, term.name) for name in names]


def _constraints(builder: Builder, term: PropertyTerm) -> Iterator[tuple[str, Term]]:
    if term.record is not None:
        yield "sh:class", Iri(kind_iri(term.record))
    elif term.range == "node":
        yield "sh:nodeKind", expanded("sh:IRI")
    elif (datatype := value_class(term)) is not None:
        yield "sh:datatype", datatype
    if term.name in THAI:
        yield "sh:languageIn", builder.listed(f"language_{term.name}", [Literal("th")])
    if term.range in ("year", "count"):
        yield "sh:minInclusive", Literal(str(_YEARS[0] if term.range == "year" else 0), INTEGER)
    if term.range == "year":
        yield "sh:maxInclusive", Literal(str(_YEARS[1]), INTEGER)
    if term.values:
        yield "sh:in", builder.listed(f"values_{term.name}", [Literal(word) for word in term.values])


def _needed(builder: Builder, kind: KindTerm, path: Iri, label: Wording) -> Iri:
    shape = shape_iri("missing", kind.name, path.partition("#")[2])
    _add_property_shape(builder, shape, path)
    builder.add(shape, "sh:minCount", Literal("1", INTEGER))
    builder.wording(shape, "sh:message", shape_words.missing(kind, label))
    return shape


def _single(builder: Builder, kind: KindTerm, path: Iri) -> Iri:
    """One value of a foreign property, no more and no less."""
    name = path.rpartition("#")[2]
    shape = shape_iri("missing", kind.name, name)
    _add_property_shape(builder, shape, path)
    builder.add(shape, "sh:minCount", Literal("1", INTEGER))
    builder.add(shape, "sh:maxCount", Literal("1", INTEGER))
    builder.add(shape, "sh:nodeKind", *([] if name == "object" else [expanded("sh:IRI")]))
    builder.wording(shape, "sh:message", shape_words.end_count(kind, name))
    return shape


def _add_property_shape(builder: Builder, shape: Iri, path: Iri) -> None:
    builder.add(shape, "rdf:type", _PROPERTY_SHAPE)
    builder.add(shape, "sh:path", path)


def _one_of(builder: Builder, label: str, kinds: Iterable[str]) -> Iri | Blank:
    """A list of shapes, each that something is of one of the kinds."""
    members: list[Term] = []
    for kind in kinds:
        member = Blank(f"{label}_is_{kind}")
        builder.add(member, "sh:class", Iri(kind_iri(kind)))
        members.append(member)
    return builder.listed(label, members)


def shapes_document() -> str:
    """The shapes as legible Turtle."""
    return legible(vocabulary_shapes())


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # whatever the terminal's own encoding
    sys.stdout.write(shapes_document())
