"""Leaves personal names and ways to reach people out of what is read, so that nothing further on can hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.readers import contacts, names
from loaders.source import LeftOut

NAME = "[ชื่อบุคคล]"
"""What stands in the place of a personal name."""

_TAG = re.compile(r"<[^<>]*>")
_UNDER_A_SIGNATURE = 3
"""How many cells or lines under a signature may hold the name of who signed, in brackets."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text with marks in the place of names and contacts, and how many of each were taken out."""

    text: str
    names: int = 0
    contacts: int = 0


@dataclass(frozen=True, slots=True)
class _Awaited:
    """What the cells before announce: a name, a number, or a name in brackets within so many cells."""

    name: bool = False
    number: bool = False
    signer: int = 0


def without_personal(text: str) -> Cleared:
    """A text, its cells separated by tabs, with a mark in the place of each personal name and contact."""
    return _PersonalData().clear(text)


def lines_without_personal(lines: Iterable[str]) -> tuple[list[str], LeftOut | None]:
    """The lines of a file with marks in the place of names and contacts, and how many there were, if any.

    Lines belong together here: a label may stand in the cell or on the line before its value.
    """
    reader = _PersonalData()
    cleared = [reader.clear(line) for line in lines]
    first = next((number for number, line in enumerate(cleared, start=1) if line.names or line.contacts), None)
    counts = sum(line.names for line in cleared), sum(line.contacts for line in cleared)
    return [line.text for line in cleared], LeftOut(*counts, first) if first else None


class _PersonalData:
    """Clears lines in their order and remembers what the last one announced."""

    def __init__(self) -> None:
        self._awaited = _Awaited()

    def clear(self, line: str) -> Cleared:
        cells = [self._cell(cell) for cell in line.split("\t")]
        text = "\t".join(cell.text for cell in cells)
        return Cleared(text, sum(cell.names for cell in cells), sum(cell.contacts for cell in cells))

    def _cell(self, text: str) -> Cleared:
        if not text.strip():
            return Cleared(text)
        cleared = _cleared(text, self._awaited)
        self._awaited = _awaited(cleared.text, self._awaited)
        return cleared


def _cleared(text: str, awaited: _Awaited) -> Cleared:
    """A cell with marks; what is taken out can uncover more, so it is looked at until nothing is found."""
    total = Cleared(text)
    while True:
        people = names.names(total.text, labelled=awaited.name, signed=awaited.signer > 0)
        nameless = _replaced(total.text, [(start, end, NAME) for start, end in people])
        reached = contacts.contacts(nameless, labelled=awaited.number)
        if not people and not reached:
            return total
        total = Cleared(_replaced(nameless, reached), total.names + len(people), total.contacts + len(reached))


def _awaited(cleared: str, before: _Awaited) -> _Awaited:
    """What the next cell may hold because of this one, which is cleared."""
    named = NAME in cleared
    if names.has_signature(cleared):
        return _Awaited(name=not named, signer=_UNDER_A_SIGNATURE)
    signer = 0 if named else max(0, before.signer - 1)
    return _Awaited(names.ends_in_label(cleared), contacts.ends_in_label(cleared), signer)


def _replaced(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    return "".join(_parts(text, spans))


def _parts(text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    """The text with marks for spans; tags that stood within a span stay, so that they still close."""
    position = 0
    for start, end, mark in spans:
        yield text[position:start]
        yield mark
        yield from _TAG.findall(text[start:end])
        position = end
    yield text[position:]
