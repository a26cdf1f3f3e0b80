"""The numbered lists of projects: the plan's own register, in which every project has one row."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from kb.identity import node_id
from kb.kinds import BudgetStatus, Category, EdgeKind, NodeKind
from kb.statement import Rank
from loaders.draft import Draft
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.shared.project_rows import state_divisions
from loaders.forms.shared.torn import itemised, numbered, whole_rows
from loaders.forms.shared.totals import is_blank, is_total, state_total_row
from loaders.normalise.code import kr_codes, policy_codes
from loaders.normalise.money import Money, parse_money
from loaders.normalise.text import arabic, clean, without_ordinal
from loaders.resolution.actors import Actors
from loaders.resolution.budgets import state_budget
from loaders.resolution.projects import Evidence, ProjectRegister

_TRANSFER = re.compile(r"\s*\*+\s*โอนงบประมาณไป(?:ยัง)?\s*(.+)$")


class ProjectLists:
    """Reads lists with one project a row, and tables that register routine work."""

    def __init__(self, draft: Draft, projects: ProjectRegister, actors: Actors) -> None:
        self._draft = draft
        self._projects = projects
        self._actors = actors
        self._listed: set[str] = set()
        self.key_result_codes: dict[str, list[tuple[str, Cell]]] = {}
        """Project id → the key result codes that the list prints for it, with their cells."""

    def read(self, table: FormTable, category: Category, *, rank: Rank = Rank.REGISTER) -> None:
        """Reads a list; every row is accounted for."""
        work = ""
        self._listed.clear()
        begins = numbered(table) if rank is Rank.REGISTER else itemised("project")
        for row in whole_rows(table, self._draft, begins):
            work = clean(row.text("work")) or work
            disposition, reason = self._read_row(row, category, rank, work)
            self._draft.account(table, row, disposition, reason)

    def _read_row(self, row: FormRow, category: Category, rank: Rank, work: str) -> tuple[Disposition, str]:
        if is_blank(row):
            return Disposition.EMPTY, "this part of the form is empty"
        if is_total(row):
            state_total_row(row, category, self._draft)
            return Disposition.TOTAL, ""
        if not clean(row.text("project")):
            return Disposition.LEFT_OUT, "the row names no project"
        self._state_project(row, category, rank, work)
        return Disposition.EXTRACTED, ""

    def _state_project(self, row: FormRow, category: Category, rank: Rank, work: str) -> None:
        cell, division = row.cells["project"], row.cells.get("division")
        name, transferred_to = _without_transfer(cell.text)
        ordinal, name = without_ordinal(name)
        money = parse_money(row.text("budget"), self._draft.fiscal_year)
        divisions = self._actors.divisions(division) if division else []
        evidence = Evidence(_codes(row), money.amount if money else None, frozenset(divisions))
        project = self._identify(name, cell, category, evidence, rank)
        self._draft.state(project, "number", self._number(row, ordinal, rank), cell, rank=rank)
        self._draft.state(project, "work", work, row.cells.get("work") or cell)
        if money:
            self._state_budget(project, money, row, transferred_to, rank)
        elif clean(row.text("budget")):
            self._draft.note("budget_unreadable", row.cells["budget"], text=clean(row.text("budget")))
        if division:
            state_divisions(self._draft, project, divisions, division, rank=rank)
        self._state_links(project, row, rank)

    def _identify(self, name: str, cell: Cell, category: Category, evidence: Evidence, rank: Rank) -> str:
        if rank is not Rank.REGISTER:
            found = self._projects.find(name, cell, evidence, category=category, rank=rank, apart_from=self._listed)
            if found:
                self._listed.add(found)
                return found
        added = self._projects.add(name, cell, category=category, rank=rank, evidence=evidence)
        self._listed.add(added)
        return added

    @staticmethod
    def _number(row: FormRow, ordinal: str | None, rank: Rank) -> str | None:
        return arabic(clean(row.text("number"))) if rank is Rank.REGISTER else ordinal

    def _state_budget(self, project: str, money: Money, row: FormRow, transferred_to: str, rank: Rank) -> None:
        cell = row.cells["budget"]
        if not transferred_to:
            state_budget(self._draft, project, money, cell, rank=rank)
            return
        moved = replace(money, status=BudgetStatus.TRANSFERRED_OUT)
        budget = state_budget(self._draft, project, moved, cell, rank=rank)
        agency = self._actors.agency(transferred_to, row.cells["project"])
        self._draft.state(budget, "transferred_to", agency, row.cells["project"], rank=rank)

    def _state_links(self, project: str, row: FormRow, rank: Rank) -> None:
        codes = row.cells.get("key_result_code")
        if codes:
            self.key_result_codes.setdefault(project, []).extend((code, codes) for code in sorted(_codes(row)))
            self._note_unread(codes, _codes(row))
        policies = row.cells.get("policy_code")
        if policies:
            self._note_unread(policies, policy_codes(policies.text))
            for code in policy_codes(policies.text):
                state_policy(self._draft, project, code, policies, rank)

    def _note_unread(self, cell: Cell, codes: Collection[str]) -> None:
        if not codes and clean(cell.text) not in {"", "-", "–"}:
            self._draft.note("code_unreadable", cell, text=clean(cell.text))


def state_policy(draft: Draft, project: str, code: str, source: Cell, rank: Rank) -> str:
    """States that a project implements the policy of a code; returns the policy's id."""
    policy = node_id(NodeKind.POLICY, code)
    draft.state(policy, "code", code, source, rank=rank)
    draft.relate(project, EdgeKind.IMPLEMENTS, policy, source, rank=rank)
    if len(code) != 3:
        draft.note("policy_code_malformed", source, code=code)
    return policy


def _codes(row: FormRow) -> frozenset[str]:
    return frozenset(kr_codes(row.text("key_result_code")))


def _without_transfer(text: str) -> tuple[str, str]:
    """A project's name without the note that its money was transferred, and the agency of that note."""
    match = _TRANSFER.search(text)
    return (text, "") if match is None else (text[: match.start()], match[1])
