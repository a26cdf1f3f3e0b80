"""Rows of a table put together again where a page break tore one apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from loaders.draft import Draft
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.shared.lines import join_lines
from loaders.normalise.text import clean


@dataclass(frozen=True, slots=True)
class Entry:
    """A row and the rows that continue it, as one; `table` is theirs."""

    table: FormTable
    rows: tuple[FormRow, ...]

    def cell(self, column: str) -> Cell | None:
        """The column's text, joined over the rows, at the places of its parts; `None` if all are empty."""
        parts = [row.cells[column] for row in self.rows if clean(row.text(column))]
        if not parts:
            return None
        if len(parts) == 1:
            return parts[0]
        return Cell(_joined([part.text for part in parts]), parts[0].place, tuple(part.place for part in parts[1:]))

    def text(self, column: str) -> str:
        """The column's cleaned text; empty for a missing cell."""
        cell = self.cell(column)
        return clean(cell.text) if cell else ""

    def row(self) -> FormRow:
        """The entry as one row, under the number and the line of its first."""
        first = self.rows[0]
        names = dict.fromkeys(name for row in self.rows for name in row.cells)
        cells = {name: self.cell(name) or first.cells.get(name) for name in names}
        return FormRow(first.number, first.source, {name: cell for name, cell in cells.items() if cell})

    def account(self, draft: Draft, disposition: Disposition = Disposition.EXTRACTED, reason: str = "") -> None:
        """Says what became of the row; the rows that continue it are its continuation."""
        draft.account(self.table, self.rows[0], disposition, reason)
        for row in self.rows[1:]:
            draft.account(self.table, row, Disposition.CONTINUATION)


def entries(
    table: FormTable,
    draft: Draft,
    begins: Callable[[FormRow], bool],
    goes_on: Callable[[FormRow, FormRow], bool] | None = None,
) -> Iterator[Entry]:
    """The entries of a table, in print order; empty rows are accounted and passed over.

    Args:
        table: The table.
        draft: Where empty rows are accounted.
        begins: Whether a row begins an entry of its own; the first row always does.
        goes_on: Whether a row (the second) right after a page break goes on with the one
            above the break (the first), though it looks like the begin of an entry.
    """
    pending: list[FormRow] = []
    for row in table:
        if not any(clean(cell.text) for cell in row.cells.values()):
            draft.account(table, row, Disposition.EMPTY)
            continue
        torn = goes_on is not None and pending and is_after_break(pending[-1], row) and goes_on(pending[-1], row)
        if pending and begins(row) and not torn:
            yield Entry(table, tuple(pending))
            pending = []
        pending.append(row)
    if pending:
        yield Entry(table, tuple(pending))


def aligned(table: FormTable, draft: Draft, is_first: Callable[[Cell], bool]) -> FormTable:
    """The table with rows set right whose leading cells were lost, as cells that span several rows often are.

    Args:
        table: A recognised table.
        draft: Where every row that was moved is noted.
        is_first: Whether a cell belongs in the first column; where it does not,
            and the row has too few cells, the row is read from its last cell.
    """
    return replace(table, rows=tuple(_aligned(row, table, draft, is_first) for row in table))


def _aligned(row: FormRow, table: FormTable, draft: Draft, is_first: Callable[[Cell], bool]) -> FormRow:
    cells = list(row.cells.values())
    names = [column.name for column in table.form.columns] if table.form else []
    missing = len(names) - len(cells)
    if missing <= 0 or not cells or not clean(cells[0].text) or is_first(cells[0]):
        return row
    draft.note("columns_slipped", cells[0])
    return replace(row, cells=dict(zip(names[missing:], cells, strict=True)))


def is_after_break(upper: FormRow, lower: FormRow) -> bool:
    """Whether a page break stands between two rows: a header printed again, or lines of no table."""
    return lower.number > upper.number + 1 or lower.source.line > upper.source.line + 1


def _joined(parts: list[str]) -> str:
    """The parts of a torn cell as one; a part that begins with a number may begin an item of a list."""
    return join_lines([f" {part}" if part[:1].isdigit() else part for part in parts])
