"""Checks statements and documents against the vocabulary before they are stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kb.errors import InputError
from kb.identity import checked_kind
from kb.kinds import NodeKind
from kb.statement import Json, Place, Rank, Statement
from kb.store.base import Document
from ontology.vocabulary import COMMON_PROPERTIES, EdgeTerm, vocabulary

_SHA256 = re.compile(r"[0-9a-f]{64}")
_YEARS = range(2400, 2800)
_RANKS = frozenset(int(rank) for rank in Rank)
_MAX_COUNT = 2**31
_MAX_ID = 1000
"""Characters of an id: the index of a server takes some 8,000 bytes."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """The vocabulary, shaped for looking up: node kind → properties, edge kind → its term."""

    properties: Mapping[str, frozenset[str]]
    edges: Mapping[str, EdgeTerm]


@cache
def _rules() -> _Rules:
    terms = vocabulary()
    return _Rules(
        {name: frozenset((*COMMON_PROPERTIES, *term.properties)) for name, term in terms.kinds.items()}, terms.edges
    )


def check_document(document: Document) -> None:
    """Refuses a document whose record is malformed.

    Raises:
        InputError: Says which field, and what was expected.
    """
    if not _SHA256.fullmatch(document.sha256):
        raise InputError(f"{document.file_name}: sha256 must be 64 hexadecimal digits, not {document.sha256!r}")
    if document.id != f"document:{document.sha256[:12]}":
        raise InputError(f"{document.file_name}: id must be document:{document.sha256[:12]}, not {document.id!r}")
    texts = (document.file_name, document.document_type, document.edition_key, document.encoding, *document.forms)
    try:
        for text in (*texts, document.agency or "", document.title or ""):
            _check_text(text)
        if document.fiscal_year is not None:
            _check_year(document.fiscal_year)
    except InputError as error:
        raise InputError(f"{document.file_name!r}: {error}") from error


def check_statement(statement: Statement, document: str, *, same_place: bool = False) -> None:
    """Refuses a statement that the vocabulary does not know or that no engine could keep.

    Args:
        statement: The statement.
        document: The id of the document it must be of.
        same_place: Its place is that of another statement that has been checked.

    Raises:
        InputError: Names the line, the subject and what was expected.
    """
    try:
        if not same_place:
            _check_place(statement.place)
        _check_source(statement, document)
        kind = _checked_kind(statement.subject)
        if statement.object is None:
            _check_property(statement, kind)
        else:
            _check_relation(statement, kind, _checked_kind(statement.object))
        check_json(statement.value)
    except InputError as error:
        where = f"{statement.document}, line {statement.place.line}, about {statement.subject!r}"
        raise InputError(f"{where}: {error}") from error


def _checked_kind(identifier: str) -> NodeKind:
    if len(identifier) > _MAX_ID:
        raise InputError(f"an id must have at most {_MAX_ID} characters, not {len(identifier)}")
    return checked_kind(identifier)


def _check_property(statement: Statement, kind: NodeKind) -> None:
    known = _rules().properties[kind]
    if statement.predicate not in known:
        raise InputError(f"{kind} has no property {statement.predicate!r}; it has: {_listed(known)}")
    if kind is NodeKind.DOCUMENT:
        raise InputError("what is known of a document belongs in its record, not in statements")
    if statement.qualifier:
        raise InputError(f"only relations have a qualifier, not the property {statement.predicate}")
    if statement.predicate == "fiscal_year" and statement.value is not None:
        _check_year(statement.value)
    if statement.predicate in ("code", "name") and not isinstance(statement.value, str | None):
        raise InputError(f"{statement.predicate} must be text, not {statement.value!r}")
    if statement.predicate == "aliases" and not _is_texts(statement.value):
        raise InputError(f"aliases must be text or a list of texts, not {statement.value!r}")


def _is_texts(value: Json) -> bool:
    return isinstance(value, str | None) or (
        isinstance(value, Sequence) and all(isinstance(item, str) for item in value)
    )


def _check_relation(statement: Statement, kind: NodeKind, other: NodeKind) -> None:
    term = _rules().edges.get(statement.predicate)
    if term is None:
        raise InputError(f"no relation {statement.predicate!r}; there are: {_listed(_rules().edges)}")
    if (kind, other) not in term.joins:
        pairs = _listed(f"{source} → {target}" for source, target in term.joins)
        raise InputError(f"{term.name} does not join {kind} → {other}; it joins: {pairs}")
    value = {} if statement.value is None else statement.value
    if not isinstance(value, Mapping):
        raise InputError(f"the value of {term.name} must be a mapping of properties, not {value!r}")
    if value and (unknown := value.keys() - set(term.properties)):
        raise InputError(
            f"{term.name} has no property {_listed(unknown)}; it has: {_listed(term.properties) or 'none'}"
        )
    _check_role(statement, value)


def _check_role(statement: Statement, value: Mapping[str, Json]) -> None:
    role = value.get("role")
    if role is not None and statement.qualifier and role != statement.qualifier:
        raise InputError(f"role {role!r} must also be the qualifier, which is {statement.qualifier!r}")


def _check_place(place: Place) -> None:
    counts: tuple[object, ...] = (place.line, place.table or 0, place.row or 0, place.column or 0)
    for count in counts:
        if not isinstance(count, int) or not 0 <= count < _MAX_COUNT:
            raise InputError(f"table, row, column and line must be counts, not {count!r}")
    _check_text(place.text)


def _check_source(statement: Statement, document: str) -> None:
    if statement.document != document:
        raise InputError(f"the statement must be of {document}")
    if statement.rank not in _RANKS:
        raise InputError(f"rank must be one of {_listed(map(str, sorted(_RANKS)))}, not {statement.rank!r}")
    if not 0 < statement.confidence <= 1:
        raise InputError(f"confidence must be over 0 and at most 1, not {statement.confidence!r}")
    _check_text(statement.qualifier)
    if statement.matched_from is not None:
        _check_text(statement.matched_from)


def _check_year(value: Json) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value not in _YEARS:
        raise InputError(f"the fiscal year must be a year of the Buddhist Era such as 2569, not {value!r}")


def check_json(value: Json) -> None:
    """Refuses a value that statements and reports cannot hold.

    Raises:
        InputError: It, or a part of it, is of another type, or a text that no engine could keep.
    """
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _check_text(key)
            check_json(item)
    elif isinstance(value, Sequence):
        for item in value:
            check_json(item)
    elif value is not None and not isinstance(value, int):
        raise InputError(f"{value!r} is no value a statement may have; decimals are written as text")


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        raise InputError(f"expected text, not {text!r}")
    if "\x00" in text:
        raise InputError(f"the text {text[:40]!r} holds a NUL character")
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(f"the text {text[:40]!r} holds half a surrogate pair") from error


def _listed(words: Iterable[object]) -> str:
    return ", ".join(sorted(str(word) for word in words))
