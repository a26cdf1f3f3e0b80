"""The official result table: its rows, the points of its levels and its total."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from loaders.draft import Draft
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.evaluation.columns import OFFICIAL
from loaders.forms.evaluation.official_row import (
    LEVELS,
    OfficialRow,
    begins_with_code,
    official_row,
    unit_index,
)
from loaders.forms.evaluation.stream import is_dashes
from loaders.normalise.number import parse_decimal
from loaders.normalise.text import arabic, clean, fold
from loaders.recognise import RecognisedDocument

_POINTS = re.compile(r"(?:(?:ระดับ(?:ที่)?)?\s*[1-5](?!\d)\s*)?\(?\s*(?P<points>\d+(?:\.\d+)?)\s*คะแนน\s*\)?")
_TOTAL = re.compile(
    r"(?:ผล|ค่า|คะแนน)*(?:รวม|เฉลี่ย)(?:ผล|ค่า|คะแนน|เฉลี่ย|ถ่วง|น้ำหนัก|ทั้งสิ้น|ทั้งหมด|ทุก|ทั้ง|องค์ประกอบ|ที่|ตัวชี้วัด|ร้อยละ|\d)*"
)
_LEAD = 3
"""How many cells name what a row is about, at least: component, code or name, unit."""
_USUAL_START = 3
_STANDARD_POINTS = tuple(Decimal(points) for points in (60, 70, 80, 90, 100))


@dataclass(slots=True)
class OfficialTable:
    """The rows of the table, the points of its levels, and its sums.

    `sums` are the cells of the rows of sums, each with how many rows stand above it; `pending`
    is a component that stands in a row of its own, above its indicators; `total_label` is what
    the last row of sums is called.
    """

    rows: list[OfficialRow] = field(default_factory=list)
    points: tuple[Decimal, ...] = _STANDARD_POINTS
    sums: list[tuple[int, Cell]] = field(default_factory=list)
    pending: OfficialRow | None = None
    total_label: Cell | None = None

    @property
    def total(self) -> Cell | None:
        """The sum of all components: the last one."""
        return self.sums[-1][1] if self.sums else None

    def with_sums(self) -> OfficialTable:
        """The table with its other rows of sums as sums beside the rows above them."""
        rows = list(self.rows)
        for above, cell in self.sums[:-1]:
            if above:
                rows[above - 1] = replace(rows[above - 1], component_score=rows[above - 1].sum_cell or cell)
        return replace(self, rows=rows)

    def add(self, row: OfficialRow) -> Disposition:
        """Takes a row, or the rest of the one above; returns what became of it."""
        begins = row.component_name is not None
        if row.is_bare and not begins and (self.pending or self.rows):
            self._continue(row)
            return Disposition.CONTINUATION
        if begins and not row.name:
            self.pending = row
        else:
            self.rows.append(self._below_pending(row if begins else self._without_component_rest(row)))
        return Disposition.EXTRACTED

    def _without_component_rest(self, row: OfficialRow) -> OfficialRow:
        """A row without the words in its first cell that go on with the name of the component above."""
        places = [place for place, above in enumerate(self.rows) if above.component_name]
        if row.component is None or not places:
            return row
        self.rows[places[-1]] = self.rows[places[-1]].with_component_rest(row.component)
        return replace(row, component=None)

    def _continue(self, rest: OfficialRow) -> None:
        if self.pending:
            self.pending = self.pending.with_rest(rest)
        else:
            self.rows[-1] = self.rows[-1].with_rest(rest)

    def _below_pending(self, row: OfficialRow) -> OfficialRow:
        pending, self.pending = self.pending, None
        if pending is None or row.component:
            return row
        return replace(row, component=pending.component, component_score=row.sum_cell or pending.sum_cell)


def read_official(tables: Iterable[FormTable], draft: Draft) -> OfficialTable:
    """Reads the official result tables of a document as one; every row is accounted for."""
    official = OfficialTable()
    for table in tables:
        usual = _usual_start(table)
        for row in table:
            draft.account(table, row, *_read_row(row, usual, official))
    return official.with_sums()


def official_tables(document: RecognisedDocument) -> list[FormTable]:
    """The official tables, and their pieces behind a page break that no header and no like width tells as theirs."""
    found: list[FormTable] = []
    between: list[FormTable] | None = None
    for table in document.tables:
        if table.form is OFFICIAL:
            found, between = [*found, table], []
        elif between is None or table.form or table.headings:
            between = None
        elif any(map(_is_of_table, table)):
            found, between = [*found, *between, table], []
        else:
            between.append(table)
    return found


def _is_of_table(row: FormRow) -> bool:
    cells = list(row.cells.values())
    several = sum(bool(clean(cell.text)) for cell in cells) > 1
    named = several and (begins_with_code(cells) or begins_with_code(cells[1:]))
    return named or unit_index(cells) is not None or _is_total(cells)


def _read_row(row: FormRow, usual: int, official: OfficialTable) -> tuple[Disposition, str]:
    cells = list(row.cells.values())
    if is_dashes(row):
        return Disposition.EMPTY, ""
    if _is_header(cells):
        official.points = _points(cells) or official.points
        return Disposition.HEADER, ""
    if _is_total(cells):
        official.sums += [(len(official.rows), cell) for cell in _sum(cells, usual)]
        official.total_label = next(cell for cell in cells if clean(cell.text))
        return Disposition.TOTAL, ""
    found = official_row(cells, usual)
    if not found.name and found.component is None:
        return Disposition.LEFT_OUT, "the row names no indicator"
    return official.add(found), ""


def _usual_start(table: FormTable) -> int:
    """Where the unit stands in most rows of a table that lost no cell at their front."""
    whole = [cells for row in table if not begins_with_code(cells := list(row.cells.values()))]
    found = [index for cells in whole if (index := unit_index(cells) or 0) > 1]
    return max(set(found), key=found.count) if found else _USUAL_START


def _is_total(cells: list[Cell]) -> bool:
    first = next((clean(cell.text) for cell in cells if clean(cell.text)), "")
    return bool(_TOTAL.fullmatch(fold(first)))


def _sum(cells: list[Cell], usual: int) -> list[Cell]:
    """The cell of the sum in a row of sums, if it has one: the last number that is not below the weights."""
    behind = cells[usual + 2 :] if len(cells) > usual + 2 else cells[1:]
    return [cell for cell in behind if parse_decimal(cell.text) is not None][-1:]


def _is_header(cells: list[Cell]) -> bool:
    """Whether a row goes on with the header: the numbers of the levels, their points, or words on columns alone."""
    texts = [arabic(clean(cell.text)) for cell in cells]
    figures = [text for text in texts if parse_decimal(text) is not None]
    return not any(texts[:_LEAD]) and (not figures or figures == list("12345"))


def _points(cells: list[Cell]) -> tuple[Decimal, ...]:
    found = [_POINTS.fullmatch(arabic(clean(cell.text))) for cell in cells]
    points = tuple(Decimal(match["points"]) for match in found if match)
    return points if len(points) == LEVELS else ()
