"""Impact: what is left without support, money, hands or purpose if a node were taken away.

A node *has* an aspect where something of the right kind is reached from it:

- `project`: a project below it (of key results, policies and all above them);
- `money`: a budget with an amount below it (of projects, too);
- `owner`: an agency or division that is responsible for it;
- `purpose`: a key result or indicator above it (of projects and budgets);
- `policy`: a policy above it (of projects and budgets);
- `strategy`: a strategy above it (of all below strategies).

What has an aspect and would not have it without the node is left without it: every
way there passes the node. `queries.cut_points` asks the same of all nodes at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kb.kinds import NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader, Row
from queries import rows
from queries.answer import Bound, Completeness, Cut, checked, completeness, question
from queries.reference import find

LIMIT = 1_000
"""Nodes left without something in an answer, unless told otherwise."""
MAX_LIMIT = 1_000_000
LEVELS = 64
"""Steps from the node at most; the longest chain of the vocabulary has ten."""


class Aspect(StrEnum):
    """What a node can be left without, in the order of answers."""

    PROJECT = "project"
    MONEY = "money"
    OWNER = "owner"
    PURPOSE = "purpose"
    POLICY = "policy"
    STRATEGY = "strategy"


CARRIERS: Mapping[Aspect, NodeKind] = {Aspect.PROJECT: NodeKind.PROJECT, Aspect.MONEY: NodeKind.BUDGET}
"""What carries a node from below."""
AIMS: Mapping[Aspect, tuple[NodeKind, ...]] = {
    Aspect.PURPOSE: (NodeKind.KEY_RESULT, NodeKind.INDICATOR),
    Aspect.POLICY: (NodeKind.POLICY,),
    Aspect.STRATEGY: (NodeKind.STRATEGY,),
}
"""What a node leads up to."""
LEADING: Mapping[Aspect, tuple[NodeKind, ...]] = {
    Aspect.PURPOSE: (NodeKind.PROJECT, NodeKind.BUDGET),
    Aspect.POLICY: (NodeKind.PROJECT, NodeKind.BUDGET),
    Aspect.STRATEGY: (
        NodeKind.SUB_STRATEGY, NodeKind.ISSUE, NodeKind.OBJECTIVE, NodeKind.TACTIC, NodeKind.SUPER_OKR,
        NodeKind.KEY_RESULT, NodeKind.INDICATOR, NodeKind.PROJECT, NodeKind.BUDGET,
    ),
}  # fmt: skip
"""The kinds that are asked what they lead up to."""


@dataclass(frozen=True, slots=True)
class Left:
    """A node that would be left without something.

    `chain` holds the ids of one way from the node that is taken away to this one, both
    included: at each step the lowest id.
    """

    aspect: Aspect
    node: Node
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AspectTotal:
    """How many nodes of each kind are left without an aspect, and the money of the projects among them.

    `amount_baht` sums the budgets of these projects, and the budgets themselves, each once.
    """

    aspect: Aspect
    nodes: Mapping[NodeKind, int]
    amount_baht: Decimal


@dataclass(frozen=True, slots=True)
class Impact:
    """What hangs on a node alone.

    `amount_baht` is the money that goes with it: its own amount, or that of its budgets.
    `left` is by aspect, distance from the node, kind from the highest and id; `totals`
    are of all that is left, whatever the limit.
    """

    node: Node
    amount_baht: Decimal
    left: tuple[Left, ...]
    totals: tuple[AspectTotal, ...]
    completeness: Completeness


def impact(reader: Reader, reference: str, *, limit: int = LIMIT) -> Impact:
    """What would be left without projects, money, hands or purpose if a node were taken away.

    Args:
        reader: The state of the base to ask.
        reference: A node by id, code or name.
        limit: Nodes left without something at most, 1 to 1,000,000.

    Raises:
        NotFoundError: No node is called so.
        AmbiguousError: Several nodes are.
        InputError: The limit is too low.
        LimitError: The limit is too high.
    """
    checked("limit", limit, least=1, most=MAX_LIMIT)
    node = find(reader, reference)
    left = sorted((item for aspect in Aspect for item in _left(reader, node.id, aspect)), key=_place)
    money = money_of(reader, [node.id, *(item.node.id for item in left)])
    cuts = (Cut("nodes left", Bound.LIMIT, limit, len(left) - limit),) if len(left) > limit else ()
    return Impact(
        node=node,
        amount_baht=sum(money.get(node.id, {}).values(), Decimal(0)),
        left=tuple(left[:limit]),
        totals=tuple(_totals(left, money)),
        completeness=completeness(reader, cuts),
    )


def _place(item: Left) -> tuple[int, int, int, str]:
    return list(Aspect).index(item.aspect), len(item.chain), list(NodeKind).index(item.node.kind), item.node.id


def _left(reader: Reader, gone: str, aspect: Aspect) -> Iterator[Left]:
    """Level by level from the node: what is left stands next to the node, or to what is left as well."""
    if not _has(reader, gone, aspect):
        return
    chains: dict[str, tuple[str, ...]] = {gone: (gone,)}
    frontier = [gone]
    for _ in range(LEVELS):
        found = [row for row in _level(reader, gone, frontier, aspect) if rows.text(row[0]) not in chains]
        frontier = [rows.text(row[0]) for row in found]
        if not frontier:
            return
        chains |= {rows.text(row[0]): (*chains[rows.text(row[6])], rows.text(row[0])) for row in found}
        yield from (Left(aspect, rows.node(row), chains[rows.text(row[0])]) for row in found)


def _level(reader: Reader, gone: str, frontier: Sequence[str], aspect: Aspect) -> list[Row]:
    parameters: dict[str, Json] = {"gone": gone, "frontier": list(frontier)}
    if aspect in CARRIERS:
        name, parameters["carrier"] = "impact_up", str(CARRIERS[aspect])
    elif aspect is Aspect.OWNER:
        if frontier != [gone]:
            return []
        name, parameters = "impact_owned", {"gone": gone}
    else:
        name = "impact_down"
        parameters |= {"aims": list(map(str, AIMS[aspect])), "among": list(map(str, LEADING[aspect]))}
    return list(reader.run(question(name), parameters))


def _has(reader: Reader, identifier: str, aspect: Aspect) -> bool:
    """Whether the node carries or leads to what the aspect asks for, so that others can lose it."""
    if aspect is Aspect.OWNER:
        return True
    up = aspect not in CARRIERS
    kinds: list[Json] = [str(kind) for kind in (AIMS[aspect] if up else (CARRIERS[aspect],))]
    return any(reader.run(question("impact_reaches"), {"id": identifier, "up": up, "kinds": kinds}))


def money_of(reader: Reader, ids: Iterable[str]) -> dict[str, dict[str, Decimal]]:
    """Node → budget → its amount."""
    found: dict[str, dict[str, Decimal]] = {}
    for identifier, budget, amount in reader.run(question("impact_money"), {"ids": sorted(set(ids))}):
        found.setdefault(rows.text(identifier), {})[rows.text(budget)] = Decimal(rows.text(amount))
    return found


def _totals(left: Sequence[Left], money: Mapping[str, Mapping[str, Decimal]]) -> Iterator[AspectTotal]:
    """The totals of the aspects that anything is left without."""
    for aspect in Aspect:
        nodes = [item.node for item in left if item.aspect is aspect]
        budgets = {budget: amount for node in nodes for budget, amount in money.get(node.id, {}).items()}
        counts = {kind: sum(node.kind is kind for node in nodes) for kind in NodeKind}
        if nodes:
            present = {kind: count for kind, count in counts.items() if count}
            yield AspectTotal(aspect, present, sum(budgets.values(), Decimal(0)))
