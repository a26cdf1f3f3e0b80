"""The question of budget alignment, put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from kb.errors import InputError
from kb.kinds import BudgetStatus, NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader
from queries import rows
from queries.answer import MAX_ITEMS, Bound, Cut, checked, completeness, question
from queries.budget.declared import declared
from queries.budget.groups import PLAN_KINDS, By, Grouping, Key, Keys
from queries.budget.holdings import Holdings, holdings
from queries.budget.instalments import MultiYear, multi_year
from queries.budget.lines import lines
from queries.budget.links import Links
from queries.budget.model import Alignment, Aside, Part, StatusTotal, Tally, Unlinked, Without, baht
from queries.budget.printed import PrintedColumn, printed
from queries.budget.tallies import balanced
from queries.budget.unlinked import unlinked
from queries.reference import find

LIMIT = 1000
"""Lines of an answer unless told otherwise."""
MAX_LIMIT = MAX_ITEMS
TOP = 10
"""Projects that are named unless told otherwise, of those that lead to no key result or no policy."""


def budget(
    reader: Reader,
    fiscal_year: int | None = None,
    agency: str | None = None,
    *,
    by: str = By.STRATEGY,
    limit: int = LIMIT,
    top: int = TOP,
    without: Collection[Aside] = (),
) -> Alignment:
    """Whether the money follows the plan: every baht once, direct, shared or not linked.

    Args:
        reader: The state of the base to ask.
        fiscal_year: Of the Buddhist Era; every year unless given. A budget is of its
            own year, else of its project's.
        agency: An agency by id, code or name; all unless given. Its projects are those
            that name it, else those that it or its divisions answer for.
        by: One of `By`.
        limit: Lines at most.
        top: Projects named at most.
        without: What is left out of the answer.

    Raises:
        NotFoundError: No agency is called so.
        AmbiguousError: Several agencies are.
        InputError: `by` is none of the groupings, or a number is below its least.
        LimitError: A number is above its limit.
        UnbalancedError: Sums that must be equal are not.
    """
    grouped = _grouping(by)
    checked("limit", limit, least=1, most=MAX_LIMIT)
    checked("top", top, least=0, most=MAX_LIMIT)
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY)
    scope = fiscal_year, owner.id if owner else None
    held = holdings(reader, *scope)
    grouping = _sorted_into(reader, grouped, held, *scope)
    sums = balanced(grouping)
    wholes = _wholes(reader, held)
    named = unlinked(held, grouping.links, top)
    columns = () if Aside.PRINTED in without else printed(reader, held.budgets)
    years = () if Aside.MULTI_YEAR in without else multi_year(reader, *scope)
    others = _mentioned(named, columns, years)
    groups = {**_empty(reader, grouped, *scope), **sums.groups}
    nodes = _nodes(reader, others | _ids(key for keys in groups for key in keys))
    all_lines = lines(groups, sums, nodes)
    shown = all_lines[:limit]
    kept = others | _ids(key for line in shown for key in line.keys)
    return Alignment(
        fiscal_year=fiscal_year,
        agency=owner,
        by=grouped,
        without=frozenset(without),
        lines=tuple(shown),
        direct=sums.parts[Part.DIRECT],
        shared=sums.parts[Part.SHARED],
        not_linked=sums.parts[Part.NOT_LINKED],
        total=sums.total,
        statuses=tuple(_statuses(held)),
        without_budget=_without(held, wholes),
        multi_year=years,
        unlinked=named,
        declared=declared(reader, held, frozenset(wholes), *scope),
        printed=columns,
        nodes={key: node for key, node in nodes.items() if key in kept},
        completeness=completeness(reader, _cuts(limit, len(all_lines) - limit)),
    )


def _cuts(limit: int, more: int) -> tuple[Cut, ...]:
    return (Cut("lines", Bound.LIMIT, limit, more),) if more > 0 else ()


def _grouping(by: str) -> By:
    if by not in [str(grouping) for grouping in By]:
        raise InputError(f"money is not grouped by {by!r}; known: {', '.join(By)}")
    return By(by)


def _sorted_into(reader: Reader, by: By, held: Holdings, fiscal_year: int | None, agency: str | None) -> Grouping:
    """What is in scope, ready to be sorted into groups."""
    found = reader.run(question("budget_key_results"), {"fiscal_year": fiscal_year, "agency": agency})
    key_results = {rows.text(identifier): rows.optional_number(year) for identifier, year in found}
    links = Links(reader, [*held.projects, *key_results])
    return Grouping(by, held, links, {**_reached(links, held, fiscal_year), **key_results})


def _reached(links: Links, held: Holdings, fiscal_year: int | None) -> dict[str, int | None]:
    """The key results that projects in scope lead to, whoever answers for them."""
    found = {key_result for project in held.projects for key_result in links.above(project, NodeKind.KEY_RESULT)}
    years = {key_result: links.year(key_result) for key_result in found}
    return {key: year for key, year in years.items() if fiscal_year in (None, year)}


def _empty(reader: Reader, by: By, fiscal_year: int | None, agency: str | None) -> dict[Keys, Tally]:
    """The groups of a level of the plan, with nothing in them: that nothing leads to one is an answer."""
    if by not in PLAN_KINDS:
        return {}
    parameters: dict[str, Json] = {"kind": str(PLAN_KINDS[by]), "fiscal_year": fiscal_year, "agency": agency}
    found = reader.run(question("budget_groups"), parameters)
    return {frozenset((rows.text(identifier),)): Tally(None, 0, 0, 0) for (identifier,) in found}


def _wholes(reader: Reader, held: Holdings) -> dict[str, bool]:
    """Projects that have parts → whether one of these has a budget."""
    ids: list[Json] = list(held.projects)
    return {rows.text(key): bool(funded) for key, funded in reader.run(question("budget_parts"), {"ids": ids})}


def _statuses(held: Holdings) -> Iterator[StatusTotal]:
    """Every status that occurs, in the order of the statuses."""
    for status in BudgetStatus:
        among = [budget.amount for budget in held.budgets if budget.status is status]
        if among:
            yield StatusTotal(status, len(among), baht(among), sum(1 for amount in among if amount is not None))


def _without(held: Holdings, wholes: Mapping[str, bool]) -> Without:
    lacking = held.projects.keys() - held.funded
    in_parts = sum(1 for project in lacking if wholes.get(project))
    return Without(in_parts, len(lacking) - in_parts)


def _ids(keys: Iterable[Key]) -> set[str]:
    """The keys that are ids of nodes."""
    return {key for key in keys if isinstance(key, str) and ":" in key}


def _mentioned(named: Unlinked, columns: Iterable[PrintedColumn], years: Iterable[MultiYear]) -> set[str]:
    """The ids of the nodes that the answer speaks of beside its groups."""
    ids = {each.project for each in named.largest}
    for column in columns:
        ids |= {each.project for each in column.repeated if each.project}
        ids |= {each.project for each in column.differing if each.project}
        ids |= {key_result for each in column.repeated for key_result in each.key_results}
    return ids | {each.project for each in years if each.project}


def _nodes(reader: Reader, ids: Iterable[str]) -> dict[str, Node]:
    wanted: list[Json] = [*sorted(ids)]
    return {node.id: node for node in map(rows.node, reader.run(question("budget_nodes"), {"ids": wanted}))}
