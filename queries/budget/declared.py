"""The totals that plans declare, beside what their projects and budgets add up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kb.model import Node
from kb.store.base import Reader
from queries import rows
from queries.answer import question
from queries.budget.holdings import Holdings, Project
from queries.budget.model import baht


@dataclass(frozen=True, slots=True)
class Declared:
    """One number that a plan declares for a part of itself (`category`; `None` for all of it).

    Either an amount in baht or a number of projects is declared, and the same is
    computed. A project that is listed by its parts counts as these.
    """

    plan: Node
    category: str | None
    amount_baht: Decimal | None
    computed_baht: Decimal | None
    projects: int | None
    computed_projects: int | None

    @property
    def difference_baht(self) -> Decimal | None:
        """Declared less computed, which is 0 where nothing is; `None` where no amount is declared."""
        return None if self.amount_baht is None else self.amount_baht - (self.computed_baht or 0)

    @property
    def difference_projects(self) -> int | None:
        """Declared less computed; `None` where no number is declared."""
        return None if self.projects is None else self.projects - (self.computed_projects or 0)

    @property
    def agrees(self) -> bool:
        """Whether what is declared is what is computed."""
        return not self.difference_baht and not self.difference_projects


def declared(
    reader: Reader, held: Holdings, wholes: frozenset[str], fiscal_year: int | None, agency: str | None
) -> tuple[Declared, ...]:
    """What the plans of a fiscal year and agency declare, by plan, category and kind of number.

    Args:
        reader: The state of the base.
        held: The projects and budgets of the same scope.
        wholes: The projects that have parts.
        fiscal_year: Of the Buddhist Era; every year unless given.
        agency: By id; all unless given.
    """
    plans = map(rows.node, reader.run(question("budget_plans"), {"fiscal_year": fiscal_year, "agency": agency}))
    return tuple(_compared(plan, category, value, held, wholes) for plan in plans for category, value in _numbers(plan))


def _numbers(plan: Node) -> Iterator[tuple[str | None, Decimal | int]]:
    """The numbers that a plan declares, each once: by category, amounts (decimals) before counts, ascending."""
    stated = plan.properties.get("declared_totals")
    found: set[tuple[str, bool, Decimal]] = set()
    for record in stated if isinstance(stated, list) else []:
        category = str(record.get("category") or "")
        if record.get("amount_baht") is not None:
            found.add((category, False, Decimal(str(record["amount_baht"]))))
        if record.get("projects") is not None:
            found.add((category, True, Decimal(str(record["projects"]))))
    for category, counts, number in sorted(found):
        yield category or None, int(number) if counts else number


def _compared(
    plan: Node, category: str | None, number: Decimal | int, held: Holdings, wholes: frozenset[str]
) -> Declared:
    if isinstance(number, int):
        counted = sum(
            1
            for each in held.projects.values()
            if each.fiscal_year == plan.fiscal_year and each.id not in wholes and _stands_in(each, plan, category)
        )
        return Declared(plan, category, None, None, number, counted)
    return Declared(plan, category, number, _money(held, plan, category), None, None)


def _money(held: Holdings, plan: Node, category: str | None) -> Decimal | None:
    """The sum of the plan's budgets, each once."""
    among = (budget for budget in held.budgets if budget.fiscal_year == plan.fiscal_year)
    return baht(
        budget.amount
        for budget in among
        if any(_stands_in(held.projects[project], plan, category) for project in budget.projects)
    )


def _stands_in(project: Project, plan: Node, category: str | None) -> bool:
    agency = plan.properties.get("agency")
    return category in (None, project.category) and (agency is None or agency in project.agencies)
