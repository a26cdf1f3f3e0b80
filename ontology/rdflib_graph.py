"""Resources as an rdflib graph, for what rdflib alone can do: legible Turtle, RDF/XML, SHACL."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.namespaces import PREFIXES
from ontology.terms import STRING, Blank, Literal, Resource, Term

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import IdentifiedNode
    from rdflib.term import Node as RdflibTerm


def rdflib_graph(resources: Iterable[Resource]) -> Graph:
    """The resources as one graph, with our prefixes; names of graphs are left out."""
    from rdflib import Graph, URIRef

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for subject, facts, _ in resources:
        named = _resource(subject)
        for predicate, item in facts:
            graph.add((named, URIRef(predicate), _term(item)))
    return graph


def legible(resources: Iterable[Resource]) -> str:
    """The resources as the Turtle that people read: sorted, lists and blank nodes where they are used."""
    return rdflib_graph(resources).serialize(format="turtle")


def _resource(term: str) -> IdentifiedNode:
    from rdflib import BNode, URIRef

    return BNode(term) if isinstance(term, Blank) else URIRef(term)


def _term(term: Term) -> RdflibTerm:
    from rdflib import Literal as RdflibLiteral
    from rdflib import URIRef

    if not isinstance(term, Literal):
        return _resource(term)
    if term.language:
        return RdflibLiteral(term.text, lang=term.language)
    datatype = None if term.datatype == STRING else URIRef(term.datatype)
    return RdflibLiteral(term.text, datatype=datatype, normalize=False)
