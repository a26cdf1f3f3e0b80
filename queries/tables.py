"""The tables of a document, as far as statements tell: each cell that says something, as printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.errors import NotFoundError
from kb.statement import Statement
from kb.store.base import Document, Reader
from queries.answer import Completeness, completeness


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed; `subjects` are the nodes of which it says something, by id.

    `row` and `column` count from 1; `column` is `None` for what is said by the row as a whole.
    """

    row: int
    column: int | None
    line: int
    text: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its number, the line of the file that it begins at, and its cells by column."""

    number: int
    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a document: the rows that say something, from the top down; cells that say nothing are not known."""

    document: Document
    number: int
    rows: tuple[TableRow, ...]
    completeness: Completeness


def table(reader: Reader, reference: str, number: int) -> Table:
    """A table of a document.

    Args:
        reader: The state of the base to ask.
        reference: A document, as `document` takes it.
        number: Of the table in its document, from 1.

    Raises:
        NotFoundError: There is no such document, or no statement stands in a table of that number.
    """
    found = document(reader, reference)
    rows = rows_of(item for item in reader.document_statements(found.id) if item.place.table == number)
    if not rows:
        raise NotFoundError(f"no statement stands in a table {number} of {found.file_name} ({found.id})")
    return Table(found, number, tuple(rows), completeness(reader))


def document(reader: Reader, reference: str) -> Document:
    """A document of any edition by its id, with or without `document:`.

    Raises:
        NotFoundError: There is none.
    """
    identifier = reference if reference.startswith("document:") else f"document:{reference}"
    found = reader.document(identifier)
    if found is None:
        raise NotFoundError(f"no document is called {reference!r}; /v1/documents lists them")
    return found


def rows_of(statements: Iterable[Statement]) -> list[TableRow]:
    """The rows that statements of one table stand in, from the top down."""
    rows: dict[int, dict[tuple[int | None, int, str], set[str]]] = {}
    for item in statements:
        place = item.place
        if place.row is not None:
            cells = rows.setdefault(place.row, {})
            cells.setdefault((place.column, place.line, place.text), set()).add(item.subject)
    return [_row(number, rows[number]) for number in sorted(rows)]


def _row(number: int, found: Mapping[tuple[int | None, int, str], set[str]]) -> TableRow:
    cells = tuple(_cells(number, found))
    return TableRow(number, min(cell.line for cell in cells), cells)


def _cells(number: int, found: Mapping[tuple[int | None, int, str], set[str]]) -> Iterator[Cell]:
    for column, line, text in sorted(found, key=lambda key: (key[0] or 0, key[1], key[2])):
        yield Cell(number, column, line, text, tuple(sorted(found[column, line, text])))
