"""What running words say was reached: “คิดเป็นร้อยละ 88.314 หรือระดับ 5”."""

from __future__ import annotations

import re

from loaders.normalise.number import NUMBER
from loaders.normalise.reached import PER_CENT, Reached, parse_reached
from loaders.normalise.text import arabic, clean

_REACHED = re.compile(
    rf"คิด\s?เป็น\s*(?:ร้อย\s?ละ\s*{NUMBER}(?![\d.,]*\d)|ระดับ(?:ที่)?\s*[1-5])(?:\s*หรือ\s*(?:เท่ากับ\s*)?ระดับ(?:ที่)?\s*[1-5])?"
)
_SAID = re.compile(r"คิด\s?เป็น")
_BULLET = re.compile(r"(?:^|\s)[-–•]\s+")


def said(text: str) -> Reached | None:
    """What the words say the result comes to, where they say so once."""
    found = list(_REACHED.finditer(arabic(clean(text))))
    if len(found) != 1:
        return None
    reached = parse_reached(_SAID.sub("", found[0][0]))
    return reached if reached.unit == PER_CENT or reached.level else None


def said_of_each(text: str, count: int) -> tuple[Reached | None, ...]:
    """What bulleted words say of each of `count` results, in order; nothing where the bullets are not so many."""
    items = [item for item in _BULLET.split(clean(text)) if item.strip()]
    return tuple(map(said, items)) if len(items) == count > 1 else (None,) * count
