"""Ladders and cases that tests of the scoring layer share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kb.statement import Json
from scoring.case import Case
from scoring.ladder import Ladder, ladder

POINTS = ("60", "70", "80", "90", "100")
DISBURSEMENT = ("80", "85", "90", "95", "100")
EQUAL_TO_POINTS = ("60", "70", "80", "90", "100")


def record(
    level: int,
    points: str | None,
    threshold: str | None = None,
    comparator: str | None = "equal",
    upper: str | None = None,
    unit: str | None = None,
) -> dict[str, Json]:
    """A record of a level as the loaders state it."""
    return {
        "level": level,
        "points": points,
        "criterion": threshold or f"เกณฑ์ที่ {level}",
        "comparator": comparator if threshold else None,
        "threshold": threshold,
        "upper": upper,
        "unit": unit,
    }


def thresholds(values: Sequence[str], points: Sequence[str] = POINTS, unit: str | None = None) -> list[Json]:
    """Records of plain thresholds."""
    return [
        record(level, point, value, unit=unit)
        for level, (value, point) in enumerate(zip(values, points, strict=True), 1)
    ]


def words(points: Sequence[str] = POINTS) -> list[Json]:
    """Records whose criteria are words."""
    return [record(level, point) for level, point in enumerate(points, 1)]


RANGES: list[Json] = [
    record(1, "60", "70", "less_than", unit="percent"),
    record(2, "70", "70", "at_least", "80", "percent"),
    record(3, "80", "80", "at_least", "90", "percent"),
    record(4, "90", "90", "at_least", "100", "percent"),
    record(5, "100", "100", "at_least", unit="percent"),
]
GREEN_SERVICE: list[Json] = [
    record(1, "60", "5", "less_than", unit="percent"),
    record(2, "70", "5", "between", "9.99", "percent"),
    record(3, "80", "10", "between", "14.99", "percent"),
    record(4, "90", "15", "between", "19.99", "percent"),
    record(5, "100", "20", "more_than", unit="percent"),
]


def made(records: Json) -> Ladder:
    """The ladder of these records."""
    return ladder(records, "rubric:x/2564/1")


def measured(value: str, records: Json, *, printed: bool = True) -> Case:
    """A measured value beside printed thresholds."""
    return Case(Decimal(value), ladder=made(records), printed=printed)
