"""Flows of money: each baht once on every level, and what stands on a level is what alignment says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InputError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries.answer import Completeness
from queries.budget import By, Part, budget
from queries.budget.flows import Flow, Flows, Others, Stop, flows, keys_of
from queries.budget.folding import folded
from tests.queries.bases import CITY, Base, Fact, Link

MONEY = {"a": "100.50", "b": "200", "c": "7", "d": None}


@pytest.fixture
def reader(base: Base) -> Iterator[Reader]:
    facts: list[Fact] = [(f"project:bangna/2569/{name}", "category", "city_plan") for name in "abc"]
    links: list[Link] = [*CITY]
    for name, amount in MONEY.items():
        project, money = f"project:bangna/2569/{name}", f"budget:bangna/2569/{name}"
        facts += [(money, "amount_baht", amount)] if amount else [(money, "status", "none_needed")]
        links.append((money, "funds", project))
    links.append(("project:bangna/2569/c", "supports", "key_result:2569/21101"))
    links.append(("key_result:2569/21101", "contributes_to", "super_okr:2569/2.1.1"))
    links.append(("super_okr:2569/2.1.1", "contributes_to", "issue:2569/2.1"))
    links.append(("issue:2569/2.1", "part_of", "strategy:2569/2"))
    links.append(("project:bangna/2569/c", "supports", "key_result:2569/11101"))
    base.load(facts, links)
    with base.store.read() as opened:
        yield opened


def by_stop(answer: Flows, at: int) -> dict[tuple[str, ...], Decimal]:
    """What stands at each stop of a level, as the flows that leave or reach it say."""
    level, last = answer.levels[at], at == len(answer.levels) - 1
    sums: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for flow in answer.flows:
        stop, other = (flow.target, flow.source) if last else (flow.source, flow.target)
        if stop.level is level and other.level is answer.levels[at - 1 if last else at + 1]:
            assert isinstance(stop, Stop)
            sums[tuple(map(str, stop.keys))] += flow.amount_baht
    return dict(sums)


def test_money_runs_from_strategy_to_division_whole(reader: Reader) -> None:
    answer = flows(reader, levels=("strategy", "division"))
    works = Stop(By.DIVISION, Part.DIRECT, ("division:bangna/works",))
    both = Stop(By.STRATEGY, Part.SHARED, ("strategy:2569/1", "strategy:2569/2"))
    assert {(flow.source, flow.target): flow.amount_baht for flow in answer.flows} == {
        (Stop(By.STRATEGY, Part.DIRECT, ("strategy:2569/1",)), works): Decimal("100.50"),
        (both, Stop(By.DIVISION, Part.NOT_LINKED, ())): Decimal(7),
        (Stop(By.STRATEGY, Part.NOT_LINKED, ()), works): Decimal(200),
    }
    assert (answer.amount_baht, answer.without_amount) == (Decimal("307.50"), 1)
    assert set(answer.nodes) == {"strategy:2569/1", "strategy:2569/2", "division:bangna/works"}


@pytest.mark.parametrize("levels", list(permutations(("strategy", "category", "division", "policy"), 3)))
def test_every_level_holds_every_baht_as_alignment_by_it_says(reader: Reader, levels: tuple[str, ...]) -> None:
    answer = flows(reader, levels=levels)
    for at, level in enumerate(levels):
        stops = by_stop(answer, at)
        assert sum(stops.values()) == answer.amount_baht
        aligned = {
            tuple(sorted(map(str, line.keys))): line.tally.amount_baht
            for line in budget(reader, by=level).lines
            if line.tally.amount_baht is not None
        }
        assert stops == aligned


@pytest.mark.parametrize("levels", [("strategy",), ("strategy", "strategy"), tuple(By)[:6], ("strategy", "colour"), ()])
def test_levels_that_are_none_are_refused(reader: Reader, levels: tuple[str, ...]) -> None:
    with pytest.raises(InputError):
        flows(reader, levels=levels)


def _standing(answer: Flows, at: int) -> Decimal:
    """The money that runs from a level to the next, or reaches the last."""
    pair = answer.levels[at : at + 2] if at < len(answer.levels) - 1 else answer.levels[-2:]
    flowing = [flow.amount_baht for flow in answer.flows if (flow.source.level, flow.target.level) == tuple(pair)]
    return sum(flowing, Decimal(0))


def _stops(answer: Flows, level: By) -> set[Stop | Others]:
    return {stop for flow in answer.flows for stop in (flow.source, flow.target) if stop.level is level}


_AMOUNTS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(0, 3), st.integers(1, 50)), min_size=1)


def _made(amounts: list[tuple[int, int, int, int]]) -> Flows:
    """Flows of some budgets, each given by its three stops and its amount."""
    levels = (By.STRATEGY, By.DIVISION, By.CATEGORY)
    sums: dict[tuple[Stop, Stop], Decimal] = defaultdict(Decimal)
    for *names, amount in amounts:
        stops = [Stop(level, Part.DIRECT, (f"x:{name}",)) for level, name in zip(levels, names, strict=True)]
        for pair in pairwise(stops):
            sums[pair] += amount
    found = tuple(Flow(one, other, amount, 1) for (one, other), amount in sums.items())
    total = Decimal(sum(amount for *_, amount in amounts))
    nodes = {f"x:{name}": Node(f"policy:{name}", NodeKind.POLICY) for name in range(10)}
    return Flows(None, None, levels, found, total, 0, nodes, Completeness(1, ()))


@given(_AMOUNTS, st.integers(1, 4))
def test_folded_flows_hold_every_baht_at_few_stops(amounts: list[tuple[int, int, int, int]], most: int) -> None:
    whole = _made(amounts)
    answer = folded(whole, most)
    for at, level in enumerate(whole.levels):
        assert _standing(answer, at) == whole.amount_baht
        before, after = _stops(whole, level), _stops(answer, level)
        others = [stop for stop in after if isinstance(stop, Others)]
        kept = after - set(others)
        assert kept <= before
        assert [stop.count for stop in others] == ([len(before) - most] if len(before) > most + 1 else [])
        assert len(kept) == (most if others else len(before))
        money, gone = _sums(whole, level), before - kept
        assert not gone or min(money[stop] for stop in kept) >= max(money[stop] for stop in gone)
    assert sum(flow.budgets for flow in answer.flows) == sum(flow.budgets for flow in whole.flows)
    assert set(answer.nodes) == {key for flow in answer.flows for key in keys_of(flow)}


def _sums(answer: Flows, level: By) -> dict[Stop | Others, Decimal]:
    sums: dict[Stop | Others, Decimal] = defaultdict(Decimal)
    for flow in answer.flows:
        for stop in (flow.source, flow.target):
            if stop.level is level:
                sums[stop] += flow.amount_baht
    return dict(sums)
