"""Sums and means that a text states together with what they are made of; told only where they come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kb.statement import Json
from loaders.normalise.area import with_areas
from loaders.normalise.number import decimal_text
from loaders.normalise.quantity import Quantity, agrees, quantities, running_text

_TOGETHER = re.compile(r"รวม[^\n]{0,60}$")
_ALL = re.compile(r"(?:ทั้งหมด|ทั้งสิ้น)\s*(?:จำนวน\s*)?$")
_PARTED = re.compile(r"แบ่งเป็น|แยกเป็น|ได้แก่|ประกอบด้วย|จำแนก")

_POINTS = "คะแนน"
_MOST = 60
"""Quantities next to a total among which its parts are sought."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A sum or a mean with its parts, all in one unit; `stated` is `None` where the text itself does not print it."""

    kind: Literal["sum", "mean"]
    parts: tuple[Decimal, ...]
    unit: str | None
    stated: Decimal | None
    computed: Decimal

    def record(self) -> dict[str, Json]:
        """The tally as the base keeps it."""
        return {
            "kind": self.kind,
            "parts": [decimal_text(part) for part in self.parts],
            "unit": self.unit,
            "stated": None if self.stated is None else decimal_text(self.stated),
            "computed": decimal_text(self.computed),
            "follows": True,
        }


def sums(text: str) -> tuple[Tally, ...]:
    """The totals of a text whose parts stand right before or behind them and add up; none is told twice."""
    plain = running_text(text)
    found = with_areas(quantities(plain))
    return tuple(dict.fromkeys(tally for place in range(len(found)) for tally in _sums(plain, found, place)))


def _sums(plain: str, found: tuple[Quantity, ...], place: int) -> Iterator[Tally]:
    total = found[place]
    before = [other for other in found[max(0, place - _MOST) : place] if other.unit == total.unit]
    behind = [other for other in found[place + 1 : place + 1 + _MOST] if other.unit == total.unit]
    if total.unit in (
        None,
        _POINTS,
    ):  # what points add up to is told by sub-scores, with the full ones beside the reached
        return
    if before and _TOGETHER.search(plain, before[-1].end, total.start):
        yield from _adding_up(total, before[::-1])
    told_all = _ALL.search(plain, max(0, total.start - 30), total.start)
    if behind and (told_all or _PARTED.search(plain, total.end, behind[0].start)):
        yield from _adding_up(total, behind)


def _adding_up(total: Quantity, nearest: Sequence[Quantity]) -> Iterator[Tally]:
    """The fewest of the nearest quantities, but two at least, that make the total."""
    reached = Decimal(0)
    for count, quantity in enumerate(nearest, start=1):
        reached += quantity.number
        if reached == total.number and count > 1:
            parts = tuple(part.number for part in sorted(nearest[:count], key=lambda part: part.start))
            yield Tally("sum", parts, total.unit, total.number, reached)
        if reached >= total.number:
            return


def mean(percentages: Sequence[Decimal], value: Decimal) -> Tally | None:
    """The mean of percentages where it is a value stated elsewhere, to two decimals at least."""
    digits = decimal_text(value).partition(".")[2]
    if (
        len(percentages) < 2
        or len(digits) < 2
        or not agrees(sum(percentages, Decimal(0)), Decimal(len(percentages)), value)
    ):
        return None
    return Tally("mean", tuple(percentages), "ร้อยละ", None, value)
