"""The levels of a rubric as cells print them: thresholds, ranges, or words that need a judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kb.statement import Json
from loaders.normalise.number import NUMBER, decimal_text, parse_decimal
from loaders.normalise.text import arabic, clean

_PER_CENT = r"ร้อย\s?ละ"
_THRESHOLD, _UPPER = (
    rf"(?:{_PER_CENT}\s*)?(?<![\d.,])(?P<{name}>{NUMBER})\s*(?P<{name}_unit>%)?" for name in ("threshold", "upper")
)
_UNIT = r"\s*(?P<unit>(?!และ|แต่|หรือ|พร้อม|ถึง)[\u0e01-\u0e5b.]{1,20})?"
_OR_EQUAL = r"\s*หรือ\s?เท่ากับ"
_AT_LEAST = rf"(?:[≥≧]|>=|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ตั้งแต่|(?:มากกว่า|สูงกว่า){_OR_EQUAL})"
_AT_MOST = rf"(?:[≤≦]|<=|ไม่เกิน|ไม่มากกว่า|(?:น้อยกว่า|ต่ำกว่า){_OR_EQUAL})"
_LESS = r"(?:(?<!ไม่)(?:น้อยกว่า|ต่ำกว่า)|ไม่ถึง|<)"
_MORE = r"(?:(?<!ไม่)(?:มากกว่า|สูงกว่า|เกินกว่า|เกิน)|>)"
_BUT_BELOW = rf"\s*(?:ขึ้น\s?ไป)?\s*แต่\s*(?:ไม่\s?ถึง|น้อยกว่า|ต่ำกว่า)\s*{_UPPER}"

# In order: the first that ends the text decides. A number followed by further conditions is words.
_SHAPES = tuple(
    (comparator, re.compile(rf"(?:^|(?<=[\s\u0e00-\u0e7f])){pattern}\s*(?:ตามลำดับ)?$"))
    for comparator, pattern in (
        ("at_least", rf"(?:{_AT_LEAST}\s*)?{_THRESHOLD}{_BUT_BELOW}{_UNIT}"),
        ("between", rf"(?:ระหว่าง\s*)?{_THRESHOLD}\s*(?:[-–—]|ถึง)\s*{_UPPER}{_UNIT}"),
        ("at_least", rf"{_AT_LEAST}\s*{_THRESHOLD}{_UNIT}(?:\s*ขึ้น\s?ไป)?"),
        ("at_most", rf"{_AT_MOST}\s*{_THRESHOLD}{_UNIT}"),
        ("less_than", rf"{_LESS}\s*{_THRESHOLD}{_UNIT}"),
        ("more_than", rf"{_MORE}\s*{_THRESHOLD}{_UNIT}(?:\s*ขึ้น\s?ไป)?"),
        ("at_least", rf"{_THRESHOLD}{_UNIT}\s*ขึ้น\s?ไป"),
        ("equal", rf"{_THRESHOLD}{_UNIT}"),
    )
)
_BELOW = frozenset({"less_than", "at_most"})
_ORDINAL = re.compile(r"(?:ที่|ระดับ)\s*$")
"""Before a number that tells which one, such as “ขั้นตอนที่ 3”, and not how much."""
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class PrintedLevel:
    """A level as printed: its number, its points and its criterion; `method` is the measure named beside it."""

    number: int | None
    points: Decimal | None
    criterion: str
    method: str = ""


def level_records(levels: Sequence[PrintedLevel], unit: str | None = None) -> list[dict[str, Json]]:
    """The records of a rubric's levels, in the order given.

    A number is a threshold only where every level ends in one of the same unit, no
    two are the same and none tells which one of several is meant: a criterion that counts something else
    besides, such as “ร้อยละ 18 และรายงานเดือนละ 1 ครั้ง”, is words.

    Args:
        levels: As printed.
        unit: Of the column, for thresholds that print none.

    Returns:
        A record for each level: level, points, criterion, comparator, threshold, upper, unit,
        and method where one is printed. The numbers are null where the criteria are words.
    """
    bounds = [_bounds(level.criterion) for level in levels]
    numeric = _is_ladder([bound for bound in bounds if bound]) and all(bounds)
    if unit and not any(bound and bound["unit"] for bound in bounds):
        bounds = [bound and bound | {"unit": "percent" if re.fullmatch(_PER_CENT, unit) else unit} for bound in bounds]
    return [_record(level, bound if numeric else None) for level, bound in zip(levels, bounds, strict=True)]


def _is_ladder(bounds: Sequence[dict[str, Json]]) -> bool:
    """Whether the bounds are of one unit and no two of them the same."""
    distinct = {(bound["comparator"] in _BELOW, bound["threshold"]) for bound in bounds}
    return len(distinct) == len(bounds) and len({bound["unit"] for bound in bounds}) == 1


def _record(level: PrintedLevel, bound: dict[str, Json] | None) -> dict[str, Json]:
    points = None if level.points is None else decimal_text(level.points)
    record: dict[str, Json] = {"level": level.number, "points": points, "criterion": clean(level.criterion)}
    record |= bound or dict.fromkeys(("comparator", "threshold", "upper", "unit"))
    return record | ({"method": clean(level.method)} if clean(level.method) else {})


def _bounds(criterion: str) -> dict[str, Json] | None:
    """What the end of a criterion states as a number; `None` where it is words."""
    text = arabic(clean(criterion))
    for comparator, pattern in _SHAPES:
        match = pattern.search(text)
        before = text[: match.start()] if match else ""
        if match and not re.search(r"\d", _YEAR.sub("", before)) and not _ORDINAL.search(before):
            found = match.groupdict()
            return {
                "comparator": comparator,
                "threshold": _decimal(found["threshold"]),
                "upper": _decimal(found.get("upper")),
                "unit": _unit(match[0], found),
            }
    return None


def _unit(text: str, found: dict[str, str | None]) -> str | None:
    per_cent = re.search(_PER_CENT, text) or found.get("threshold_unit") or found.get("upper_unit")
    return "percent" if per_cent else found.get("unit")


def _decimal(number: str | None) -> str | None:
    value = parse_decimal(number) if number else None
    return None if value is None else decimal_text(value)


def worded(records: Iterable[dict[str, Json]]) -> bool:
    """Whether the criteria are words, so that a judge has to say which level is reached."""
    return all(record["threshold"] is None for record in records)
