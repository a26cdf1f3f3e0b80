"""Takes a search apart: words, what they fold to, and the codes that they may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.codes import bare_code, policy_code, prefixed_code
from kb.errors import InputError, LimitError
from kb.kinds import NodeKind
from kb.statement import Json
from kb.store.base import Match
from kb.text import fold, loose

MAX_LETTERS = 1_000
"""The longest text that is searched for, in characters."""
MAX_WORDS = 20
"""Words that are looked for, the longest; more say nothing more."""
TRIGRAM = 3
"""The shortest text that the full-text index finds."""
CODE, NAME, BARE_CODE = 0, 1, 2
"""The tiers of labels in the base."""
BY_CODE, BY_NAME, BY_WORDS = 10, 20, 100
"""Grades below the first are the codes, from there names, from there words in names."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_NUMBER_MISREAD = re.compile(r"(?=.*\d)[\doOlI|.]+")
_MISREAD = str.maketrans("oOlI|", "00111")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the search: as given, folded, and loosely folded."""

    given: str
    folded: str
    rough: str

    @property
    def indexed(self) -> bool:
        """Whether the full-text index can find it."""
        return len(self.rough) >= TRIGRAM


@dataclass(frozen=True)
class Words:
    """A search: its text, its words in order, and the text as one word."""

    text: str
    words: tuple[Word, ...]
    whole: Word

    @cached_property
    def indexed(self) -> tuple[Word, ...]:
        """The words that the full-text index can find."""
        return tuple(word for word in self.words if word.indexed)

    @cached_property
    def short(self) -> tuple[Word, ...]:
        """The words that it cannot find."""
        return tuple(word for word in self.words if not word.indexed)

    def match(self) -> Match:
        """All the words, or all letters in a row; nothing where these are too few."""
        if not self.whole.indexed:
            return Match()
        every = tuple(word.rough for word in self.indexed)
        return Match(tuple(filter(None, (every, (self.whole.rough,)))))

    def labels(self) -> list[Json]:
        """The exact labels that the search may be, each with its grade."""
        found: list[Json] = []
        for label, tier, kinds, grade in _labels(self.whole.given):
            found.append({"label": label, "tier": tier, "kinds": kinds and list(map(str, kinds)), "grade": grade})
        return found


def words(text: str) -> Words:
    """The search that a text asks for; control characters count as spaces.

    Raises:
        InputError: There is nothing but spaces.
        LimitError: The text is longer than `MAX_LETTERS`.
    """
    if len(text) > MAX_LETTERS:
        raise LimitError(f"the search has {len(text)} characters; the limit is {MAX_LETTERS}")
    plain = " ".join(_CONTROL.sub(" ", text).split())
    whole = _word(plain)
    if not whole.folded:
        raise InputError("the search is empty; give a code, a name or some words")
    several = {word.folded: word for word in map(_word, plain.split(" "))}
    real = [word for word in several.values() if word.rough] or [whole]
    kept = sorted(real, key=lambda word: -len(word.rough))[:MAX_WORDS]
    return Words(plain, tuple(word for word in real if word in kept), whole)


def _word(text: str) -> Word:
    return Word(text, fold(text), loose(text))


def _labels(text: str) -> Iterator[tuple[str, int, Sequence[NodeKind] | None, int]]:
    """Label, tier, kinds (`None` for all) and grade of each way to read the search as a whole."""
    folded = fold(text)
    yield folded, CODE, None, 1
    yield from _bare(folded, None, 3)
    prefixed = prefixed_code(text)
    if prefixed:
        yield prefixed.code, CODE, prefixed.kinds, 2
        yield from _bare(prefixed.code, prefixed.kinds, 4)
    if folded.isdigit() and len(folded) < len(policy_code(folded)):
        yield policy_code(folded), CODE, (NodeKind.POLICY,), 5
    if _NUMBER_MISREAD.fullmatch(text):
        yield text.translate(_MISREAD), CODE, None, 6
    yield folded, NAME, None, BY_NAME


def _bare(
    code: str, kinds: Sequence[NodeKind] | None, grade: int
) -> Iterator[tuple[str, int, Sequence[NodeKind] | None, int]]:
    """A code with dots may stand for one without, and the other way round."""
    bare = bare_code(code)
    if any(letter.isdigit() for letter in bare):
        yield bare, CODE, kinds, grade
        yield bare, BARE_CODE, kinds, grade
