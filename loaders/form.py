"""What a form is: the columns of a table, and a table recognised as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kb.statement import Place
from loaders.source import TableRow


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: our name for it and the labels it is printed under.

    Labels are compared after folding (spaces, punctuation, digit style, OCR
    look-alikes aside) and by similarity, so that one spelling each is enough.
    """

    name: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of table, declared as data.

    `header_rows` is how many rows the printed header takes; `preamble` the labels of
    a row of group headings that may stand above the header.
    """

    code: str
    columns: tuple[Column, ...]
    header_rows: int = 1
    preamble: tuple[str, ...] = ()


class Disposition(StrEnum):
    """What became of a table row."""

    EXTRACTED = "extracted"
    HEADER = "header"
    CONTINUATION = "continuation"
    TOTAL = "total"
    EMPTY = "empty"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell by its column's name, with its place and its text as printed.

    `rest` are the places of its further parts, where a page break tore it.
    """

    text: str
    place: Place
    rest: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class FormRow:
    """A body row of a recognised table: column name → cell, in print order.

    `number` counts every row of the table from 1, headers included. Columns
    beyond the form's own are named `column_<n>`.
    """

    number: int
    source: TableRow
    cells: Mapping[str, Cell]

    def text(self, column: str) -> str:
        """The cell's text as printed; empty for a missing cell."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class FormTable:
    """A whole table, its pieces over page breaks joined, recognised as a form.

    `headings` are the paragraphs since the table before, nearest last;
    `number` counts the tables of the document from 1, recognised or not.
    """

    form: Form | None
    number: int
    headings: tuple[Place, ...]
    rows: tuple[FormRow, ...]
    headers: tuple[FormRow, ...] = field(default=())

    def __iter__(self) -> Iterator[FormRow]:
        return iter(self.rows)
