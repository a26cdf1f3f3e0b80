"""What the text of a document contradicts, in words that are no fact of the graph.

Each check takes the source and the draft, and leaves notes; findings take them up by
the codes of `notes.toml`. What can be told from statements is a finding's own work.
"""

from __future__ import annotations

from collections.abc import Callable

from loaders.consistency.headings import note_headings
from loaders.consistency.totals import note_totals
from loaders.consistency.years import note_years
from loaders.draft import Draft
from loaders.source import SourceFile

CHECKS: tuple[Callable[[SourceFile, Draft], None], ...] = (note_headings, note_totals, note_years)
"""In the order in which they are made, after every table has been read."""


def note_inconsistencies(source: SourceFile, draft: Draft) -> None:
    """Notes whatever any of the checks finds."""
    for check in CHECKS:
        check(source, draft)
