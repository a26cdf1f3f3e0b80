"""Analyses called by an acronym, STEP (Social Technology Economy Political), of which some letters are not taken up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.statement import Place
from loaders.draft import Draft
from loaders.normalise.text import arabic, clean
from loaders.source import Paragraph, SourceFile

_ACRONYM = re.compile(r"(?<![A-Za-z])([A-Z]{3,8})\s*\(((?:[A-Z][A-Za-z]+[\s,/&]*(?:and\s+)?){3,8})\)")
_LEAD = re.compile(r"(?:ได้แก่|ดังนี้|ดังต่อไปนี้|คือ)\s*:?\s*$")
_ITEM = re.compile(r"^\s*[-–•]?\s*((?:[0-9]+\.)*)([0-9]+)[.)]?\s+\S")
_SHOWN = 30
"""Letters of an item that a note gives."""


def note_acronyms(source: SourceFile, draft: Draft) -> None:
    """Notes acronyms that are followed by fewer or more numbered items than they have letters."""
    lines = [block.place for block in source.blocks if isinstance(block, Paragraph) and block.text.strip()]
    for at, line in enumerate(lines):
        text = clean(line.text)
        for match in _ACRONYM.finditer(text):
            words = re.findall(r"[A-Z][A-Za-z]+", match[2])
            items = _items(lines[at + 1 :]) if _LEAD.search(text) else []
            if "".join(word[0] for word in words) == match[1] and items and len(items) != len(words):
                listed = "; ".join(f"“{clean(item.text)[:_SHOWN].rstrip()}…” ({item.line})" for item in items)
                draft.note(
                    "acronym_not_taken_up", line, acronym=match[0], letters=len(words), count=len(items), items=listed
                )


def _items(lines: Sequence[Place]) -> list[Place]:
    """The numbered items that follow, of one depth, up to what is numbered otherwise."""
    found: list[Place] = []
    prefix = None
    for line in lines:
        match = _ITEM.match(arabic(clean(line.text)))
        if match is None and not found:
            break
        if match is None:
            continue
        if (prefix is not None and match[1] != prefix) or int(match[2]) != len(found) + 1:
            break
        prefix = match[1]
        found.append(line)
    return found
