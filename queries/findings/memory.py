"""What was found within a document, kept from one answer to the next: until it is read anew it says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kb.store.base import Document, LoadRecord
from queries.findings.finding import Draft


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the finders of this package found within a document, and of which kinds of nodes it speaks."""

    drafts: tuple[Draft, ...]
    kinds: frozenset[str]


class Memory(Protocol):
    """Keeps what was found by the rules of `rules.toml`; `load` is the latest entry of the document's load history."""

    def recall(self, document: Document, load: LoadRecord | None) -> Remembered | None:
        """What was found; `None` where it is not known."""

    def keep(self, document: Document, load: LoadRecord | None, found: Remembered) -> None:
        """Takes note of what was found."""
