"""The base as RDF: its graph, and on demand every statement that the graph is derived from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from typing import cast

from kb.statement import Json, Statement
from kb.store.base import Reader
from ontology.graph import graph_resources
from ontology.iris import checked_base
from ontology.owl import vocabulary_resources
from ontology.provenance import dataset_resource, document_resources, statement_resource
from ontology.terms import Resource

_Writer = Callable[[Iterable[Resource]], Iterator[str]]


def rdf_text(reader: Reader, form: str, *, base_iri: str, statements: bool, terms: bool = False) -> Iterator[str]:
    """The base as `turtle`, `nquads` or `jsonld`, piece by piece; equal bases give equal text, byte for byte.

    Raises:
        ValueError: The base IRI cannot start an IRI.
    """
    writer = cast(_Writer, getattr(import_module(f"ontology.{form}"), form))
    return writer(base_resources(reader, base_iri=base_iri, statements=statements, terms=terms))


def base_resources(reader: Reader, *, base_iri: str, statements: bool, terms: bool) -> Iterator[Resource]:
    """The data set, the nodes with their edges, and with `statements` the documents' statements, in force or not.

    In the order of the reader, so that memory does not grow with the base; with
    `terms`, the ontology that explains the terms comes last.
    """
    yield dataset_resource(checked_base(base_iri))
    yield from graph_resources(reader.nodes(), reader.all_edges(), base_iri=base_iri)
    if statements:
        reports = {load.document: load.report for load in reader.loads()}
        for document in reader.documents(superseded=True):
            yield from document_resources(document.id, document.superseded_by, reports.get(document.id), base_iri)
            for statement in reader.document_statements(document.id):
                yield statement_resource(_record(statement), base_iri)
    if terms:
        yield from vocabulary_resources()


@dataclass(frozen=True, slots=True)
class _Record:
    """A statement as the ontology reads it."""

    id: str
    document: str
    table: int | None
    row: int | None
    column: int | None
    line: int
    text: str
    subject: str
    predicate: str
    object: str | None
    qualifier: str
    value: Json | Mapping[str, Json]
    rank: int
    confidence: str
    matched_from: str | None


def _record(statement: Statement) -> _Record:
    place = statement.place
    return _Record(
        statement.id, statement.document, place.table, place.row, place.column, place.line, place.text,
        statement.subject, statement.predicate, statement.object, statement.qualifier, statement.value,
        int(statement.rank), format(Decimal(repr(statement.confidence)), "f"), statement.matched_from,
    )  # fmt: skip
