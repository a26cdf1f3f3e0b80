"""A table as a reader gives it: rows of cells that know their row and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.statement import Place


class CellKind(StrEnum):
    """What a workbook says that a cell is; every cell of a CSV file is text."""

    TEXT = "text"
    NUMBER = "number"
    """The text is a plain decimal."""
    PERCENT = "percent"
    """A number shown as per cent; the text is what is shown, `80.5%`."""
    DATE = "date"
    """The text is the date as `2026-03-31`, its year as the workbook has it."""
    ERROR = "error"
    """A formula that gives an error such as `#DIV/0!`."""
    FORMULA = "formula"
    """A formula whose value the workbook does not hold; the text is the formula."""
    OTHER = "other"
    """A truth value or a time of day."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty; `row` and `column` count from 1, `table` is the number of the sheet."""

    row: int
    column: int
    text: str
    kind: CellKind = CellKind.TEXT
    table: int = 1

    @property
    def place(self) -> Place:
        """Where a statement that is read from the cell stands; its line is the row."""
        return Place(self.row, self.text, self.table, self.row, self.column)

    @property
    def reference(self) -> str:
        """The cell as a spreadsheet calls it, such as `C7`."""
        return column_letters(self.column) + str(self.row)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with anything in it; `cells` maps the column's number to its cell."""

    number: int
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rows with anything in them of the sheet of results and of that of appeals; a sheet not there has none."""

    results: tuple[Row, ...] = ()
    appeals: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The results and appeals of a file, read and not yet understood."""

    path: str
    """The file as the caller named it, for errors."""
    file_name: str
    sha256: str
    rows: tuple[Row, ...] = ()
    appeals: tuple[Row, ...] = ()


def column_letters(number: int) -> str:
    """`1` → `A`, `27` → `AA`."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
