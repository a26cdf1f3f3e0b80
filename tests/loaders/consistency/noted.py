"""What the checks of running text note in a file of given lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from loaders.consistency.passages import Passage, passages
from loaders.draft import Draft
from loaders.notes import Note, Value
from loaders.readers.text import read_text


def notes_of(look: Callable[[Sequence[Passage], Draft], None], folder: Path, text: str, year: int = 2569) -> list[Note]:
    """The notes that a check leaves on a file."""
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    draft = Draft("document:0123456789ab", "agency:bangna", year)
    look(passages(read_text(path)), draft)
    return draft.notes


def values(note: Note) -> dict[str, Value]:
    """The values of a note by name."""
    return dict(note.values)
