"""Weights that differ between places, and those of parts that do not add up to the whole's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from queries.findings.budgets import decimal
from queries.findings.finding import Draft
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import joined, node_words, number, told


def weights(sheet: Sheet) -> Iterator[Draft]:
    """Weights that differ between places, and weights of parts that do not add up to the whole's."""
    for node in (*sheet.nodes("indicator"), *sheet.nodes("component")):
        found: dict[Decimal, list[Said]] = {}
        for item in sheet.of(node, "weight"):
            value = decimal(item.value)
            if value is not None:
                found.setdefault(value, []).append(item)
        if len(found) > 1:
            words = joined(told(number(value), items) for value, items in found.items())
            said = tuple(item for items in found.values() for item in items)
            values = {"node": node_words(sheet, node), "weights": words}
            yield Draft("weight_differs", (node,), said, values, tuple(map(number, found)))
    yield from _weight_sums(sheet)


def _weight_sums(sheet: Sheet) -> Iterator[Draft]:
    members: dict[str, set[str]] = defaultdict(set)
    halves = {item.subject for item in sheet.linked("part_of", "indicator", "indicator")}
    for item in sheet.linked("contributes_to", "indicator", "component"):
        if item.subject not in halves:
            members[item.other].add(item.subject)
    for item in (
        *sheet.linked("part_of", "indicator", "indicator"),
        *sheet.linked("part_of", "component", "component"),
    ):
        members[item.other].add(item.subject)
    for whole, parts in sorted(members.items()):
        weights = [decimal(sheet.value(part, "weight")) for part in sorted(parts)]
        stated = decimal(sheet.value(whole, "weight"))
        known = [weight for weight in weights if weight is not None]
        if stated is None or len(known) != len(weights) or sum(known, Decimal(0)) == stated:
            continue
        said = (
            *sheet.of(whole, "weight")[:1],
            *(item for part in sorted(parts) for item in sheet.of(part, "weight")[:1]),
        )
        values = {
            "node": node_words(sheet, whole), "stated": told(number(stated), sheet.of(whole, "weight")),
            "sum": number(sum(known, Decimal(0))),
        }  # fmt: skip
        yield Draft("weights_do_not_sum", (whole,), said, values, (number(stated), number(sum(known, Decimal(0)))))
    yield from _whole_weight(sheet)
    yield from _incomplete(sheet)


def _incomplete(sheet: Sheet) -> Iterator[Draft]:
    """Weights of indicators without any of the components that hold them, short of 100."""
    if any(sheet.of(node, "weight") for node in sheet.nodes("component")):
        return
    halves = {item.subject for item in sheet.linked("part_of", "indicator", "indicator")}
    said = [
        sheet.of(node, "weight")[0]
        for node in sheet.nodes("indicator")
        if sheet.of(node, "weight") and node not in halves
    ]
    known = [value for item in said if (value := decimal(item.value)) is not None]
    total = sum(known, Decimal(0))
    if len(known) > 1 and total < 100:
        nodes = tuple(sheet.nodes("evaluation")[:1]) or tuple(item.subject for item in said)
        yield Draft("weights_incomplete", nodes, tuple(said), {"sum": number(total)}, (number(total),))


def _whole_weight(sheet: Sheet) -> Iterator[Draft]:
    """The weights of an evaluation's own components, where all are known, against 100."""
    tops: dict[str, set[str]] = defaultdict(set)
    for item in sheet.linked("part_of", "component", "evaluation"):
        tops[item.other].add(item.subject)
    for evaluation, components in sorted(tops.items()):
        weights = [decimal(sheet.value(each, "weight")) for each in sorted(components)]
        known = [weight for weight in weights if weight is not None]
        total = sum(known, Decimal(0))
        if len(known) == len(weights) and total not in (Decimal(100), Decimal(0)):
            said = tuple(item for each in sorted(components) for item in sheet.of(each, "weight")[:1])
            values = {"node": node_words(sheet, evaluation), "stated": "100", "sum": number(total)}
            yield Draft("weights_do_not_sum", (evaluation,), said, values, ("100", number(total)))
