"""What is stated of a result in one row: its values with their units, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from queries.findings.budgets import decimal
from queries.findings.sheet import Said, Sheet

HIGHEST_LEVEL = 5
_LEVEL_UNITS = ("ระดับ", "level")
PERCENT_UNITS = ("ร้อยละ", "percent", "%")


def unit_at(sheet: Sheet, result: str, item: Said) -> str:
    """The unit that stands in the same row as a value of a result."""
    units = [
        each
        for each in sheet.of(result, "unit")
        if (each.table, each.row, each.line) == (item.table, item.row, item.line)
    ]
    same = [each for each in units if each.rank == item.rank]
    return str((same or units)[0].value) if units else ""


def is_level(unit: str) -> bool:
    """Whether a unit says that a value is a level of the criteria."""
    return unit.strip().lower() in _LEVEL_UNITS


def measured(sheet: Sheet, result: str, name: str) -> list[Said]:
    """What is stated of a property of a result; of its value, what is no level (at most 5, whatever the unit says)."""
    said = [item for item in sheet.of(result, name) if decimal(item.value) is not None]
    if name != "value":
        return said
    return [
        item
        for item in said
        if not is_level(unit_at(sheet, result, item)) or (decimal(item.value) or Decimal(0)) > HIGHEST_LEVEL
    ]


def values_of(said: Sequence[Said]) -> set[Decimal]:
    """The numbers that are stated."""
    return {value for item in said if (value := decimal(item.value)) is not None}


def stated_in_row(sheet: Sheet, result: str, name: str, item: Said) -> Decimal | None:
    """A property of a result in the same row."""
    found = (decimal(each.value) for each in sheet.of(result, name) if (each.table, each.row) == (item.table, item.row))
    return next((value for value in found if value is not None), None)
