"""Measures RDF: `python -m tests.benchmarks.bench_rdf`, on the bundled samples or a made-up city (`--scale 0.01`).

Writing and reading every format, SPARQL by pyoxigraph beside rdflib, and SHACL.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rdflib import Graph

from api.rdf_export import base_resources, rdf_text
from api.rdf_import import import_rdf
from api.shacl import shacl_findings
from kb.store.base import Store
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from ontology.iris import DEFAULT_BASE
from ontology.namespaces import PREFIXES
from ontology.rdflib_graph import rdflib_graph
from ontology.sparql import TripleStore
from tests.benchmarks.generate import City

_SUFFIX = {"turtle": "ttl", "nquads": "nq", "jsonld": "jsonld"}
_REPEATS = 5
_QUERIES = {
    "projects of each key result": "SELECT ?k (COUNT(?p) AS ?n) { ?p pt:supports ?k } GROUP BY ?k",
    "key results without a project": "SELECT ?k { ?k a pt:KeyResult FILTER NOT EXISTS { ?p pt:supports ?k } }",
    "everything that projects serve": "SELECT ?p ?k ?s { ?p pt:supports ?k . ?k (pt:contributes_to|pt:part_of)* ?s }",
}


def main() -> None:
    """Prints a table of times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, help="a made-up city instead of the samples; 1 is a million nodes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "base.db")
        _fill(store, options.scale)
        for form, statements in itertools.product(_SUFFIX, (False, True)):
            _measure_format(store, Path(folder), form, statements=statements)
        _measure_queries(store)
        if options.scale is None:
            _row("SHACL, vocabulary and coverage", _seconds(lambda: _validate(store)))
        store.close()


def _fill(store: Store, scale: float | None) -> None:
    if scale is None:
        with sample_paths() as paths:
            for path in paths:
                load_file(path, store)
        return
    with store.write() as writer:
        for document, statements in City.of_scale(scale).documents():
            writer.put_document(document, statements, report={})


def _measure_format(store: Store, folder: Path, form: str, *, statements: bool) -> None:
    path = folder / f"base.{_SUFFIX[form]}"
    seconds = _seconds(lambda: _write(store, path, form, statements=statements))
    with_statements = " with statements" if statements else ""
    _row(f"write {form}{with_statements}", seconds, f"{path.stat().st_size / 2**20:,.1f} MiB")
    if statements:
        _row(f"read {form}{with_statements}", _seconds(lambda: _read(path)))


def _write(store: Store, path: Path, form: str, *, statements: bool) -> None:
    with store.read() as reader, path.open("w", encoding="utf-8") as file:
        file.writelines(rdf_text(reader, form, base_iri=DEFAULT_BASE, statements=statements))


def _read(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "base.db")
        with store.write() as writer:
            import_rdf(path, writer)
        store.close()


def _measure_queries(store: Store) -> None:
    with store.read() as reader:
        resources = list(base_resources(reader, base_iri=DEFAULT_BASE, statements=False, terms=False))
    begun = time.perf_counter()
    triples = TripleStore(resources)
    _row("load into pyoxigraph", time.perf_counter() - begun)
    begun = time.perf_counter()
    graph = rdflib_graph(resources)
    _row("load into rdflib", time.perf_counter() - begun, f"{len(graph):,} triples")
    for name, query in _QUERIES.items():
        found = len(list(triples.ask(query).rows))
        _row(f"{name}, pyoxigraph", _median(lambda query=query: list(triples.ask(query).rows)), f"{found:,} rows")  # type: ignore[misc]
        _row(f"{name}, rdflib", _median(lambda query=query: _rdflib(graph, query)))  # type: ignore[misc]


def _rdflib(graph: Graph, query: str) -> None:
    list(graph.query(query, initNs=dict(PREFIXES)))


def _validate(store: Store) -> None:
    with store.read() as reader:
        shacl_findings(reader)


def _seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _median(run: Callable[[], object]) -> float:
    return statistics.median(_seconds(run) for _ in range(_REPEATS))


def _row(what: str, seconds: float, detail: str = "") -> None:
    print(f"{what:<48}{seconds * 1000:>14,.1f} ms   {detail}", flush=True)


if __name__ == "__main__":
    main()
