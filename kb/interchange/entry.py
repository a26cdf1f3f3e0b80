"""A statement as an entry of a line's sources, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kb.errors import InputError
from kb.statement import Json, Place, Rank, Statement

COUNTS = ("table", "row", "column")


def entry_of(statement: Statement, *, alone: bool = False) -> dict[str, Json]:
    """The entry of a statement; what its line says already is left out, unless it stands `alone`."""
    place = statement.place
    entry: dict[str, Json] = {
        "document": statement.document,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "text": place.text,
    }
    if alone:
        entry["subject"] = statement.subject
    if alone or statement.object is None:
        entry["predicate"] = statement.predicate
    if alone and statement.object is not None:
        entry |= {"object": statement.object, "qualifier": statement.qualifier}
    return {**entry, "value": statement.value, **_beyond_defaults(statement)}


def _beyond_defaults(statement: Statement) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if statement.rank is not Rank.FORM:
        facts["rank"] = int(statement.rank)
    if statement.confidence != 1:
        facts["confidence"] = statement.confidence
    if statement.matched_from is not None:
        facts["matched_from"] = statement.matched_from
    return facts


def statement_of(entry: Mapping[str, Any], line: Mapping[str, Any]) -> Statement:
    """The statement of an entry; `line` gives the subject, predicate, object and qualifier it leaves out.

    Raises:
        InputError: Names the key that is missing or wrong.
    """
    said = {**line, **entry}
    place = Place(take(entry, "line", int), take(entry, "text", str), *(take(entry, key, int, None) for key in COUNTS))
    confidence = take(entry, "confidence", (int, float), 1.0)
    if "value" not in entry:
        raise InputError("expected the key 'value'")
    return Statement(
        take(entry, "document", str), place, take(said, "subject", str), take(said, "predicate", str), entry["value"],
        take(said, "object", str, None), take(said, "qualifier", str, ""), _rank(entry), float(confidence),
        take(entry, "matched_from", str, None),
    )  # fmt: skip


def _rank(entry: Mapping[str, Any]) -> Rank:
    number = take(entry, "rank", int, int(Rank.FORM))
    try:
        return Rank(number)
    except ValueError:
        known = ", ".join(str(int(rank)) for rank in Rank)
        raise InputError(f"'rank' must be one of {known}, not {number}") from None


_REQUIRED = object()


def take(item: Mapping[str, Any], key: str, kind: type | tuple[type, ...], default: Any = _REQUIRED) -> Any:
    """The value of a key, of the given type; a key that is null or missing has the default, if there is one.

    Raises:
        InputError: Names the key and what was expected.
    """
    value = item.get(key)
    if value is None and default is not _REQUIRED:
        return default
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        names = " or ".join(part.__name__ for part in (kind if isinstance(kind, tuple) else (kind,)))
        raise InputError(f"{key!r} must be {names}, not {value!r}" if key in item else f"expected the key {key!r}")
    return value
