"""Sets rows right whose cells slipped into a neighbouring column, by what their cells look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.draft import Draft
from loaders.form import Cell, FormRow, FormTable
from loaders.landmarks import value, violated
from loaders.normalise.text import clean

_LEAST_CELLS = 3
"""A row with fewer filled cells may be the rest of a torn one, whose words prove nothing."""


def upright(table: FormTable, row: FormRow, draft: Draft) -> FormRow:
    """The row, its cells moved to the columns they are of where its landmarks prove that they slipped."""
    columns = [column.name for column in table.form.columns] if table.form else []
    cells = [cell for name, cell in row.cells.items() if clean(cell.text)]
    if len(cells) < _LEAST_CELLS or len(cells) > len(columns) or not violated(_texts(row.cells)):
        return row
    score, names = _place(cells, columns)
    moved = dict(zip(names, cells, strict=True))
    if score < 0 or _landmarks(moved) <= _landmarks(row.cells) or violated(_texts(moved)):
        return row
    draft.note("columns_slipped", cells[0])
    return FormRow(row.number, row.source, {name: moved[name] for name in columns if name in moved})


def _texts(cells: Mapping[str, Cell]) -> dict[str, str]:
    return {name: cell.text for name, cell in cells.items()}


def _landmarks(cells: Mapping[str, Cell]) -> int:
    """How many columns that can be told hold what they should."""
    return sum(value(name, clean(cell.text)) > 1 for name, cell in cells.items() if clean(cell.text))


def _place(cells: Sequence[Cell], columns: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """The best way to put the cells into the columns in order: its value and the column of each cell."""
    best: list[tuple[int, tuple[str, ...]] | None] = [(0, ()), *([None] * len(cells))]
    for column in columns:
        for count in range(len(cells), 0, -1):
            before = best[count - 1]
            if before is None:
                continue
            option = (before[0] + value(column, clean(cells[count - 1].text)), (*before[1], column))
            current = best[count]
            if current is None or option[0] > current[0]:
                best[count] = option
    placed = best[len(cells)]
    return placed if placed else (-1, ())
