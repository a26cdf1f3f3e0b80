"""Adds up budgets, projects and key results by the groups they lead to, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from queries.budget.groups import Grouping, Keys
from queries.budget.holdings import Holding, Holdings
from queries.budget.model import Part, Tally, UnbalancedError, baht, plus


class Adder:
    """Adds up what leads to the same groups."""

    def __init__(self, *, key_results: bool) -> None:
        self.amount: Decimal | None = None
        self.budgets = self.projects = 0
        self.key_results: int | None = 0 if key_results else None

    def add(self, budget: Holding) -> None:
        """Counts a budget."""
        self.budgets += 1
        if budget.amount is not None:
            self.amount = budget.amount if self.amount is None else self.amount + budget.amount

    def tally(self) -> Tally:
        """What was counted."""
        return Tally(self.amount, self.budgets, self.projects, self.key_results)


def tallies(grouping: Grouping) -> Mapping[Keys, Tally]:
    """The groups that something leads to → what leads to exactly these; nothing stands in two of them."""
    counted = grouping.counts_key_results
    found: dict[Keys, Adder] = defaultdict(lambda: Adder(key_results=counted))
    for budget in grouping.holdings.budgets:
        found[grouping.of_budget(budget)].add(budget)
    for project in grouping.holdings.projects:
        found[grouping.of_project(project)].projects += 1
    for key_result in grouping.key_results if counted else ():
        adder = found[grouping.of_key_result(key_result)]
        adder.key_results = (adder.key_results or 0) + 1
    return {keys: adder.tally() for keys, adder in found.items()}


def part_of(keys: Keys) -> Part:
    """How what leads to these groups stands to them."""
    return Part.DIRECT if len(keys) == 1 else Part.SHARED if keys else Part.NOT_LINKED


def whole(holdings: Holdings, key_results: int | None) -> Tally:
    """All there is in scope, added up without any grouping."""
    return Tally(
        baht(budget.amount for budget in holdings.budgets),
        len({budget.id for budget in holdings.budgets}),
        len(holdings.projects),
        key_results,
    )


def check(parts: Iterable[Tally], total: Tally) -> None:
    """Sees to it that the parts are the whole.

    Raises:
        UnbalancedError: They are not.
    """
    together = plus(*parts)
    if together != total:
        raise UnbalancedError(f"the groups add up to {together}, all together is {total}; no answer is given")


@dataclass(frozen=True, slots=True)
class Sums:
    """The groups that something leads to, how they stand, and all together."""

    groups: Mapping[Keys, Tally]
    parts: Mapping[Part, Tally]
    total: Tally

    @property
    def linked(self) -> Decimal | None:
        """The money that is linked at all."""
        return baht((self.parts[Part.DIRECT].amount_baht, self.parts[Part.SHARED].amount_baht))


def balanced(grouping: Grouping) -> Sums:
    """The sums of a grouping, which are every budget, project and key result once.

    Raises:
        UnbalancedError: They are not.
    """
    counts = grouping.counts_key_results
    nothing = Tally(None, 0, 0, 0 if counts else None)
    groups = tallies(grouping)
    parts = {part: plus(nothing, *(tally for keys, tally in groups.items() if part_of(keys) is part)) for part in Part}
    total = whole(grouping.holdings, len(grouping.key_results) if counts else None)
    check(parts.values(), total)
    return Sums(groups, parts, total)
