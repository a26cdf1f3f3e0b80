"""The shapes of the answer on budget alignment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.errors import StoreError
from kb.kinds import BudgetStatus
from kb.model import Node
from queries.answer import Completeness

if TYPE_CHECKING:
    from queries.budget.declared import Declared
    from queries.budget.groups import By
    from queries.budget.instalments import MultiYear
    from queries.budget.printed import PrintedColumn


class UnbalancedError(StoreError):
    """Sums that must be equal are not: the answer would be wrong and is not given."""


class Part(StrEnum):
    """How money, a project or a key result stands to the groups."""

    DIRECT = "direct"
    """It leads to exactly one group."""
    SHARED = "shared"
    """It leads to several, and is not split."""
    NOT_LINKED = "not_linked"
    """It leads to none."""


class Aside(StrEnum):
    """What stands beside the lines, budget by budget, and can be left out: of a city it is most of the answer."""

    MULTI_YEAR = "multi_year"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Tally:
    """Budgets, projects and key results, each counted once.

    `amount_baht` is the exact sum of the stated amounts, `None` where none is stated:
    absent is not zero. `budgets` counts those without an amount as well.
    `key_results` is `None` where the grouping says nothing of key results.
    """

    amount_baht: Decimal | None
    budgets: int
    projects: int
    key_results: int | None


@dataclass(frozen=True, slots=True)
class Shares:
    """A line's part of the whole, each in [0, 1]; `None` where the whole is nothing or not known.

    `money`, `projects` and `key_results` are of all in scope. `linked_money` is of the
    money that is linked at all, `None` for what is not: routine work would hide how the
    rest is spread.
    """

    money: float | None
    linked_money: float | None
    projects: float | None
    key_results: float | None

    @property
    def gap(self) -> float | None:
        """The share of linked money less that of key results: how far the money runs ahead (or, below 0, behind)."""
        if self.linked_money is None or self.key_results is None:
            return None
        return self.linked_money - self.key_results


@dataclass(frozen=True, slots=True)
class Line:
    """What leads to exactly these groups: one (direct), several (shared), none (not linked).

    `keys` are the ids of the groups, a category or a fiscal year, in the order of the groups.
    """

    part: Part
    keys: tuple[str | int, ...]
    tally: Tally
    shares: Shares


@dataclass(frozen=True, slots=True)
class StatusTotal:
    """The budgets of one status; some state an amount and, beside it, why it is not there to spend."""

    status: BudgetStatus
    budgets: int
    amount_baht: Decimal | None
    with_amount: int


@dataclass(frozen=True, slots=True)
class Without:
    """Projects without any budget: those whose parts have one, and the others."""

    in_parts: int
    nothing: int


@dataclass(frozen=True, slots=True)
class NamedProject:
    """A project with the money that counts for it, and whether it leads to a key result and to a policy."""

    project: str
    amount_baht: Decimal
    key_result: bool
    policy: bool


@dataclass(frozen=True, slots=True)
class Unlinked:
    """The money and projects that lead to no key result, to no policy, to neither.

    `largest` are the first of the `with_money` projects that have money and lead to no
    key result or to no policy, the most money first, then by id.
    """

    no_key_result: Tally
    no_policy: Tally
    neither: Tally
    largest: tuple[NamedProject, ...]
    with_money: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Whether the money follows the plan.

    `lines` are the groups by fiscal year, code and id (those of a level of the plan even
    where nothing leads to them), then the lines shared by several groups in the same
    order, then what leads to none; a cut leaves out the last of them. `direct`, `shared`
    and `not_linked` are of all lines and add up to `total`, which is every budget,
    project and key result in the scope (of an agency, the key results that it answers
    for or its projects lead to): this is checked before the answer is given. `nodes` are
    those that the answer speaks of, by id. What `without` names was not asked for and is empty.
    """

    fiscal_year: int | None
    agency: Node | None
    by: By
    without: frozenset[Aside]
    lines: tuple[Line, ...]
    direct: Tally
    shared: Tally
    not_linked: Tally
    total: Tally
    statuses: tuple[StatusTotal, ...]
    without_budget: Without
    multi_year: tuple[MultiYear, ...]
    unlinked: Unlinked
    declared: tuple[Declared, ...]
    printed: tuple[PrintedColumn, ...]
    nodes: Mapping[str, Node]
    completeness: Completeness

    @property
    def balanced(self) -> bool:
        """True: direct, shared and not linked are every baht of the scope, once; else there is no answer."""
        return plus(self.direct, self.shared, self.not_linked) == self.total


def plus(*tallies: Tally) -> Tally:
    """The sum of tallies."""
    key_results = [tally.key_results for tally in tallies if tally.key_results is not None]
    return Tally(
        baht(tally.amount_baht for tally in tallies),
        sum(tally.budgets for tally in tallies),
        sum(tally.projects for tally in tallies),
        sum(key_results) if key_results else None,
    )


def less(whole: Tally, part: Tally) -> Tally:
    """What is left of a whole without a part of it; an amount of `None` where nothing stated is left."""
    left = (whole.amount_baht or Decimal(0)) - (part.amount_baht or Decimal(0))
    key_results = None if whole.key_results is None else whole.key_results - (part.key_results or 0)
    return Tally(left or None, whole.budgets - part.budgets, whole.projects - part.projects, key_results)


def shares(tally: Tally, total: Tally, linked: Decimal | None = None) -> Shares:
    """A tally's part of the total, and of the money that is linked; without that, of the total alone."""
    return Shares(
        money=_share(tally.amount_baht, total.amount_baht),
        linked_money=_share(tally.amount_baht, linked),
        projects=_share(tally.projects, total.projects),
        key_results=None if total.key_results is None else _share(tally.key_results, total.key_results),
    )


def _share(part: Decimal | int | None, of: Decimal | int | None) -> float | None:
    return float(Decimal(part or 0) / Decimal(of)) if of else None


def baht(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the stated amounts; `None` where none is stated."""
    stated = [amount for amount in amounts if amount is not None]
    return sum(stated, Decimal(0)) if stated else None
