"""JSON values as RDF terms of their property's range, and back: no value changes on the way."""

from __future__ import annotations

import json
import re
from typing import Any

from ontology.iris import node_id, node_iri
from ontology.namespaces import BOOLEAN, DECIMAL, INTEGER, JSON, LANG_STRING
from ontology.terms import STRING, Blank, Iri, Literal, Term
from ontology.vocabulary import PropertyTerm, vocabulary

THAI = ("name", "aliases")
"""Properties whose text is tagged as Thai."""

_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def term_of(term: PropertyTerm, value: Any, base_iri: str) -> Iri | Literal:
    """The value as an IRI (of a node), `xsd:integer`, `xsd:decimal`, `xsd:boolean`, text, or else `rdf:JSON`.

    A decimal keeps its digits as they are; text that does not read as what the
    range asks for stays text. Each sort of term stands for one JSON type alone,
    so that `value_of` gives back the very value. Lists, mappings and null are
    canonical JSON: as nodes of their own they would lose their order and their
    nulls, and cost ten triples each; the derived graph has the targets and
    instalments as nodes, for those who query them.
    """
    if isinstance(value, bool):
        return Literal("true" if value else "false", BOOLEAN)
    if isinstance(value, int):
        return Literal(str(value), INTEGER)
    if not isinstance(value, str):
        return Literal(_encode(value), JSON)
    if term.name in THAI:
        return Literal(value, LANG_STRING, "th")
    if term.range == "decimal" and _DECIMAL.fullmatch(value):
        return Literal(value, DECIMAL)
    if term.range == "node" and _names_node(value):
        return Iri(node_iri(value, base_iri))
    return Literal(value)


def json_literal(value: Any) -> Literal:
    """The value as canonical JSON, whatever it is."""
    return Literal(_encode(value), JSON)


def value_of(term: Term, base_iri: str) -> Any:
    """The JSON value of a term as `term_of` writes it.

    Raises:
        ValueError: The term stands for no JSON value; says which term it is.
    """
    if isinstance(term, Blank):
        raise ValueError(f"a blank node, _:{term}, is no value")
    if isinstance(term, Iri):
        return node_id(term, base_iri)
    if term.datatype in (STRING, LANG_STRING, DECIMAL):
        return term.text
    if term.datatype == INTEGER and _INTEGER.fullmatch(term.text):
        return int(term.text)
    if term.datatype == BOOLEAN and term.text in _BOOLEANS:
        return _BOOLEANS[term.text]
    if term.datatype == JSON:
        return _decoded(term.text)
    raise ValueError(f"{term.text[:40]!r} of the datatype <{term.datatype}> is no value that a statement may have")


def _names_node(text: str) -> bool:
    kind, _, local = text.partition(":")
    return kind in vocabulary().kinds and bool(local)


def _decoded(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("a JSON literal is nested too deeply") from error
    except ValueError as error:
        raise ValueError(f"the JSON literal {text[:40]!r} cannot be read: {error}") from error


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")
