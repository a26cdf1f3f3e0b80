"""Table จ: the steps and the schedule of a project, as far as they stand.

What is left of the table bears no header; it is known by its shape: many empty
cells, arrows under the months, and steps with their days in the first columns.
"""

from __future__ import annotations

import re

from kb.statement import Json
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.shared.plans import agency_plan_id
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.text import clean, without_ordinal

_ARROW = re.compile(r"[↔→←⟷⟶⇔⇒]|<-+>|-+>")
_MONTH_NAME = re.compile(r"(?:ต\.?ค|พ\.?ย|ธ\.?ค|ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย)\.?")
_LEAST_MONTHS = 6
_MONTHS = 12
_LEAST_COLUMNS = 12
"""A schedule has a column for each of most months, beside those of the step and its days."""


def is_steps(table: FormTable) -> bool:
    """Whether a table without a recognised header is a schedule of steps."""
    rows = list(table)
    wide = [row for row in rows if len(row.cells) >= _LEAST_COLUMNS]
    return table.form is None and len(wide) > len(rows) // 2 and any(map(_has_arrow, rows))


def state_steps(table: FormTable, reading: Reading) -> None:
    """States each step as a record of the agency's plan."""
    for row in table:
        cells = list(row.cells.values())
        step = cells[0]
        if _is_header(cells):
            reading.draft.account(table, row, Disposition.HEADER)
            continue
        if not clean(step.text):
            empty = not any(clean(cell.text) for cell in cells)
            reading.draft.account(table, row, Disposition.EMPTY if empty else Disposition.LEFT_OUT, "no step")
            continue
        reading.draft.state(agency_plan_id(reading.draft), "steps", _record(step, cells), step)
        reading.draft.account(table, row, Disposition.EXTRACTED)


def _record(step: Cell, cells: list[Cell]) -> dict[str, Json]:
    """Number, words, days, days so far, and the months of the fiscal year (1 is October) that an arrow marks."""
    number, words = without_ordinal(step.text)
    return {
        "number": number,
        "step": words,
        "days": _whole(cells, 1),
        "cumulative_days": _whole(cells, 2),
        "months": [index for index, cell in enumerate(cells[3 : 3 + _MONTHS], start=1) if _ARROW.search(cell.text)],
    }


def _whole(cells: list[Cell], index: int) -> str | None:
    value = parse_decimal(cells[index].text) if index < len(cells) else None
    return None if value is None else decimal_text(value)


def _is_header(cells: list[Cell]) -> bool:
    return sum(_MONTH_NAME.fullmatch(clean(cell.text)) is not None for cell in cells) >= _LEAST_MONTHS


def _has_arrow(row: FormRow) -> bool:
    return any(_ARROW.search(cell.text) for cell in row.cells.values())
