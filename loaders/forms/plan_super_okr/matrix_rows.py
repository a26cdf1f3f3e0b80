"""Rows of the Super OKR matrix as they were meant: slipped cells moved back, broken rows joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kb.kinds import Role
from loaders.authority.authority import names_district, split_agencies
from loaders.form import Cell, FormRow
from loaders.forms.shared.lines import join_lines
from loaders.normalise.target import looks_like_target
from loaders.normalise.text import clean

COLUMNS = ("super_okr", "super_target", "host", "key_result", "target", "agency", "project", "budget", "division")
_AGENCY = COLUMNS.index("agency")
_SLIPS = (-2, -1, 1, 2)
"""How many columns a row is seen to slip; the agency's own column is the landmark."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the matrix with its cells by meaning, and the printed rows it was made of."""

    cells: Mapping[str, Cell]
    rows: tuple[FormRow, ...]
    slipped: bool = False

    def text(self, column: str) -> str:
        """The clean text of a cell; empty for a missing one."""
        cell = self.cells.get(column)
        return clean(cell.text) if cell else ""

    @property
    def agencies(self) -> tuple[tuple[str, Role], ...]:
        """The agencies of the row with their roles; a district office without a role is responsible, no host."""
        parts = split_agencies(self.text("agency"))
        return tuple((name, Role.RESPONSIBLE if _is_bare_district(name, role) else role) for name, role in parts)

    def joined(self, below: MatrixRow) -> MatrixRow:
        """This row and the rest of it, which a page break put below."""
        cells = {
            column: _joined(self.cells.get(column), below.cells.get(column))
            for column in dict.fromkeys((*self.cells, *below.cells))
        }
        return MatrixRow({name: cell for name, cell in cells.items() if cell}, (*self.rows, *below.rows), self.slipped)


def _is_bare_district(name: str, role: Role) -> bool:
    return role is Role.HOST and names_district(name)


def matrix_row(row: FormRow) -> MatrixRow:
    """A printed row with slipped cells moved back to the columns they are of."""
    cells = {name: cell for name, cell in row.cells.items() if name in COLUMNS}
    moved = _unslip(cells)
    settled = _settle_target(moved or cells)
    return MatrixRow(settled, (row,), slipped=settled != cells)


def _unslip(cells: Mapping[str, Cell]) -> dict[str, Cell] | None:
    """The cells moved sideways when the district stands beside the empty column for agencies."""
    if _text(cells, _AGENCY):
        return None
    for slip in _SLIPS:
        position = _AGENCY - slip
        if 0 <= position < len(COLUMNS) and _names_district(_text(cells, position)):
            return _shift(cells, slip)
    return None


def _shift(cells: Mapping[str, Cell], slip: int) -> dict[str, Cell]:
    shifted: dict[str, Cell] = {}
    for position, name in enumerate(COLUMNS):
        target = position + slip
        if name in cells and clean(cells[name].text) and 0 <= target < len(COLUMNS):
            shifted[COLUMNS[target]] = cells[name]
    return shifted


def _settle_target(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Moves a target out of the key result's column when its own column is empty."""
    settled = dict(cells)
    words = clean(cells["key_result"].text) if "key_result" in cells else ""
    target = clean(cells["target"].text) if "target" in cells else ""
    if words and not target and looks_like_target(words):
        settled["target"] = settled.pop("key_result")
    return settled


def _names_district(text: str) -> bool:
    parts = split_agencies(text) if text else ()
    return bool(parts) and all(names_district(name) for name, _ in parts)


def _text(cells: Mapping[str, Cell], position: int) -> str:
    cell = cells.get(COLUMNS[position])
    return clean(cell.text) if cell else ""


def _joined(upper: Cell | None, lower: Cell | None) -> Cell | None:
    if upper is None or not upper.text.strip():
        return lower
    if lower is None or not lower.text.strip():
        return upper
    text = join_lines([upper.text.rstrip(), lower.text.lstrip()])
    return Cell(text, replace(upper.place, text=f"{upper.text}\n{lower.text}"))
