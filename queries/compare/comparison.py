"""Compares two sides: what was added, what is gone, what changed, and what that does to coverage and money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries.answer import Completeness, completeness
from queries.compare.differences import Difference, budget_of, differences
from queries.compare.match import Match, match
from queries.compare.snapshot import KINDS, Side, Snapshot, snapshot


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing that both sides have, and in what it differs; nothing where it is the same."""

    match: Match
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class KindComparison:
    """The things of one kind, by code and id: `added` on the right, `gone` from the left, `both` with changes."""

    kind: NodeKind
    added: tuple[Node, ...]
    gone: tuple[Node, ...]
    both: tuple[Changed, ...]

    @property
    def changed(self) -> tuple[Changed, ...]:
        """Those of both sides in which something differs."""
        return tuple(item for item in self.both if item.differences)


@dataclass(frozen=True, slots=True)
class Effect:
    """What the change does, on the left and on the right.

    Attributes:
        money: The stated amounts of the projects, in baht; each project's once.
        without_amount: Projects that state none.
        covered: Key results, and policies, that a project leads to, and all of them.
        newly_uncovered: Things of both sides to which a project led on the left and none does on the right.
        newly_covered: The other way round.
    """

    money: tuple[Decimal, Decimal]
    without_amount: tuple[int, int]
    covered: Mapping[NodeKind, tuple[tuple[int, int], tuple[int, int]]]
    newly_uncovered: tuple[Node, ...]
    newly_covered: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides, kind by kind, and the effect on coverage and money."""

    left: Side
    right: Side
    kinds: tuple[KindComparison, ...]
    effect: Effect
    completeness: Completeness


def compare(reader: Reader, left: str, right: str) -> Comparison:
    """Compares two sides; see `snapshot` for how they are named.

    Raises:
        InputError: A reference names no side.
        NotFoundError: There is nothing that it names.
        AmbiguousError: Several agencies are called so.
    """
    before, after = snapshot(reader, left), snapshot(reader, right)
    pairs = {kind: match(kind, before.of(kind), after.of(kind)) for kind in KINDS}
    matches = {pair.left.id: pair.right.id for found in pairs.values() for pair in found}
    kinds = tuple(_kind(kind, pairs[kind], before, after, matches) for kind in KINDS)
    effect = _effect(before, after, [pair for found in pairs.values() for pair in found])
    return Comparison(before.side, after.side, kinds, effect, completeness(reader))


def _kind(
    kind: NodeKind, pairs: Sequence[Match], before: Snapshot, after: Snapshot, matches: Mapping[str, str]
) -> KindComparison:
    left, right = {pair.left.id for pair in pairs}, {pair.right.id for pair in pairs}
    order = {node.id: at for at, node in enumerate(before.of(kind))}
    ordered = sorted(pairs, key=lambda pair: order[pair.left.id])
    return KindComparison(
        kind,
        added=tuple(node for node in after.of(kind) if node.id not in right),
        gone=tuple(node for node in before.of(kind) if node.id not in left),
        both=tuple(Changed(pair, differences(pair, before, after, matches)) for pair in ordered),
    )


def _effect(before: Snapshot, after: Snapshot, pairs: Sequence[Match]) -> Effect:
    led = (_led_to(before), _led_to(after))
    things = [pair for pair in pairs if pair.left.kind is not NodeKind.PROJECT]
    amounts = [_amounts(side) for side in (before, after)]
    return Effect(
        money=(sum(amounts[0], Decimal(0)), sum(amounts[1], Decimal(0))),
        without_amount=(_projects(before) - len(amounts[0]), _projects(after) - len(amounts[1])),
        covered={
            kind: (_covered(before, kind, led[0]), _covered(after, kind, led[1]))
            for kind in KINDS
            if kind is not NodeKind.PROJECT
        },
        newly_uncovered=tuple(pair.right for pair in things if pair.left.id in led[0] and pair.right.id not in led[1]),
        newly_covered=tuple(pair.right for pair in things if pair.left.id not in led[0] and pair.right.id in led[1]),
    )


def _led_to(side: Snapshot) -> set[str]:
    return {edge.target for edge in side.edges if edge.kind in (EdgeKind.SUPPORTS, EdgeKind.IMPLEMENTS)}


def _covered(side: Snapshot, kind: NodeKind, led: set[str]) -> tuple[int, int]:
    nodes = side.of(kind)
    return sum(node.id in led for node in nodes), len(nodes)


def _projects(side: Snapshot) -> int:
    return len(side.of(NodeKind.PROJECT))


def _amounts(side: Snapshot) -> list[Decimal]:
    """The stated amounts, a project each."""
    stated = (budget_of(side, node.id).get("amount_baht") for node in side.of(NodeKind.PROJECT))
    return [Decimal(amount) for amount in stated if isinstance(amount, str)]
