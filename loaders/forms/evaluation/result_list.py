"""The plain list of an agency's indicators, each with what was reached and how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kb.statement import Rank
from loaders.draft import Draft
from loaders.form import Disposition, FormRow, FormTable
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.scenes import Assessor
from loaders.forms.evaluation.stream import is_dashes
from loaders.forms.shared.entries import Entry, entries
from loaders.normalise.reached import parse_reached
from loaders.normalise.text import arabic, clean, paragraphs, without_ordinal


def state_result_lists(tables: Iterable[FormTable], facts: Facts) -> None:
    """States the indicators of the lists and what the agency says was reached; every row is accounted for."""
    for table in tables:
        for entry in _entries(table, facts.draft):
            cell = entry.cell("indicator")
            number, name = without_ordinal(cell.text) if cell else (None, "")
            if cell is None or not name:
                entry.account(facts.draft, Disposition.LEFT_OUT, "the row names no indicator")
                continue
            _state(entry, number, name, facts)
            entry.account(facts.draft)


def _entries(table: FormTable, draft: Draft) -> Iterable[Entry]:
    for row in table:
        if is_dashes(row):
            draft.account(table, row, Disposition.EMPTY)
    standing = replace(table, rows=tuple(row for row in table if not is_dashes(row)))
    return entries(standing, draft, _begins)


def _begins(row: FormRow) -> bool:
    return bool(clean(row.text("indicator")) or clean(row.text("reached")))


def _state(entry: Entry, number: str | None, name: str, facts: Facts) -> None:
    cell, reached, details = entry.cell("indicator"), entry.cell("reached"), entry.cell("details")
    if cell is None:
        return
    indicator = facts.register.add(None, name, number)
    identifier = facts.indicator(indicator, name, cell, Rank.FORM, prints_code=True)
    facts.draft.state(identifier, "number", number, cell)
    result = facts.result(indicator, Assessor.SELF, reached or cell, Rank.FORM)
    found = parse_reached(arabic(clean(reached.text))) if reached else None
    if reached and found:
        facts.reached(result, found, reached, Rank.FORM)
    if details:
        facts.draft.state_text(result, "details", "\n".join(paragraphs(details.text)), details)
        facts.as_of(result, details.text, details, Rank.FORM)
        facts.ratios(result, details.text, details, reached=found)
