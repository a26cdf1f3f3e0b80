"""Money; amounts are decimals as text."""

from __future__ import annotations

from pydantic import Field

from api.http.models.common import Node, Scoped, Shape


class Amount(Shape):
    """Budgets and projects, each counted once; the amount is null where none is stated."""

    amount_baht: str | None
    budgets: int
    projects: int


class Tally(Amount):
    """Budgets, projects and key results, each counted once."""

    key_results: int | None


class Shares(Shape):
    """A line's part of the whole, each in [0, 1]; null where the whole is nothing or not known."""

    money: float | None
    linked_money: float | None
    projects: float | None
    key_results: float | None
    linked_money_less_key_results: float | None


class Line(Tally):
    """What leads to exactly these groups."""

    part: str = Field(description="direct, shared or not_linked.")
    keys: list[str | int]
    shares: Shares


class StatusTotal(Shape):
    """The budgets of one status."""

    status: str
    budgets: int
    with_amount: int
    amount_baht: str | None


class Without(Shape):
    """Projects without any budget: those whose parts have one, and the others."""

    in_parts: int
    nothing: int


class MultiYearBudget(Shape):
    """A budget of several years."""

    budget: str
    project: str | None
    fiscal_year: int | None
    counted_baht: str | None
    other_years: dict[str, str]
    total_baht: str | None


class MultiYear(Shape):
    """The budgets of several years, and what of them falls in years in which it is not counted."""

    budgets: list[MultiYearBudget]
    not_counted: dict[str, str]


class NamedProject(Shape):
    """A project with money that leads to no key result or no policy."""

    project: str
    amount_baht: str
    key_result: bool
    policy: bool


class Unlinked(Shape):
    """The money that leads to no key result, to no policy, to neither."""

    no_key_result: Amount
    no_policy: Amount
    neither: Amount
    largest: list[NamedProject]
    with_money: int


class Declared(Shape):
    """A total that a plan declares, beside the computed one."""

    plan: str
    category: str | None
    amount_baht: str | None
    computed_baht: str | None
    difference_baht: str | None
    projects: int | None
    computed_projects: int | None
    difference_projects: int | None
    agrees: bool | None


class Repeated(Shape):
    """A budget that is printed several times."""

    budget: str
    project: str | None
    extra_baht: str
    times: int
    for_key_results: bool
    key_results: list[str]
    lines: list[int]


class Differing(Shape):
    """A budget that is printed with another amount than counts."""

    budget: str
    project: str | None
    printed_baht: str
    counted_baht: str | None
    difference_baht: str
    line: int


class PrintedColumn(Shape):
    """A column of amounts, as printed and each budget once."""

    document: str
    file_name: str
    fiscal_year: int | None
    first_table: int
    last_table: int
    column: int
    cells: int
    budgets: int
    printed_baht: str
    once_baht: str
    repeated: list[Repeated]
    differing: list[Differing]


class BudgetData(Scoped):
    """Whether the money follows the plan; `multi_year` and `printed` are null where they were left out."""

    by: str
    lines: list[Line]
    direct: Tally
    shared: Tally
    not_linked: Tally
    total: Tally
    balanced: bool
    statuses: list[StatusTotal]
    without_budget: Without
    multi_year: MultiYear | None
    unlinked: Unlinked
    declared: list[Declared]
    printed: list[PrintedColumn] | None
    nodes: list[Node]


class Stop(Shape):
    """Where money stands on a level: with one group, with several that share it, or with none.

    Where `ends` were asked for, `part` may be `others`: `count` groups with little money, as one.
    """

    level: str
    part: str
    keys: list[str | int]
    count: int | None = None


class Flow(Shape):
    """Money between two levels."""

    source: Stop
    target: Stop
    amount_baht: str
    budgets: int


class FlowsData(Scoped):
    """How the money runs through the levels, each baht once."""

    levels: list[str]
    flows: list[Flow]
    amount_baht: str
    without_amount: int
    nodes: list[Node]
