"""A line of a document outside its tables, as far as statements tell, among those that stand around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.errors import NotFoundError
from kb.statement import Statement
from kb.store.base import Document, Reader
from queries.answer import Completeness, completeness
from queries.tables import document

AROUND = 5
"""Lines before and after the asked one that are shown, where something is known of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed; `subjects` are the nodes of which it says something, by id."""

    number: int
    text: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines around one of a document, from the top down; lines that say nothing are not known."""

    document: Document
    number: int
    lines: tuple[Line, ...]
    completeness: Completeness


def lines(reader: Reader, reference: str, number: int) -> Lines:
    """A line of a document outside its tables, and those around it.

    Args:
        reader: The state of the base to ask.
        reference: A document, as `document` takes it.
        number: Of the line in its file, from 1.

    Raises:
        NotFoundError: There is no such document, or no statement outside tables stands on that line or near it.
    """
    found = document(reader, reference)
    near = range(number - AROUND, number + AROUND + 1)
    said = (item for item in reader.document_statements(found.id) if item.place.table is None)
    known = _lines(item for item in said if item.place.line in near)
    if not known:
        raise NotFoundError(f"no statement outside tables stands near line {number} of {found.file_name} ({found.id})")
    return Lines(found, number, known, completeness(reader))


def _lines(statements: Iterable[Statement]) -> tuple[Line, ...]:
    texts: dict[tuple[int, str], set[str]] = {}
    for item in statements:
        texts.setdefault((item.place.line, item.place.text), set()).add(item.subject)
    return tuple(Line(*key, tuple(sorted(texts[key]))) for key in sorted(texts))
