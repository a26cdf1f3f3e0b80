"""The evaluation's components with their weights, and the table of component 2."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind, Role
from kb.statement import Place, Rank
from loaders.draft import Draft
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.plan_super_okr.columns import EVALUATION
from loaders.forms.plan_super_okr.evaluation import component_above, component_id
from loaders.forms.shared.lines import join_lines
from loaders.forms.shared.project_rows import ProjectRow, state_project_row
from loaders.forms.shared.torn import itemised, whole_rows
from loaders.forms.shared.totals import is_blank, is_total
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.text import arabic, clean, without_ordinal
from loaders.recognise import RecognisedDocument
from loaders.resolution.actors import Actors
from loaders.resolution.projects import ProjectRegister

_MAIN = re.compile(r"องค์ประกอบที่\s*(?P<code>\d+)\s+(?P<name>.+?)(?:\s*กำหนด.*|\s*จำนวน.*|\s*รับผิดชอบ.*)?$")
_PART = re.compile(r"(?P<code>\d\.\d+)\s+(?P<name>.+?)(?:\s*\((?:จำนวน|ที่เหลือ).*)?$")
_WEIGHT = re.compile(r"กำหนด(?:ค่าน้ำหนัก)?คะแนน\s*ร้อยละ\s*([\d.]+)")
_COUNT = re.compile(r"จำนวน\s*(\d+)\s*(?:ตัวชี้วัด|KRs)")
_ASSESSOR = re.compile(r"รับผิดชอบโดย\s*(.+)$")
_INDICATOR_END = re.compile(r"\s*กำหนด(?:ค่าน้ำหนัก)?คะแนน")
_SAME_AS = re.compile(r"\s*\*+\s*(กิจกรรมเดียวกับ.+)$")


def state_components(document: RecognisedDocument, draft: Draft) -> None:
    """States the evaluation and its components from the headings that name them."""
    evaluation = node_id(NodeKind.EVALUATION, draft.agency_slug, draft.fiscal_year)
    for paragraph in document.source.paragraphs():
        text = arabic(clean(paragraph.text))
        main = _MAIN.match(text)
        if main:
            _state_component(draft, main["code"], main["name"], text, paragraph.place, evaluation)
            draft.state(evaluation, "fiscal_year", draft.fiscal_year, paragraph.place)
            draft.state(evaluation, "agency", draft.agency, paragraph.place, rank=Rank.INFERENCE)
    for table in document.of(EVALUATION):
        _state_part(table, draft)


def _state_part(table: FormTable, draft: Draft) -> None:
    """States the part of a component, such as 1.2, that the headings above a table name."""
    starts = [index for index, line in enumerate(table.headings) if _PART.match(arabic(clean(line.text)))]
    if not starts:
        return
    lines = table.headings[starts[-1] :]
    text = arabic(clean(join_lines([clean(line.text) for line in lines])))
    part = _PART.match(text)
    if part:
        place = Place(lines[0].line, "\n".join(line.text for line in lines))
        parent = component_id(draft, part["code"].partition(".")[0])
        _state_component(draft, part["code"], part["name"], text, place, parent)


def _state_component(draft: Draft, code: str, name: str, text: str, place: Place, parent: str) -> None:
    component = component_id(draft, code)
    count = _COUNT.search(text)
    draft.state(component, "code", code, place)
    draft.state(component, "name", name.strip(), place)
    draft.state(component, "fiscal_year", draft.fiscal_year, place)
    draft.state(component, "agency", draft.agency, place, rank=Rank.INFERENCE)
    draft.state(component, "weight", _weight(text), place)
    draft.state(component, "declared_counts", {"indicators": int(count[1])} if count else None, place)
    draft.relate(component, EdgeKind.PART_OF, parent, place)


def _weight(text: str) -> str | None:
    """The weight that a heading or an indicator's cell states, as the base keeps decimals."""
    printed = _WEIGHT.search(text)
    value = parse_decimal(printed[1]) if printed else None
    return None if value is None else decimal_text(value)


class ComponentTables:
    """Reads tables of indicators that a component is measured by."""

    def __init__(self, draft: Draft, projects: ProjectRegister, actors: Actors) -> None:
        self._draft = draft
        self._projects = projects
        self._actors = actors

    def read(self, tables: Iterable[FormTable]) -> None:
        """Reads the tables; every row is accounted for."""
        component: str | None = None
        for table in tables:
            component = component_above(table.headings) or component
            for row in whole_rows(table, self._draft, itemised("indicator")):
                self._draft.account(table, row, *self._read_row(row, component))

    def _read_row(self, row: FormRow, component: str | None) -> tuple[Disposition, str]:
        if is_blank(row):
            return Disposition.EMPTY, "this part of the form is empty"
        if is_total(row):
            return Disposition.TOTAL, ""
        code, text = without_ordinal(row.text("indicator"))
        if not text:
            return Disposition.LEFT_OUT, "the row names no indicator"
        indicator = self._state_indicator(row.cells["indicator"], code, text, component)
        if clean(row.text("project")):
            self._state_projects(row, indicator)
        return Disposition.EXTRACTED, ""

    def _state_indicator(self, cell: Cell, code: str | None, text: str, component: str | None) -> str:
        draft = self._draft
        name = _INDICATOR_END.split(text, maxsplit=1)[0].strip()
        identifier = node_id(NodeKind.INDICATOR, draft.agency_slug, draft.fiscal_year, code or component or "0")
        draft.state(identifier, "code", code, cell)
        draft.state(identifier, "name", name, cell)
        draft.state(identifier, "fiscal_year", draft.fiscal_year, cell)
        draft.state(identifier, "weight", _weight(arabic(text)), cell)
        if component:
            draft.relate(identifier, EdgeKind.CONTRIBUTES_TO, component_id(draft, component), cell)
        assessor = _ASSESSOR.search(text)
        agency = self._actors.agency(assessor[1], cell) if assessor else None
        if agency:
            draft.relate(
                agency, EdgeKind.RESPONSIBLE_FOR, identifier, cell,
                qualifier=str(Role.HOST), properties={"role": str(Role.HOST)},
            )  # fmt: skip
        return identifier

    def _state_projects(self, row: FormRow, indicator: str) -> None:
        cell = row.cells["project"]
        same_as = _SAME_AS.search(clean(cell.text))
        named = Cell(_SAME_AS.sub("", clean(cell.text)), cell.place)
        printed = ProjectRow(named, row.cells.get("budget"), row.cells.get("division"))
        for project in state_project_row(printed, self._draft, self._projects, self._actors, rank=Rank.FORM):
            self._draft.relate(project, EdgeKind.SUPPORTS, indicator, cell)
            self._draft.state(project, "same_as_note", same_as[1] if same_as else None, cell)
