"""Section 1.2 (policies outside the city plan) and part 2 (the agency's own missions)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kb.identity import name_hash, node_id
from kb.kinds import Category, EdgeKind, NodeKind
from kb.statement import Rank
from loaders.draft import Draft
from loaders.form import Disposition, FormRow, FormTable
from loaders.forms.plan_super_okr.lists import state_policy
from loaders.forms.shared.project_rows import ProjectRow, state_project_row
from loaders.forms.shared.totals import is_blank, is_total, state_total_row
from loaders.normalise.code import policy_codes
from loaders.normalise.target import parse_target
from loaders.normalise.text import clean
from loaders.resolution.actors import Actors
from loaders.resolution.projects import ProjectRegister


class MissionTables:
    """Reads tables whose rows say what a project is for before they name it."""

    def __init__(self, draft: Draft, projects: ProjectRegister, actors: Actors) -> None:
        self._draft = draft
        self._projects = projects
        self._actors = actors
        self._policy = ""
        self._indicator: str | None = None

    def read_policies(self, tables: Iterable[FormTable]) -> None:
        """Reads policy mappings: policy, its target, and the projects that carry it out.

        The section is for policies outside the city plan, so that its projects are no part of that.
        """
        self._read(tables, None, self._state_policy_row)

    def read_missions(self, tables: Iterable[FormTable]) -> None:
        """Reads missions: an indicator of the agency's own, its target and its projects."""
        self._read(tables, Category.AGENCY_STRATEGY, self._state_mission_row)

    def read_mission_list(self, tables: Iterable[FormTable]) -> None:
        """Reads the list of the agency's own projects."""
        self._read(tables, Category.AGENCY_STRATEGY, self._state_listed_row)

    def _read(self, tables: Iterable[FormTable], category: Category | None, state: Callable[[FormRow], None]) -> None:
        for table in tables:
            for row in table:
                if is_blank(row):
                    self._draft.account(table, row, Disposition.EMPTY, "this part of the form is empty")
                elif is_total(row):
                    if category:
                        state_total_row(row, category, self._draft)
                    self._draft.account(table, row, Disposition.TOTAL)
                else:
                    state(row)
                    self._draft.account(table, row, Disposition.EXTRACTED)

    def _state_policy_row(self, row: FormRow) -> None:
        codes = policy_codes(row.text("policy_code"))
        self._policy = codes[0] if codes else self._policy
        for project in self._state_projects(row, None):
            if self._policy:
                state_policy(self._draft, project, self._policy, row.cells["project"], Rank.FORM)
        if codes:
            policy = node_id(NodeKind.POLICY, codes[0])
            self._draft.state(policy, "code", codes[0], row.cells["policy_code"])
            if "policy" in row.cells:
                self._draft.state(policy, "name", clean(row.text("policy")), row.cells["policy"])
            if clean(row.text("policy_target")) not in {"", "-"}:
                target = parse_target(row.text("policy_target"))
                self._draft.state(policy, "target", target, row.cells["policy_target"])

    def _state_mission_row(self, row: FormRow) -> None:
        name = clean(row.text("indicator"))
        if name and name != "-":
            self._indicator = self._state_indicator(row, name)
        for project in self._state_projects(row, Category.AGENCY_STRATEGY):
            if self._indicator:
                self._draft.relate(project, EdgeKind.SUPPORTS, self._indicator, row.cells["project"])

    def _state_indicator(self, row: FormRow, name: str) -> str:
        draft = self._draft
        identifier = node_id(NodeKind.INDICATOR, draft.agency_slug, draft.fiscal_year, name_hash(name))
        draft.state(identifier, "name", name, row.cells["indicator"])
        draft.state(identifier, "fiscal_year", draft.fiscal_year, row.cells["indicator"])
        if clean(row.text("target")) not in {"", "-"}:
            draft.state(identifier, "target", parse_target(row.text("target")), row.cells["target"])
        return identifier

    def _state_listed_row(self, row: FormRow) -> None:
        for project in self._state_projects(row, Category.AGENCY_STRATEGY):
            self._draft.state(project, "number", clean(row.text("number")), row.cells["project"], rank=Rank.REGISTER)
            self._draft.state(project, "mission", clean(row.text("mission")), row.cells["project"])

    def _state_projects(self, row: FormRow, category: Category | None) -> list[str]:
        if "project" not in row.cells:
            return []
        printed = ProjectRow(row.cells["project"], row.cells.get("budget"), row.cells.get("division"))
        return state_project_row(printed, self._draft, self._projects, self._actors, rank=Rank.FORM, category=category)
