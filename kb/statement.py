"""Statements: document D says, at this place, in these words, that P of X is V."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from json.encoder import encode_basestring
from typing import TypeAlias

from kb.identity import content_hash

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
"""A JSON value as the store keeps it; decimals are strings, floats do not occur."""


class Rank(IntEnum):
    """How strong a table's word is where tables disagree; the lowest number wins."""

    DECISION = 0
    """A person decided."""
    AUTHORITY = 10
    """The city's list of agencies and divisions."""
    REGISTER = 20
    """The numbered list that the thing is registered in, such as the list of projects."""
    FORM = 30
    """A table that describes the thing itself, such as an evaluation table."""
    MENTION = 40
    """A table that names the thing while describing another."""
    INFERENCE = 50
    """Read from the structure of the document rather than from a cell of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its document a statement stands.

    `table`, `row` and `column` count from 1 and are `None` outside tables;
    `line` is the 1-based line of the file; `text` is the cell or line as printed.
    """

    line: int
    text: str
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact and its source.

    A property statement has a `value` and no `object`; a relation statement has
    the target node as `object`, its edge properties as `value` (a mapping) and
    its `qualifier`. `confidence` is in (0, 1]: 1 where the words are certain,
    less where they were matched by similarity, with `matched_from` the words.
    """

    document: str
    place: Place
    subject: str
    predicate: str
    value: Json = None
    object: str | None = None
    qualifier: str = ""
    rank: Rank = Rank.FORM
    confidence: float = 1.0
    matched_from: str | None = None

    @property
    def id(self) -> str:
        """The hash of the content, so that loading twice changes nothing."""
        return self.id_for(canonical_json(self.value))

    def id_for(self, value: str) -> str:
        """The id, for a caller that has the canonical JSON of the value at hand."""
        place = self.place
        counts = f"{_count(place.table)},{_count(place.row)},{_count(place.column)},{place.line}"
        return content_hash(
            self.document,
            f"[{counts},{canonical_json(place.text)}]",
            self.subject,
            self.predicate,
            self.object or "",
            self.qualifier,
            value,
        )


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _count(number: int | None) -> int | str:
    return "null" if number is None else number


def canonical_json(value: Json) -> str:
    """JSON with sorted keys and no spaces, the same for equal values."""
    if type(value) is str:
        return encode_basestring(value)
    if type(value) is int:
        return str(value)
    if value is None:
        return "null"
    return "{}" if value == {} else _encode(value)
