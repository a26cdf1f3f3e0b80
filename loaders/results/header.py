"""Finds the header of a sheet, says which column is which and reads what every cell of a row must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from kb.text import fold
from loaders.normalise.text import clean
from loaders.readers.personal import without_personal
from loaders.results.columns import HEADER_WITHIN, Column, Form, column_of, columns, nearest_label
from loaders.results.faults import Fault, fault
from loaders.results.table import Cell, CellKind, Row

_DATE_LIKE = re.compile("[0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{1,4}")
"""What becomes of the code 1.1.01 in a CSV file that a spreadsheet program has saved."""
_REMEMBERED = 65_536
"""Texts whose masking is kept: the cells of a sheet say the same things over and over."""
_CODES = ("code", "replaced_by")
_Read = TypeVar("_Read")


@dataclass(slots=True)
class Header:
    """The row of headers: the number of each known column → its name; `ignored` are the headers not known."""

    path: str
    form: Form
    row: Row
    named: dict[int, str] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def cells(self, row: Row) -> dict[str, Cell]:
        """Name of a column → its cell in a row; those that are for people alone are left out."""
        known = columns(self.form)
        cells = {self.named[number]: cell for number, cell in row.cells.items() if number in self.named}
        return {name: cell for name, cell in cells.items() if not known[name].ignored}

    def below(self, rows: Sequence[Row]) -> Iterator[tuple[int, dict[str, Cell]]]:
        """Number and cells of the rows below; personal names and telephone numbers are masked.

        Not so the names of agencies, of which all that are not known are refused: a misspelt one is to be told.
        """
        for row in rows:
            if row.number > self.row.number and (cells := self.cells(row)):
                yield row.number, {name: cell if name == "agency" else _masked(cell) for name, cell in cells.items()}


def read_header(rows: Sequence[Row], path: str, form: Form) -> Header:
    """The header of a sheet: the first row with a column of codes, else the first of all."""
    near = rows[:HEADER_WITHIN]
    row = next((row for row in near if len(row.cells) > 1 and "code" in _names(row, form)), rows[0])
    header = Header(path, form, row)
    for number, cell in row.cells.items():
        name = column_of(cell.text, form)
        if name is None:
            _unknown(header, cell)
        elif _is_new(header, name, cell):
            header.named[number] = name
    return header


def need(header: Header, names: set[str], column: Column) -> None:
    """Adds a fault where none of these columns is there; it names the one column."""
    if not names & set(header.named.values()):
        found = ", ".join(clean(cell.text) for cell in header.row.cells.values())
        missing = fault("column_missing", header.path, header.row.number, column=column.printed, found=found)
        header.faults.append(missing)


def unreadable(cells: Mapping[str, Cell], path: str) -> list[Fault]:
    """The cells of a row that hold no value at all."""
    return [found for name, cell in cells.items() for found in _unreadable(name, cell, path)]


@dataclass(slots=True)
class CellReader:
    """Reads the cells of a row one by one; what cannot be read is added to the faults."""

    cells: Mapping[str, Cell]
    path: str
    faults: list[Fault]

    def read(self, name: str, code: str, reader: Callable[[str], _Read | None]) -> _Read | None:
        """What a cell says; `None` where it is empty, or at fault, for which `code` names the sentence."""
        cell = self.cells.get(name)
        if cell is None or cell.kind in (CellKind.FORMULA, CellKind.ERROR):
            return None
        found = None if cell.kind is CellKind.OTHER else reader(cell.text)
        if found is None:
            self.faults.append(fault(code, self.path, cell))
        return found


def _names(row: Row, form: Form) -> set[str | None]:
    return {column_of(cell.text, form) for cell in row.cells.values()}


def _unknown(header: Header, cell: Cell) -> None:
    near = nearest_label(cell.text, header.form)
    if near:
        header.faults.append(fault("column_misspelt", header.path, cell, near=near))
    else:
        header.ignored.append(clean(cell.text))


def _is_new(header: Header, name: str, cell: Cell) -> bool:
    """Whether no column before has the name; a second one of those that are read is a fault."""
    first = next((at for at, other in header.named.items() if other == name), None)
    column = columns(header.form)[name]
    if first is not None and not column.ignored:
        places = {"first": header.row.cells[first].reference, "second": cell.reference}
        header.faults.append(fault("column_twice", header.path, cell, column=column.printed, **places))
    return first is None


def _unreadable(name: str, cell: Cell, path: str) -> Iterator[Fault]:
    if cell.kind is CellKind.FORMULA:
        yield fault("formula_without_value", path, cell, cell=cell.reference)
    elif cell.kind is CellKind.ERROR:
        yield fault("cell_error", path, cell, cell=cell.reference)
    elif name in _CODES and (cell.kind is CellKind.DATE or _DATE_LIKE.fullmatch(fold(cell.text))):
        yield fault("code_is_a_date", path, cell)


def _masked(cell: Cell) -> Cell:
    if cell.kind is not CellKind.TEXT:
        return cell
    return Cell(cell.row, cell.column, _without_personal(cell.text), cell.kind, cell.table)


@lru_cache(maxsize=_REMEMBERED)
def _without_personal(text: str) -> str:
    return without_personal(text).text
