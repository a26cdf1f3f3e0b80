"""The graph of a base as RDF, in the vocabulary's terms.

Nodes and edges come as plain records, mappings or objects, so that this module
needs no base. Nothing is a blank node: every value that has properties of its
own, and every edge that has, carries an IRI that stays the same from one export
to the next. Statements and their places are not part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ontology.iris import DEFAULT_BASE, checked_base, edge_iri, kind_iri, node_iri, part_iri, term_iri
from ontology.literals import literal
from ontology.owl import RELATION, bind_prefixes, vocabulary_graph
from ontology.records import EdgeRecord, Edges, NodeRecord, Nodes, field
from ontology.vocabulary import BY_YEAR, PropertyTerm, vocabulary

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node as Term


def turtle(nodes: Nodes, edges: Edges, *, base_iri: str = DEFAULT_BASE, terms: bool = True) -> str:
    """The graph of a base as Turtle, with the ontology that explains its terms unless `terms` is false.

    Equal records give equal text, byte for byte, in whatever order they come.

    Raises:
        ValueError: As `base_graph`.
    """
    graph = base_graph(nodes, edges, base_iri=base_iri)
    if terms:
        graph += vocabulary_graph()
    return graph.serialize(format="turtle")


def base_graph(nodes: Nodes, edges: Edges, *, base_iri: str = DEFAULT_BASE) -> Graph:
    """The nodes and edges as RDF.

    A name is `rdfs:label` and `pt:name`, tagged as Thai; a target or an
    instalment is a node of its own; an edge is one triple and, where it has a
    role, a target or other properties, a `pt:Relation` (an `rdf:Statement`) too.

    Raises:
        ValueError: The base IRI cannot start an IRI, or a record uses a term that the vocabulary does not have.
    """
    from rdflib import Graph

    graph = Graph()
    bind_prefixes(graph)
    writer = _Writer(graph, checked_base(base_iri))
    for node in nodes:
        writer.add_node(node)
    for edge in edges:
        writer.add_edge(edge)
    return graph


class _Writer:
    """Writes records into a graph under one base."""

    def __init__(self, graph: Graph, base_iri: str) -> None:
        from rdflib import URIRef

        self._graph = graph
        self._base = base_iri
        self._iri = URIRef

    def add_node(self, node: NodeRecord | Mapping[str, Any]) -> None:
        """Writes a node with its label and properties."""
        from rdflib import RDFS

        iri = node_iri(field(node, "id"), self._base)
        self._add_type(iri, _known(field(node, "kind"), vocabulary().kinds))
        if name := field(node, "name"):
            self._graph.add((self._iri(iri), RDFS.label, literal(_property("name"), name)))
        for common in ("code", "name", "fiscal_year"):
            self._state(iri, common, field(node, common))
        for key, value in (field(node, "properties") or {}).items():
            self._state(iri, key, value)

    def add_edge(self, edge: EdgeRecord | Mapping[str, Any]) -> None:
        """Writes an edge, and the relation that stands for it where it says more than that it is there."""
        source, kind, target = (str(field(edge, key)) for key in ("source", "kind", "target"))
        triple = (
            self._iri(node_iri(source, self._base)),
            self._iri(term_iri(_known(kind, vocabulary().edges))),
            self._iri(node_iri(target, self._base)),
        )
        self._graph.add(triple)
        properties = dict(field(edge, "properties") or {})
        qualifier = field(edge, "qualifier") or properties.get("role") or ""
        if qualifier and "role" in vocabulary().edges[kind].properties:
            properties["role"] = qualifier
        if qualifier or any(value is not None for value in properties.values()):
            self._add_relation(edge_iri(source, kind, target, qualifier, self._base), triple, properties)

    def _add_relation(self, iri: str, triple: tuple[Term, Term, Term], properties: Mapping[str, Any]) -> None:
        from rdflib import RDF

        self._add_type(iri, RELATION)
        self._graph.add((self._iri(iri), RDF.type, RDF.Statement))
        for part, term in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
            self._graph.add((self._iri(iri), part, term))
        for name, value in properties.items():
            self._state(iri, name, value)

    def _add_type(self, iri: str, kind: str) -> None:
        from rdflib import RDF

        self._graph.add((self._iri(iri), RDF.type, self._iri(kind_iri(kind))))

    def _state(self, owner: str, name: str, value: Any) -> None:
        """States a property; a value of another shape than its range is kept as it is, as JSON."""
        term = _property(name)
        if value is None:
            return
        if parts := _parts(term, value):
            for path, fields in parts:
                self._add_part(owner, term, path, fields)
            return
        for item in value if term.many and isinstance(value, list | tuple) else (value,):
            self._graph.add((self._iri(owner), self._iri(term_iri(name)), literal(term, item)))

    def _add_part(self, owner: str, term: PropertyTerm, path: tuple[str, ...], fields: Mapping[str, Any]) -> None:
        part = part_iri(owner, *path)
        self._graph.add((self._iri(owner), self._iri(term_iri(term.name)), self._iri(part)))
        self._add_type(part, str(term.record))
        for name, value in fields.items():
            self._state(part, name, value)


def _parts(term: PropertyTerm, value: Any) -> list[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """The records that the value is made of, each with its path; none where it is of another shape."""
    if term.record is None or not isinstance(value, Mapping):
        return []
    parts: list[tuple[tuple[str, ...], Mapping[str, Any]]] = [((term.name,), value)]
    if term.name in BY_YEAR:
        parts = [((term.name, year), _of_year(year, item)) for year, item in value.items()]
    known = set(vocabulary().records[term.record].properties)
    return parts if all(fields.keys() <= known for _, fields in parts) else []


def _of_year(year: str, item: Any) -> dict[str, Any]:
    return {"fiscal_year": year, **(item if isinstance(item, Mapping) else {"amount_baht": item})}


def _property(name: str) -> PropertyTerm:
    return vocabulary().properties[_known(name, vocabulary().properties)]


def _known(name: str, terms: Mapping[str, object]) -> str:
    if name not in terms:
        raise ValueError(f"the vocabulary has no {name!r}; it has: {', '.join(terms)}")
    return name
