"""Part 1: the 20-year plan's chain from dimension to tactic, indicator and project."""

from __future__ import annotations

import re
from dataclasses import replace

from kb.identity import node_id
from kb.kinds import Category, EdgeKind, NodeKind
from kb.statement import Json, Rank
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.plan_okr.outline import Heading, Level, is_continued, read_heading, read_headings, section_of
from loaders.forms.plan_okr.position import Chain
from loaders.forms.plan_okr.project_rows import begins_project, goes_on_with_project, traits_of
from loaders.forms.plan_okr.reading import TWENTY_YEARS, Reading, target_json
from loaders.forms.plan_okr.structure import state_area, state_dimension, state_strategy, state_sub_strategy
from loaders.forms.plan_okr.tables import AGENCY_INDICATORS, AREA_PROJECTS, OKR_TABLE
from loaders.forms.shared.entries import Entry, entries
from loaders.normalise.text import arabic, clean

_LEVELS = frozenset({Level.DIMENSION, Level.STRATEGY, Level.SUB_STRATEGY, Level.TACTIC, Level.AREA, Level.PART})
_LONGEST_AREA = 60
"""A heading “1. …” longer than this is a numbered sentence, no area of the plan."""
_BY_AREA = (OKR_TABLE, AREA_PROJECTS, AGENCY_INDICATORS)
_YEAR = re.compile(r"25\d\d")
_STRATEGY_CODE = re.compile(r"\d{4,8}")


def follow_headings(table: FormTable, chain: Chain, reading: Reading) -> None:
    """States the structure that the headings above a table name, and leaves it in `chain`."""
    for heading in read_headings(section_of(table.headings), _LEVELS):
        if heading.level is not Level.AREA or _is_area(heading, table):
            follow_heading(heading, chain, reading)


def follow_heading(heading: Heading, chain: Chain, reading: Reading) -> None:
    """States what one heading names, and leaves it in `chain`."""
    if heading.level is Level.DIMENSION:
        chain.dimension = state_dimension(reading, heading)
    elif heading.level is Level.STRATEGY:
        state_strategy(reading, heading, Rank.FORM, chain.dimension)
    elif heading.level is Level.SUB_STRATEGY:
        _enter_sub_strategy(heading, chain)
        state_sub_strategy(reading, heading, Rank.FORM)
    elif heading.level is Level.TACTIC:
        tactic = state_tactic(reading, heading, chain.key_result)
        # A table of indicators that is missing must not leave its projects those of the tactic before.
        chain.indicators = chain.indicators if tactic == chain.tactic else []
        chain.tactic = tactic
    elif heading.level is Level.AREA:
        if chain.area != heading.code:
            chain.issue = ""
            chain.parents = {}
        chain.area = heading.code
        state_area(reading, heading, Rank.MENTION)


def _enter_sub_strategy(heading: Heading, chain: Chain) -> None:
    """Leaves behind what stood under the heading before, unless this one is printed again on the next page."""
    again = chain.sub_strategy == heading.code
    if again and is_continued(heading):
        return
    chain.objective = chain.objective if again else None
    chain.key_result = chain.tactic = None
    chain.indicators = []
    chain.sub_strategy = heading.code


def _is_area(heading: Heading, table: FormTable) -> bool:
    """Whether a heading “1. …” names an area: one stands above tables of key results and projects alone."""
    return table.form in _BY_AREA and len(heading.name) <= _LONGEST_AREA


def state_tactic(reading: Reading, heading: Heading, key_result: str | None, source: Cell | None = None) -> str:
    """States a tactic, part of the sub-strategy that its code begins with; returns its id."""
    identifier = node_id(NodeKind.TACTIC, TWENTY_YEARS, heading.code)
    sub_strategy = node_id(NodeKind.SUB_STRATEGY, TWENTY_YEARS, ".".join(heading.code.split(".")[:2]))
    place = source or heading.place
    reading.describe(identifier, heading.code, heading.name, place, Rank.FORM)
    reading.draft.relate(identifier, EdgeKind.PART_OF, sub_strategy, place)
    if key_result:
        reading.draft.relate(identifier, EdgeKind.CONTRIBUTES_TO, key_result, place)
    return identifier


