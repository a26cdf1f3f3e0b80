"""Reads a results table from CSV: UTF-8, with a comma, semicolon or tab between the cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import islice

from kb.spreadsheet import unguarded
from loaders.results import limits
from loaders.results.columns import HEADER_WITHIN, column_of
from loaders.results.faults import ResultsError, fault
from loaders.results.table import Cell, Row

_DELIMITERS = ",;\t"


def read_csv(data: bytes, path: str) -> tuple[Row, ...]:
    """The rows of a CSV file that hold anything.

    Raises:
        ResultsError: The bytes are not UTF-8, or are no well-formed CSV.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ResultsError.of([fault("not_utf8", path, byte=error.start)]) from error
    if "\0" in text:
        raise ResultsError.of([fault("not_utf8", path, byte=data.index(0))])
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    found: list[Row] = []
    try:
        for number, cells in enumerate(rows, 1):
            _check_size(number, len(cells), path)
            if any(cell.strip() for cell in cells):
                found.append(_row(number, cells))
    except csv.Error as error:
        at = found[-1].number + 1 if found else 1
        raise ResultsError.of([fault("csv_malformed", path, at, reason=error)]) from error
    return tuple(found)


def _row(number: int, cells: Sequence[str]) -> Row:
    return Row(
        number,
        {column: Cell(number, column, unguarded(text)) for column, text in enumerate(cells, 1) if text.strip()},
    )


def _delimiter(text: str) -> str:
    """What parts one of the first lines into the most known headers; the comma where it makes no difference."""
    lines = [line.strip("\r\n") for line in islice(io.StringIO(text), HEADER_WITHIN)]
    return max(_DELIMITERS, key=lambda mark: max(_known(line.split(mark)) for line in lines))


def _known(headers: Sequence[str]) -> int:
    return sum(column_of(header.strip('"')) is not None for header in headers)


def _check_size(number: int, columns: int, path: str) -> None:
    if number > limits.ROWS:
        raise ResultsError.of([fault("too_many_rows", path, row=number, most=limits.ROWS)])
    if columns > limits.COLUMNS:
        cell = Cell(number, limits.COLUMNS + 1, "").reference
        raise ResultsError.of([fault("cell_beyond", path, cell=cell, rows=limits.ROWS, columns=limits.COLUMNS)])
