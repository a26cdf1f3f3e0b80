"""Tables as files: CSV that a spreadsheet program takes for no formula, and workbooks with real numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import InputError
from kb.spreadsheet import guarded

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,10})?")
_SHEET_NAME = re.compile(r"[\s\[\]:*?/\\']+")
_LONGEST_SHEET_NAME = 31
_WIDEST, _NARROWEST = 60, 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its title, headings, rows of texts, and which columns are numbers where their cells are."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = field(default=frozenset())


def sheet(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], numbers: Collection[int] = ()) -> Sheet:
    """A table from anything that has headings and rows."""
    return Sheet(title, tuple(headings), tuple(tuple(row) for row in rows), frozenset(numbers))


def csv_bytes(sheets: Sequence[Sheet]) -> bytes:
    """CSV in UTF-8 with a byte-order mark; several tables stand below each other under their titles."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for at, each in enumerate(sheets):
        if len(sheets) > 1:
            writer.writerows([*([[]] if at else []), [guarded(each.title)]])
        writer.writerow(map(guarded, each.headings))
        writer.writerows(
            [_csv_cell(cell, column in each.numbers) for column, cell in enumerate(row)] for row in each.rows
        )
    return text.getvalue().encode("utf-8-sig")


def number(text: str) -> Decimal | None:
    """The number that a cell shows, thousands commas or none; `None` for anything else."""
    plain = text.strip()
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with a sheet for each table: frozen bold headings, filters, numbers as numbers, codes as text."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(data, safe) as book:
        names: set[str] = set()
        for each in sheets:
            _write_sheet(book, each, _sheet_name(each.title, names))
    return data.getvalue()


def write(path: Path, data: bytes) -> None:
    """Writes a file.

    Raises:
        InputError: It cannot be written.
    """
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error


def _csv_cell(text: str, is_number: bool) -> str:
    found = number(text) if is_number else None
    return guarded(text) if found is None else f"{found:f}"


def _write_sheet(book: Workbook, each: Sheet, name: str) -> None:
    page: Worksheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    page.write_row(0, 0, each.headings, bold)
    page.freeze_panes(1, 0)
    for at, row in enumerate(each.rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(page, (at, column), cell, column in each.numbers, book, text)
    for column in range(len(each.headings)):
        page.set_column(column, column, _width(each, column))
    if each.headings:
        page.autofilter(0, 0, len(each.rows), len(each.headings) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)


def _write_cell(page: Worksheet, at: tuple[int, int], cell: str, is_number: bool, book: Workbook, text: Format) -> None:
    found = number(cell) if is_number else None
    if found is None:
        page.write_string(*at, cell, text)
        return
    exponent = found.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    shown = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    page.write_number(*at, float(found), book.add_format({"num_format": shown, "valign": "top"}))


def _width(each: Sheet, column: int) -> int:
    longest = max((len(row[column]) for row in each.rows if column < len(row)), default=0)
    return min(_WIDEST, max(_NARROWEST, longest, len(each.headings[column])) + 2)


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that workbooks allow, no two the same."""
    plain = _SHEET_NAME.sub(" ", title).strip() or "policytrace"
    name, count = plain[:_LONGEST_SHEET_NAME], 1
    while name.casefold() in taken:
        count += 1
        ending = f" ({count})"
        name = plain[: _LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name
