"""Resources as JSON-LD: one object a line in `@graph`, under the context of `ontology.context`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from ontology.context import context
from ontology.namespaces import BOOLEAN, INTEGER, PREFIXES, TYPE
from ontology.terms import STRING, Blank, Iri, Literal, Resource, Term

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_SAFE = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""Whole numbers that are the same in every reader of JSON: below 2⁵³, and written in one way."""


def jsonld(resources: Iterable[Resource]) -> Iterator[str]:
    """The document, a piece for each resource; names of graphs are left out.

    The context stands in the document itself: nobody has to fetch it.
    """
    yield f'{{"@context":{_encode(context())},\n"@graph":['
    end = "\n"
    for resource in resources:
        yield end + _encode(_object(resource))
        end = ",\n"
    yield "\n]}\n"


def _object(resource: Resource) -> dict[str, Any]:
    found: dict[str, list[Any]] = {}
    for predicate, item in resource.facts:
        key, coercion = ("@type", "@vocab") if predicate == TYPE else _keys().get(predicate, (predicate, ""))
        found.setdefault(key, []).append(_value(item, coercion))
    single = {key: values[0] if len(values) == 1 else values for key, values in found.items()}
    return {"@id": _name(resource.subject), **single}


def _value(item: Term, coercion: str) -> Any:
    """The value; as short as the coercion of its key allows."""
    if isinstance(item, Iri) and coercion == "@vocab":
        return _classes().get(item, item)
    if not isinstance(item, Literal):
        return _name(item) if coercion == "@id" else {"@id": _name(item)}
    if item.language:
        return item.text if coercion == f"@{item.language}" else {"@value": item.text, "@language": item.language}
    if item.datatype == STRING:
        return {"@value": item.text} if coercion else item.text
    if coercion in ("", item.datatype) and _native(item) is not None:
        return _native(item)
    return item.text if item.datatype == coercion else {"@value": item.text, "@type": item.datatype}


def _native(item: Literal) -> bool | int | None:
    """The value as JSON has it itself, where a reader makes the same literal of it."""
    if item.datatype == BOOLEAN:
        return {"true": True, "false": False}.get(item.text)
    return int(item.text) if item.datatype == INTEGER and _SAFE.fullmatch(item.text) else None


def _name(item: Iri | Blank) -> str:
    return f"_:{item}" if isinstance(item, Blank) else item


@cache
def _keys() -> Mapping[str, tuple[str, str]]:
    """IRI of a property → its key and how the values of the key are read: as what datatype or language, or as IRIs."""
    return {_expanded(item["@id"]): (key, _coercion(item)) for key, item in _terms().items()}


@cache
def _classes() -> Mapping[str, str]:
    """IRI → the key that stands for it where a value is looked up among the keys."""
    classes = {_expanded(item): key for key, item in context().items() if isinstance(item, str) and item[:3] == "pt:"}
    return classes | {iri: key for iri, (key, _) in _keys().items()}


def _terms() -> Mapping[str, Mapping[str, str]]:
    return {key: item for key, item in context().items() if isinstance(item, Mapping)}


def _coercion(item: Mapping[str, str]) -> str:
    if "@language" in item:
        return f"@{item['@language']}"
    name = item.get("@type", "")
    return name if name.startswith("@") or not name else _expanded(name)


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
