"""Results and scores that contradict each other: what is looked for, and one result told in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal

from ontology.vocabulary import Wording
from queries.findings import ratios, result_parts, result_units, scores
from queries.findings.assessors import self_and_official
from queries.findings.budgets import decimal
from queries.findings.finding import Draft
from queries.findings.measured import measured
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.weights import weights
from queries.findings.wording import joined, node_words, number, property_words, told


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts in the results of a document."""
    about = {item.subject: item.other for item in sheet.linked("reports_on")}
    yield from self_and_official(sheet, about, rules["self_against_official"].thresholds["tolerance"])
    for result in sheet.nodes("result"):
        node = about.get(result, result)
        yield from _stated_twice(sheet, result, node)
        yield from ratios.arithmetic(sheet, result, node)
        yield from ratios.printed(sheet, result, node)
        yield from result_parts.parts(sheet, result, node, rules["parts_do_not_sum"].thresholds["tolerance"])
        yield from scores.weighted(sheet, result, node)
        yield from ratios.details(sheet, result, node)
        yield from result_units.units(sheet, result, node)
    yield from scores.levels_and_scores(sheet, about)
    yield from weights(sheet)
    yield from scores.declared_scores(sheet, about)
    yield from _uncoded(sheet)


def _stated_twice(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
    """One result whose value, level, score or weight differs between places of the same assessor."""
    for name in ("value", "judged_level", "score", "weighted_score", "weight"):
        found: dict[Decimal, list[Said]] = {}
        for item in measured(sheet, result, name):
            found.setdefault(decimal(item.value) or Decimal(0), []).append(item)
        if len(found) > 1:
            code = "result_value_differs" if name == "value" else "result_differs"
            words = joined(told(number(value), items) for value, items in found.items())
            said = tuple(item for items in found.values() for item in items)
            values = {
                "node": node_words(sheet, node), "property": property_words(name), "values": words,
                "assessor": _assessor(sheet, result),
            }  # fmt: skip
            yield Draft(code, (node, result), said, values, (name, *map(number, found)))


def _assessor(sheet: Sheet, result: str) -> Wording:
    official = sheet.text(result, "assessor") == "official"
    return Wording(en="official" if official else "own", th="ผลของผู้ประเมิน" if official else "ผลที่หน่วยงานรายงาน")


def _uncoded(sheet: Sheet) -> Iterator[Draft]:
    """Indicators of a table of results that have no code printed there, beside others that have."""
    coded: dict[int, set[str]] = defaultdict(set)
    named: dict[int, dict[str, Said]] = defaultdict(dict)
    for node in sheet.nodes("indicator"):
        for item in sheet.of(node, "code"):
            if item.table is not None and not item.inferred:
                coded[item.table].add(node)
        for item in sheet.of(node, "name"):
            if item.table is not None:
                named[item.table].setdefault(node, item)
    for table, found in sorted(named.items()):
        if coded[table]:
            for node in sorted(found.keys() - coded[table]):
                if _needs_no_code(sheet, node, found.keys()):
                    continue
                values = {"node": node_words(sheet, node)}
                yield Draft("indicator_without_code", (node,), (found[node],), values, (sheet.families[table].code,))


def _needs_no_code(sheet: Sheet, node: str, table: AbstractSet[str]) -> bool:
    """Whether a row is a part of an indicator of the table, or the one indicator of its component there."""
    if any(item.subject == node and item.other in table for item in sheet.linked("part_of", "indicator", "indicator")):
        return True
    links = [item for item in sheet.linked("contributes_to", "indicator", "component") if item.subject in table]
    components = {item.other for item in links if item.subject == node}
    return bool(components) and not any(item.other in components and item.subject != node for item in links)
