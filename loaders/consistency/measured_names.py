"""Things other than places that several passages measure alike and name in near ways.

A size with decimals is as good as a number on a thing's door: where two places give the
same one behind names that are nearly the same, they speak of one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from loaders.consistency.passages import Passage
from loaders.consistency.place_names import PLACES
from loaders.draft import Draft
from loaders.normalise.text import fold

_SIZE = re.compile(
    r"(?:^|(?<=[-–•●:;])|(?<=\d[.)])|(?<=\s))(?P<name>[^\d\s•●()][^\d•●]{5,60}?)\s*(?:ขนาด|พื้นที่|ยาว|ระยะทาง|กว้าง|จำนวน|เนื้อที่)\s*"
    r"(?P<size>\d[\d,]*\.\d+)\s*(?P<unit>ตาราง(?:วา|เมตร)|ตร\.\s?[วม]\.|เมตร|กิโลเมตร|กม\.|ไร่|ตัน)"
)
_NEAR = 80
"""Least likeness of two names."""


@dataclass(frozen=True, slots=True)
class _Sized:
    passage: Passage
    name: str
    size: str


def note_measured_names(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes names that differ a little where the sizes behind them are the same."""
    by_size: dict[str, list[_Sized]] = defaultdict(list)
    for sized in (found for passage in passages for found in _sized(passage)):
        by_size[sized.size].append(sized)
    for same in by_size.values():
        noted: set[str] = set()
        for one, other in combinations(same, 2):
            rare, usual = sorted((other, one), key=lambda item: sum(item.name == each.name for each in same))
            if _near(fold(one.name), fold(other.name)) and rare.name not in noted:
                noted.add(rare.name)
                draft.note(
                    "measured_name_differs", rare.passage.place, usual.passage.place,
                    name=rare.name, size=rare.size, other=usual.name, line=usual.passage.line,
                )  # fmt: skip


def _sized(passage: Passage) -> Iterator[_Sized]:
    for match in _SIZE.finditer(passage.text):
        if not match["name"].startswith(PLACES):
            yield _Sized(passage, match["name"].strip(" -–."), f"{match['size']} {match['unit']}")


def _near(one: str, other: str) -> bool:
    """Whether two names differ, and only a little."""
    return one != other and not one.endswith(other) and not other.endswith(one) and fuzz.ratio(one, other) >= _NEAR
