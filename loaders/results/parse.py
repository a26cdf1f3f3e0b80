"""From a table to rows of results: which column is which, and what each cell says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from kb.text import arabic_digits, fold
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.text import clean
from loaders.results.columns import HEADER_WITHIN, Column, column_of, columns, nearest_label
from loaders.results.dates import parse_date
from loaders.results.faults import Fault, fault
from loaders.results.periods import Period, fiscal_year, parse_period
from loaders.results.table import Cell, CellKind, Row, Table

_PERCENT = frozenset({"percent", "ร้อยละ", "%", "เปอร์เซ็นต์", "เปอร์เซ็นต", "percentage", "pct"})
_PERCENT_AROUND = re.compile(r"ร้อย\s?ละ\s*(?P<behind>.+)|(?P<before>.+?)\s*(?:%|เปอร์เซ็นต์)")
_DATE_LIKE = re.compile("[0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{1,4}")
"""What becomes of the code 1.1.01 in a CSV file that a spreadsheet program has saved."""
_LEVEL = re.compile(r"(?:ระดับ(?:ที่)?|level)?([1-5])(?:\.0+)?")
_ASSESSORS: Mapping[str, str] = {
    **dict.fromkeys(("official", "ทางการ", "อย่างเป็นทางการ", "ผู้ประเมิน", "คณะกรรมการ", "คณะกรรมการประเมิน"), "official"),
    **dict.fromkeys(("self", "หน่วยงาน", "ตนเอง", "ประเมินตนเอง", "รายงานตนเอง", "หน่วยงานรายงาน", "สำนักงานเขต"), "self"),
}
_FULL = Decimal(100)
_Read = TypeVar("_Read")
SELF = "self"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row that states a result, each cell understood as far as that needs no base.

    `cells` maps a column's name to its cell. Numbers are decimal strings; `as_of` is `2569-03-31`.
    A row that is not `sound` has a fault already and is checked for further ones alone.
    """

    number: int
    code: Cell
    cells: Mapping[str, Cell]
    year: int | None
    period: Period
    assessor: str
    value: str | None = None
    unit: str | None = None
    judged_level: str | None = None
    score: str | None = None
    as_of: str | None = None
    sound: bool = True


@dataclass(slots=True)
class Parsed:
    """What a table says: its results, how many rows were left unfilled, headers not known, and faults."""

    table: Table
    rows: list[ResultRow] = field(default_factory=list)
    unfilled: int = 0
    ignored: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def parse(table: Table, *, agency_given: bool = False) -> Parsed:
    """Reads every row and gathers every fault.

    Args:
        table: The table as read.
        agency_given: Whether the caller names the agency, so that the column may be missing.
    """
    parsed = Parsed(table)
    header = _header(table)
    named = _columns(header, parsed)
    _check_columns(header, set(named.values()), parsed, agency_given=agency_given)
    if parsed.faults:
        return parsed
    for row in table.rows:
        if row.number > header.number:
            cells = {named[number]: cell for number, cell in row.cells.items() if number in named}
            _take(row, cells, parsed)
    return parsed


def _header(table: Table) -> Row:
    """The first row with a column of codes, else the first of all."""
    near = table.rows[:HEADER_WITHIN]
    return next(
        (row for row in near if "code" in {column_of(cell.text) for cell in row.cells.values()} and len(row.cells) > 1),
        table.rows[0],
    )


def _columns(header: Row, parsed: Parsed) -> dict[int, str]:
    """Number of a column → its name."""
    path = parsed.table.path
    named: dict[int, str] = {}
    for number, cell in header.cells.items():
        name = column_of(cell.text)
        first = next((at for at, other in named.items() if other == name), None)
        if name is None:
            near = nearest_label(cell.text)
            if near:
                parsed.faults.append(fault("column_misspelt", path, cell, near=near))
            else:
                parsed.ignored.append(clean(cell.text))
        elif first is not None and not columns()[name].ignored:
            places = {"first": header.cells[first].reference, "second": cell.reference}
            parsed.faults.append(fault("column_twice", path, cell, column=columns()[name].printed, **places))
        else:
            named[number] = name
    return named


def _check_columns(header: Row, found: set[str], parsed: Parsed, *, agency_given: bool) -> None:
    printed = ", ".join(clean(cell.text) for cell in header.cells.values())
    needed: list[tuple[set[str], Column]] = [({"code"}, columns()["code"])]
    if not agency_given:
        needed.append(({"agency"}, columns()["agency"]))
    needed.append(({name for name, column in columns().items() if column.filled_in}, columns()["value"]))
    for names, column in needed:
        if not found & names:
            missing = fault("column_missing", parsed.table.path, header.number, column=column.printed, found=printed)
            parsed.faults.append(missing)


