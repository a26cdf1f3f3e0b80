"""Reads a plan of the 2567 form: lists first, then registers, then the tables in document order."""

from __future__ import annotations

from collections.abc import Callable

from loaders.draft import Draft
from loaders.form import Form, FormTable
from loaders.forms.plan_okr import tables as forms
from loaders.forms.plan_okr.agency_indicators import state_agency_indicators
from loaders.forms.plan_okr.area_projects import state_area_projects
from loaders.forms.plan_okr.chain import follow_headings, state_city_projects, state_indicator_table
from loaders.forms.plan_okr.city_indicators import state_city_indicators
from loaders.forms.plan_okr.components import state_component_indicators
from loaders.forms.plan_okr.key_results import KeyResults
from loaders.forms.plan_okr.lists import Lists, read_lists, state_chain_list, state_okr_list
from loaders.forms.plan_okr.negotiated import state_conditions, state_criteria, state_negotiated
from loaders.forms.plan_okr.okr_tables import mentioned_key_results, state_okr_table
from loaders.forms.plan_okr.policy_linkage import state_policy_linkage
from loaders.forms.plan_okr.position import Chain
from loaders.forms.plan_okr.positions import pair_by_position
from loaders.forms.plan_okr.project_cell import read_projects
from loaders.forms.plan_okr.project_lists import state_project_lists
from loaders.forms.plan_okr.projects import Projects
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.plan_okr.routine import state_routine_work
from loaders.forms.plan_okr.steps import is_steps, state_steps
from loaders.recognise import RecognisedDocument
from loaders.resolution.actors import Actors

_Step = Callable[[FormTable, Chain, Reading], None]


def assemble(document: RecognisedDocument, draft: Draft) -> None:
    """States everything that a plan of this form says, and accounts for every row of its tables."""
    lists = read_lists(document.source)
    reading = Reading(draft, Actors(draft), Projects(draft), _key_results(lists, document, draft))
    state_chain_list(lists, reading)
    state_okr_list(lists, reading)
    # The registers come before the tables that mention their projects, wherever they are printed.
    state_project_lists(document, list(document.of(forms.PROJECT_LIST)), reading)
    state_routine_work(document.of(forms.ROUTINE_WORK), reading)
    area_names = [name for table in document.of(forms.AREA_PROJECTS) for name in _project_names(table)]
    reading.projects.expect(area_names)
    pair_by_position(list(document.of(forms.AREA_PROJECTS)), reading)
    chain = Chain()
    for table in document.tables:
        state_conditions(table, reading)
        step = _STEPS.get(table.form.code) if table.form else None
        # Part 2 has one list of projects in many tables.
        reading.projects.expect(area_names if table.form is forms.AREA_PROJECTS else _project_names(table))
        if table.form in forms.FORMS:
            follow_headings(table, chain, reading)
        if step:
            step(table, chain, reading)
        elif is_steps(table):
            state_steps(table, reading)
    reading.projects.note_possible()


def _key_results(lists: Lists, document: RecognisedDocument, draft: Draft) -> KeyResults:
    columns = [(form.code, "key_result") for form in (forms.OKR_TABLE, forms.AGENCY_INDICATORS)]
    key_results = KeyResults(draft)
    key_results.register(
        [listed.named for listed in lists.key_results()], list(mentioned_key_results(document, *columns))
    )
    return key_results


def _project_names(table: FormTable) -> list[str]:
    return [listed.name for row in table for listed in read_projects(row.text("project"))]


def _steps(*pairs: tuple[Form, _Step]) -> dict[str, _Step]:
    return {form.code: step for form, step in pairs}


_STEPS = _steps(
    (forms.OKR_TABLE, state_okr_table),
    (forms.INDICATOR_TABLE, state_indicator_table),
    (forms.CITY_PROJECTS, state_city_projects),
    (forms.AREA_PROJECTS, state_area_projects),
    (forms.CITY_INDICATORS, state_city_indicators),
    (forms.AGENCY_INDICATORS, state_agency_indicators),
    (forms.NEGOTIATED_INDICATORS, lambda table, _, reading: state_negotiated(table, reading)),
    (forms.CRITERIA, lambda table, _, reading: state_criteria(table, reading)),
    (forms.POLICY_LINKAGE, state_policy_linkage),
    (forms.COMPONENT_INDICATORS, lambda table, _, reading: state_component_indicators(table, reading)),
)
