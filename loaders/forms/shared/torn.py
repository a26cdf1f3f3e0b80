"""Rows put together again where a page break tore one in two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from loaders.draft import Draft
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.shared.lines import join_lines
from loaders.forms.shared.slips import upright
from loaders.forms.shared.totals import is_total
from loaders.normalise.money import parse_money
from loaders.normalise.text import clean, without_ordinal


def whole_rows(table: FormTable, draft: Draft, begins: Callable[[FormRow], bool]) -> Iterator[FormRow]:
    """The rows of a table, slipped cells set right, each with the rows that continue it.

    Rows that continue another are accounted as continuation.

    Args:
        table: The table.
        draft: Where continuations are accounted.
        begins: Whether a row begins an entry of its own; the first row always does, and empty rows stand alone.
    """
    pending: FormRow | None = None
    for printed in table:
        row = upright(table, printed, draft)
        if pending is not None and _is_filled(row) and _is_filled(pending) and not begins(row):
            pending = joined(pending, row)
            draft.account(table, row, Disposition.CONTINUATION)
            continue
        if pending is not None:
            yield pending
        pending = row
    if pending is not None:
        yield pending


def joined(upper: FormRow, lower: FormRow) -> FormRow:
    """The upper row with the lower one's text added cell by cell; places are the upper's where it has one."""
    cells = {
        name: _joined_cell(upper.cells.get(name), lower.cells.get(name))
        for name in dict.fromkeys((*upper.cells, *lower.cells))
    }
    return FormRow(upper.number, upper.source, {name: cell for name, cell in cells.items() if cell})


def numbered(table: FormTable) -> Callable[[FormRow], bool]:
    """A rule for numbered lists: a row begins with its number or its budget; without numbers every row does."""
    if not any(clean(row.text("number")) for row in table):
        return lambda row: True
    return lambda row: bool(clean(row.text("number"))) or _has_budget(row) or is_total(row)


def itemised(column: str) -> Callable[[FormRow], bool]:
    """A rule for tables whose items are numbered within a cell: an item begins with its number or its budget."""

    def begins(row: FormRow) -> bool:
        ordinal, _ = without_ordinal(row.text(column))
        return bool(
            ordinal or _has_budget(row) or clean(row.text("number")) or clean(row.text("work")) or is_total(row)
        )

    return begins


def _has_budget(row: FormRow) -> bool:
    return bool(clean(row.text("budget"))) and parse_money(row.text("budget"), 0) is not None


def _joined_cell(upper: Cell | None, lower: Cell | None) -> Cell | None:
    if lower is None or not clean(lower.text):
        return upper
    if upper is None or not clean(upper.text):
        return lower
    text = join_lines([upper.text.rstrip(), lower.text.strip()])
    return Cell(text, replace(upper.place, text=f"{upper.text}\n{lower.text}"))


def _is_filled(row: FormRow) -> bool:
    return any(clean(cell.text) not in {"", "-", "–"} for cell in row.cells.values())
