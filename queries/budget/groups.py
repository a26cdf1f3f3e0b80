"""Which groups a budget, a project and a key result lead to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kb.kinds import NodeKind
from queries.budget.holdings import Holding, Holdings
from queries.budget.links import Links

Key = str | int
Keys = frozenset[Key]


class By(StrEnum):
    """What money can be grouped by."""

    STRATEGY = "strategy"
    ISSUE = "issue"
    SUPER_OKR = "super_okr"
    KEY_RESULT = "key_result"
    POLICY = "policy"
    DIVISION = "division"
    AGENCY = "agency"
    CATEGORY = "category"
    YEAR = "year"


PLAN_KINDS = {
    By.STRATEGY: NodeKind.STRATEGY,
    By.ISSUE: NodeKind.ISSUE,
    By.SUPER_OKR: NodeKind.SUPER_OKR,
    By.KEY_RESULT: NodeKind.KEY_RESULT,
}
"""Groupings by a level of the plan, to which key results lead as well."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Sorts what is in scope into groups; `key_results` maps ids of key results to their fiscal years."""

    by: By
    holdings: Holdings
    links: Links
    key_results: dict[str, int | None]
    _of_projects: dict[str, Keys] = field(default_factory=dict)

    @property
    def counts_key_results(self) -> bool:
        """Whether key results lead to groups as well."""
        return self.by in PLAN_KINDS or self.by is By.YEAR

    def of_budget(self, budget: Holding) -> Keys:
        """The groups of all projects that the budget funds; of a year, its own."""
        if self.by is By.YEAR:
            return _known(budget.fiscal_year)
        return frozenset(key for project in budget.projects for key in self.of_project(project))

    def of_project(self, project: str) -> Keys:
        """The groups that a project leads to; remembered, as its budgets lead to the same."""
        if project not in self._of_projects:
            self._of_projects[project] = self._led_to(project)
        return self._of_projects[project]

    def _led_to(self, project: str) -> Keys:
        facts = self.holdings.projects[project]
        match self.by:
            case By.YEAR:
                return _known(facts.fiscal_year)
            case By.CATEGORY:
                return _known(facts.category)
            case By.AGENCY:
                return frozenset(facts.agencies)
            case By.DIVISION:
                return frozenset(self.links.divisions(project))
            case By.POLICY:
                return frozenset(self.links.above(project, NodeKind.POLICY))
            case _:
                return frozenset(self.links.above(project, PLAN_KINDS[self.by]))

    def of_key_result(self, key_result: str) -> Keys:
        """The groups that a key result leads to, where the grouping counts key results."""
        if self.by is By.YEAR:
            return _known(self.key_results[key_result])
        return frozenset(self.links.above(key_result, PLAN_KINDS[self.by]))


def _known(key: Key | None) -> Keys:
    return frozenset() if key is None else frozenset((key,))
