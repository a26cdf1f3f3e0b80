"""From a table to rows of results: which column is which, and what each cell says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kb.text import arabic_digits, fold
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.text import clean
from loaders.results.columns import Form, columns
from loaders.results.dates import parse_date
from loaders.results.faults import Fault, fault
from loaders.results.header import CellReader, Header, need, read_header, unreadable
from loaders.results.periods import Period, fiscal_year, parse_period
from loaders.results.table import Cell, Row

_PERCENT = frozenset({"percent", "ร้อยละ", "%", "เปอร์เซ็นต์", "เปอร์เซ็นต", "percentage", "pct"})
_PERCENT_AROUND = re.compile(r"ร้อย\s?ละ\s*(?P<behind>.+)|(?P<before>.+?)\s*(?:%|เปอร์เซ็นต์)")
_LEVEL = re.compile(r"(?:ระดับ(?:ที่)?|level)?([1-5])(?:\.0+)?")
_ASSESSORS: Mapping[str, str] = {
    **dict.fromkeys(("official", "ทางการ", "อย่างเป็นทางการ", "ผู้ประเมิน", "คณะกรรมการ", "คณะกรรมการประเมิน"), "official"),
    **dict.fromkeys(("self", "หน่วยงาน", "ตนเอง", "ประเมินตนเอง", "รายงานตนเอง", "หน่วยงานรายงาน", "สำนักงานเขต"), "self"),
}
_FULL = Decimal(100)
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
    """What a sheet says: its results, how many rows were left unfilled, headers not known, and faults."""

    path: str
    rows: list[ResultRow] = field(default_factory=list)
    unfilled: int = 0
    ignored: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def parse(rows: Sequence[Row], path: str, *, agency_given: bool = False) -> Parsed:
    """Reads every row and gathers every fault.

    Args:
        rows: The rows of the sheet; none are no fault.
        path: The file as the caller named it.
        agency_given: Whether the caller names the agency, so that the column may be missing.
    """
    parsed = Parsed(path)
    if rows:
        header = read_header(rows, path, Form.RESULTS)
        _check_columns(header, agency_given=agency_given)
        parsed.ignored, parsed.faults = header.ignored, header.faults
        for number, cells in [] if header.faults else header.below(rows):
            _take(number, cells, parsed)
    return parsed


def _check_columns(header: Header, *, agency_given: bool) -> None:
    known = columns()
    need(header, {"code"}, known["code"])
    if not agency_given:
        need(header, {"agency"}, known["agency"])
    need(header, {name for name, column in known.items() if column.filled_in}, known["value"])


def _take(number: int, cells: Mapping[str, Cell], parsed: Parsed) -> None:
    """Takes in a row below the header."""
    filled = any(columns()[name].filled_in for name in cells)
    explained = any(columns()[name].explains for name in cells)
    if not filled and not explained:
        parsed.unfilled += "code" in cells
        return
    faults = unreadable(cells, parsed.path)
    readable = not faults
    if "code" not in cells:
        faults.append(fault("code_missing", parsed.path, number))
    if not filled:
        faults.append(fault("value_missing", parsed.path, number))
    result = _result(number, CellReader(cells, parsed.path, faults))
    parsed.faults.extend(faults)
    if result is not None and readable:
        parsed.rows.append(replace(result, sound=not faults))


def _result(number: int, cells: CellReader) -> ResultRow | None:
    value, unit = _measured(cells)
    year = cells.read("fiscal_year", "year_unreadable", fiscal_year)
    period = cells.read("period", "period_unreadable", parse_period) or Period("")
    assessor = cells.read("assessor", "assessor_unknown", _assessor) or SELF
    judged_level = cells.read("judged_level", "level_unreadable", _level)
    score = cells.read("score", "score_unreadable", parse_score)
    as_of = cells.read("as_of", "date_unreadable", parse_date)
    if "code" not in cells.cells:
        return None
    return ResultRow(
        number, cells.cells["code"], cells.cells, year, period, assessor,
        value=value, unit=unit, judged_level=judged_level, score=score, as_of=as_of,
    )  # fmt: skip


def _measured(cells: CellReader) -> tuple[str | None, str | None]:
    """The value and its unit; `80%` states both."""
    unit = cells.read("unit", "value_not_a_number", unit_code)
    value = cells.read("value", "value_not_a_number", _value)
    if value is None:
        return None, unit
    number, percent = value
    return number, unit or ("percent" if percent else None)


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


def parse_score(text: str) -> str | None:
    """A number from 0 to 100; `None` for anything else."""
    number = parse_decimal(arabic_digits(text).strip().removesuffix("%"))
    return decimal_text(number) if number is not None and 0 <= number <= _FULL else None


def _assessor(text: str) -> str | None:
    return _ASSESSORS.get(fold(text))
