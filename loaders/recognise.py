"""Recognises tables by their headers and joins what page breaks tore apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kb.statement import Place
from loaders.form import Cell, Form, FormRow, FormTable
from loaders.furniture import Furniture
from loaders.header import HeaderMatch, HeaderMatcher, completes_header, resembles
from loaders.landmarks import violated
from loaders.normalise.text import similarity
from loaders.source import Block, Paragraph, SourceFile, TablePiece, TableRow

_PREAMBLE_THRESHOLD = 0.8
_CLEAR = 0.9
"""A header this like its form's labels is whole; a lesser one may be the upper half of a broken one."""


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
    header: tuple[str, ...]
    width: int
    rows: list[tuple[TableRow, bool]] = field(default_factory=list)
    """Each row with whether it belongs to the header."""


def recognise(source: SourceFile, forms: Sequence[Form], preferred: Sequence[Form] = ()) -> RecognisedDocument:
    """Finds the forms' tables in a source file.

    A piece whose first row is no header goes on with the table before it when no
    section heading stands between and the width fits; a header that repeats the open
    table's form without a heading between is that table's, after a page break. A
    line without tabs that stands between two rows is a row of one cell.
    """
    builder = _Builder(HeaderMatcher(forms, preferred), Furniture(source))
    blocks = source.blocks
    for block, below in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, TablePiece):
            builder.add_piece(block)
        elif not builder.add_inner_line(block, below):
            builder.add_paragraph(block)
    return RecognisedDocument(source, builder.finish())


class _Builder:
    def __init__(self, matcher: HeaderMatcher, furniture: Furniture) -> None:
        self._matcher = matcher
        self._furniture = furniture
        self._headings: list[Place] = []
        self._tables: list[_OpenTable] = []

    def add_paragraph(self, paragraph: Paragraph) -> None:
        if not self._furniture.is_page_mark(paragraph):
            self._headings.append(paragraph.place)

    def add_inner_line(self, line: Paragraph, below: Block | None) -> bool:
        """Takes a line right between two rows into the table: the end of a header cell, or a row of one cell."""
        table = self._tables[-1] if self._tables else None
        if table is None or self._headings or not isinstance(below, TablePiece) or not table.rows:
            return False
        row, is_header = table.rows[-1]
        if row.line != line.line - 1 or below.rows[0].line != line.line + 1:
            return False
        if self._header(below.rows)[0]:
            return False
        ends_header = is_header and completes_header(table.form, {table.width - 1: line.text}, table.columns)
        table.rows.append((TableRow(line.line, (line.text,)), ends_header))
        return True

    def add_piece(self, piece: TablePiece) -> None:
        rows = list(piece.rows)
        while rows:
            starts_piece = len(rows) == len(piece.rows)
            header, taken = self._header(rows)
            if header is None and starts_piece:
                header, taken = self._damaged_header(rows[0])
            if header:
                self._begin(header, rows[:taken])
                rows = rows[taken:]
            else:
                self._append(rows.pop(0), starts_piece=starts_piece)

    def finish(self) -> tuple[FormTable, ...]:
        return tuple(_form_table(number, table) for number, table in enumerate(self._tables, start=1))

    def _header(self, rows: Sequence[TableRow]) -> tuple[HeaderMatch | None, int]:
        """The header that the rows begin with, and how many rows it takes."""
        found: list[tuple[HeaderMatch, int]] = []
        below_is_header = False
        for candidate in _candidates(rows):
            match = self._matcher.match(candidate.cells)
            if match is None or (candidate.stacked and below_is_header):
                continue
            if candidate.preamble and not all(_is_preamble(match.form, row) for row in candidate.preamble):
                below_is_header = True
                continue
            found.append((match, candidate.taken))
            if match.score >= _CLEAR:
                break
        if not found:
            return None, 0
        match, taken = max(found, key=lambda item: item[0].score)
        taken += match.form.header_rows - 1
        return match, min(len(rows), taken + _completing_rows(match, rows[taken:]))

    def _damaged_header(self, row: TableRow) -> tuple[HeaderMatch | None, int]:
        """The open table's header once more, damaged beyond its labels but like itself."""
        table = self._tables[-1] if self._tables else None
        if table is None or table.form is None or self._headings or not resembles(row.cells, table.header):
            return None, 0
        return HeaderMatch(table.form, table.header, table.columns, 0.0), 1

    def _begin(self, header: HeaderMatch, rows: Sequence[TableRow]) -> None:
        table = self._tables[-1] if self._tables else None
        repeated = table and table.form is header.form and not self._headings
        if not repeated or table is None:
            table = _OpenTable(header.form, header.columns, tuple(self._headings), header.cells, len(header.cells))
            self._tables.append(table)
            self._headings = []
        table.rows.extend((row, True) for row in rows)

    def _append(self, row: TableRow, *, starts_piece: bool) -> None:
        table = self._tables[-1] if self._tables else None
        if table is None or not self._continues(table, row, starts_piece=starts_piece):
            table = _OpenTable(None, {}, tuple(self._headings), (), len(row.cells))
            self._tables.append(table)
        self._headings = []
        above, is_header = table.rows[-1] if table.rows else (row, True)
        if not is_header and _is_broken(table, above, row):
            table.rows[-1] = (above.joined(row), False)
        else:
            table.rows.append((row, False))

    def _continues(self, table: _OpenTable, row: TableRow, *, starts_piece: bool) -> bool:
        if not starts_piece:
            return True
        if self._headings:
            same_width = table.form is not None and len(row.cells) == table.width
            return same_width and not any(map(self._furniture.is_section, self._headings))
        return _fits(table, row)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A way to read the first rows as a header: its cells, how many rows, and which stand above it."""

    cells: tuple[str, ...]
    taken: int
    preamble: tuple[TableRow, ...] = ()
    stacked: bool = False
    """Whether the cells are two rows' joined one above the other, which a row above a header must not be."""


def _candidates(rows: Sequence[TableRow]) -> Iterator[_Candidate]:
    first = rows[0].cells
    yield _Candidate(first, 1)
    if len(rows) < 2:
        return
    second = rows[1].cells
    yield _Candidate(second, 2, (rows[0],))
    if len(first) == len(second):
        joined = tuple(f"{upper} {lower}".strip() for upper, lower in zip(first, second, strict=True))
        yield _Candidate(joined, 2, stacked=True)
    if first[-1].strip():
        yield _Candidate((*first[:-1], f"{first[-1]} {second[0]}", *second[1:]), 2)


def _completing_rows(match: HeaderMatch, rows: Sequence[TableRow]) -> int:
    """How many of the next rows only complete the header's labels."""
    count = 0
    for row in rows:
        if match.form.header_rows > 1 or not completes_header(match.form, dict(enumerate(row.cells)), match.columns):
            break
        count += 1
    return count


def _is_preamble(form: Form, row: TableRow) -> bool:
    first = next((cell for cell in row.cells if cell.strip()), "")
    return any(similarity(first, label) >= _PREAMBLE_THRESHOLD for label in form.preamble)


def _is_broken(table: _OpenTable, above: TableRow, below: TableRow) -> bool:
    """Whether a line end within a cell broke a row in two: together they fill the table's columns as they should."""
    if table.form is None or len(above.cells) < 2 or not above.broken_before(below, table.width):
        return False
    cells = above.joined(below).cells
    return not violated({name: cells[index] for index, name in table.columns.items() if index < len(cells)})


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
        columns.get(index, f"column_{index + 1}"): Cell(text, Place(row.line_of(index), text, table, number, index + 1))
        for index, text in enumerate(row.cells)
    }
    return FormRow(number, row, cells)
