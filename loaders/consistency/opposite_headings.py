"""Headings of two opposite cases, such as grounds to accept and grounds to reject, that name other objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.normalise.text import ocr_fold

_OPPOSITES = (("รับ", "ยก"), ("รับ", "ไม่รับ"), ("อนุมัติ", "ไม่อนุมัติ"), ("เพิ่ม", "ลด"), ("เปิด", "ปิด"))
_HEADING = re.compile(
    r"^(?P<before>[ก-๎]*?(?:การ|ที่))(?P<case>ไม่รับ|ไม่อนุมัติ|อนุมัติ|รับ|ยก|เพิ่ม|ลด|เปิด|ปิด)"
    r"(?P<object>[ก-๎]{3,20})(?P<rest>ฯ?\s+\d+\s*[ก-๎]+)\s*(?:ดังนี้|ได้แก่)"
)
_FAR = 40
"""Lines between two headings of one section at most."""
_BEFORE = 2
"""Letters before an object that tell what is done with it."""


@dataclass(frozen=True, slots=True)
class _Heading:
    passage: Passage
    before: str
    case: str
    object: str


def note_opposite_headings(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes two headings that differ in their case, as they should, and in what it is about."""
    for one, other in combinations(_headings(passages), 2):
        near = other.passage.line - one.passage.line <= _FAR
        opposite = (one.case, other.case) in _OPPOSITES or (other.case, one.case) in _OPPOSITES
        if near and opposite and one.before == other.before and ocr_fold(one.object) != ocr_fold(other.object):
            _note(one, other, passages, draft)


def _note(one: _Heading, other: _Heading, passages: Sequence[Passage], draft: Draft) -> None:
    """Notes two headings, and where else the object of the one stands for that of the other."""
    slips = _slips(one, other, passages)
    places = [each.place for each in (one.passage, other.passage, *slips)]
    if slips:
        lines = ", ".join(str(passage.line) for passage in slips)
        draft.note(
            "opposite_headings_differ_often", *places, lines=lines,
            heading=one.passage.text, other=other.passage.text, line=other.passage.line,
            object=one.object, meant=other.object,
        )  # fmt: skip
    else:
        draft.note(
            "opposite_headings_differ", *places,
            heading=one.passage.text, other=other.passage.text, line=other.passage.line,
            object=one.object, meant=other.object,
        )  # fmt: skip


def _slips(one: _Heading, other: _Heading, passages: Sequence[Passage]) -> list[Passage]:
    """Other passages of the section with the object of one behind words that elsewhere go before that of the other."""
    wrong, right = (heading.object.rstrip("ฯ") for heading in (one, other))
    behind = re.compile(rf"(?P<before>[ก-๎]{{{_BEFORE}}}){wrong}")
    text = "\n".join(passage.text for passage in passages)
    near = (each for each in passages if abs(each.line - one.passage.line) <= _FAR and each.line != one.passage.line)
    found = [
        passage
        for passage in near
        if any(match["before"] + right in text for match in behind.finditer(passage.text)) and passage.column is None
    ]
    return found if text.count(wrong) < text.count(right) else []


def _headings(passages: Sequence[Passage]) -> Iterator[_Heading]:
    for passage in passages:
        match = _HEADING.match(passage.text) if passage.column is None else None
        if match:
            yield _Heading(passage, match["before"], match["case"], match["object"])
