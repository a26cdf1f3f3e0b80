"""Nodes and edges of an answer as RDF, in the vocabulary's terms."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

from api.http.faults import FormError
from kb.model import Edge, Node


def turtle_text(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    """Turtle, without the ontology.

    Raises:
        FormError: rdflib is not installed.
    """
    _check_installed()
    from ontology.export import turtle

    return turtle(nodes, edges, terms=False)


def jsonld_text(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    """JSON-LD with its context.

    Raises:
        FormError: rdflib is not installed.
    """
    _check_installed()
    from ontology.export import base_graph

    return base_graph(nodes, edges).serialize(format="json-ld", auto_compact=True)


def _check_installed() -> None:
    if find_spec("rdflib") is None:
        raise FormError("JSON-LD and Turtle need rdflib: install policytrace[rdf]")
