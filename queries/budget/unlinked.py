"""The money that hangs on no key result and on no policy."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kb.kinds import NodeKind
from queries.budget.holdings import Holdings
from queries.budget.links import Links
from queries.budget.model import NamedProject, Tally, Unlinked, baht


def unlinked(held: Holdings, links: Links, top: int) -> Unlinked:
    """What leads to no key result, to no policy and to neither; the first `top` projects of it by name."""
    with_key_result = {each for each in held.projects if links.above(each, NodeKind.KEY_RESULT)}
    with_policy = {each for each in held.projects if links.above(each, NodeKind.POLICY)}
    found = [
        NamedProject(project, amount, project in with_key_result, project in with_policy)
        for project, amount in _amounts(held).items()
        if project not in with_key_result or project not in with_policy
    ]
    found.sort(key=lambda each: (-each.amount_baht, each.project))
    return Unlinked(
        no_key_result=_tally(held, lambda project: project not in with_key_result),
        no_policy=_tally(held, lambda project: project not in with_policy),
        neither=_tally(held, lambda project: project not in with_key_result and project not in with_policy),
        largest=tuple(found[:top]),
        with_money=len(found),
    )


def _tally(held: Holdings, lacks: Callable[[str], bool]) -> Tally:
    """The projects that lack something, and the budgets all of whose projects do."""
    budgets = [budget for budget in held.budgets if all(map(lacks, budget.projects))]
    return Tally(
        baht(budget.amount for budget in budgets), len(budgets), sum(1 for each in held.projects if lacks(each)), None
    )


def _amounts(held: Holdings) -> dict[str, Decimal]:
    """Project → its money, where there is some; a budget of several projects goes with the first."""
    amounts: dict[str, Decimal] = {}
    for budget in held.budgets:
        if budget.amount and budget.projects:
            project = budget.projects[0]
            amounts[project] = amounts.get(project, Decimal(0)) + budget.amount
    return amounts
