"""Table ข: the key results of the agency's strategy, with definitions and projects."""

from __future__ import annotations

from kb.kinds import Category
from kb.statement import Rank
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.plan_okr.city_indicators import state_definition
from loaders.forms.plan_okr.issues import enter_issue, place_key_result
from loaders.forms.plan_okr.okr_tables import goes_on_with_code, is_objective, is_word_alone, key_result_heading
from loaders.forms.plan_okr.outline import Heading, Level
from loaders.forms.plan_okr.position import Chain
from loaders.forms.plan_okr.project_cell import state_project_cell
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.shared.entries import Entry, aligned, entries

_MERGED = 0.9
"""Confidence of an empty cell standing for the one above it."""


def state_agency_indicators(table: FormTable, chain: Chain, reading: Reading) -> None:
    """States the rows of one table."""
    above: list[str] = []
    for entry in entries(aligned(table, reading.draft, is_objective), reading.draft, _begins, goes_on_with_code):
        heading = key_result_heading(entry.cell("key_result"))
        if heading is None or heading.level is not Level.KEY_RESULT:
            entry.account(reading.draft, Disposition.LEFT_OUT, "the row numbers no key result")
            continue
        above = _state_row(entry, heading, above, chain, reading)
        entry.account(reading.draft)


def _begins(row: FormRow) -> bool:
    """A key result begins with its code; a page break may part “OKR” from it."""
    return key_result_heading(row.cells.get("key_result")) is not None or is_word_alone(row)


def _state_row(entry: Entry, heading: Heading, above: list[str], chain: Chain, reading: Reading) -> list[str]:
    """States a row below one that names projects; returns the projects that the row stands for."""
    own_issue = enter_issue(entry, "objective", chain, reading)
    source = entry.cell("key_result")
    if source is None:
        return []
    key_result = reading.key_results.resolve(heading.code, heading.name, source, issue=chain.issue)
    reading.key_results.state(key_result, heading.name, source, Rank.FORM)
    place_key_result(key_result, source, chain, reading, own_issue=own_issue)
    reading.state_target(key_result, entry.cell("target"), Rank.FORM)
    reading.state_shares(key_result, entry.cell("target"), Rank.FORM)
    state_definition(reading, key_result, entry.cell("definition"))
    if entry.cell("project") is None:
        return _merged(source, key_result, above, reading)
    return state_project_cell(
        entry.cell("project"), reading,
        things={key_result: 1.0}, category=Category.AGENCY_STRATEGY, rank=Rank.FORM,
    )  # fmt: skip


def _merged(source: Cell, key_result: str, above: list[str], reading: Reading) -> list[str]:
    """The projects of the row above that an empty cell stands for: those that another table gives this key result.

    A cell that spans two rows is printed in the first; a dash would say that there is none.
    """
    own = [project for project in above if key_result in reading.projects.key_results_of(project)]
    for project in own:
        reading.support(project, key_result, source, Rank.MENTION, _MERGED)
    return own
