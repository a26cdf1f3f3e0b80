"""Recognises tables by their headers and joins what page breaks tore apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kb.statement import Place
from loaders.form import Cell, Form, FormRow, FormTable
from loaders.header import HeaderMatch, HeaderMatcher
from loaders.normalise.text import arabic, similarity
from loaders.source import Paragraph, SourceFile, TablePiece, TableRow

_PAGE_MARK = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*")
_PREAMBLE_THRESHOLD = 0.8


@dataclass(frozen=True, slots=True)
class RecognisedDocument:
    """A source file and its tables, in document order, recognised or not."""

    source: SourceFile
    tables: tuple[FormTable, ...]

    def of(self, form: Form) -> Iterator[FormTable]:
        """The tables of one form, in document order."""
        return (table for table in self.tables if table.form is form)


@dataclass(slots=True)
class _OpenTable:
    form: Form | None
    columns: Mapping[int, str]
    headings: tuple[Place, ...]
    width: int
    rows: list[tuple[TableRow, bool]] = field(default_factory=list)
    """Each row with whether it belongs to the header."""


def recognise(source: SourceFile, forms: Sequence[Form]) -> RecognisedDocument:
    """Finds the forms' tables in a source file.

    A piece whose first row is no header goes on with the table before it when no
    heading stands between and the width fits; a header that repeats the open
    table's form without a heading between is that table's, after a page break.
    """
    builder = _Builder(HeaderMatcher(forms))
    for block in source.blocks:
        if isinstance(block, Paragraph):
            builder.add_paragraph(block)
        else:
            builder.add_piece(block)
    return RecognisedDocument(source, builder.finish())


class _Builder:
    def __init__(self, matcher: HeaderMatcher) -> None:
        self._matcher = matcher
        self._headings: list[Place] = []
        self._tables: list[_OpenTable] = []

    def add_paragraph(self, paragraph: Paragraph) -> None:
        if not _PAGE_MARK.fullmatch(arabic(paragraph.text)):
            self._headings.append(paragraph.place)

    def add_piece(self, piece: TablePiece) -> None:
        rows = list(piece.rows)
        while rows:
            header, taken = self._header(rows)
            if header:
                self._begin(header, rows[:taken])
                rows = rows[taken:]
            else:
                self._append(rows.pop(0), starts_piece=len(rows) + 1 == len(piece.rows))

    def finish(self) -> tuple[FormTable, ...]:
        return tuple(_form_table(number, table) for number, table in enumerate(self._tables, start=1))

    def _header(self, rows: Sequence[TableRow]) -> tuple[HeaderMatch | None, int]:
        """The header that the rows begin with, and how many rows it takes."""
        for candidate in _candidates(rows):
            match = self._matcher.match(candidate.cells)
            if match and all(_is_preamble(match.form, row) for row in candidate.preamble):
                return match, min(len(rows), candidate.taken + match.form.header_rows - 1)
            if candidate.preamble and match:
                return None, 0
        return None, 0

    def _begin(self, header: HeaderMatch, rows: Sequence[TableRow]) -> None:
        table = self._tables[-1] if self._tables else None
        repeated = table and table.form is header.form and not self._headings
        if not repeated or table is None:
            table = _OpenTable(header.form, header.columns, tuple(self._headings), len(rows[-1].cells))
            self._tables.append(table)
            self._headings = []
        table.rows.extend((row, True) for row in rows)

    def _append(self, row: TableRow, *, starts_piece: bool) -> None:
        table = self._tables[-1] if self._tables else None
        fits = table and not self._headings and (not starts_piece or _fits(table, row))
        if not fits or table is None:
            table = _OpenTable(None, {}, tuple(self._headings), len(row.cells))
            self._tables.append(table)
            self._headings = []
        table.rows.append((row, False))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A way to read the first rows as a header: its cells, how many rows, and which stand above it."""

    cells: tuple[str, ...]
    taken: int
    preamble: tuple[TableRow, ...] = ()


def _candidates(rows: Sequence[TableRow]) -> Iterator[_Candidate]:
    first = rows[0].cells
    yield _Candidate(first, 1)
    if len(rows) < 2:
        return
    second = rows[1].cells
    yield _Candidate(second, 2, (rows[0],))
    if len(first) == len(second):
        yield _Candidate(tuple(f"{upper} {lower}".strip() for upper, lower in zip(first, second, strict=True)), 2)
    yield _Candidate((*first[:-1], f"{first[-1]} {second[0]}", *second[1:]), 2)


def _is_preamble(form: Form, row: TableRow) -> bool:
    first = next((cell for cell in row.cells if cell.strip()), "")
    return any(similarity(first, label) >= _PREAMBLE_THRESHOLD for label in form.preamble)


def _fits(table: _OpenTable, row: TableRow) -> bool:
    if table.form is None:
        return len(row.cells) == table.width
    return abs(len(row.cells) - table.width) <= 1


def _form_table(number: int, table: _OpenTable) -> FormTable:
    numbered = [(position, row, header) for position, (row, header) in enumerate(table.rows, start=1)]
    return FormTable(
        form=table.form,
        number=number,
        headings=table.headings,
        rows=tuple(_row(number, position, row, table.columns) for position, row, header in numbered if not header),
        headers=tuple(_row(number, position, row, table.columns) for position, row, header in numbered if header),
    )


def _row(table: int, number: int, row: TableRow, columns: Mapping[int, str]) -> FormRow:
    cells = {
        columns.get(index, f"column_{index + 1}"): Cell(text, Place(row.line, text, table, number, index + 1))
        for index, text in enumerate(row.cells)
    }
    return FormRow(number, row, cells)
