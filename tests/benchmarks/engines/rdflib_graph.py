"""rdflib: the city as a graph in memory."""

from __future__ import annotations

import time
from collections.abc import Iterator

from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef

from ontology.iris import node_iri
from tests.benchmarks.engines.base import Graph, Loaded
from tests.benchmarks.engines.rdf import SparqlEngine, triples

MOST = 150_000
"""Nodes that it is given at most: its SPARQL takes minutes for one question from there on."""


class RdflibEngine(SparqlEngine):
    """A graph in rdflib's own memory store."""

    name = "rdflib"

    def __init__(self) -> None:
        super().__init__()
        self._graph = RdfGraph()

    def load(self, graph: Graph) -> Loaded:
        """Adds every triple."""
        self.ids = {node_iri(node.id): node.id for node in graph.nodes}
        begun = time.perf_counter()
        for subject, predicate, value, is_iri in triples(iter(graph.nodes), iter(graph.edges)):
            other = URIRef(str(value)) if is_iri else Literal(value)
            self._graph.add((URIRef(subject), URIRef(predicate), other))
        return Loaded(time.perf_counter() - begun, len(graph.nodes), f"{len(self._graph):,} triples, in memory")

    def select(self, query: str) -> Iterator[tuple[str, ...]]:
        """The rows of a SELECT, each cell as text."""
        return (tuple(map(str, row)) for row in self._graph.query(query))  # type: ignore[arg-type]

    def close(self) -> None:
        """Empties the graph."""
        self._graph = RdfGraph()
