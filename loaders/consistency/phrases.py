"""Sentences that two passages far apart share up to their last words.

What a long stretch of the same letters ends in is the same thing said twice; other last
words change what is said, and one of them is likely a slip. Neighbouring items of a list
rightly differ so, and are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from loaders.consistency.passages import Passage
from loaders.draft import Draft

_PLAIN = re.compile(r"เช่น|[^ก-๎A-Za-z0-9]+")
_SHARED, _LONG = 25, 45
"""Letters that two passages share before they part: where the endings are nearly the same, and where they are not."""
_SHORTEST = 60
_LONGEST_END = 22
"""Letters of an ending at most: beyond that another clause follows."""
_FAR = 20
"""Lines from which on two passages are no neighbours in a list."""
_MANY = 6
"""Passages from which on a stretch is a formula of the document."""
_SAME_TAIL, _SHORT = 3, 8
"""Letters in which nearly the same endings end alike, and those that they have at most."""
_BACK = re.compile("ดังกล่าว|ข้างต้น|(?:นี้|นั้น)$")
"""Words by which an ending refers to what was named before, as another may name again."""
_SHOWN = 30
_MARKS = "ะัาำิีึืฺุู็่้๊๋์ํๅ"
"""Signs that no text begins with."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a passage, and where a break stands before one."""

    passage: Passage
    text: str
    breaks: frozenset[int]

    def shown(self, start: int) -> str:
        """The letters around a place, up to the next break."""
        return f"…{self.text[max(0, start - _SHOWN) : start].lstrip(_MARKS)}{self.end(start)}"

    def end(self, start: int) -> str:
        """The letters from a place up to the next break."""
        stops = [at for at in range(start, min(len(self.text), start + _LONGEST_END + 1)) if at in self.breaks]
        stop = stops[0] if stops else len(self.text)
        return self.text[start:stop]


def note_phrases(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes pairs of passages outside tables whose shared sentence ends in other words."""
    noted: set[tuple[int, int]] = set()
    for one, other, at, there in _partings(passages):
        lines = (one.passage.line, other.passage.line)
        if lines not in noted and _differs(one, at, other, there):
            noted.add(lines)
            here, before = (letters.shown(place) for letters, place in ((other, there), (one, at)))
            places = (other.passage.place, one.passage.place)
            draft.note("phrase_ends_differently", *places, text=here, other=before, line=lines[0])


def _partings(passages: Sequence[Passage]) -> Iterator[tuple[_Letters, _Letters, int, int]]:
    """Pairs of passages far apart with the places behind a shared stretch, where they part."""
    places: dict[str, list[tuple[_Letters, int]]] = defaultdict(list)
    for passage in passages:
        if passage.column is None and len(passage.text) >= _SHORTEST:
            letters = _letters(passage)
            for at in range(_SHARED, len(letters.text)):
                places[letters.text[at - _SHARED : at]].append((letters, at))
    for found in places.values():
        if 1 < len(found) <= _MANY:
            for (one, at), (other, there) in combinations(found, 2):
                if one.text[at] != other.text[there] and other.passage.line - one.passage.line > _FAR:
                    yield one, other, at, there


def _letters(passage: Passage) -> _Letters:
    parts = _PLAIN.split(passage.text)
    breaks, length = set(), 0
    for part in parts:
        breaks.add(length)
        length += len(part)
    return _Letters(passage, "".join(parts), frozenset(breaks))


def _differs(one: _Letters, at: int, other: _Letters, there: int) -> bool:
    first, second = one.end(at), other.end(there)
    if at in one.breaks or there in other.breaks or not 0 < len(first) <= _LONGEST_END or len(second) > _LONGEST_END:
        return False
    if not second or re.search(r"\d", first + second) or first.startswith(second) or second.startswith(first):
        return False
    if first.endswith(second) or second.endswith(first) or _BACK.search(first) or _BACK.search(second):
        return False
    long = one.text[max(0, at - _LONG) : at] == other.text[max(0, there - _LONG) : there] and at >= _LONG
    near = first[-_SAME_TAIL:] == second[-_SAME_TAIL:] and max(len(first), len(second)) <= _SHORT
    return long or near
