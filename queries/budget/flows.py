"""Money as flows: how each baht runs from one grouping to the next, such as from strategy to division."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kb.errors import InputError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries import rows
from queries.answer import Completeness, completeness, question
from queries.budget.groups import By, Grouping, Key, Keys
from queries.budget.holdings import Holdings, holdings
from queries.budget.links import Links
from queries.budget.model import Part
from queries.budget.tallies import part_of
from queries.reference import find

LEVELS = (By.STRATEGY, By.CATEGORY, By.DIVISION)
"""The levels unless told otherwise."""
FEWEST, MOST = 2, 5
"""Levels of an answer."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where money stands on a level: with one group (`keys` of one), with several that share it, or with none."""

    level: By
    part: Part
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Others:
    """Several stops of a level, each with little money, as one: see `queries.budget.folding`."""

    level: By
    count: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that stands at `source` on one level and at `target` on the next; `budgets` with an amount, each once."""

    source: Stop | Others
    target: Stop | Others
    amount_baht: Decimal
    budgets: int


@dataclass(frozen=True, slots=True)
class Flows:
    """Flows from level to level, by source and target; at every level they add up to `amount_baht`.

    `nodes` are those that the stops name, by id; `without_amount` counts budgets that state none and flow nowhere.
    """

    fiscal_year: int | None
    agency: Node | None
    levels: tuple[By, ...]
    flows: tuple[Flow, ...]
    amount_baht: Decimal
    without_amount: int
    nodes: Mapping[str, Node]
    completeness: Completeness


def flows(
    reader: Reader, fiscal_year: int | None = None, agency: str | None = None, *, levels: Sequence[str] = LEVELS
) -> Flows:
    """How the money runs through the levels, each baht once: shared money is not split, but flows as shared.

    Args:
        reader: The state of the base to ask.
        fiscal_year: Of the Buddhist Era; every year unless given.
        agency: An agency by id, code or name; all unless given.
        levels: Two to five groupings of `By`, each once, in the order of the flow.

    Raises:
        NotFoundError: No agency is called so.
        AmbiguousError: Several agencies are.
        InputError: A level is none of the groupings, or there are too few, too many or the same twice.
    """
    among = _levels(levels)
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY)
    held = holdings(reader, fiscal_year, owner.id if owner else None)
    found = _flows(held, among, Links(reader, held.projects))
    ids = {key for flow in found for key in keys_of(flow) if ":" in str(key)}
    nodes = map(rows.node, reader.run(question("budget_nodes"), {"ids": sorted(map(str, ids))}))
    amounts = [each.amount for each in held.budgets if each.amount is not None]
    return Flows(
        fiscal_year, owner, among, found, sum(amounts, Decimal(0)), len(held.budgets) - len(amounts),
        {node.id: node for node in nodes}, completeness(reader),
    )  # fmt: skip


def keys_of(flow: Flow) -> Iterator[Key]:
    """The groups that both ends of a flow name."""
    for stop in (flow.source, flow.target):
        if isinstance(stop, Stop):
            yield from stop.keys


def _levels(names: Sequence[str]) -> tuple[By, ...]:
    unknown = [name for name in names if name not in [str(by) for by in By]]
    if unknown:
        raise InputError(f"money is not grouped by {unknown[0]!r}; known: {', '.join(By)}")
    if not FEWEST <= len(names) <= MOST or len(set(names)) < len(names):
        raise InputError(f"flows have {FEWEST} to {MOST} different levels, not: {', '.join(names)}")
    return tuple(map(By, names))


def _flows(held: Holdings, levels: Sequence[By], links: Links) -> tuple[Flow, ...]:
    """The flows between each two levels, in the order of the levels, then of their stops."""
    groupings = [Grouping(by, held, links, {}) for by in levels]
    sums: defaultdict[tuple[int, Stop, Stop], list[Decimal]] = defaultdict(list)
    for budget in held.budgets:
        if budget.amount is not None:
            stops = [_stop(each.by, each.of_budget(budget)) for each in groupings]
            for at, (source, target) in enumerate(pairwise(stops)):
                sums[at, source, target].append(budget.amount)
    return tuple(
        Flow(source, target, sum(amounts, Decimal(0)), len(amounts))
        for (_, source, target), amounts in sorted(sums.items(), key=lambda item: _order(*item[0]))
    )


def _stop(level: By, keys: Keys) -> Stop:
    return Stop(level, part_of(keys), tuple(sorted(keys, key=str)))


def _order(at: int, source: Stop, target: Stop) -> tuple[int, tuple[int, str], tuple[int, str]]:
    return at, _place(source), _place(target)


def _place(stop: Stop) -> tuple[int, str]:
    return list(Part).index(stop.part), " ".join(map(str, stop.keys))
