"""Totals of tables that no form reads: columns that do not add up, and totals in words above a table.

Tables of figures on the district and its staff become no facts of the graph; their
sums are checked all the same. Tables that a form reads are left to the findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from kb.statement import Place
from loaders.draft import Draft
from loaders.form import Disposition
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.text import arabic, clean
from loaders.source import Paragraph, SourceFile, TablePiece, TableRow

_TOTAL = re.compile(r"(?:ผล)?รวม(?:ทั้งหมด|ทั้งสิ้น)?$")
_IN_WORDS = re.compile(r"รวมทั้งสิ้น\s*(?:จำนวน)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)")
_FEWEST = 2
"""Fewest figures that make a sum."""


def note_totals(source: SourceFile, draft: Draft) -> None:
    """Notes sums that do not come out, and totals in words that a table right below does not have."""
    unread = {each.line for each in draft.accounts.values() if each.disposition is Disposition.LEFT_OUT}
    for before, block in pairwise((None, *source.blocks)):
        if isinstance(block, TablePiece) and _is_unread(block, unread) and _has_total(block):
            _note_columns(block, draft)
            if isinstance(before, Paragraph):
                _note_words(before, block.rows, draft)


def _is_unread(table: TablePiece, unread: set[int]) -> bool:
    """Whether no form reads the table, header included."""
    return all(row.line in unread for row in table.rows)


def _has_total(table: TablePiece) -> bool:
    first = next((clean(cell) for cell in table.rows[-1].cells if clean(cell)), "")
    return bool(_TOTAL.match(first))


def _note_columns(table: TablePiece, draft: Draft) -> None:
    *rows, last = table.rows
    for column, cell in enumerate(last.cells):
        total, parts = parse_decimal(clean(cell)), _figures(rows, column)
        if total is not None and len(parts) >= _FEWEST and sum(parts) != total:
            place = Place(last.line_of(column), cell.strip())
            draft.note(
                "column_does_not_sum",
                place,
                column=_heading(rows, column),
                total=decimal_text(total),
                sum=decimal_text(Decimal(sum(parts))),
            )


def _figures(rows: Sequence[TableRow], column: int) -> list[Decimal]:
    """The figures of a column below its heading; none where other words stand among them."""
    cells = [clean(row.cells[column]) if column < len(row.cells) else "" for row in rows]
    numbers = [parse_decimal(cell) for cell in cells]
    first = next((at for at, number in enumerate(numbers) if number is not None), len(numbers))
    figures = [number for number in numbers[first:] if number is not None]
    return figures if len(figures) == len(numbers) - first else []


def _heading(rows: Sequence[TableRow], column: int) -> str:
    """The words above the figures of a column, a merged heading's from its first column."""
    return " ".join(_heading_words(rows, column)) or str(column + 1)


def _heading_words(rows: Sequence[TableRow], column: int) -> Iterator[str]:
    for row in rows:
        cells = [clean(cell) for cell in row.cells]
        if any(parse_decimal(cell) is not None for cell in cells):
            return
        above = next((cell for cell in reversed(cells[: column + 1]) if cell), "")
        if above:
            yield above


def _note_words(paragraph: Paragraph, rows: Sequence[TableRow], draft: Draft) -> None:
    """Notes a total in words that the last row has under none of its headings."""
    last, stated = rows[-1], _IN_WORDS.search(arabic(clean(paragraph.text)))
    number = parse_decimal(stated[1]) if stated else None
    totals = {at: found for at, cell in enumerate(last.cells) if (found := parse_decimal(clean(cell))) is not None}
    if stated and number is not None and totals and number not in totals.values():
        words = ", ".join(f"“{_heading(rows[:-1], at)}” {decimal_text(total)}" for at, total in totals.items())
        draft.note("total_in_words_differs", paragraph.place, stated=stated[1], totals=words, line=last.line)
