"""Statements sorted by their documents, in memory as far as they are few, beyond that in a temporary file."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterator
from typing import IO, Any

from kb.statement import Place, Statement

_MOST = 50_000
"""Statements that are held in memory: about 50 MB."""


class Spill:
    """Takes in statements in any order and gives them back document by document, those of one as they came.

    Memory holds `most` statements, and a number for some hundreds of the others.
    """

    def __init__(self, file: IO[bytes], most: int = _MOST) -> None:
        self._file = file
        self._most = most
        self._held: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._count = 0
        self._places: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, statement: Statement) -> None:
        """Takes in a statement."""
        self._held[statement.document].append(_packed(statement))
        self._count += 1
        if self._count >= self._most:
            self._write_out()

    def of(self, document: str) -> Iterator[Statement]:
        """The statements of a document so far."""
        for place in self._places.get(document, ()):
            self._file.seek(place)
            yield from map(_unpacked, pickle.load(self._file))
        yield from map(_unpacked, self._held.get(document, ()))

    def _write_out(self) -> None:
        self._file.seek(0, 2)
        for document, held in self._held.items():
            self._places[document].append(self._file.tell())
            pickle.dump(held, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._held.clear()
        self._count = 0


def _packed(statement: Statement) -> tuple[Any, ...]:
    """The fields, of which a pickle takes a third of the time that the values themselves would."""
    place = statement.place
    return (
        statement.document, (place.line, place.text, place.table, place.row, place.column), statement.subject,
        statement.predicate, statement.value, statement.object, statement.qualifier, statement.rank,
        statement.confidence, statement.matched_from,
    )  # fmt: skip


def _unpacked(packed: tuple[Any, ...]) -> Statement:
    document, place, *said = packed
    return Statement(document, Place(*place), *said)
