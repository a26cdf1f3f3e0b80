"""The rules from statements to the graph: pure functions, the same for every engine.

Where statements disagree, a total order chooses that does not depend on the
order of loading: the lowest rank, then the later fiscal year of the document,
then the higher confidence, then document and place, then the value as canonical
JSON: what one cell states side by side stands in the same order whatever the bytes
of the document. A name is given in the
printing with the fewest spaces: Thai writes none between words, and a line break
in a narrow column leaves one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple

from kb.identity import kind_of
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json, Statement, canonical_json
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from kb.store.base import Document

Precedence = tuple[int, int, float, str, int, int, int, int, str, str, str]
"""Rank, −fiscal year, −confidence, document, table, row, column, line, text, value as canonical JSON, statement id."""


class Claim(NamedTuple):
    """What the rules need of a statement: what it says, and how it ranks among others."""

    predicate: str
    value: Json
    precedence: Precedence

    @classmethod
    def of(cls, statement: Statement, fiscal_year: int | None) -> Claim:
        """The claim of a statement whose document is of the given fiscal year."""
        place = statement.place
        return cls(
            statement.predicate,
            statement.value,
            (
                int(statement.rank), -(fiscal_year or 0), -statement.confidence, statement.document,
                place.table or 0, place.row or 0, place.column or 0, place.line, place.text,
                canonical_json(statement.value), statement.id,
            ),
        )  # fmt: skip


_precedence = attrgetter("precedence")


def derive_node(identifier: str, claims: Iterable[Claim]) -> Node:
    """The node that the property statements in force about it make; bare where there are none."""
    stated = _by_predicate(claims)
    names = [str(value) for value in stated.pop("name", ()) if value]
    aliases = [str(value) for value in _flat(stated.pop("aliases", ()))]
    code, year = (_first(stated.pop(key, ())) for key in ("code", "fiscal_year"))
    properties = {key: _many(values) if key in _many_valued() else _first(values) for key, values in stated.items()}
    others = _other_names(names, aliases)
    if others:
        properties["aliases"] = others
    return Node(
        id=identifier,
        kind=kind_of(identifier),
        code=None if code is None else str(code),
        name=_tidiest(names),
        fiscal_year=year if isinstance(year, int) else None,
        properties=dict(sorted(properties.items())),
    )


def derive_edge(source: str, kind: EdgeKind, target: str, qualifier: str, claims: Iterable[Claim]) -> Edge:
    """The edge that the relation statements in force make; each of its properties is chosen by itself.

    The qualifier of `responsible_for` is the role and is its property `role` as well.
    """
    chosen: dict[str, Json] = {}
    for claim in sorted(claims, key=_precedence):
        for key, value in _mapping(claim.value).items():
            if chosen.get(key) is None:
                chosen[key] = value
    if kind is EdgeKind.RESPONSIBLE_FOR and qualifier:
        chosen["role"] = qualifier
    return Edge(source, kind, target, qualifier, dict(sorted(chosen.items())))


def derive_document_node(document: Document) -> Node:
    """The node of a document, from its record alone."""
    facts: dict[str, Json] = {
        "agency": document.agency,
        "document_type": document.document_type,
        "edition_key": document.edition_key,
        "encoding": document.encoding,
        "forms": document.forms or None,
        "sha256": document.sha256,
        "superseded_by": document.superseded_by,
        "title": document.title,
    }
    return Node(
        id=document.id,
        kind=NodeKind.DOCUMENT,
        name=base_name(document.file_name),
        fiscal_year=document.fiscal_year,
        properties={key: value for key, value in facts.items() if value is not None},
    )


def base_name(path: str) -> str:
    """The file name without directories, of whichever system they are."""
    return PureWindowsPath(path).name


@cache
def _many_valued() -> frozenset[str]:
    return frozenset(name for name, term in vocabulary().properties.items() if term.many)


def _by_predicate(claims: Iterable[Claim]) -> dict[str, list[Json]]:
    """Predicate → values, the one that wins first."""
    stated: dict[str, list[Json]] = {}
    for claim in sorted(claims, key=_precedence):
        stated.setdefault(claim.predicate, []).append(claim.value)
    return stated


def _first(values: Sequence[Json]) -> Json:
    """The winning value, which may be a stated null; `None` where nothing is stated."""
    return values[0] if values else None


def _flat(values: Iterable[Json]) -> list[Json]:
    """The values with lists opened: a list states each of its items."""
    flat: list[Json] = []
    for value in values:
        if isinstance(value, Sequence) and not isinstance(value, str):
            flat.extend(value)
        elif value is not None:
            flat.append(value)
    return flat


def _many(values: Iterable[Json]) -> list[Json]:
    """The distinct values: texts sorted, then records in the order in which they are printed."""
    distinct = {canonical_json(value): value for value in _flat(values)}
    texts = sorted(value for value in distinct.values() if isinstance(value, str))
    return [*texts, *(value for value in distinct.values() if not isinstance(value, str))]


def _other_names(names: Sequence[str], aliases: Sequence[str]) -> list[str]:
    """The names that lost and the stated aliases, sorted, each once, spaces aside."""
    seen = {_unspaced(names[0])} if names else set()
    others: list[str] = []
    for name in (*names[1:], *aliases):
        key = _unspaced(name)
        if key and key not in seen:
            seen.add(key)
            others.append(name)
    return sorted(others)


def _tidiest(names: Sequence[str]) -> str | None:
    """The winning name, in the printing that line breaks gave the fewest spaces."""
    if not names:
        return None
    same = [name for name in names if _unspaced(name) == _unspaced(names[0])]
    return min(same, key=lambda name: name.count(" "))


def _unspaced(name: str) -> str:
    return "".join(name.split())


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}