def state_indicator_table(table: FormTable, chain: Chain, reading: Reading) -> None:
    """States an indicator of the 20-year plan with its targets by year."""
    years = _years(table)
    chain.indicators = []
    for entry in entries(table, reading.draft, _begins_indicator):
        heading = _indicator(entry.cell("indicator"))
        if heading is None:
            is_years = any(_YEAR.fullmatch(arabic(clean(cell.text))) for cell in entry.rows[0].cells.values())
            entry.account(reading.draft, Disposition.HEADER if is_years else Disposition.LEFT_OUT, "no indicator")
            continue
        indicator = state_indicator(reading, heading, chain, entry.cell("indicator"))
        chain.indicators.append(indicator)
        _state_targets(entry, indicator, years, reading)
        entry.account(reading.draft)


def state_indicator(
    reading: Reading, heading: Heading, chain: Chain, source: Cell | None, rank: Rank = Rank.FORM
) -> str:
    """States an indicator under the tactic and the key result above it; returns its id."""
    identifier = node_id(NodeKind.INDICATOR, TWENTY_YEARS, heading.code)
    place = source or heading.place
    reading.describe(identifier, heading.code, heading.name, place, rank)
    for upper in (chain.tactic, chain.key_result):
        if upper:
            reading.draft.relate(identifier, EdgeKind.CONTRIBUTES_TO, upper, place, rank=rank)
    return identifier


def state_city_projects(table: FormTable, chain: Chain, reading: Reading) -> None:
    """States the projects of the indicators above the table."""
    for entry in entries(table, reading.draft, begins_project, goes_on_with_project):
        name = entry.cell("project")
        if name is None:
            entry.account(reading.draft, Disposition.LEFT_OUT, "no project")
            continue
        traits = replace(traits_of(entry, reading, codes="policy"), part=Category.CITY_PLAN)
        project = reading.projects.find_or_add(name.text, name, traits, category=Category.CITY_PLAN, rank=Rank.FORM)
        _state_strategy_code(entry, project, reading)
        reading.state_money(project, entry.cell("budget"), Rank.FORM)
        reading.state_divisions(project, traits.divisions, entry.cell("division"), Rank.FORM)
        reading.state_policies(project, entry.cell("policy"), Rank.FORM)
        for indicator in chain.indicators:
            reading.support(project, indicator, name, Rank.FORM)
        entry.account(reading.draft)


def _state_strategy_code(entry: Entry, project: str, reading: Reading) -> None:
    cell = entry.cell("strategy_code")
    match = _STRATEGY_CODE.fullmatch(arabic(clean(cell.text))) if cell else None
    if cell and match:
        reading.draft.state(project, "strategy_code", match[0], cell)


def _begins_indicator(row: FormRow) -> bool:
    return _indicator(row.cells.get("indicator")) is not None


def _indicator(cell: Cell | None) -> Heading | None:
    heading = read_heading(cell.text, cell.place) if cell else None
    return heading if heading and heading.level is Level.INDICATOR else None


def _years(table: FormTable) -> dict[str, str]:
    """The year that each column of targets is headed with: column name → Buddhist year."""
    years: dict[str, str] = {}
    for row in (*table.headers, *table.rows):
        for name, cell in row.cells.items():
            text = arabic(clean(cell.text))
            if _YEAR.fullmatch(text):
                years[name] = text
    return years


def _state_targets(entry: Entry, indicator: str, years: dict[str, str], reading: Reading) -> None:
    cells = {year: cell for name, year in years.items() if (cell := entry.cell(name))}
    targets: dict[str, Json] = {year: target_json(cell.text) for year, cell in cells.items()}
    stated = {year: target for year, target in targets.items() if target is not None}
    if stated:
        source = cells[max(stated)]
        reading.draft.state(indicator, "targets_by_year", stated, source)
    own = cells.get(str(reading.draft.fiscal_year)) or (entry.cell("target") if not years else None)
    reading.state_target(indicator, own, Rank.FORM)
