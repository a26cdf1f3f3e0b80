"""The evaluation tables 1.1 and 1.2: key results with code, district target, role, projects and divisions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place, Rank
from loaders.draft import Draft
from loaders.form import Disposition, FormRow, FormTable
from loaders.forms.plan_super_okr.key_results import KeyResultRegister, code_cell, entry_of
from loaders.forms.shared.project_rows import ProjectRow, found_projects, state_project_row
from loaders.forms.shared.torn import whole_rows
from loaders.forms.shared.totals import is_blank, is_total
from loaders.normalise.code import kr_codes
from loaders.normalise.text import arabic, clean
from loaders.resolution.actors import Actors
from loaders.resolution.projects import Evidence, ProjectRegister

_COMPONENT = re.compile(r"(?:องค์ประกอบที่\s*)?(\d(?:\.\d+)?)\s+(\S.*)")
_HEADING = re.compile(r"^(?:องค์ประกอบที่\s*\d|\d\.\d+\s)")


def read_evaluation(tables: Iterable[FormTable], register: KeyResultRegister, draft: Draft) -> None:
    """Adds the key results of the tables to the register; every row is accounted for."""
    component: str | None = None
    for table in tables:
        component = component_above(table.headings) or component
        for row in whole_rows(table, draft, _begins):
            draft.account(table, row, *_read_row(row, component, register, draft))


def _read_row(
    row: FormRow, component: str | None, register: KeyResultRegister, draft: Draft
) -> tuple[Disposition, str]:
    if is_blank(row):
        return Disposition.EMPTY, "this part of the form is empty"
    if is_total(row):
        return Disposition.TOTAL, ""
    name, code = clean(row.text("key_result")), _printed_code(row)
    if not name:
        return Disposition.LEFT_OUT, "the row names no key result"
    if code is None:
        draft.note("key_result_without_code", row.cells["key_result"], name=name)
    elif len(code) != 5:
        draft.note("key_result_code_malformed", code_cell(row), code=code)
    register.add(entry_of(row, component, code))
    return Disposition.EXTRACTED, ""


def _printed_code(row: FormRow) -> str | None:
    return next(iter(kr_codes(row.text("key_result_code"))), None)


def _begins(row: FormRow) -> bool:
    return bool(clean(row.text("number")) or clean(row.text("key_result_code"))) or is_total(row)


def resolve_projects(register: KeyResultRegister, projects: ProjectRegister) -> None:
    """Finds which projects the evaluation rows name, so that the matrix can be joined by them."""
    for entry in register:
        cell = entry.row.cells.get("project") if entry.row else None
        evidence = Evidence(frozenset({entry.code} if entry.code else ()))
        if cell:
            entry.projects |= found_projects(cell, projects, evidence)


def state_evaluation_projects(
    register: KeyResultRegister, projects: ProjectRegister, actors: Actors, draft: Draft
) -> None:
    """States the projects and divisions of the evaluation rows, and which key result they support."""
    for entry in register:
        row = entry.row
        if row is None or not clean(row.text("project")):
            continue
        printed = ProjectRow(row.cells["project"], division=row.cells.get("division"))
        codes = frozenset({entry.code} if entry.code else ())
        for project in state_project_row(printed, draft, projects, actors, rank=Rank.FORM, key_results=codes):
            draft.relate(project, EdgeKind.SUPPORTS, entry.id, row.cells["project"])


def component_above(headings: Iterable[Place]) -> str | None:
    """The component that the nearest heading names, such as “1.1”."""
    found: str | None = None
    for heading in headings:
        text = arabic(clean(heading.text))
        match = _COMPONENT.match(text) if _HEADING.match(text) else None
        found = match[1] if match else found
    return found


def component_id(draft: Draft, code: str) -> str:
    """The id of a component of the agency's evaluation in the document's year."""
    return node_id(NodeKind.COMPONENT, draft.agency_slug, draft.fiscal_year, code)
