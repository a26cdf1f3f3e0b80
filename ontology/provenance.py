"""Documents and statements as RDF: who says what, where, in what words; complete, so that it can be read back.

A statement is a reified one (`rdf:subject`, `rdf:predicate`, `rdf:object`), which
every RDF tool reads, with its place and its document (`prov:hadPrimarySource`).
Its object is the stated value itself, of the same RDF term as in the derived
graph, so that both can be joined in a query; `ontology.literals` says how a
value becomes a term and comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ontology.graph import OBJECT, PREDICATE, SUBJECT
from ontology.iris import kind_iri, node_iri, statement_iri, term_iri
from ontology.literals import json_literal, term_of
from ontology.namespaces import TYPE, expanded
from ontology.records import StatementRecord
from ontology.terms import Fact, Iri, Literal, Resource
from ontology.vocabulary import vocabulary

SOURCE = expanded("prov:hadPrimarySource")
ENTITY = expanded("prov:Entity")
REVISION = expanded("prov:wasRevisionOf")
DATASET = expanded("void:Dataset")
URI_SPACE = expanded("void:uriSpace")
STATEMENT = Iri(kind_iri("statement"))
PLACE = ("table", "row", "column", "line", "text", "rank", "confidence", "matched_from", "qualifier")
"""The properties of a statement that are plain values, in the order in which they are written."""

EDGE_PROPERTIES = Iri(term_iri("edge_properties"))
_TERMS: Mapping[str, Iri] = {name: Iri(term_iri(name)) for name in PLACE}


def dataset_resource(base_iri: str) -> Resource:
    """What says under which base the IRIs of nodes stand, and by which vocabulary they are described."""
    namespace = vocabulary().namespace
    facts = (
        (TYPE, DATASET),
        (URI_SPACE, Literal(base_iri)),
        (expanded("void:vocabulary"), Iri(namespace)),
        (expanded("dcterms:conformsTo"), Iri(namespace.rstrip("#"))),
    )
    return Resource(Iri(base_iri), facts)


def document_resources(
    identifier: str, superseded_by: str | None, report: Mapping[str, Any] | None, base_iri: str
) -> Iterator[Resource]:
    """What the graph does not say of a document: it is an entity of PROV, its revision, and its latest load."""
    document = Iri(node_iri(identifier, base_iri))
    loaded: list[Fact] = [] if report is None else [(Iri(term_iri("load_report")), json_literal(report))]
    yield Resource(document, ((TYPE, ENTITY), *loaded))
    if superseded_by is not None:
        yield Resource(Iri(node_iri(superseded_by, base_iri)), ((REVISION, document),))


def statement_resource(statement: StatementRecord, base_iri: str) -> Resource:
    """A statement, in the graph of its document.

    Raises:
        ValueError: Its predicate is no term of the vocabulary.
    """
    document = Iri(node_iri(statement.document, base_iri))
    facts: list[Fact] = [(TYPE, STATEMENT), (SUBJECT, Iri(node_iri(statement.subject, base_iri)))]
    facts.append((PREDICATE, Iri(term_iri(statement.predicate))))
    facts.extend(_said(statement, base_iri))
    for name in PLACE:
        value = getattr(statement, name)
        if value is not None and (name, value) != ("qualifier", ""):
            facts.append((_TERMS[name], term_of(vocabulary().properties[name], value, base_iri)))
    facts.append((SOURCE, document))
    return Resource(Iri(statement_iri(statement.id, base_iri)), tuple(facts), document)


def _said(statement: StatementRecord, base_iri: str) -> list[Fact]:
    """The object; of a relation its properties too, which are absent where there are none."""
    if statement.object is None:
        return [(OBJECT, _value(statement.predicate, statement.value, base_iri))]
    target: Fact = (OBJECT, Iri(node_iri(statement.object, base_iri)))
    return [target] if statement.value == {} else [target, (EDGE_PROPERTIES, json_literal(statement.value))]


def _value(predicate: str, value: Any, base_iri: str) -> Iri | Literal:
    term = vocabulary().properties.get(predicate)
    if term is None:
        raise ValueError(f"the vocabulary has no {predicate!r}; it has: {', '.join(vocabulary().properties)}")
    return term_of(term, value, base_iri)
