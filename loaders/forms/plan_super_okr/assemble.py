"""Puts a Super OKR plan together: registers first, then the tables that refer to them."""

from __future__ import annotations

from kb.identity import node_id
from kb.kinds import Category, EdgeKind, NodeKind
from kb.statement import Rank
from loaders.draft import Draft
from loaders.form import FormTable
from loaders.forms.plan_super_okr import columns
from loaders.forms.plan_super_okr.components import ComponentTables, state_components
from loaders.forms.plan_super_okr.counts import state_declared_counts
from loaders.forms.plan_super_okr.evaluation import read_evaluation, resolve_projects, state_evaluation_projects
from loaders.forms.plan_super_okr.goals import Goal, read_goals, state_goals
from loaders.forms.plan_super_okr.indicators import read_indicators, state_indicators
from loaders.forms.plan_super_okr.joins import add_listed, add_worded, join_by_project_list
from loaders.forms.plan_super_okr.key_results import KeyResultRegister, state_key_results
from loaders.forms.plan_super_okr.lists import ProjectLists
from loaders.forms.plan_super_okr.matrix import Matrix, MatrixReader
from loaders.forms.plan_super_okr.matrix_statements import MatrixStatements, state_inferred_parents
from loaders.forms.plan_super_okr.missions import MissionTables
from loaders.forms.shared.totals import state_total_sentences
from loaders.normalise.text import clean
from loaders.recognise import RecognisedDocument
from loaders.resolution.actors import Actors
from loaders.resolution.projects import ProjectRegister


def assemble(document: RecognisedDocument, draft: Draft) -> None:
    """States everything that the document's Super OKR tables and lists say."""
    actors, projects, key_results = Actors(draft), ProjectRegister(draft), KeyResultRegister()
    lists = ProjectLists(draft, projects, actors)
    goals = read_goals(document)
    state_goals(goals, draft)
    _read_lists(document, lists)
    _read_total_sentences(document, draft)
    read_evaluation(document.of(columns.EVALUATION), key_results, draft)
    resolve_projects(key_results, projects)
    indicators = read_indicators(document)
    add_listed(indicators, key_results)
    matrix = MatrixReader(draft, key_results, projects).read(document.of(columns.MATRIX))
    add_worded(matrix, key_results)
    join_by_project_list(matrix, key_results, lists, projects, draft)
    key_results.assign_ids(draft)
    state_key_results(key_results, draft)
    MatrixStatements(draft, actors, projects).state(matrix)
    super_okrs = {goal.code for goal in goals if goal.kind is NodeKind.SUPER_OKR}
    super_okrs |= {heading.code for heading in matrix.super_okrs}
    state_inferred_parents(key_results, super_okrs, draft)
    state_evaluation_projects(key_results, projects, actors, draft)
    _state_listed_links(lists, key_results, draft)
    state_indicators(indicators, key_results, draft)
    state_declared_counts(document.of(columns.DECLARED_COUNTS), [*goals, *_areas(matrix)], draft)
    _read_missions(document, MissionTables(draft, projects, actors))
    state_components(document, draft)
    ComponentTables(draft, projects, actors).read(document.of(columns.COMPONENT))


def _areas(matrix: Matrix) -> list[Goal]:
    """The strategies that stand above the tables of the matrix, as the list of goals would have them."""
    return [Goal(NodeKind.STRATEGY, code, clean(place.text), place) for code, place in matrix.areas]


def _read_lists(document: RecognisedDocument, lists: ProjectLists) -> None:
    for table in document.of(columns.PROJECT_LIST):
        lists.read(table, Category.CITY_PLAN)
    for table in document.of(columns.ROUTINE_LIST):
        lists.read(table, Category.ROUTINE)
    for table in document.of(columns.ROUTINE):
        lists.read(table, Category.ROUTINE, rank=Rank.FORM)


def _read_missions(document: RecognisedDocument, missions: MissionTables) -> None:
    missions.read_policies(document.of(columns.POLICY_MAPPING))
    missions.read_missions(document.of(columns.MISSION))
    missions.read_mission_list(document.of(columns.MISSION_LIST))


def _read_total_sentences(document: RecognisedDocument, draft: Draft) -> None:
    """The sentences below a list stand above the table that follows it."""
    categories = {
        columns.PROJECT_LIST.code: Category.CITY_PLAN,
        columns.MISSION_LIST.code: Category.AGENCY_STRATEGY,
        columns.ROUTINE_LIST.code: Category.ROUTINE,
    }
    above: FormTable | None = None
    for table in document.tables:
        category = categories.get(above.form.code) if above and above.form else None
        if category:
            state_total_sentences(table.headings[:1], category, draft)
        above = table


def _state_listed_links(lists: ProjectLists, key_results: KeyResultRegister, draft: Draft) -> None:
    """States which key results the project list puts each project under, by code."""
    for project, codes in lists.key_result_codes.items():
        for code, cell in codes:
            key_result = node_id(NodeKind.KEY_RESULT, draft.fiscal_year, code)
            if not key_results.by_code(code):
                draft.note("code_unknown", cell, code=code)
                draft.state(key_result, "code", code, cell, rank=Rank.MENTION)
                draft.state(key_result, "fiscal_year", draft.fiscal_year, cell, rank=Rank.MENTION)
            draft.relate(project, EdgeKind.SUPPORTS, key_result, cell, rank=Rank.REGISTER)
