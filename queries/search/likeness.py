"""How well a text holds the words of a search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from queries.search.words import Word, Words

ALIKE = 0.75
"""The least likeness of a word spelled otherwise: one letter of four, or two of eight, replaced."""
LEAST_ALIKE_LETTERS = 4
"""Shorter words are found as they are or not at all: with a letter off, every text holds them."""
RUN_ON = 9
"""Letters from which a word may be several without spaces between them, found in parts."""
PART = 4
"""The shortest part of such a word that counts; with shorter ones, every long text holds it."""
RUN_ON_SHARE = 0.5
"""The least share of its letters by which such a word is found in parts."""
_EACH_PART = 0.97
"""What a likeness is worth for each part after the first: fewer parts are more alike."""
NEAR = 0.5
"""The least share of a search, by letters, that a near match holds."""
_OTHER_NUMBER = 0.8
"""What a likeness is worth where the numbers differ: names that differ in a number are different things."""
_ENDS_IN_NUMBER = re.compile(r"\d[.,]?$")
_BEGINS_WITH_NUMBER = re.compile(r"[.,]?\d")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a search was found, in [0, 1], and the words that were not found at all."""

    score: float
    missing: tuple[str, ...]


def holds(text: str, words: Words) -> bool:
    """Whether a folded text holds the search: as it is, or all its words in any order."""
    return stands(words.whole.folded, text) or all(stands(word.folded, text) for word in words.words)


def holds_loosely(text: str, words: Words) -> bool:
    """Whether a loosely folded text holds the search: as it is, or all its words in any order."""
    whole = words.whole.rough
    return bool(whole) and (whole in text or all(word.rough in text for word in words.words))


def stands(word: str, text: str) -> bool:
    """Whether a text holds a word; a number only where none goes on before or behind it: 049 is not in 9,049."""
    at = text.find(word)
    while at >= 0:
        before = word[:1].isdigit() and _ENDS_IN_NUMBER.search(text, max(0, at - 2), at)
        after = word[-1:].isdigit() and _BEGINS_WITH_NUMBER.match(text, at + len(word))
        if not before and not after:
            return True
        at = text.find(word, at + 1)
    return False


def likeness(rough: str, words: Words) -> Likeness:
    """How much of the search a loosely folded text holds, each word as it is or nearly, counted by letters."""
    scores = [word_score(word, rough) for word in words.words]
    letters = [max(len(word.rough), 1) for word in words.words]
    share = sum(score * count for score, count in zip(scores, letters, strict=True)) / sum(letters)
    if len(words.words) > 1 and share < 1:
        share = max(share, word_score(words.whole, rough))
    missing = tuple(word.given for word, score in zip(words.words, scores, strict=True) if not score)
    return Likeness(round(share, 3), missing)


def word_score(word: Word, rough: str) -> float:
    """How well a loosely folded text holds a word: 1 as it is, 0 not at all."""
    letters = word.rough
    if letters in rough:
        return 1.0
    if len(letters) < LEAST_ALIKE_LETTERS or letters.isdigit():
        return 0.0
    found = _spelled_otherwise(letters, rough)
    if len(letters) >= RUN_ON and found < 1:
        found = max(found, _in_parts(letters, rough))
    same_numbers = all(number in rough for number in _DIGITS.findall(letters))
    return found if same_numbers else found * _OTHER_NUMBER


def parts_held(letters: str, rough: str) -> Sequence[str]:
    """The longest parts of a word, from left to right, that a text holds, wherever and in any order."""
    parts: list[str] = []
    start = 0
    while start <= len(letters) - PART:
        end = start + PART
        if letters[start:end] not in rough:
            start += 1
            continue
        while end < len(letters) and letters[start : end + 1] in rough:
            end += 1
        parts.append(letters[start:end])
        start = end
    return parts


def pieces_held(letters: str, rough: str) -> int:
    """How many of the runs of three letters of a word a text holds: a quick look before a close one."""
    return sum(letters[at : at + 3] in rough for at in range(len(letters) - 2))


def _in_parts(letters: str, rough: str) -> float:
    """The share of a word's letters that a text holds in parts, the less the more parts; 0 where it is small."""
    parts = parts_held(letters, rough)
    share = sum(map(len, parts)) / len(letters)
    return share * _EACH_PART ** len(parts) if share >= RUN_ON_SHARE else 0.0


def _spelled_otherwise(letters: str, rough: str) -> float:
    """The likeness of a word and the most alike part of a text; 0 below `ALIKE`."""
    measure = fuzz.partial_ratio if len(letters) <= len(rough) else fuzz.ratio
    return measure(letters, rough, score_cutoff=ALIKE * 100) / 100
