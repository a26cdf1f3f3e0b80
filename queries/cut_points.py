"""Cut points: the nodes on which most hangs, because every way passes them.

The same aspects as `queries.impact`, of all nodes at once: for each aspect the graph
is walked from what it asks for (projects, budgets, owners, key results, policies,
strategies), and a node hangs on those that stand on every way to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kb.identity import kind_of
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries import rows
from queries.answer import Bound, Completeness, Cut, checked, completeness, question
from queries.dominators import ROOT, dominators
from queries.impact import AIMS, CARRIERS, LEADING, MAX_LIMIT, Aspect, money_of
from queries.reference import find

LIMIT = 20
"""Cut points of an answer unless told otherwise."""
KINDS = (
    NodeKind.KEY_RESULT, NodeKind.POLICY, NodeKind.PROJECT, NodeKind.BUDGET, NodeKind.AGENCY, NodeKind.DIVISION,
)  # fmt: skip
"""The kinds of cut points that are listed unless told otherwise; the plan's levels are such by their nature."""
_NEVER_LEFT = frozenset({NodeKind.COMPONENT, NodeKind.EVALUATION, NodeKind.AGENCY})


@dataclass(frozen=True, slots=True)
class CutPoint:
    """A node and what hangs on it alone.

    `left` counts the nodes that would be left without each aspect, `dependents` all of
    them, each once; `amount_baht` is the money of the projects and budgets among them.
    """

    node: Node
    left: Mapping[Aspect, int]
    dependents: int
    amount_baht: Decimal


@dataclass(frozen=True, slots=True)
class CutPoints:
    """Cut points, those with the most dependents first, then by what is left without the aspects, then by id."""

    fiscal_year: int | None
    agency: Node | None
    points: tuple[CutPoint, ...]
    completeness: Completeness


def cut_points(
    reader: Reader,
    fiscal_year: int | None = None,
    agency: str | None = None,
    *,
    kinds: Collection[NodeKind] = KINDS,
    limit: int = LIMIT,
) -> CutPoints:
    """The nodes on which most hangs alone.

    Args:
        reader: The state of the base to ask.
        fiscal_year: Of the Buddhist Era: what is of that year or of none; everything unless given.
        agency: An agency by id, code or name, whose projects alone count.
        kinds: The kinds of cut points to list.
        limit: Cut points at most, 1 to 1,000,000.

    Raises:
        NotFoundError: No agency is called so.
        AmbiguousError: Several agencies are.
        InputError: The limit is too low.
        LimitError: The limit is too high.
    """
    checked("limit", limit, least=1, most=MAX_LIMIT)
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY)
    hanging = hangs_on(reader, fiscal_year, owner.id if owner else None)
    ranked = sorted((item for item in hanging.items() if kind_of(item[0]) in kinds), key=_place)
    points = _points(reader, dict(ranked[:limit]))
    cuts = (Cut("nodes", Bound.LIMIT, limit, len(ranked) - limit),) if len(ranked) > limit else ()
    return CutPoints(fiscal_year, owner, points, completeness(reader, cuts))


_Hanging = Mapping[Aspect, frozenset[str]]


def _place(item: tuple[str, _Hanging]) -> tuple[int, int, str]:
    identifier, left = item
    return -len(frozenset().union(*left.values())), -sum(map(len, left.values())), identifier


def _points(reader: Reader, ranked: Mapping[str, _Hanging]) -> tuple[CutPoint, ...]:
    nodes = {node.id: node for node in map(rows.node, reader.run(question("nodes_by_id"), {"ids": list(ranked)}))}
    dependents = {identifier: frozenset().union(*left.values()) for identifier, left in ranked.items()}
    money = money_of(reader, frozenset().union(*dependents.values()))
    return tuple(
        CutPoint(
            node=nodes[identifier],
            left={aspect: len(found) for aspect, found in left.items()},
            dependents=len(dependents[identifier]),
            amount_baht=_amount(money, dependents[identifier]),
        )
        for identifier, left in ranked.items()
    )


def _amount(money: Mapping[str, Mapping[str, Decimal]], ids: Iterable[str]) -> Decimal:
    budgets = {budget: amount for each in ids for budget, amount in money.get(each, {}).items()}
    return sum(budgets.values(), Decimal(0))


# --- what hangs on what


def hangs_on(reader: Reader, fiscal_year: int | None = None, agency: str | None = None) -> dict[str, _Hanging]:
    """Node → aspect → the nodes that would be left without it; nodes on which nothing hangs are left out."""
    graph = _Graph.read(reader, fiscal_year, agency)
    found: defaultdict[str, dict[Aspect, frozenset[str]]] = defaultdict(dict)
    for aspect in Aspect:
        for node, left in _hanging(graph, aspect).items():
            found[node][aspect] = frozenset(left)
    return dict(found)


@dataclass(frozen=True, slots=True)
class _Graph:
    """Edges upward and downward, owners and what they own, budgets with money."""

    up: Mapping[str, list[str]]
    down: Mapping[str, list[str]]
    owned: Mapping[str, list[str]]
    funded: frozenset[str]

    @staticmethod
    def read(reader: Reader, fiscal_year: int | None, agency: str | None) -> _Graph:
        up: defaultdict[str, list[str]] = defaultdict(list)
        down: defaultdict[str, list[str]] = defaultdict(list)
        owned: defaultdict[str, list[str]] = defaultdict(list)
        funded = set()
        for row in reader.run(question("impact_edges"), {"fiscal_year": fiscal_year, "agency": agency}):
            source, target = rows.text(row[0]), rows.text(row[2])
            if row[1] == EdgeKind.RESPONSIBLE_FOR:
                owned[source].append(target)
                continue
            up[source].append(target)
            down[target].append(source)
            if row[3]:
                funded.add(source)
        return _Graph(dict(up), dict(down), dict(owned), frozenset(funded))

    def of_kinds(self, kinds: Collection[NodeKind]) -> list[str]:
        """The nodes of these kinds."""
        wanted = frozenset(map(str, kinds))
        return [node for node in self.up.keys() | self.down.keys() if node.partition(":")[0] in wanted]


def _hanging(graph: _Graph, aspect: Aspect) -> dict[str, set[str]]:
    """Node → the nodes that would be left without the aspect."""
    if aspect is Aspect.OWNER:
        roots: Iterable[str] = graph.owned
        steps = graph.owned
    elif aspect in CARRIERS:
        roots = graph.funded if aspect is Aspect.MONEY else graph.of_kinds((CARRIERS[aspect],))
        steps = graph.up
    else:
        roots, steps = graph.of_kinds(AIMS[aspect]), graph.down
    above = dominators(roots, steps)
    starts = frozenset(roots)
    found: defaultdict[str, set[str]] = defaultdict(set)
    can_be_left = _can_be_left(aspect)
    for node in above:
        if node not in starts and node.partition(":")[0] in can_be_left:
            each = above[node]
            while each != ROOT:
                found[each].add(node)
                each = above[each]
    return dict(found)


def _can_be_left(aspect: Aspect) -> frozenset[str]:
    """The kinds that can be left without the aspect."""
    return frozenset(map(str, LEADING.get(aspect, frozenset(NodeKind) - _NEVER_LEFT)))
