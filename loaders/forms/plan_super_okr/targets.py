"""Targets of the matrix: cells that hold several, and targets that are the same in other words."""

from __future__ import annotations

import re

from loaders.form import Cell
from loaders.normalise.target import split_targets
from loaders.normalise.text import clean, digits, fold, paragraphs, similarity

_ABBREVIATIONS = ((re.compile(r"กม\.?"), "กิโลเมตร"), (re.compile(r"ตร\.?\s?ม\.?"), "ตารางเมตร"))
_SAME_THRESHOLD = 0.6


def cell_targets(text: str, cell: Cell | None, count: int, known: str) -> tuple[str, ...]:
    """The targets of a cell for `count` agencies; fewer where the cell holds fewer.

    The cell's own paragraphs come first; then the district's known target, where the
    text ends with it; then the places where a new target starts.
    """
    if cell is None or not text:
        return ()
    marked = paragraphs(cell.text)
    if count <= 1:
        return (text,)
    if len(marked) == count:
        return marked
    return _known_tail(text, known, count) or _fitting_split(cell.text, known, count) or (text,)


def same_target(text: str, known: str) -> bool:
    """Whether two wordings state one target: equal once folded, or the same numbers in like words."""
    if not text or not known:
        return False
    if equal_target(text, known):
        return True
    first, second = _spelled_out(text), _spelled_out(known)
    return sorted(digits(first)) == sorted(digits(second)) and similarity(first, second) >= _SAME_THRESHOLD


def equal_target(text: str, known: str) -> bool:
    """Whether two wordings state one target in the same words, spaces and abbreviations aside."""
    return fold(_spelled_out(text)) == fold(_spelled_out(known))


def _known_tail(text: str, known: str, count: int) -> tuple[str, ...] | None:
    if not known or count != 2:
        return None
    cuts = [position for position, letter in enumerate(text) if letter == " " and same_target(text[position:], known)]
    if not cuts:
        return None
    cut = max(cuts, key=lambda position: similarity(_spelled_out(text[position:]), _spelled_out(known)))
    return text[:cut].strip(), text[cut:].strip()


def _fitting_split(text: str, known: str, count: int) -> tuple[str, ...] | None:
    """A split whose later parts hold no number that the district's known target lacks."""
    parts = split_targets(text, count)
    if parts and known and not {number for part in parts[1:] for number in digits(part)} <= set(digits(known)):
        return None
    return parts


def _spelled_out(text: str) -> str:
    text = clean(text)
    for pattern, word in _ABBREVIATIONS:
        text = pattern.sub(word, text)
    return text
