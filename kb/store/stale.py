"""What of the graph is to be derived anew when a transaction ends, in every engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kb.store.base import Document
from kb.store.rows import Values
from kb.store.said import EdgeKey


@dataclass(slots=True)
class Stale:
    """The nodes and edges of which more or less is said than before.

    `documents` holds those whose records came or changed, for their own nodes.
    """

    nodes: set[str] = field(default_factory=set)
    edges: set[EdgeKey] = field(default_factory=set)
    documents: dict[str, Document] = field(default_factory=dict)

    def take(self, rows: Iterable[Values]) -> None:
        """Takes note of what statements speak of, before they go: rows of subject, predicate, object, qualifier."""
        for subject, predicate, other, qualifier in rows:
            self.nodes.add(subject)
            if other is not None:
                self.nodes.add(other)
                self.edges.add((subject, predicate, other, qualifier))
