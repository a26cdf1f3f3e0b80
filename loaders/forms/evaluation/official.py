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
    begins_with_component,
    official_row,
    unit_index,
)
from loaders.forms.evaluation.stream import is_dashes
from loaders.normalise.number import parse_decimal
from loaders.normalise.text import arabic, clean, fold
from loaders.recognise import RecognisedDocument

_POINTS = re.compile(r"(?:(?:ระดับ(?:ที่)?)?\s*[1-5](?!\d)\s*)?\(?\s*(?P<points>\d+(?:\.\d+)?)\s*คะแนน\s*\)?")
_TOTAL = re.compile(r"รวม|คะแนน(?:เฉลี่ย)?รวม|คะแนนเฉลี่ย|ผลรวม|ผลคะแนน")
_LEAD = 3
"""How many cells name what a row is about, at least: component, code or name, unit."""
_USUAL_START = 3
_STANDARD_POINTS = tuple(Decimal(points) for points in (60, 70, 80, 90, 100))


@dataclass(slots=True)
class OfficialTable:
    """The rows of the table, the points of its levels, and the total with its cell.

    `pending` is a component that stands in a row of its own, above its indicators.
    """

    rows: list[OfficialRow] = field(default_factory=list)
    points: tuple[Decimal, ...] = _STANDARD_POINTS
    total: Cell | None = None
    pending: OfficialRow | None = None

    def add(self, row: OfficialRow) -> Disposition:
        """Takes a row, or the rest of the one above; returns what became of it."""
        begins = row.component_name is not None
        if row.is_bare and not begins and (self.pending or self.rows):
            self._continue(row)
            return Disposition.CONTINUATION
        if begins and not row.name:
            self.pending = row
        else:
            self.rows.append(self._below_pending(row))
        return Disposition.EXTRACTED

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
    return official


def official_tables(document: RecognisedDocument) -> list[FormTable]:
    """The official tables, and their pieces behind a page break that no header and no like width tells as theirs."""
    found: list[FormTable] = []
    follows = False
    for table in document.tables:
        goes_on = follows and table.form is None and not table.headings and any(map(_is_of_table, table))
        follows = table.form is OFFICIAL or goes_on
        found += [table] if follows else []
    return found


def _is_of_table(row: FormRow) -> bool:
    cells = list(row.cells.values())
    named = begins_with_component(cells) or begins_with_code(cells) or begins_with_code(cells[1:2] or cells)
    return named or unit_index(cells) is not None or _is_total(cells)


def _read_row(row: FormRow, usual: int, official: OfficialTable) -> tuple[Disposition, str]:
    cells = list(row.cells.values())
    if is_dashes(row):
        return Disposition.EMPTY, ""
    if _is_header(cells):
        official.points = _points(cells) or official.points
        return Disposition.HEADER, ""
    if _is_total(cells):
        official.total = next((cell for cell in reversed(cells) if parse_decimal(cell.text) is not None), None)
        return Disposition.TOTAL, ""
    found = official_row(cells, usual)
    if not found.name and found.component is None:
        return Disposition.LEFT_OUT, "the row names no indicator"
    return official.add(found), ""


def _usual_start(table: FormTable) -> int:
    """Where the unit stands in most rows of a table."""
    found = [index for row in table if (index := unit_index(list(row.cells.values()))) is not None]
    return max(set(found), key=found.count) if found else _USUAL_START


def _is_total(cells: list[Cell]) -> bool:
    first = next((clean(cell.text) for cell in cells if clean(cell.text)), "")
    return bool(_TOTAL.match(fold(first)))


def _is_header(cells: list[Cell]) -> bool:
    """Whether a row goes on with the header: the numbers of the levels, their points, or words on columns alone."""
    texts = [arabic(clean(cell.text)) for cell in cells]
    figures = [text for text in texts if parse_decimal(text) is not None]
    return not any(texts[:_LEAD]) and (not figures or figures == list("12345"))


def _points(cells: list[Cell]) -> tuple[Decimal, ...]:
    found = [_POINTS.fullmatch(arabic(clean(cell.text))) for cell in cells]
    points = tuple(Decimal(match["points"]) for match in found if match)
    return points if len(points) == LEVELS else ()
