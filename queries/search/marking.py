"""Finds in a printed text the parts that match a search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kb.text import loose, loose_places
from queries.search.likeness import ALIKE, LEAST_ALIKE_LETTERS, parts_held
from queries.search.words import Word, Words

MOST = 8
"""Places of one word that are marked."""
_SLACK = 2
"""Letters that may be missing or too many at each end of a near match."""
_SHORT = 2
"""Words of fewer letters are not marked beside longer ones."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed text, loosely folded, and where each letter of that stands in it."""

    text: str
    rough: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> _Printed:
        return cls(text, *loose_places(text))

    def span(self, span: Span) -> Span:
        """A part of the folded text as one of the printed text."""
        return self.places[span[0]], _with_marks(self.places[span[1] - 1] + 1, self.text)


def marks(text: str, words: Words) -> tuple[Span, ...]:
    """The parts of a printed text that match: the search as a whole, else its words, else what is nearest to them."""
    printed = _Printed.of(text)
    whole = _matching(printed, words.whole, near=len(words.words) == 1)
    if whole:
        return tuple(_merged(whole))
    longest = max(len(word.rough) for word in words.words)
    shown = [word for word in words.words if len(word.rough) >= min(_SHORT, longest)]
    return tuple(_merged(span for word in shown for span in _matching(printed, word, near=True)))


def label_marks(text: str, label: str) -> tuple[Span, ...]:
    """The parts of a printed text that are a label, loosely read."""
    printed = _Printed.of(text)
    return tuple(_merged(map(printed.span, _found(loose(label), printed.rough))))


def _matching(printed: _Printed, word: Word, *, near: bool) -> list[Span]:
    """Where a printed text has a word: as given, else loosely, else (if `near`) the most like it."""
    written = _found(word.given, printed.text)
    if written:
        return [(start, _with_marks(end, printed.text)) for start, end in written]
    spans = _found(word.rough, printed.rough) or (_near(word.rough, printed.rough) if near else [])
    return [printed.span(span) for span in spans]


def _found(letters: str, rough: str) -> list[Span]:
    """Where letters stand in a text, the first few times."""
    spans: list[Span] = []
    at = rough.find(letters) if letters else -1
    while at >= 0 and len(spans) < MOST:
        spans.append((at, at + len(letters)))
        at = rough.find(letters, at + len(letters))
    return spans


def _near(letters: str, rough: str) -> list[Span]:
    """The part of a text that is most like the letters, else the parts of them that it holds."""
    if len(letters) < LEAST_ALIKE_LETTERS or letters.isdigit():
        return []
    found = (
        fuzz.partial_ratio_alignment(letters, rough, score_cutoff=ALIKE * 100) if len(letters) <= len(rough) else None
    )
    if found is not None:
        return [_fitted(letters, rough, (found.dest_start, found.dest_end))]
    return [span for part in parts_held(letters, rough) for span in _found(part, rough)[:1]]


def _fitted(letters: str, rough: str, span: Span) -> Span:
    """The part of a text near a span of the letters' own length that is most like them: a letter may be missing."""
    starts = range(max(0, span[0] - _SLACK), span[0] + _SLACK + 1)
    ends = range(span[1] - _SLACK, min(len(rough), span[1] + _SLACK) + 1)
    return max(
        ((start, end) for start in starts for end in ends if start < end),
        key=lambda part: (fuzz.ratio(letters, rough[slice(*part)]), -abs(part[0] - span[0]), -abs(part[1] - span[1])),
    )


def _with_marks(end: int, text: str) -> int:
    """The end of a part, moved behind the marks above and below its last letter."""
    while end < len(text) and unicodedata.category(text[end]) == "Mn":
        end += 1
    return end


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order; those that touch or overlap are one."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current is not None and start <= current[1]:
            current = current[0], max(current[1], end)
            continue
        if current is not None:
            yield current
        current = start, end
    if current is not None:
        yield current
