"""Likeness of names: runs of letters, weighted by how rare they are among the names at hand (TF-IDF, cosine)."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from typing import TypeVar

from kb.text import fold

PIECE = 3
"""Letters of a piece; Thai writes no spaces between words, so that words cannot serve."""
POSTINGS = 5_000
"""Names that the rare pieces of one name may lead to; its commoner pieces lead to no further ones."""
SHORTLIST = 100
"""Names that are compared piece by piece, those with the most and rarest pieces in common."""

REMEMBERED = 5_000
"""Names whose pieces, and things whose likes, are remembered."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_MARKS = re.compile(r"[^\w\u0e30-\u0e4e]+")

_Facts = tuple[set[str], float]
"""The pieces of a name and the length of its vector."""


def pieces(folded: str) -> set[str]:
    """The runs of three letters of a folded name; punctuation does not count."""
    letters = _MARKS.sub("", folded)
    return {letters[at : at + PIECE] for at in range(len(letters) - PIECE + 1)}


class Names:
    """The names of things in groups (kinds), searched by likeness.

    A thing may have several names; the most alike counts. Likeness is in [0, 1], 1 for the
    same letters, and symmetrical.
    """

    def __init__(self, groups: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        """Indexes group → id of a thing → its names, as `kb.text.fold` gives them."""
        self._texts: list[str] = []
        self._owners: list[str] = []
        self._postings: dict[str, dict[str, list[int]]] = {}
        for group, things in groups.items():
            self._postings[group] = self._index(things)
        self._places = _places(self._owners)
        self._weights: dict[str, int] = {}
        self._known: dict[int, _Facts] = {}
        self._alike: dict[tuple[str, str], dict[str, float]] = {}

    def _index(self, things: Mapping[str, Iterable[str]]) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for owner, names in things.items():
            for name in names:
                number = len(self._texts)
                self._texts.append(name)
                self._owners.append(owner)
                for piece in pieces(name):
                    found[piece].append(number)
        return dict(found)

    def likeness(self, one: str, other: str) -> float:
        """How alike two things of the index are called; 0 for a thing without a name."""
        pairs = ((a, b) for a in self._places.get(one, ()) for b in self._places.get(other, ()))
        return max((self._cosine(self._facts(a), self._facts(b)) for a, b in pairs), default=0.0)

    def alike(self, thing: str, group: str) -> dict[str, float]:
        """Id → likeness of the things of a group that are called most like a thing of the index; remembered."""
        key = (thing, group)
        found = self._alike.get(key)
        if found is None:
            found = self._most_alike(thing, group)
            _remember(self._alike, key, found)
        return found

    def _most_alike(self, thing: str, group: str) -> dict[str, float]:
        best: dict[str, float] = {}
        for place in self._places.get(thing, ()):
            facts = self._facts(place)
            for number in self._shortlist(facts[0], group):
                owner = self._owners[number]
                if owner != thing:
                    best[owner] = max(best.get(owner, 0.0), self._cosine(facts, self._facts(number)))
        return best

    def _shortlist(self, wanted: set[str], group: str) -> list[int]:
        """The names that share the most weight of pieces, the rarest pieces first while `POSTINGS` lasts."""
        postings = self._postings.get(group, {})
        known = sorted((len(postings[piece]), piece) for piece in wanted if piece in postings)
        shared: defaultdict[int, int] = defaultdict(int)
        spent = 0
        for count, piece in known:
            spent += count
            if shared and spent > POSTINGS:
                break
            weight = self._weight(piece)
            for number in postings[piece]:
                shared[number] += weight
        if len(shared) <= SHORTLIST:
            return sorted(shared)
        return nlargest(SHORTLIST, shared, key=lambda number: (shared[number], -number))

    def _weight(self, piece: str) -> int:
        """Rare pieces tell more: the square of ln(1 + names ÷ names with the piece), in millionths.

        A whole number: sums do not depend on the order of a set.
        """
        weight = self._weights.get(piece)
        if weight is None:
            count = sum(len(postings.get(piece, ())) for postings in self._postings.values())
            weight = self._weights[piece] = round(math.log1p(len(self._texts) / max(count, 1)) ** 2 * 1_000_000)
        return weight

    def _facts(self, number: int) -> _Facts:
        """The pieces of a name and the length of its vector."""
        facts = self._known.get(number)
        if facts is None:
            found = pieces(self._texts[number])
            facts = (found, math.sqrt(sum(map(self._weight, found))))
            _remember(self._known, number, facts)
        return facts

    def _cosine(self, one: _Facts, other: _Facts) -> float:
        common = one[0] & other[0]
        if not common:
            return 0.0
        if len(common) == len(one[0]) == len(other[0]):
            return 1.0
        return min(1.0, sum(map(self._weights.__getitem__, common)) / (one[1] * other[1]))


def _remember(memory: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    """Keeps a value; a memory that is full starts anew: an index may be asked for as long as a service runs."""
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[key] = value


def _places(owners: Iterable[str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, owner in enumerate(owners):
        places[owner].append(number)
    return dict(places)


def numbers_in(text: str) -> Iterator[str]:
    """The numbers of a name as they are compared: without thousands' commas."""
    for found in re.findall(r"\d[\d,.]*", fold(text)):
        yield found.replace(",", "").rstrip(".")
