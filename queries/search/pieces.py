"""Pieces of damaged words, by which the full-text index finds the texts that may mean them."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence

from kb.text import loose
from queries.search.likeness import LEAST_ALIKE_LETTERS
from queries.search.words import TRIGRAM, Word, Words

LONGEST = 9
"""Letters of the longest piece by which a damaged word is looked for: two errors leave one of three pieces whole."""
MOST = 12
"""Pieces that words are cut into."""
_PARTS = 3
_THAI = map(chr, range(0x0E01, 0x0E4F))
LETTERS = "".join(sorted({*map(loose, _THAI), *string.ascii_lowercase, *string.digits} - {""}))
"""What may stand in place of a letter: each letter of Thai, as it is loosely folded, and of the Latin alphabet."""


def pieces(asked: Words) -> Sequence[str]:
    """What to look for, each of three letters or more; nothing where all words are shorter."""
    cut = [piece for word in asked.indexed for piece in _cut(word)]
    if not cut and asked.whole.indexed:
        cut = list(_cut(asked.whole))
    step = -(-len(cut) // MOST) or 1
    alone = asked.whole.rough if len(asked.words) == 1 else ""
    misspelt = _misspelt(alone) if LEAST_ALIKE_LETTERS <= len(alone) < 2 * TRIGRAM else ()
    return list(dict.fromkeys([*cut[::step], *misspelt]))


def _cut(word: Word) -> Iterator[str]:
    """Overlapping pieces of a word."""
    letters = word.rough
    size = max(TRIGRAM, min(LONGEST, len(letters) // _PARTS))
    for at in range(0, len(letters) - size + 1, max(1, size // 2)):
        yield letters[at : at + size]


def _misspelt(letters: str) -> Iterator[str]:
    """A short word with one error of those that leave no run of three of its letters whole."""
    last = len(letters) - TRIGRAM
    for at in range(last, TRIGRAM):
        before, after = letters[:at], letters[at + 1 :]
        yield before + after
        yield from (before + other + after for other in LETTERS)
    for at in range(last + 1, TRIGRAM):
        yield from (letters[:at] + other + letters[at:] for other in LETTERS)
    for at in range(last, TRIGRAM + 1):
        yield letters[: at - 1] + letters[at] + letters[at - 1] + letters[at + 1 :]
