"""What an agency reports of its indicators against what the assessors say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ontology.vocabulary import Wording
from queries.findings.basis import based
from queries.findings.compare import units_differ
from queries.findings.finding import Draft
from queries.findings.measured import measured, unit_at, values_of
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import joined, node_words, number, property_words, told

_COMPARED = ("value", "judged_level", "score")
"""What self-reported and official results are held against each other in."""


def self_and_official(sheet: Sheet, about: Mapping[str, str], tolerance: float) -> Iterator[Draft]:
    """What the agency reports of an indicator against what the assessors say."""
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    for result, node in about.items():
        pairs[node][sheet.text(result, "assessor")] = result
    for node, found in sorted(pairs.items()):
        if {"self", "official"} <= found.keys():
            drafts = [
                draft
                for name in _COMPARED
                for draft in _compared(sheet, node, name, found["self"], found["official"], Decimal(str(tolerance)))
            ]
            yield from _once(drafts)


def _once(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of one indicator, a score told with the value where it is the same number."""
    by_name = {draft.disputed[0]: draft for draft in drafts}
    value, score = by_name.get("value"), by_name.get("score")
    if value is None or score is None or not set(score.disputed[1:]) <= set(value.disputed[1:]):
        yield from drafts
        return
    yield from (draft for draft in drafts if draft not in (value, score))
    names = joined((property_words("value"), property_words("score")), " and ", "และ")
    yield replace(value, said=(*value.said, *score.said), values={**value.values, "property": names})


def _compared(sheet: Sheet, node: str, name: str, own: str, official: str, tolerance: Decimal) -> Iterator[Draft]:
    one, other = measured(sheet, own, name), measured(sheet, official, name)
    if name == "value":
        one, other = _in_one_unit(sheet, own, one, official, other), _in_one_unit(sheet, official, other, own, one)
    if not one or not other:
        return
    ones, others = (values_of(items) for items in (one, other))
    if any(abs(first - second) <= tolerance for first in ones for second in others):
        return
    basis, places = based(sheet, (own, ones), (official, others)) if name == "value" else (Wording(en="", th=""), ())
    values = {
        "node": node_words(sheet, node), "property": property_words(name),
        "own": told(" / ".join(map(number, sorted(ones))), one),
        "official": told(" / ".join(map(number, sorted(others))), other), "basis": basis,
    }  # fmt: skip
    disputed = (name, *map(number, ones), *map(number, others))
    yield Draft("self_against_official", (node,), (*one, *other, *places), values, disputed)


def _in_one_unit(sheet: Sheet, result: str, said: Sequence[Said], other: str, others: Sequence[Said]) -> list[Said]:
    """The values of a result in a unit that some value of another result is in; an unstated unit fits any."""
    units = {unit_at(sheet, other, item) for item in others}
    return [item for item in said if not all(units_differ(unit_at(sheet, result, item), unit) for unit in units)]
