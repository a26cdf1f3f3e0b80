"""What the text of a document contradicts, in words that are no fact of the graph.

Each check takes the source and the draft, and leaves notes; findings take them up by
the codes of `notes.toml`. What can be told from statements is a finding's own work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from loaders.consistency.acronyms import note_acronyms
from loaders.consistency.agency_names import note_agency_names
from loaders.consistency.announced import note_announced
from loaders.consistency.appeals import note_appeals
from loaders.consistency.column_heads import note_column_heads
from loaders.consistency.components import note_components
from loaders.consistency.coordination import note_coordination
from loaders.consistency.cut_off import note_cut_off
from loaders.consistency.dates import note_dates
from loaders.consistency.district_names import note_district_names
from loaders.consistency.framework import note_framework
from loaders.consistency.headings import note_headings
from loaders.consistency.measured_names import note_measured_names
from loaders.consistency.number_words import note_number_words
from loaders.consistency.numbered_cells import note_numbered_cells
from loaders.consistency.numbering import note_numbering
from loaders.consistency.opposite_headings import note_opposite_headings
from loaders.consistency.parallel_lists import note_parallel_lists
from loaders.consistency.passages import Passage, passages
from loaders.consistency.percents import note_percents
from loaders.consistency.phrases import note_phrases
from loaders.consistency.place_names import note_place_names
from loaders.consistency.references import note_references
from loaders.consistency.requests import note_requests
from loaders.consistency.short_names import note_short_names
from loaders.consistency.signatures import note_signatures
from loaders.consistency.steps import note_steps
from loaders.consistency.swot import note_swot
from loaders.consistency.titles import note_titles
from loaders.consistency.totals import note_totals
from loaders.consistency.years import note_years
from loaders.draft import Draft
from loaders.source import SourceFile

CHECKS: tuple[Callable[[SourceFile, Draft], None], ...] = (
    note_headings, note_totals, note_years, note_references, note_column_heads, note_acronyms, note_short_names,
    note_steps, note_swot, note_framework, note_appeals, note_numbered_cells,
)  # fmt: skip
"""In the order in which they are made, after every table has been read."""

TEXT_CHECKS: tuple[Callable[[Sequence[Passage], Draft], None], ...] = (
    note_place_names, note_measured_names, note_agency_names, note_district_names, note_titles, note_numbering,
    note_announced, note_cut_off, note_dates, note_percents, note_signatures,
    note_parallel_lists, note_opposite_headings, note_phrases, note_requests, note_coordination, note_components,
    note_number_words,
)  # fmt: skip
"""Checks of paragraphs, those within cells included; made after the others."""


def note_inconsistencies(source: SourceFile, draft: Draft) -> None:
    """Notes whatever any of the checks finds."""
    for check in CHECKS:
        check(source, draft)
    found = passages(source)
    for look in TEXT_CHECKS:
        look(found, draft)
