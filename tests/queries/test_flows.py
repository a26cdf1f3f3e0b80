"""Flows of money: each baht once on every level, and what stands on a level is what alignment says."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import permutations

import pytest

from kb.errors import InputError
from kb.store.base import Reader
from queries.budget import By, Part, budget
from queries.budget.flows import Flows, flows
from tests.queries.bases import CITY, Base, Fact, Link

MONEY = {"a": "100.50", "b": "200", "c": "7", "d": None}


@pytest.fixture
def reader(base: Base) -> Reader:  # type: ignore[misc]
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
    sums: Counter[tuple[str, ...]] = Counter()
    for flow in answer.flows:
        stop, other = (flow.target, flow.source) if last else (flow.source, flow.target)
        if stop.level is level and other.level is answer.levels[at - 1 if last else at + 1]:
            sums[tuple(map(str, stop.keys))] += flow.amount_baht  # type: ignore[assignment]
    return dict(sums)  # type: ignore[arg-type]


def test_money_runs_from_strategy_to_division_whole(reader: Reader) -> None:
    answer = flows(reader, levels=("strategy", "division"))
    ends = [(flow.source.part, flow.source.keys, flow.target.part, flow.target.keys) for flow in answer.flows]
    assert dict(zip(ends, [flow.amount_baht for flow in answer.flows], strict=True)) == {
        (Part.DIRECT, ("strategy:2569/1",), Part.DIRECT, ("division:bangna/works",)): Decimal("100.50"),
        (Part.SHARED, ("strategy:2569/1", "strategy:2569/2"), Part.NOT_LINKED, ()): Decimal(7),
        (Part.NOT_LINKED, (), Part.DIRECT, ("division:bangna/works",)): Decimal(200),
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
