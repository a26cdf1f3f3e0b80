"""The budgets and projects of a part of the base."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kb.kinds import BudgetStatus
from kb.statement import Json
from kb.store.base import Reader, Row
from queries import rows
from queries.answer import question
from queries.budget.amounts import counted_amount, instalments_of


@dataclass(frozen=True, slots=True)
class Project:
    """A project: `agencies` are those it names or that answer for it, by id."""

    id: str
    fiscal_year: int | None
    category: str | None
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A budget: `fiscal_year` and `amount` are those that count; `projects` those that it funds, by id."""

    id: str
    fiscal_year: int | None
    amount: Decimal | None
    status: BudgetStatus
    projects: tuple[str, ...]

    @property
    def project(self) -> str | None:
        """The first of its projects; `None` where it funds none."""
        return self.projects[0] if self.projects else None


@dataclass(frozen=True, slots=True)
class Holdings:
    """Projects by id; each budget once, by id."""

    projects: Mapping[str, Project]
    budgets: tuple[Holding, ...]

    @property
    def funded(self) -> frozenset[str]:
        """The projects that have a budget here, whether or not it states an amount."""
        return frozenset(project for budget in self.budgets for project in budget.projects)


def holdings(reader: Reader, fiscal_year: int | None, agency: str | None) -> Holdings:
    """The budgets of a fiscal year (of the Buddhist Era) and an agency (by id), and the projects of both.

    A project is of a year where it says so itself or by one of its budgets.
    """
    found = list(reader.run(question("budget_rows"), {"fiscal_year": fiscal_year, "agency": agency}))
    projects = {each.id: each for each in map(_project, (row for row in found if row[0] is not None))}
    among = [each for each in _budgets(found) if fiscal_year in (None, each.fiscal_year)]
    funded = {project for each in among for project in each.projects}
    kept = {
        key: project for key, project in projects.items() if fiscal_year in (None, project.fiscal_year) or key in funded
    }
    return Holdings(kept, tuple(among))


def _project(row: Row) -> Project:
    agencies = (rows.optional_text(row[3]) or "").split()
    return Project(
        rows.text(row[0]), rows.optional_number(row[1]), rows.optional_text(row[2]), tuple(sorted(set(agencies)))
    )


def _budgets(found: Iterable[Row]) -> Iterator[Holding]:
    """Each budget once, by id, with all projects that it funds."""
    funded: dict[str, list[str]] = {}
    stated: dict[str, Row] = {}
    for row in found:
        budget = rows.optional_text(row[4])
        if budget is not None:
            stated[budget] = row
            funded.setdefault(budget, []).extend([rows.text(row[0])] if row[0] is not None else [])
    for budget in sorted(stated):
        row = stated[budget]
        yield holding(budget, rows.optional_number(row[5]), row[6:10], tuple(funded[budget]))


def holding(budget: str, year: int | None, stated: Row, projects: tuple[str, ...]) -> Holding:
    """A budget of the columns amount_baht, status, instalments, total_baht."""
    amount, status, instalments, total = map(rows.optional_text, stated)
    counted = _decimal(amount)
    if instalments is not None:
        counted = counted_amount(counted, year, instalments_of(parsed(instalments)), _decimal(total))
    default = BudgetStatus.NOT_STATED if counted is None else BudgetStatus.AMOUNT
    return Holding(budget, year, counted, BudgetStatus(status or default), projects)


def parsed(text: str | None) -> Json:
    """The JSON of a text; `None` for a missing one."""
    value: Json = None if text is None else json.loads(text)
    return value


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
