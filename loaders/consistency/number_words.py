"""Number words that stand before another number of the same unit: “ตัวชี้วัดเจ็ดจาก 3 ตัวชี้วัด”.

A text does not count one thing twice over; such a word is likely a misprint of another,
which the document may print right elsewhere behind the same unit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from kb.statement import Place
from loaders.consistency.passages import Passage
from loaders.draft import Draft

_WORDS = {
    "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบ": 10,
}  # fmt: skip
_UNITS = "ตัวชี้วัด|โครงการ|กิจกรรม|ประเด็น|ขั้นตอน|เรื่อง|ด้าน|ฝ่าย|แห่ง|ครั้ง|ประการ|หน่วยงาน|ชุมชน"
_COUNTED = re.compile(
    rf"(?P<unit>{_UNITS})(?P<rest>(?P<word>{'|'.join(_WORDS)})[ก-๎]{{0,8}})\s*(?P<number>\d{{1,3}})\s*(?P=unit)"
)
_BEGUN = 2
"""Letters with which a misprint and what is meant begin alike."""
_NEAR = 60
"""Least likeness of the two."""
_SHORTEST, _LONGER = 3, 2
"""Letters that what is meant has at least, and by how many it may be longer."""
_SHOWN = 4


def note_number_words(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes, once for each compound, number words before another number, and the near compound printed elsewhere."""
    found: dict[str, list[tuple[Passage, re.Match[str]]]] = defaultdict(list)
    for passage in passages:
        for match in _COUNTED.finditer(passage.text):
            if _WORDS[match["word"]] != int(match["number"]):
                found[match["unit"] + match["rest"]].append((passage, match))
    for garbled, places in found.items():
        match = places[0][1]
        meant = max(_near(passages, match["unit"], match["rest"]), default=None, key=lambda each: each[0])
        _note(garbled, match, [passage.place for passage, _ in places[:_SHOWN]], meant, draft)


def _note(
    garbled: str, match: re.Match[str], shown: Sequence[Place], meant: tuple[float, str, Passage] | None, draft: Draft
) -> None:
    lines = ", ".join(str(place.line) for place in shown)
    if meant is None:
        draft.note(
            "number_word_before_number", *shown, text=match[0], lines=lines,
            word=match["word"], number=match["number"], unit=match["unit"],
        )  # fmt: skip
    else:
        _, name, there = meant
        draft.note(
            "compound_garbled", *shown, there.place, text=match[0], lines=lines,
            word=match["word"], number=match["number"], unit=match["unit"],
            garbled=garbled, meant=name, line=there.line,
        )  # fmt: skip


def _near(passages: Sequence[Passage], unit: str, rest: str) -> Iterator[tuple[float, str, Passage]]:
    """The compounds of a unit that are nearly another: likeness, name and where it stands."""
    behind = re.compile(rf"{unit}(?P<rest>{rest[:_BEGUN]}[ก-๎]*)")
    for passage in passages:
        for match in behind.finditer(passage.text):
            for length in range(_SHORTEST, min(len(match["rest"]), len(rest) + _LONGER) + 1):
                part = match["rest"][:length]
                likeness = fuzz.ratio(part, rest)
                if likeness >= _NEAR and not match["rest"].startswith(tuple(_WORDS)):
                    yield likeness, unit + part, passage
