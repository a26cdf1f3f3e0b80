"""What was reached, as cells print it: a value, a judged level, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from loaders.normalise.number import NUMBER, parse_decimal
from loaders.normalise.text import arabic, clean, paragraphs

LEVEL_UNIT = "ระดับ"
PER_CENT = "ร้อยละ"
_LEVEL = r"ระดับ(?:ที่)?\s*(?P<level>[1-5])(?!\d|[.,]\d)"
_PER_CENT = r"ร้อย\s?ละ"
_VALUE = (
    rf"(?:(?P<per_cent>{_PER_CENT}\s*)|(?P<graded>ระดับ(?:ที่)?\s*))?(?<![\d.,])(?P<value>{NUMBER})(?![\d.,]*\d)"
    r"\s*(?P<sign>%)?(?P<unit>(?!หรือ|และ|ระดับ|เท่ากับ|คิด|เทียบ)[\u0e01-\u0e5b.]{1,20})?"
)
_PART = re.compile(rf"(?P<joined>(?:หรือ|=|เท่ากับ|คิด\s?เป็น|เทียบเท่า)+\s*)?(?:{_LEVEL}|{_VALUE})")
_ORDINAL = re.compile(r"(?<!\S)(?<!ระดับ )(?<!ระดับที่ )\d{1,2}(?:[)]|\.(?!\d))\s*")
_YEAR = re.compile(r"(?:ปี|พ\.?\s?ศ\.?)\s*25\d\d")
_AREA = re.compile(r"\d\s*ไร่.*\d\s*(?:งาน|ตาราง)|\d\s*งาน.*\d\s*ตาราง")
"""Areas in units of several sizes: no single one of their numbers is the area."""
_BRACKETS = re.compile(r"\([^()]*\)?")
_NUMBER = re.compile(rf"(?:{_PER_CENT}\s*)?{NUMBER}(?:\s*%)?")


@dataclass(frozen=True, slots=True)
class Reached:
    """A value, its unit and the level that it was judged to be; each `None` where the text says nothing of it.

    A text that only names a level has that level as its value, in the unit ระดับ.
    """

    text: str
    value: Decimal | None = None
    unit: str | None = None
    level: int | None = None


def parse_reached(text: str) -> Reached:
    """What a cell says was reached; of several the first, but a share of a whole rather than its two numbers."""
    found = all_reached(text)
    if not found or _AREA.search(arabic(clean(text))):
        return Reached(clean(text))
    shares = [reached for reached in found if reached.unit == PER_CENT]
    if len(found) > 1 and len(shares) == 1 and (found[0].unit == LEVEL_UNIT or "จาก" in text):
        return replace(shares[0], text=clean(text), level=shares[0].level or found[0].level)
    return found[0]


def split_reached(text: str, count: int) -> tuple[Reached, ...] | None:
    """A cell with several results as exactly `count` of them, in order; `None` where it does not come out."""
    if count == 1:
        return (parse_reached(text),)
    parts = paragraphs(text)
    if len(parts) == count:
        return tuple(map(parse_reached, parts))
    found = all_reached(text)
    return found if len(found) == count else None


def all_reached(text: str) -> tuple[Reached, ...]:
    """Every result of a cell, in order; what stands in brackets belongs to the result before them."""
    plain = arabic(clean(text))
    masked = _masked(plain)
    starts = [match for match in _PART.finditer(masked) if not match["joined"]]
    edges = [*(match.start() for match in starts), len(plain)]
    found = (_read(plain[start:end].strip()) for start, end in pairwise(edges))
    return tuple(reached for reached in found if reached.value is not None)


def _masked(plain: str) -> str:
    """The text with the numbers of its items and what stands in brackets blanked out."""
    plain = _BRACKETS.sub(lambda match: "(" + " " * (len(match[0]) - 1), plain)
    plain = _YEAR.sub(lambda match: " " * len(match[0]), plain)
    return _ORDINAL.sub(lambda match: " " * len(match[0]), plain)


def _read(plain: str) -> Reached:
    outside = list(_PART.finditer(_masked(plain)))
    parts = [*outside, *_bracketed(plain)]
    level = next((int(match["level"]) for match in parts if match["level"]), None)
    values = [match for match in parts if match["value"]]
    shares = [match for match in values if match["joined"] and _unit(match) == PER_CENT]
    value = next(iter([*shares, *values]), None)
    if value:
        return Reached(plain, parse_decimal(value["value"]), _unit(value), level)
    return Reached(plain, None if level is None else Decimal(level), LEVEL_UNIT if level else None, level)


def _bracketed(plain: str) -> Iterator[re.Match[str]]:
    """A level in brackets, or the one percentage of a bracket that holds no other number."""
    for bracket in _BRACKETS.finditer(plain):
        numbers = list(_NUMBER.finditer(bracket[0]))
        for match in _PART.finditer(bracket[0]):
            alone = len(numbers) == 1 and (match["per_cent"] or match["sign"])
            if alone or (match["level"] and len(numbers) == 1):
                yield match


def _unit(match: re.Match[str]) -> str | None:
    if match["graded"]:
        return LEVEL_UNIT
    return PER_CENT if match["per_cent"] or match["sign"] else match["unit"]
