"""Flows of money with few stops on each level, so that they can be drawn: those with the least money stand as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from heapq import nlargest
from typing import TypeAlias

from queries.budget.flows import Flow, Flows, Others, Stop, keys_of
from queries.budget.groups import By

_Ends: TypeAlias = Mapping[Stop | Others, Stop | Others]
"""Stop → the stop that stands in for it."""


def folded(answer: Flows, most: int) -> Flows:
    """The flows with at most so many stops a level, those with the most money, and one more for all others.

    One stop alone is never folded: a level of `most + 1` stays as it is. Every level adds up to the same as before.

    Args:
        answer: Flows from level to level.
        most: Stops of a level, one or more; of equal money the first by part and name stay.
    """
    ends = _ends(answer.flows, most)
    merged: dict[tuple[Stop | Others, Stop | Others], Flow] = {}
    for flow in answer.flows:
        source, target = (ends.get(stop, stop) for stop in (flow.source, flow.target))
        known = merged.get((source, target))
        amount, budgets = (known.amount_baht, known.budgets) if known else (Decimal(0), 0)
        merged[source, target] = Flow(source, target, amount + flow.amount_baht, budgets + flow.budgets)
    named = {str(key) for flow in merged.values() for key in keys_of(flow)}
    nodes = {key: node for key, node in answer.nodes.items() if key in named}
    return replace(answer, flows=tuple(merged.values()), nodes=nodes)


def _ends(flows: Collection[Flow], most: int) -> _Ends:
    """The stops of little money, each with what stands in for it."""
    ends: dict[Stop | Others, Stop | Others] = {}
    for level, stops in _money(flows).items():
        if len(stops) > most + 1:
            small = stops.keys() - set(nlargest(most, stops, key=stops.__getitem__))
            ends.update(dict.fromkeys(small, Others(level, len(small))))
    return ends


def _money(flows: Collection[Flow]) -> dict[By, dict[Stop | Others, Decimal]]:
    """Level → stop → the money of the flows that meet it, in the order of the flows."""
    money: dict[By, dict[Stop | Others, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for flow in flows:
        for stop in (flow.source, flow.target):
            money[stop.level][stop] += flow.amount_baht
    return money
