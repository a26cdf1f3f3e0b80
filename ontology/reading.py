"""Quads as the plain records of documents and statements that they were made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from ontology.described import Described
from ontology.errors import RdfError
from ontology.graph import OBJECT, PREDICATE, SUBJECT
from ontology.iris import checked_base, kind_iri, statement_iri, term_iri
from ontology.namespaces import TYPE, shortened
from ontology.parsing import Quad
from ontology.provenance import DATASET, EDGE_PROPERTIES, PLACE, SOURCE, STATEMENT, URI_SPACE
from ontology.terms import Blank, Iri, Literal, Term
from ontology.vocabulary import COMMON_PROPERTIES, vocabulary

Record = dict[str, Any]

_DOCUMENT = Iri(kind_iri("document"))
_STATEMENT_ID = re.compile("[0-9a-f]{20}")


def records(quads: Iterable[Quad], *, base_iri: str | None = None) -> Iterator[tuple[str, Record]]:
    """The documents, then the statements, each with what its resource is called; memory grows with the quads.

    A document is a record of `type` (`node`), `id`, `kind`, `name`, `fiscal_year`,
    `properties` and its load `report`; a statement one of `type` (`statement`), `id` (where its IRI
    tells one), `document`, `subject`, `predicate`, `object`, `value` and what
    `PLACE` lists. The graph derived from the statements is not read: it follows.
    Names of graphs count for nothing, as a statement names its document.

    Args:
        quads: In any order.
        base_iri: Where the IRIs of nodes start, if the data set does not say so itself.

    Raises:
        RdfError: Something is missing, or is there twice, or is no value; or the quads speak of a node of
            which no statement speaks.
    """
    found: dict[Iri | Blank, dict[Iri, list[Term]]] = {}
    for quad in quads:
        found.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    base = _stated_base(found) if base_iri is None else base_iri
    resources = [Described(subject, facts, base) for subject, facts in found.items() if TYPE in facts]
    yield from ((item.name, _document(item)) for item in resources if item.is_a(_DOCUMENT))
    stated: set[str] = set()
    for item in resources:
        if item.is_a(STATEMENT):
            record = _statement(item)
            stated.update((record["subject"], record.get("object") or ""))
            yield item.name, record
    _check_all_stated(resources, stated)


def _stated_base(found: Mapping[Iri | Blank, Mapping[Iri, list[Term]]]) -> str:
    """The base that the data set states.

    Raises:
        RdfError: None is stated, or several are, or it cannot start an IRI.
    """
    sets = [facts for facts in found.values() if DATASET in facts.get(TYPE, ())]
    spaces = {term.text for facts in sets for term in facts.get(URI_SPACE, ()) if isinstance(term, Literal)}
    if len(spaces) != 1:
        many = f"several base IRIs ({', '.join(sorted(spaces))})" if spaces else "no base IRI (void:uriSpace)"
        raise RdfError(f"the file states {many}; say with --base-iri where the IRIs of its nodes start")
    try:
        return checked_base(spaces.pop())
    except ValueError as error:
        raise RdfError(str(error)) from error


def _document(item: Described) -> Record:
    terms = {name: Iri(term_iri(name)) for name in (*COMMON_PROPERTIES, *vocabulary().kinds["document"].properties)}
    many = {name for name in terms if vocabulary().properties[name].many}
    stated = {
        name: item.values(term) if name in many else item.value(term)
        for name, term in terms.items()
        if term in item.facts
    }
    name, year, report = (stated.pop(key, None) for key in ("name", "fiscal_year", "load_report"))
    return {
        "type": "node",
        "id": item.node(item.subject),
        "kind": "document",
        "name": name,
        "fiscal_year": year,
        "properties": stated,
        "report": report,
    }


def _statement(item: Described) -> Record:
    predicate = _predicate(item)
    said = item.term(OBJECT)
    record: Record = {
        "type": "statement",
        "id": _identifier(item),
        "document": item.node(item.term(SOURCE)),
        "subject": item.node(item.term(SUBJECT)),
        "predicate": predicate,
    }
    if predicate in vocabulary().edges:
        record |= {"object": item.node(said), "value": item.value(EDGE_PROPERTIES, {})}
    else:
        record["value"] = item.value_of(said)
    place = {name: item.value(Iri(term_iri(name))) for name in PLACE}
    return {**record, **place, "confidence": _confidence(item, place["confidence"])}


def _predicate(item: Described) -> str:
    """The name of the property or edge kind that is stated."""
    iri = item.term(PREDICATE)
    name = _terms().get(str(iri))
    if name is None:
        raise item.error(f"{shortened(str(iri))} is no property or relation of the vocabulary")
    return name


@cache
def _terms() -> Mapping[str, str]:
    return {term_iri(name): name for name in (*vocabulary().properties, *vocabulary().edges)}


def _identifier(item: Described) -> str | None:
    """The id that its IRI tells; what is called otherwise tells none."""
    identifier = item.subject.rpartition("/")[2]
    ours = _STATEMENT_ID.fullmatch(identifier) and item.subject == statement_iri(identifier, item.base_iri)
    return identifier if ours else None


def _confidence(item: Described, stated: Any) -> float:
    try:
        return 1.0 if stated is None else float(stated)
    except (TypeError, ValueError) as error:
        raise item.error(f"pt:confidence must be a decimal, not {stated!r}") from error


def _check_all_stated(resources: Iterable[Described], stated: set[str]) -> None:
    """Refuses what no statement says: it would be lost without a word."""
    kinds = {Iri(kind_iri(name)) for name in vocabulary().kinds} - {_DOCUMENT}
    for item in resources:
        if len(item.facts) > 1 and kinds.intersection(item.facts[TYPE]) and item.node(item.subject) not in stated:
            raise item.error(
                "no statement says what stands here of the node; load what policytrace export --statements writes"
            )
