"""The notes that one check leaves on a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from loaders.draft import Draft
from loaders.readers.text import read_text
from loaders.source import SourceFile


def notes_of(check: Callable[[SourceFile, Draft], None], folder: Path, text: str) -> list[tuple[str, int, str]]:
    """Code, line and English message of each note."""
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    draft = Draft("document:0123456789ab", "agency:bangna", 2569)
    check(read_text(path), draft)
    return [(note.code, note.place.line, note.message) for note in draft.notes]
