"""Nodes and edges of an answer as RDF, in the vocabulary's terms."""

from __future__ import annotations

from collections.abc import Iterable

from kb.model import Edge, Node
from ontology.graph import graph_resources
from ontology.iris import DEFAULT_BASE
from ontology.jsonld import jsonld
from ontology.turtle import turtle


def turtle_text(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    """Turtle, without the ontology."""
    return "".join(turtle(graph_resources(nodes, edges, base_iri=DEFAULT_BASE)))


def jsonld_text(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    """JSON-LD with its context."""
    return "".join(jsonld(graph_resources(nodes, edges, base_iri=DEFAULT_BASE)))
