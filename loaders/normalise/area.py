"""Areas in rai, ngan and square wa, and what texts say they are in square metres."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kb.statement import Json
from loaders.normalise.number import decimal_text
from loaders.normalise.quantity import Quantity, agrees, quantities, running_text

SQUARE_WA, SQUARE_METRE = "ตารางวา", "ตารางเมตร"
_IN_SQUARE_WA = {"ไร่": 400, "งาน": 100, SQUARE_WA: 1}
_SQUARE_METRES = 4  # to the square wa
_CALLED = re.compile(r"\s*(?:คิด\s?เป็น(?:พื้นที่)?|เท่ากับ|=|หรือ|\()\s*")


@dataclass(frozen=True, slots=True)
class Area:
    """An area in square metres as a text states it, and whether that follows from rai, ngan and square wa."""

    text: str
    stated: Decimal
    computed: Decimal
    follows: bool

    def record(self) -> dict[str, Json]:
        """The area as the base keeps it."""
        return {
            "kind": "area",
            "text": self.text,
            "unit": SQUARE_METRE,
            "stated": decimal_text(self.stated),
            "computed": decimal_text(self.computed),
            "follows": self.follows,
        }


def areas(text: str) -> tuple[Area, ...]:
    """The areas that a text gives in square metres right after rai, ngan or square wa, in order."""
    plain = running_text(text)
    return tuple(_areas(plain, with_areas(quantities(plain))))


def _areas(plain: str, found: tuple[Quantity, ...]) -> Iterator[Area]:
    for own, metres in pairwise(found):
        between = plain[own.end : metres.start]
        if own.unit == SQUARE_WA and metres.unit == SQUARE_METRE and _CALLED.fullmatch(between):
            computed = own.number * _SQUARE_METRES
            right = agrees(computed, Decimal(1), metres.number)
            yield Area(plain[own.start : own.end], metres.number, computed, right)


def with_areas(found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities, with those of one area such as `1 ไร่ 1 งาน 55.63 ตารางวา` as one in square wa."""
    merged: list[Quantity] = []
    last = 0
    for quantity in found:
        size = _IN_SQUARE_WA.get(quantity.unit or "", 0)
        number = quantity.number * size if size else quantity.number
        if size and size < last and quantity.start - merged[-1].end <= 1:
            whole = merged.pop()
            merged.append(Quantity(whole.number + number, SQUARE_WA, whole.start, quantity.end))
        else:
            merged.append(Quantity(number, SQUARE_WA if size else quantity.unit, quantity.start, quantity.end))
        last = size
    return tuple(merged)
