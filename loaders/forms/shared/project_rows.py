"""A row that names projects with their budgets and divisions, whatever table it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.kinds import Category, EdgeKind, Role
from kb.statement import Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.normalise.money import Money, parse_money, split_money
from loaders.normalise.text import clean, split_numbered
from loaders.resolution.actors import Actors
from loaders.resolution.budgets import state_budget
from loaders.resolution.projects import Evidence, ProjectRegister

NO_PROJECT = frozenset({"", "-", "–", "(ถ้ามี)"})
"""What stands in a project cell that names none."""


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """The cells of a row that speak of projects."""

    project: Cell
    budget: Cell | None = None
    division: Cell | None = None


def project_names(cell: Cell) -> list[str]:
    """The projects of a cell, numbered or single, without their ordinals."""
    return [name for _, name in split_numbered(cell.text) if name not in NO_PROJECT]


def found_projects(cell: Cell, projects: ProjectRegister, evidence: Evidence | None = None) -> set[str]:
    """The ids of the projects that a cell names and the register has."""
    found = (projects.find(name, cell, evidence) for name in project_names(cell))
    return {identifier for identifier in found if identifier}


def state_project_row(
    row: ProjectRow,
    draft: Draft,
    projects: ProjectRegister,
    actors: Actors,
    *,
    rank: Rank = Rank.MENTION,
    category: Category | None = None,
    key_results: frozenset[str] = frozenset(),
) -> list[str]:
    """States the projects of a row with budgets and divisions; returns their ids in print order."""
    names = project_names(row.project)
    divisions = actors.divisions(row.division) if row.division and clean(row.division.text) not in NO_PROJECT else []
    found: list[str] = []
    for name, money in zip(names, _money(row.budget, len(names), draft), strict=True):
        evidence = Evidence(key_results, money.amount if money else None, frozenset(divisions))
        project = projects.find_or_add(name, row.project, evidence, category=category, rank=rank)
        if money and row.budget:
            state_budget(draft, project, money, row.budget, rank=rank)
        state_divisions(draft, project, divisions, row.division or row.project, rank=rank)
        found.append(project)
    return found


def state_divisions(draft: Draft, project: str, divisions: list[str], source: Cell, *, rank: Rank) -> None:
    """States which divisions answer for a project."""
    for division in divisions:
        draft.relate(
            division, EdgeKind.RESPONSIBLE_FOR, project, source,
            qualifier=str(Role.RESPONSIBLE), properties={"role": str(Role.RESPONSIBLE)}, rank=rank,
        )  # fmt: skip


def _money(cell: Cell | None, count: int, draft: Draft) -> Iterator[Money | None]:
    """One budget a project: each its own where the cell holds as many, else the cell's one reason for all."""
    if cell is None or count == 0:
        return iter([None] * count)
    several = split_money(cell.text, draft.fiscal_year, count) if count > 1 else None
    if several:
        return iter(several)
    money = parse_money(cell.text, draft.fiscal_year)
    if money is None and clean(cell.text):
        draft.note("budget_unreadable", cell, text=clean(cell.text))
    if money and money.amount is not None and count > 1:
        draft.note("budget_not_split", cell, count=count, text=clean(cell.text))
        return iter([money, *([None] * (count - 1))])
    return iter([money] * count)
