"""Sets rows right whose cells slipped into a neighbouring column, by what their cells look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from loaders.authority import authority
from loaders.draft import Draft
from loaders.form import Cell, FormRow, FormTable
from loaders.normalise.code import kr_codes
from loaders.normalise.money import parse_money
from loaders.normalise.text import arabic, clean, fold

Landmark = Callable[[str], bool]

_LEAST_CELLS = 3
"""A row with fewer filled cells may be the rest of a torn one, whose words prove nothing."""
_ORDINAL = re.compile(r"\d{1,3}[.)]?")
_CODE_LENGTH = 5
_ROLES = frozenset({"r", "h", "coh"})


def is_ordinal(text: str) -> bool:
    """Whether a cell is a row's number."""
    return bool(_ORDINAL.fullmatch(arabic(text)))


def is_key_result_code(text: str) -> bool:
    """Whether a cell holds codes of key results, five digits each."""
    codes = kr_codes(text)
    return (bool(codes) and all(len(code) == _CODE_LENGTH for code in codes)) or text in {"-", "–"}


def is_role(text: str) -> bool:
    """Whether a cell is the role of an agency."""
    return fold(text) in _ROLES


def is_budget(text: str) -> bool:
    """Whether a cell is an amount or the reason why there is none."""
    return parse_money(text, 0) is not None and not is_ordinal(text)


def is_division(text: str) -> bool:
    """Whether a cell names divisions."""
    names = authority.split_divisions(text)
    return bool(names) and all(authority.division(name) or fold(name).startswith("ทุก") for name in names)


LANDMARKS: Mapping[str, Landmark] = {
    "number": is_ordinal,
    "key_result_code": is_key_result_code,
    "role": is_role,
    "budget": is_budget,
    "division": is_division,
}
"""Columns whose cells can be told by their looks; the others hold words."""


def upright(table: FormTable, row: FormRow, draft: Draft) -> FormRow:
    """The row, its cells moved to the columns they are of where its landmarks prove that they slipped."""
    columns = [column.name for column in table.form.columns] if table.form else []
    cells = [cell for name, cell in row.cells.items() if clean(cell.text)]
    if len(cells) < _LEAST_CELLS or len(cells) > len(columns) or not _violated(row):
        return row
    score, names = _place(cells, columns)
    moved = dict(zip(names, cells, strict=True))
    if score < 0 or _landmarks(moved) <= _landmarks(row.cells) or _violated_in(moved):
        return row
    draft.note("columns_slipped", "the cells of this row stand in other columns than meant", cells[0])
    return FormRow(row.number, row.source, {name: moved[name] for name in columns if name in moved})


def _violated(row: FormRow) -> bool:
    return bool(_violated_in(row.cells))


def _violated_in(cells: Mapping[str, Cell]) -> list[str]:
    """The columns whose filled cell is not what the column holds."""
    filled = {name: clean(cell.text) for name, cell in cells.items() if clean(cell.text)}
    return [name for name, text in filled.items() if _value(name, text) < 0]


def _landmarks(cells: Mapping[str, Cell]) -> int:
    """How many columns that can be told hold what they should."""
    return sum(_value(name, clean(cell.text)) > 1 for name, cell in cells.items() if clean(cell.text))


def _value(column: str, text: str) -> int:
    """How well a cell fits a column: 2 for a landmark in place, negative for one out of place."""
    landmark = LANDMARKS.get(column)
    if landmark:
        return 2 if landmark(text) else -3
    return -2 if any(told(text) for name, told in LANDMARKS.items() if name != "number") else 1


def _place(cells: Sequence[Cell], columns: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """The best way to put the cells into the columns in order: its value and the column of each cell."""
    best: list[tuple[int, tuple[str, ...]] | None] = [(0, ()), *([None] * len(cells))]
    for column in columns:
        for count in range(len(cells), 0, -1):
            before = best[count - 1]
            if before is None:
                continue
            option = (before[0] + _value(column, clean(cells[count - 1].text)), (*before[1], column))
            current = best[count]
            if current is None or option[0] > current[0]:
                best[count] = option
    placed = best[len(cells)]
    return placed if placed else (-1, ())
