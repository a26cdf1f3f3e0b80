"""Short names of agencies that a document gives in two spellings, and divisions that it calls by two names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from kb.statement import Place
from loaders.authority.register import Entry, agencies, divisions
from loaders.draft import Draft
from loaders.normalise.text import clean
from loaders.source import SourceFile

_GIVEN = re.compile(r"(สำนัก[ก-๎]{4,60})\s*\(([ก-ฮ]{2,4}\.)(?:กทม\.)?\)")
_SHORT = re.compile(r"(?<![ก-๙])([ก-ฮ]{2,4}\.)(?:กทม\.)?")


def note_short_names(source: SourceFile, draft: Draft) -> None:
    """Notes short names that differ by a letter from what the document calls the agency elsewhere, and divisions."""
    lines = source.lines()
    printed = _printed(lines)
    for line in lines:
        for name, given in _GIVEN.findall(clean(line.text)):
            official = _short_of(name)
            if official and official != given and official in printed and Levenshtein.distance(given, official) == 1:
                other = printed[official]
                draft.note("short_name_differs", line, name=name, short=given, other=official, line=other.line)
    for division in divisions():
        _note_division(division, lines, draft)


def _printed(lines: Sequence[Place]) -> dict[str, Place]:
    """Short name → where it first stands."""
    found: dict[str, Place] = {}
    for line in lines:
        for short in _SHORT.findall(clean(line.text)):
            found.setdefault(short, line)
    return found


@cache
def _short_of(name: str) -> str | None:
    """The official short name of the agency whose name this is."""
    return next((entry.short_name for entry in agencies() if name.endswith(entry.name)), None)


def _note_division(division: Entry, lines: Sequence[Place], draft: Draft) -> None:
    """Notes a division that the document calls by two full names."""
    found: dict[str, Place] = {}
    for line in lines:
        for name in _full_names(division):
            if name not in found and _stands(name, clean(line.text)):
                found[name] = line
    if len(found) > 1:
        names = ", ".join(f"“{name}” ({place.line})" for name, place in found.items())
        draft.note("division_called_differently", [*found.values()][-1], names=names)


def _full_names(division: Entry) -> Iterator[str]:
    """The names of a division that are no abbreviations."""
    return (name for name in (division.name, *division.aliases) if not name.endswith(("ฯ", ".")))


def _stands(name: str, text: str) -> bool:
    return re.search(rf"{re.escape(name)}(?![ก-๎])", text) is not None
