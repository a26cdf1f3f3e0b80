"""The money below the start of a lineage, each baht once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kb.kinds import BudgetStatus, EdgeKind, NodeKind
from kb.model import Node
from queries.lineage import Direction, Lineage


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    """The money of the projects of one agency and fiscal year.

    `amount_baht` is the exact sum of the stated amounts, `None` where none is stated:
    absent is not zero. `by_status` counts the budgets by what they state, every status
    that occurs; `without_budget` the projects that have no budget at all.
    """

    agency: str | None
    fiscal_year: int | None
    projects: int
    amount_baht: Decimal | None
    by_status: Mapping[BudgetStatus, int]
    without_budget: int


def money(answer: Lineage) -> tuple[MoneyTotal, ...]:
    """The money of the projects that a lineage met on the way down, the start's too, by year and agency, unknown last.

    Each budget counts once, with the first project (by id) that it funds, so that the
    sum over all totals is that of the budgets. What a cut left out of the lineage is
    not counted.
    """
    nodes = {item.node.id: item.node for item in answer.nodes}
    below = sorted(
        item.node.id
        for item in answer.nodes
        if item.node.kind is NodeKind.PROJECT and (item.direction is Direction.DOWN or item.node.id == answer.start.id)
    )
    budgets = _budgets(answer)
    groups: dict[tuple[str | None, int | None], list[str]] = defaultdict(list)
    agencies = _agencies(answer, nodes, below)
    for project in below:
        groups[agencies[project], nodes[project].fiscal_year].append(project)
    counted: set[str] = set()
    ordered = sorted(groups, key=lambda key: (key[1] is None, key[1] or 0, key[0] is None, key[0] or ""))
    return tuple(_total(key, groups[key], budgets, nodes, counted) for key in ordered)


def amount(totals: Iterable[MoneyTotal]) -> Decimal | None:
    """The sum of the stated amounts; `None` where none is stated."""
    stated = [total.amount_baht for total in totals if total.amount_baht is not None]
    return sum(stated, Decimal(0)) if stated else None


def _total(
    key: tuple[str | None, int | None],
    projects: list[str],
    budgets: Mapping[str, list[str]],
    nodes: Mapping[str, Node],
    counted: set[str],
) -> MoneyTotal:
    stated: list[Decimal] = []
    by_status: dict[BudgetStatus, int] = defaultdict(int)
    for budget in (each for project in projects for each in budgets.get(project, ())):
        if budget not in counted:
            counted.add(budget)
            text = nodes[budget].properties.get("amount_baht")
            if text is not None:
                stated.append(Decimal(str(text)))
            default = BudgetStatus.NOT_STATED if text is None else BudgetStatus.AMOUNT
            by_status[BudgetStatus(str(nodes[budget].properties.get("status") or default))] += 1
    return MoneyTotal(
        agency=key[0],
        fiscal_year=key[1],
        projects=len(projects),
        amount_baht=sum(stated, Decimal(0)) if stated else None,
        by_status={status: by_status[status] for status in BudgetStatus if by_status[status]},
        without_budget=sum(1 for project in projects if project not in budgets),
    )


def _budgets(answer: Lineage) -> Mapping[str, list[str]]:
    """Project → the budgets that fund it."""
    found: dict[str, list[str]] = {}
    for edge in answer.edges:
        if edge.kind is EdgeKind.FUNDS:
            found.setdefault(edge.target, []).append(edge.source)
    return found


def _agencies(answer: Lineage, nodes: Mapping[str, Node], projects: Iterable[str]) -> Mapping[str, str | None]:
    """Project → the agency that it names, else the first (by id) whose division answers for it."""
    homes = {edge.source: edge.target for edge in answer.edges if edge.kind is EdgeKind.PART_OF}
    owners: dict[str, list[str]] = defaultdict(list)
    for edge in answer.edges:
        if edge.kind is EdgeKind.RESPONSIBLE_FOR:
            home = nodes[edge.source].properties.get("agency") or homes.get(edge.source)
            owners[edge.target] += [str(home)] if home else []
    return {
        project: str(nodes[project].properties.get("agency") or min(owners[project], default="")) or None
        for project in projects
    }
