"""Rows put together again where a page break tore one in two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from loaders.draft import Draft
from loaders.form import Disposition, FormRow, FormTable
from loaders.forms.shared.entries import entries
from loaders.forms.shared.slips import upright
from loaders.forms.shared.totals import is_blank, is_total
from loaders.normalise.money import parse_money
from loaders.normalise.text import clean, without_ordinal


def whole_rows(table: FormTable, draft: Draft, begins: Callable[[FormRow], bool]) -> Iterator[FormRow]:
    """The rows of a table, slipped cells set right, each with the rows that continue it.

    Rows that continue another are accounted as continuation, empty ones as empty.

    Args:
        table: The table.
        draft: Where continuations and empty rows are accounted.
        begins: Whether a row begins an entry of its own; the first row always does, and so do dashes.
    """
    standing = replace(table, rows=tuple(upright(table, row, draft) for row in table))
    for entry in entries(standing, draft, lambda row: is_blank(row) or begins(row)):
        for row in entry.rows[1:]:
            draft.account(table, row, Disposition.CONTINUATION)
        yield entry.row()


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
