"""A row of the official result table, read from its unit onwards.

Below the header the columns have one more than it shows, as the indicator's code and
name stand in two cells; or they stand in one, or the empty cells at the front are lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.form import Cell
from loaders.forms.shared.lines import join_lines
from loaders.normalise.number import parse_decimal
from loaders.normalise.text import arabic, clean

_COMPONENT = re.compile(
    r"(?:องค์(?:กร)?ประกอบ(?:ที่)?\s*(?=\d)|(?=\d\s?[:.)]\s*[\u0e01-\u0e4e]))(?P<code>\d{1,2})(?!\d)\s*[:.)]?\s*(?P<name>.*)"
)
_CODE = re.compile(
    r"(?:ตัวชี้วัด(?:ที่)?\s*)?(?P<code>\d\.\d{1,2}(?:\.\d{1,2})?)[.)]?(?:\s+|$|(?=[\u0e01-\u0e4e]))(?P<name>.*)"
)
_UNIT = re.compile(r"[\u0e01-\u0e5b./% ]{1,24}")
_USUAL_UNITS = frozenset({"ร้อยละ", "ระดับ", "ครั้ง", "แห่ง", "คน", "ราย", "จุด", "เรื่อง", "โครงการ", "ตัน", "%"})
LEVELS = 5
_LAST_LEAD = 6


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """A row of the table: one indicator, a whole with parts below it, a part, or the rest of a row above.

    Cells are empty strings at worst; a row without a name is about a component alone; `is_short`
    says that the empty cell before the code is lost.
    """

    component: Cell | None
    code: str | None
    name: str
    cell: Cell
    unit: Cell | None = None
    weight: Cell | None = None
    levels: tuple[Cell, ...] = ()
    value: Cell | None = None
    score: Cell | None = None
    weighted_score: Cell | None = None
    component_score: Cell | None = None
    remark: Cell | None = None
    is_short: bool = False

    @property
    def component_name(self) -> tuple[str, str] | None:
        """The code and name of the component that begins with this row."""
        match = _COMPONENT.match(arabic(clean(self.component.text))) if self.component else None
        return (match["code"], match["name"]) if match else None

    @property
    def is_scored(self) -> bool:
        """Whether the row states a result; a whole with parts states a weight at most."""
        return any(cell and clean(cell.text) for cell in (self.value, self.score, self.weighted_score))

    @property
    def is_bare(self) -> bool:
        """Whether the row has words alone: no code, unit, weight or result."""
        return self.code is None and not self.is_scored and not any(map(_filled, (self.unit, self.weight)))

    @property
    def sum_cell(self) -> Cell | None:
        """The cell of a sum of weighted scores, where the row has one."""
        return self.component_score if _filled(self.component_score) else None

    def with_rest(self, rest: OfficialRow) -> OfficialRow:
        """This row with what a page break tore off its component and its name."""
        name, torn = rest.name, rest.component
        if self.is_short and torn and not name:
            name, torn = clean(torn.text), None
        return replace(self.with_component_rest(torn), name=" ".join(filter(None, (self.name, name))))

    def with_component_rest(self, torn: Cell | None) -> OfficialRow:
        """This row with what was torn off its component."""
        return replace(self, component=_joined(self.component, torn))


def official_row(cells: Sequence[Cell], usual: int) -> OfficialRow:
    """The row that cells make; `usual` is where the unit stands in rows that lost no cell."""
    found = unit_index(cells)
    first = 0 if begins_with_code(cells) or found == 1 else 1
    expected = usual - 1 + first
    start = expected if found is None or _is_usual_unit(cells[expected : expected + 1]) else found
    lead = [cell for cell in cells[first:start] if clean(cell.text)]
    match = _CODE.match(arabic(clean(lead[0].text))) if lead else None
    words = [match["name"] if match else clean(lead[0].text)] if lead else []
    behind = dict(enumerate(cells[start:]))
    return OfficialRow(
        cells[0] if first and clean(cells[0].text) else None, match["code"] if match else None,
        " ".join(filter(None, [*words, *(clean(cell.text) for cell in lead[1:])])), lead[-1] if lead else cells[0],
        unit=behind.get(0), weight=behind.get(1), levels=tuple(cells[start + 2 : start + 2 + LEVELS]),
        value=behind.get(7), score=behind.get(8), weighted_score=behind.get(9), component_score=behind.get(10),
        remark=next((cell for cell in cells[start + 11 :] if clean(cell.text)), None), is_short=not first,
    )  # fmt: skip


def unit_index(cells: Sequence[Cell]) -> int | None:
    """Where the unit stands: a short word behind the name, before a weight in figures."""
    for index in range(1, min(len(cells) - 1, _LAST_LEAD)):
        unit, weight = arabic(clean(cells[index].text)), parse_decimal(cells[index + 1].text)
        if weight is not None and (not unit or _UNIT.fullmatch(unit)) and clean(cells[index - 1].text):
            return index
    return None


def _is_usual_unit(cells: Sequence[Cell]) -> bool:
    """Whether the cell where the unit should stand is one beyond doubt, so that no figure behind it need tell."""
    return any(clean(cell.text) in _USUAL_UNITS for cell in cells)


def begins_with_code(cells: Sequence[Cell]) -> bool:
    """Whether the first cell is the code of an indicator: the empty one before it is lost."""
    return bool(_CODE.match(arabic(clean(cells[0].text))))


def _filled(cell: Cell | None) -> bool:
    return bool(cell and clean(cell.text))


def _joined(upper: Cell | None, lower: Cell | None) -> Cell | None:
    if upper is None or lower is None:
        return upper or lower
    return Cell(join_lines([clean(upper.text), clean(lower.text)]), upper.place)
