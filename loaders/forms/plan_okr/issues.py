"""Under which development issue a key result stands: its own row says, or a row above, or its code."""

from __future__ import annotations

from kb.statement import Rank
from loaders.form import Cell
from loaders.forms.plan_okr.outline import Heading, Level, read_heading
from loaders.forms.plan_okr.position import Chain
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.plan_okr.structure import state_issue
from loaders.forms.shared.entries import Entry
from loaders.normalise.text import clean, similarity

_SAME_ISSUE = 0.85


def issue_heading(cell: Cell | None) -> Heading | None:
    """The issue that a cell numbers, or `None`."""
    heading = read_heading(cell.text, cell.place) if cell else None
    return heading if heading and heading.level is Level.ISSUE else None


def enter_issue(entry: Entry, column: str, chain: Chain, reading: Reading) -> bool:
    """States the issue that a row's cell names and leaves it in `chain`; an empty cell keeps the one above.

    Returns:
        Whether the row itself names the issue.
    """
    cell = entry.cell(column)
    if cell is None:
        return False
    issue = issue_heading(cell) or _known_by_name(cell, chain, reading)
    chain.issue = issue.code if issue else ""
    chain.issue_fits = True
    if issue:
        state_issue(reading, issue, chain.area, Rank.FORM, cell)
    return issue is not None


def place_key_result(key_result: str, source: Cell, chain: Chain, reading: Reading, *, own_issue: bool) -> None:
    """States the issue that a key result contributes to.

    What the row itself prints counts. An issue from a row above gives way to the
    code where the two do not fit, for a cell that spans rows is easily lost.
    """
    prefix = reading.key_results.code_of(key_result).rpartition(".")[0]
    if own_issue:
        chain.issue_fits = prefix in ("", chain.issue)
    elif prefix and prefix != chain.issue and (not chain.issue or _is_lost(prefix, chain, reading)):
        chain.issue = prefix
        reading.key_results.place_under(key_result, prefix, source, Rank.INFERENCE)
        return
    if chain.issue:
        reading.key_results.place_under(key_result, chain.issue, source)


def _is_lost(prefix: str, chain: Chain, reading: Reading) -> bool:
    """Whether the issue of a code is one of the document's, and the row above kept to its own."""
    return chain.issue_fits and prefix in reading.issues


def _known_by_name(cell: Cell, chain: Chain, reading: Reading) -> Heading | None:
    """An issue that is printed without its number."""
    name = clean(cell.text)
    found = [
        code
        for code, known in reading.issues.items()
        if code.partition(".")[0] == chain.area and similarity(known, name) >= _SAME_ISSUE
    ]
    return Heading(Level.ISSUE, found[0], name, cell.place) if len(found) == 1 else None
