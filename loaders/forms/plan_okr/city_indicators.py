"""Table ก: the indicators of the city's plan, with definitions and projects."""

from __future__ import annotations

import re

from kb.identity import node_id
from kb.kinds import Category, EdgeKind, NodeKind
from kb.statement import Rank
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.plan_okr.chain import state_indicator, state_tactic
from loaders.forms.plan_okr.okr_tables import state_objective
from loaders.forms.plan_okr.outline import Heading, Level, read_heading, read_headings, section_of
from loaders.forms.plan_okr.position import Chain
from loaders.forms.plan_okr.project_cell import state_project_cell
from loaders.forms.plan_okr.reading import TWENTY_YEARS, Reading
from loaders.forms.shared.entries import Entry, entries
from loaders.normalise.text import clean

_RESULT_LEVEL = re.compile(r"\s*\((ผลลัพธ์|ผลผลิต|ผลกระทบ)\)\s*$")
_ABOVE = frozenset({Level.OBJECTIVE, Level.CITY_KEY_RESULT})


def state_city_indicators(table: FormTable, chain: Chain, reading: Reading) -> None:
    """States the rows of one table under the key result that its headings name."""
    above = {heading.level: heading for heading in read_headings(section_of(table.headings), _ABOVE)}
    for entry in entries(table, reading.draft, _begins):
        indicator = _heading(entry.cell("indicator"), Level.INDICATOR)
        if indicator is None:
            entry.account(reading.draft, Disposition.LEFT_OUT, "the row numbers no indicator")
            continue
        chain.sub_strategy = ".".join(indicator.code.split(".")[:2])
        _follow(above, chain, reading)
        tactic = _heading(entry.cell("tactic"), Level.TACTIC)
        if tactic:
            chain.tactic = state_tactic(reading, tactic, chain.key_result, entry.cell("tactic"))
        _state_row(entry, indicator, chain, reading)
        entry.account(reading.draft)


def _begins(row: FormRow) -> bool:
    return _heading(row.cells.get("indicator"), Level.INDICATOR) is not None


def _heading(cell: Cell | None, level: Level) -> Heading | None:
    heading = read_heading(cell.text, cell.place) if cell else None
    return heading if heading and heading.level is level else None


def _follow(above: dict[Level, Heading], chain: Chain, reading: Reading) -> None:
    """States the key result and the objective that the headings above the table name."""
    heading = above.get(Level.CITY_KEY_RESULT)
    if heading is None:
        return
    chain.key_result = node_id(NodeKind.KEY_RESULT, TWENTY_YEARS, chain.sub_strategy, heading.code)
    reading.describe(chain.key_result, f"KR {heading.code}", heading.name, heading.place, Rank.MENTION)
    objective = above.get(Level.OBJECTIVE)
    if objective and chain.key_result not in reading.objectives:
        identifier = state_objective(reading, chain.sub_strategy, Cell(objective.name, objective.place))
        reading.objectives[chain.key_result] = identifier
        reading.draft.relate(chain.key_result, EdgeKind.CONTRIBUTES_TO, identifier, heading.place)


def _state_row(entry: Entry, heading: Heading, chain: Chain, reading: Reading) -> None:
    cell = entry.cell("indicator")
    level = _RESULT_LEVEL.search(heading.name)
    named = Heading(heading.level, heading.code, _RESULT_LEVEL.sub("", heading.name), heading.place)
    indicator = state_indicator(reading, named, chain, cell)
    if level and cell:
        reading.draft.state(indicator, "level", level[1], cell)
    reading.state_target(indicator, entry.cell("target"), Rank.FORM)
    state_definition(reading, indicator, entry.cell("definition"))
    state_project_cell(
        entry.cell("project"), reading, things={indicator: 1.0}, category=Category.CITY_PLAN, rank=Rank.FORM
    )


def state_definition(reading: Reading, identifier: str, cell: Cell | None) -> None:
    """States the definition that a cell prints."""
    if cell is not None:
        reading.draft.state_text(identifier, "definition", clean(cell.text), cell)
