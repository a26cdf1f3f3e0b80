"""The graph of a base as RDF, in the vocabulary's terms.

Nodes and edges come as plain records, mappings or objects, so that this module
needs no base; they go out one by one, so that a base of any size can be written.
Nothing is a blank node: every value that has properties of its own, and every
edge that has, carries an IRI that stays the same from one export to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from ontology.iris import DEFAULT_BASE, checked_base, edge_iri, kind_iri, node_iri, part_iri, term_iri
from ontology.literals import term_of
from ontology.namespaces import LABEL, TYPE, expanded
from ontology.records import EdgeRecord, Edges, NodeRecord, Nodes, field
from ontology.terms import Fact, Iri, Resource
from ontology.vocabulary import BY_YEAR, PropertyTerm, vocabulary

SUBJECT, PREDICATE, OBJECT = (expanded(f"rdf:{part}") for part in ("subject", "predicate", "object"))
_STATEMENT = expanded("rdf:Statement")
_COMMON = ("code", "name", "fiscal_year")


def graph_resources(nodes: Nodes, edges: Edges, *, base_iri: str = DEFAULT_BASE) -> Iterator[Resource]:
    """The nodes, each with the edges that start at it, as RDF.

    A name is `rdfs:label` and `pt:name`, tagged as Thai; a target or an
    instalment is a resource of its own; an edge is one triple and, where it has a
    role, a target or other properties, a `pt:Relation` (an `rdf:Statement`) too.

    Args:
        nodes: By id, as a store gives them.
        edges: By the id of their source; where either comes in another order, the
            same is said in more resources.
        base_iri: Where the IRIs of nodes start.

    Raises:
        ValueError: The base IRI cannot start an IRI, or a record uses a term that the vocabulary does not have.
    """
    writer = _Writer(checked_base(base_iri))
    waiting = iter(edges)
    edge = next(waiting, None)
    for node in nodes:
        identifier = str(field(node, "id"))
        own: list[EdgeRecord | Mapping[str, Any]] = []
        while edge is not None and str(field(edge, "source")) <= identifier:
            if str(field(edge, "source")) == identifier:
                own.append(edge)
            else:
                yield from writer.edges((edge,))
            edge = next(waiting, None)
        yield from writer.node(node, own)
    yield from writer.edges(chain(() if edge is None else (edge,), waiting))


class _Writer:
    """Makes resources of records under one base."""

    def __init__(self, base_iri: str) -> None:
        self._base = base_iri

    def node(
        self, node: NodeRecord | Mapping[str, Any], edges: Iterable[EdgeRecord | Mapping[str, Any]]
    ) -> Iterator[Resource]:
        """A node with its label, properties and edges; then what has properties of its own."""
        iri = self._node(field(node, "id"))
        parts: list[Resource] = []
        facts: list[Fact] = [(TYPE, Iri(kind_iri(_known(str(field(node, "kind")), vocabulary().kinds))))]
        if name := field(node, "name"):
            facts.append((LABEL, term_of(_property("name"), name, self._base)))
        stated = {key: field(node, key) for key in _COMMON} | dict(field(node, "properties") or {})
        facts.extend(self._facts(iri, stated, parts))
        for edge in edges:
            _, fact = self._edge(edge)
            facts.append(fact)
            parts.extend(self._relation(edge, iri, fact))
        yield _resource(iri, facts)
        yield from parts

    def edges(self, edges: Iterable[EdgeRecord | Mapping[str, Any]]) -> Iterator[Resource]:
        """Edges whose source is not at hand."""
        for edge in edges:
            source, fact = self._edge(edge)
            yield Resource(source, (fact,))
            yield from self._relation(edge, source, fact)

    def _edge(self, edge: EdgeRecord | Mapping[str, Any]) -> tuple[Iri, Fact]:
        predicate = term_iri(_known(str(field(edge, "kind")), vocabulary().edges))
        return self._node(field(edge, "source")), (Iri(predicate), self._node(field(edge, "target")))

    def _relation(self, edge: EdgeRecord | Mapping[str, Any], source: Iri, fact: Fact) -> list[Resource]:
        """The relation that stands for an edge, with its parts, where it says more than that it is there."""
        ends = [str(field(edge, key)) for key in ("source", "kind", "target")]
        properties = dict(field(edge, "properties") or {})
        qualifier = str(field(edge, "qualifier") or properties.get("role") or "")
        if qualifier:
            properties["role" if "role" in vocabulary().edges[ends[1]].properties else "qualifier"] = qualifier
        if all(value is None for value in properties.values()):
            return []
        iri = Iri(edge_iri(ends[0], ends[1], ends[2], qualifier, self._base))
        types = ((TYPE, Iri(kind_iri("relation"))), (TYPE, _STATEMENT))
        said = ((SUBJECT, source), (PREDICATE, fact[0]), (OBJECT, fact[1]))
        parts: list[Resource] = []
        return [_resource(iri, [*types, *said, *self._facts(iri, properties, parts)]), *parts]

    def _facts(self, owner: Iri, stated: Mapping[str, Any], parts: list[Resource]) -> list[Fact]:
        """The facts of properties, by name; what has properties of its own is added to the parts."""
        facts: list[Fact] = []
        for name, value in sorted(stated.items()):
            term, predicate = _property(name), Iri(term_iri(name))
            if value is None:
                continue
            if paths := _parts(term, value):
                for path, fields in paths:
                    facts.append((predicate, self._part(owner, term, path, fields, parts)))
                continue
            for item in value if term.many and isinstance(value, list | tuple) else (value,):
                facts.append((predicate, term_of(term, item, self._base)))
        return facts

    def _part(
        self, owner: Iri, term: PropertyTerm, path: tuple[str, ...], fields: Mapping[str, Any], parts: list[Resource]
    ) -> Iri:
        iri = Iri(part_iri(owner, *path))
        place = len(parts)
        facts = [(TYPE, Iri(kind_iri(str(term.record)))), *self._facts(iri, fields, parts)]
        parts.insert(place, _resource(iri, facts))
        return iri

    def _node(self, identifier: Any) -> Iri:
        return Iri(node_iri(str(identifier), self._base))


def _resource(iri: Iri, facts: Iterable[Fact]) -> Resource:
    return Resource(iri, tuple(dict.fromkeys(facts)))


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
    number: int | str = int(year) if year.isascii() and year.isdigit() and len(year) < 10 else year
    return {"fiscal_year": number, **(item if isinstance(item, Mapping) else {"amount_baht": item})}


def _property(name: str) -> PropertyTerm:
    return vocabulary().properties[_known(name, vocabulary().properties)]


def _known(name: str, terms: Mapping[str, object]) -> str:
    if name not in terms:
        raise ValueError(f"the vocabulary has no {name!r}; it has: {', '.join(terms)}")
    return name
