"""Lists that go through the same headings twice, such as problems and then recommendations.

Two lists are parallel where they share headings, their leading words (ข้อเสนอแนะด้าน…)
aside. What the one calls otherwise, or leaves out, stands out against its sisters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from loaders.consistency.numbering import Item, items
from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.normalise.text import fold

_LEADS = re.compile(r"^(?:ข้อเสนอแนะ|แนวทาง(?:การแก้ไข)?|ปัญหา|อุปสรรค|มาตรการ|การแก้ไข)?(?:ด้าน)?(?:ปัญหา)?")
_IN_BRACKETS = re.compile(r"\(.*?\)+")
_LONGEST = 160
"""Letters of a heading at most."""
_SHARED = 2
"""Headings that two lists share and that make them parallel."""
_NEAR = 65
"""Least likeness of two headings of one number that are one heading worded in two ways."""
_RECURS = 25
"""Letters of a heading that recur in a passage which takes it up."""
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2})+\s")
"""A heading of the document's outline."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A document's passages and the lists in them."""

    passages: Sequence[Passage]
    lists: Sequence[Mapping[str, Item]]

    def above(self, item: Item) -> Passage | None:
        """The heading of the outline that an item stands under."""
        before = (each for each in reversed(self.passages) if each.line < item.passage.line and each.column is None)
        return next((each for each in before if _OUTLINE.match(each.text)), None)

    def twin_above(self, item: Item, own: Mapping[str, Item]) -> Passage | None:
        """The one that the same item of another list stands under."""
        heading = _heading(item.words)
        twin = next((each[heading] for each in self.lists if each is not own and heading in each), None)
        return self.above(twin) if twin else None


def note_parallel_lists(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes headings of parallel lists that differ, and those that one of the lists leaves out."""
    lists = list(_lists(passages))
    for at, one in enumerate(lists):
        for other in lists[at + 1 :]:
            shared = one.keys() & other.keys()
            if len(shared) >= _SHARED and one[next(iter(one))].style == other[next(iter(other))].style:
                _note_pair(one, other, _Text(passages, lists), draft)


def _lists(passages: Sequence[Passage]) -> Iterator[Mapping[str, Item]]:
    """The lists of short items in the running text that begin with 1: heading → item."""
    found = [item for passage in passages if passage.column is None for item in items(passage)]
    for style in dict.fromkeys(item.style for item in found):
        same = [item for item in found if item.style == style]
        starts = [at for at, item in enumerate(same) if item.number == 1] + [len(same)]
        for start, end in pairwise(starts):
            headings = {_heading(item.words): item for item in same[start:end] if len(item.words) <= _LONGEST}
            if len(headings) >= _SHARED:
                yield headings


def _heading(words: str) -> str:
    return fold(_LEADS.sub("", _IN_BRACKETS.sub("", words)).removeprefix("ด้าน"))


def _note_pair(one: Mapping[str, Item], other: Mapping[str, Item], text: _Text, draft: Draft) -> None:
    for heading in one.keys() - other.keys():
        item = one[heading]
        near = next((each for each in other.keys() - one.keys() if _is_near(heading, each, item, other[each])), None)
        if near is not None:
            there = other[near]
            draft.note(
                "parallel_heading_differs", there.passage.place, item.passage.place,
                heading=there.words, other=item.words, line=item.passage.line,
            )  # fmt: skip
        elif taken_up := _taken_up(heading, other, text.passages):
            _note_taken_up(item, other, taken_up, text, draft)


def _note_taken_up(
    item: Item, other: Mapping[str, Item], taken_up: tuple[Passage, Item], text: _Text, draft: Draft
) -> None:
    """Notes a heading that a list leaves out, with the parts of the document that hold it and the one it is under."""
    first, (taker, under) = next(iter(other.values())).passage, taken_up
    places = [passage.place for passage in (item.passage, first, taker, under.passage)]
    above, apart = text.above(item), text.twin_above(under, other)
    if above is None or apart is None or above.line == apart.line:
        draft.note(
            "parallel_heading_missing", *places,
            heading=item.words, first=first.line, line=taker.line, under=under.words, at=under.passage.line,
        )  # fmt: skip
        return
    draft.note(
        "parallel_heading_apart", *places, above.place, apart.place,
        heading=item.words, first=first.line, line=taker.line, under=under.words, at=under.passage.line,
        above=above.text, over=above.line, apart=apart.text, beyond=apart.line,
    )  # fmt: skip


def _is_near(one: str, other: str, first: Item, second: Item) -> bool:
    return first.number == second.number and fuzz.ratio(one, other) >= _NEAR


def _taken_up(heading: str, other: Mapping[str, Item], passages: Sequence[Passage]) -> tuple[Passage, Item] | None:
    """The passage within a list that repeats much of a heading, and the item that it stands under."""
    if len(heading) < _RECURS:
        return None
    pieces = {heading[at : at + _RECURS] for at in range(len(heading) - _RECURS + 1)}
    ends = sorted(other.values(), key=lambda item: item.passage.line)
    for passage in passages:
        under = [item for item in ends if item.passage.line < passage.line]
        if under and passage.line <= ends[-1].passage.line and any(piece in fold(passage.text) for piece in pieces):
            return passage, under[-1]
    return None
