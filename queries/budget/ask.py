"""The question of budget alignment, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from kb.errors import InputError
from kb.kinds import BudgetStatus, NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader
from queries import rows
from queries.answer import MAX_ITEMS, Bound, Cut, checked, completeness, question
from queries.budget.declared import declared
from queries.budget.groups import By, Grouping, Key, Keys
from queries.budget.holdings import Holdings, holdings
from queries.budget.instalments import MultiYear, multi_year
from queries.budget.links import Links
from queries.budget.model import Alignment, Line, Part, StatusTotal, Tally, Unlinked, Without, baht, shares
from queries.budget.printed import PrintedColumn, printed
from queries.budget.tallies import check, of_part, part_of, tallies, whole
from queries.budget.unlinked import unlinked
from queries.reference import find

LIMIT = 1000
"""Lines of an answer unless told otherwise."""
MAX_LIMIT = MAX_ITEMS
TOP = 10
"""Projects that are named unless told otherwise, of those that lead to no key result or no policy."""
_DIGITS = re.compile(r"(\d+)")


def budget(
    reader: Reader,
    fiscal_year: int | None = None,
    agency: str | None = None,
    *,
    by: str = By.STRATEGY,
    limit: int = LIMIT,
    top: int = TOP,
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
    key_results = _key_results(reader, *scope)
    links = Links(reader, [*held.projects, *key_results])
    grouping = Grouping(grouped, held, links, key_results)
    counts = grouping.counts_key_results
    found = tallies(grouping)
    parts = {part: of_part(found, part, key_results=counts) for part in Part}
    total = whole(held, len(key_results) if counts else None)
    check(parts.values(), total)
    wholes = _wholes(reader, held)
    named = unlinked(held, links, top)
    columns = printed(reader, held.budgets)
    years = multi_year(reader, *scope)
    others = _mentioned(named, columns, years)
    nodes = _nodes(reader, others | _ids(key for keys in found for key in keys))
    linked = baht((parts[Part.DIRECT].amount_baht, parts[Part.SHARED].amount_baht))
    lines = _lines(found, total, linked, nodes)
    cuts = (Cut("lines", Bound.LIMIT, limit, len(lines) - limit),) if len(lines) > limit else ()
    shown = others | _ids(key for line in lines[:limit] for key in line.keys)
    return Alignment(
        fiscal_year=fiscal_year,
        agency=owner,
        by=grouped,
        lines=tuple(lines[:limit]),
        direct=parts[Part.DIRECT],
        shared=parts[Part.SHARED],
        not_linked=parts[Part.NOT_LINKED],
        total=total,
        statuses=tuple(_statuses(held)),
        without_budget=_without(held, wholes),
        multi_year=years,
        unlinked=named,
        declared=declared(reader, held, frozenset(wholes), *scope),
        printed=columns,
        nodes={key: node for key, node in nodes.items() if key in shown},
        completeness=completeness(reader, cuts),
    )


def _grouping(by: str) -> By:
    if by not in [str(grouping) for grouping in By]:
        raise InputError(f"money is not grouped by {by!r}; known: {', '.join(By)}")
    return By(by)


def _key_results(reader: Reader, fiscal_year: int | None, agency: str | None) -> dict[str, int | None]:
    found = reader.run(question("budget_key_results"), {"fiscal_year": fiscal_year, "agency": agency})
    return {rows.text(identifier): rows.optional_number(year) for identifier, year in found}


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


def _lines(found: Mapping[Keys, Tally], total: Tally, linked: Decimal | None, nodes: Mapping[str, Node]) -> list[Line]:
    """The groups, then what several share, then what leads to none; the last is there even where it is nothing."""
    kept = {frozenset[Key](): Tally(None, 0, 0, None if total.key_results is None else 0), **found}
    lines = []
    for keys, tally in kept.items():
        ordered = tuple(sorted(keys, key=lambda key: _place(key, nodes)))
        lines.append(Line(part_of(keys), ordered, tally, shares(tally, total, linked if keys else None)))
    order = list(Part)
    return sorted(lines, key=lambda line: (order.index(line.part), [_place(key, nodes) for key in line.keys]))


def _place(key: Key, nodes: Mapping[str, Node]) -> tuple[object, ...]:
    """Fiscal year (unknown last), code as people count (2 before 10; none last), then the key itself."""
    node = nodes.get(str(key))
    year, code = (node.fiscal_year, node.code) if node else (None, None)
    return year is None, year or 0, code is None, _counted(code or ""), str(key)


def _counted(code: str) -> list[tuple[bool, int, str]]:
    """A code as a key in which its numbers count as numbers."""
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in _DIGITS.split(code) if part]
