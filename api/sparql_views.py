"""Answers of SPARQL queries in the formats that other programs read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from api.sparql import JsonTerm, SparqlAnswer
from ontology.iris import node_id
from ontology.jsonld import jsonld
from ontology.namespaces import PREFIXES, shortened
from ontology.terms import STRING, Blank, Fact, Iri, Literal, Resource, Term
from ontology.turtle import turtle

GRAPHS = ("construct", "describe")
"""The forms of queries that give a graph."""


def sparql_json(answer: SparqlAnswer) -> dict[str, Any]:
    """SPARQL 1.1 Query Results JSON Format, and beside its members `complete`: whether no row was cut off."""
    if answer.truth is not None:
        return {"head": {}, "boolean": answer.truth, "complete": True}
    bindings = [
        {name: term for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {
        "head": {"vars": list(answer.variables)},
        "results": {"bindings": bindings},
        "complete": not answer.cut,
    }


def sparql_csv(answer: SparqlAnswer) -> str:
    """SPARQL 1.1 Query Results CSV Format; of ASK one cell, true or false."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(answer.variables or ["boolean"])
    if answer.truth is not None:
        writer.writerow([str(answer.truth).lower()])
    writer.writerows([_plain(term) for term in row] for row in answer.rows)
    return file.getvalue()


def graph_text(answer: SparqlAnswer, form: str) -> Iterator[str]:
    """The graph of a query as `turtle` or `jsonld`, in the order of subject, predicate and object."""
    return (jsonld if form == "jsonld" else turtle)(_resources(answer.rows))


def shown(term: JsonTerm | None, base_iri: str) -> str:
    """A term as people read it: a node by its id, other IRIs with their prefixes, a literal by its text."""
    if term is None:
        return ""
    if term["type"] != "uri":
        return _plain(term)
    iri = term["value"]
    if iri.startswith(base_iri) and "#" not in iri:
        return node_id(iri, base_iri)
    return shortened(iri) if iri.startswith(tuple(PREFIXES.values())) else iri


def _plain(term: JsonTerm | None) -> str:
    if term is None:
        return ""
    return f"_:{term['value']}" if term["type"] == "bnode" else term["value"]


def _resources(rows: Iterable[Sequence[JsonTerm | None]]) -> Iterator[Resource]:
    triples = sorted({tuple(map(_term, filter(None, row))) for row in rows}, key=lambda triple: list(map(repr, triple)))
    for subject, said in groupby(triples, key=lambda triple: triple[0]):
        if not isinstance(subject, Literal):
            facts: list[Fact] = [(Iri(str(predicate)), item) for _, predicate, item in said]
            yield Resource(subject, tuple(facts))


def _term(term: JsonTerm) -> Term:
    if term["type"] == "literal":
        return Literal(term["value"], term.get("datatype", STRING), term.get("xml:lang", ""))
    return Blank(term["value"]) if term["type"] == "bnode" else Iri(term["value"])
