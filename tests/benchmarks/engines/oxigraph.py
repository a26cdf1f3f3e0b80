"""pyoxigraph: an embedded triple store on disk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from ontology.iris import node_iri
from tests.benchmarks.engines.base import Graph, Loaded
from tests.benchmarks.engines.rdf import SparqlEngine, Triple, triples

_DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


class OxigraphEngine(SparqlEngine):
    """A store in a folder, loaded by its bulk loader."""

    name = "pyoxigraph"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._store: Store | None = None

    def load(self, graph: Graph) -> Loaded:
        """Adds the triples and arranges them for reading."""
        self.ids = {node_iri(node.id): node.id for node in graph.nodes}
        begun = time.perf_counter()
        store = Store(str(self._folder))
        store.bulk_extend(map(_quad, triples(iter(graph.nodes), iter(graph.edges))))
        store.optimize()
        seconds = time.perf_counter() - begun
        self._store = store
        return Loaded(seconds, len(graph.nodes), f"{len(store):,} triples")

    def reopen(self) -> None:
        """One process may open the store once: it is closed first."""
        self._store = None
        self._store = Store(str(self._folder))
        next(iter(self._store))

    def select(self, query: str) -> Iterator[tuple[str, ...]]:
        """The rows of a SELECT, each cell as text."""
        assert self._store is not None
        found = self._store.query(query)
        assert isinstance(found, QuerySolutions)
        return (tuple(str(getattr(cell, "value", "")) for cell in row) for row in found)

    def close(self) -> None:
        """Closes the store."""
        self._store = None


def _quad(triple: Triple) -> Quad:
    subject, predicate, value, is_iri = triple
    return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(str(value)) if is_iri else _literal(value))


def _literal(value: str | Decimal | int) -> Literal:
    return Literal(str(value), datatype=_DECIMAL) if isinstance(value, Decimal) else Literal(value)
