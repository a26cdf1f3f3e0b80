"""Table ฉ: the indicators of the evaluation components, and the projects that serve them."""

from __future__ import annotations

import re
from decimal import Decimal

from kb.kinds import Category, EdgeKind, NodeKind
from kb.statement import Rank
from loaders.form import Disposition, FormRow, FormTable
from loaders.forms.plan_okr.city_indicators import state_definition
from loaders.forms.plan_okr.outline import Heading, Level, read_headings
from loaders.forms.plan_okr.project_cell import state_project_cell
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.shared.entries import Entry, entries
from loaders.normalise.code import outline_code
from loaders.normalise.number import decimal_text
from loaders.normalise.text import arabic, clean

_WEIGHT = re.compile(r"\((?:น้ำหนัก)?\s*(?:ร้อยละ\s*)?(\d{1,3})\s*(?:คะแนน|%)?\)\s*$")
_AS, _SET = "ตามที่", "กำหนด"
_LEVELS = frozenset({Level.COMPONENT})


def state_component_indicators(table: FormTable, reading: Reading) -> None:
    """States the indicators of one table under the component that its heading names."""
    headings = list(read_headings(table.headings, _LEVELS))
    component = _state_component(headings[-1], reading) if headings else None
    for entry in entries(table, reading.draft, _begins, _goes_on):
        if entry.cell("indicator") is None:
            entry.account(reading.draft, Disposition.LEFT_OUT, "no indicator")
            continue
        _state_indicator(entry, component, reading)
        entry.account(reading.draft)


def _begins(row: FormRow) -> bool:
    return bool(clean(row.text("indicator")) and clean(row.text("definition")))


def _goes_on(upper: FormRow, row: FormRow) -> bool:
    """Whether a row right after a page break is the rest of the one above: it has no number among numbered ones,
    or the break tore the definition “ตามที่ … กำหนด” in two."""
    if outline_code(row.text("indicator"))[0]:
        return False
    above, rest = clean(upper.text("definition")), clean(row.text("definition"))
    torn = above.startswith(_AS) and not above.endswith(_SET) and not rest.startswith(_AS)
    return torn or outline_code(upper.text("indicator"))[0] is not None


def _state_component(heading: Heading, reading: Reading) -> str:
    component = reading.agency_id(NodeKind.COMPONENT, heading.code)
    evaluation = reading.agency_id(NodeKind.EVALUATION)
    year, agency = reading.draft.fiscal_year, reading.draft.agency
    reading.describe(component, heading.code, heading.name, heading.place, Rank.FORM)
    for identifier in (component, evaluation):
        reading.draft.state(identifier, "fiscal_year", year, heading.place)
        reading.draft.state(identifier, "agency", agency, heading.place, rank=Rank.INFERENCE)
    name = f"การประเมินผลการปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. {year}"
    reading.draft.state(evaluation, "name", name, heading.place, rank=Rank.INFERENCE)
    weight = _WEIGHT.search(arabic(heading.name))
    if weight:
        reading.draft.state(component, "weight", decimal_text(Decimal(weight[1])), heading.place)
    reading.draft.relate(component, EdgeKind.PART_OF, evaluation, heading.place)
    return component


def _state_indicator(entry: Entry, component: str | None, reading: Reading) -> None:
    cell = entry.cell("indicator")
    if cell is None:
        return
    code, name = outline_code(cell.text)
    indicator = reading.indicator_id(code, name)
    reading.describe(indicator, code, name, cell, Rank.FORM)
    reading.draft.state(indicator, "fiscal_year", reading.draft.fiscal_year, cell)
    state_definition(reading, indicator, entry.cell("definition"))
    if component:
        reading.draft.relate(indicator, EdgeKind.CONTRIBUTES_TO, component, cell)
    state_project_cell(
        entry.cell("project"), reading, things={indicator: 1.0}, category=Category.ROUTINE, rank=Rank.FORM
    )
