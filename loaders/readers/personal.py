"""Leaves personal names and ways to reach people out of what is read, so that nothing further on can hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
    """What the cells before announce: a name, a number, or someone who signed so many cells ago at most."""

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
        awaited = self._awaited
        signed = awaited.signer > 0
        people = names.names(text, labelled=awaited.name, signed=signed)
        cleared = _replaced(text, [(start, end, NAME) for start, end in people])
        reached = contacts.contacts(cleared, labelled=awaited.number)
        self._awaited = _awaited(text, replace(awaited, signer=0 if people else awaited.signer))
        return Cleared(_replaced(cleared, reached), len(people), len(reached))


def _awaited(text: str, before: _Awaited) -> _Awaited:
    """What the next cell may hold because of this one."""
    signer = _UNDER_A_SIGNATURE if names.has_signature(text) else max(0, before.signer - 1)
    return _Awaited(names.ends_in_label(text), contacts.ends_in_label(text), signer)


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
