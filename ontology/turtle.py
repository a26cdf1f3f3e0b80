"""Resources as Turtle: a block for each, in the order in which they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from ontology import nquads
from ontology.namespaces import BOOLEAN, DECIMAL, INTEGER, PREFIXES, TYPE, shortened
from ontology.terms import Iri, Literal, Resource, Term

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BARE = {
    INTEGER: re.compile(r"[+-]?[0-9]+"),
    DECIMAL: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    BOOLEAN: re.compile(r"true|false"),
}
"""Datatype → the lexical forms that Turtle takes without quotes and datatype."""


def turtle(resources: Iterable[Resource]) -> Iterator[str]:
    """The document, a piece for each resource; names of graphs are left out, which Turtle does not have."""
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    for subject, facts, _ in resources:
        said = groupby(facts, key=lambda fact: fact[0])
        lines = " ;\n    ".join(
            f"{_predicate(predicate)} {', '.join(_object(item) for _, item in same)}" for predicate, same in said
        )
        yield f"\n{nquads.term(subject)}\n    {lines} .\n"


@lru_cache(maxsize=1024)
def _predicate(iri: Iri) -> str:
    return "a" if iri == TYPE else _short(iri)


def _object(item: Term) -> str:
    if isinstance(item, Iri):
        return _class(item) if "#" in item else f"<{item}>"
    if isinstance(item, Literal) and item.datatype in _BARE and _BARE[Iri(item.datatype)].fullmatch(item.text):
        return item.text
    if isinstance(item, Literal) and not item.language and item.datatype.startswith(PREFIXES["rdf"]):
        return f"{nquads.quoted(item.text)}^^{_short(item.datatype)}"
    return nquads.term(item)


@lru_cache(maxsize=4096)
def _class(iri: Iri) -> str:
    return _short(iri)


def _short(iri: str) -> str:
    """The IRI with a prefix, where its local name needs no escapes."""
    short = shortened(iri)
    return short if _LOCAL.fullmatch(short.partition(":")[2]) else f"<{iri}>"