def _take(row: Row, cells: Mapping[str, Cell], parsed: Parsed) -> None:
    """Takes in a row below the header."""
    stated = {name for name in cells if not columns()[name].ignored}
    filled = any(columns()[name].filled_in for name in stated)
    explained = any(columns()[name].explains for name in stated)
    faults = list(_cell_faults(cells, parsed.table.path))
    readable = not faults
    if not filled and not explained:
        parsed.unfilled += "code" in stated
        return
    if "code" not in cells:
        faults.append(fault("code_missing", parsed.table.path, row.number))
    if not filled:
        faults.append(fault("value_missing", parsed.table.path, row.number))
    reading = _RowReading(cells, parsed.table.path, faults)
    result = reading.result(row.number)
    parsed.faults.extend(faults)
    if result is not None and readable:
        parsed.rows.append(replace(result, sound=not faults))


def _cell_faults(cells: Mapping[str, Cell], path: str) -> Iterator[Fault]:
    """Cells that hold no value at all."""
    for name, cell in cells.items():
        if columns()[name].ignored:
            continue
        if cell.kind is CellKind.FORMULA:
            yield fault("formula_without_value", path, cell, cell=cell.reference)
        elif cell.kind is CellKind.ERROR:
            yield fault("cell_error", path, cell, cell=cell.reference)
        elif name == "code" and (cell.kind is CellKind.DATE or _DATE_LIKE.fullmatch(fold(cell.text))):
            yield fault("code_is_a_date", path, cell)


@dataclass(slots=True)
class _RowReading:
    """Reads the cells of one row; what cannot be read is added to the faults."""

    cells: Mapping[str, Cell]
    path: str
    faults: list[Fault]

    def result(self, number: int) -> ResultRow | None:
        value, unit = self._measured()
        year = self._read("fiscal_year", "year_unreadable", fiscal_year)
        period = self._read("period", "period_unreadable", parse_period) or Period("")
        assessor = self._read("assessor", "assessor_unknown", _assessor) or SELF
        judged_level = self._read("judged_level", "level_unreadable", _level)
        score = self._read("score", "score_unreadable", _score)
        as_of = self._read("as_of", "date_unreadable", parse_date)
        if "code" not in self.cells:
            return None
        return ResultRow(
            number, self.cells["code"], self.cells, year, period, assessor,
            value=value, unit=unit, judged_level=judged_level, score=score, as_of=as_of,
        )  # fmt: skip

    def _measured(self) -> tuple[str | None, str | None]:
        """The value and its unit; `80%` states both."""
        unit = self._read("unit", "value_not_a_number", unit_code)
        value = self._read("value", "value_not_a_number", _value)
        if value is None:
            return None, unit
        number, percent = value
        return number, unit or ("percent" if percent else None)

    def _read(self, name: str, code: str, reader: Callable[[str], _Read | None]) -> _Read | None:
        cell = self.cells.get(name)
        if cell is None or cell.kind in (CellKind.FORMULA, CellKind.ERROR):
            return None
        found = None if cell.kind is CellKind.OTHER else reader(cell.text)
        if found is None:
            self.faults.append(fault(code, self.path, cell))
        return found


def unit_code(text: str) -> str:
    """A unit as it is compared and kept: `percent` for all ways of writing it, else cleaned."""
    cleaned = clean(text)
    return "percent" if fold(cleaned) in _PERCENT else cleaned


def _value(text: str) -> tuple[str, bool] | None:
    """The number, and whether it is written as per cent."""
    cleaned = clean(text)
    around = _PERCENT_AROUND.fullmatch(cleaned)
    number = parse_decimal((around["behind"] or around["before"]) if around else cleaned)
    return None if number is None else (decimal_text(number), around is not None)


def _level(text: str) -> str | None:
    match = _LEVEL.fullmatch(fold(text))
    return match[1] if match else None


def _score(text: str) -> str | None:
    number = parse_decimal(arabic_digits(text).strip().removesuffix("%"))
    return decimal_text(number) if number is not None and 0 <= number <= _FULL else None


def _assessor(text: str) -> str | None:
    return _ASSESSORS.get(fold(text))
