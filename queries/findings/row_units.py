"""Units of table rows that the first word of the name excludes: a number in levels, a percentage in times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ontology.vocabulary import Wording
from queries.findings.budgets import decimal
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import number, told

_PERCENT = frozenset({"ร้อยละ", "%", "percent", "เปอร์เซ็นต์"})
_LEVEL = frozenset({"ระดับ", "level"})
_NUMBER_WORD, _PERCENT_WORD, _LEVEL_WORD = "จำนวน", "ร้อยละ", "ระดับ"
_MEASURES = {
    _NUMBER_WORD: Wording(en="a number", th="จำนวน"),
    _PERCENT_WORD: Wording(en="a percentage", th="ร้อยละ"),
    _LEVEL_WORD: Wording(en="a level", th="ระดับ"),
}


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Names and units that stand in one row and do not go together."""
    results: dict[str, list[str]] = defaultdict(list)
    for item in sheet.linked("reports_on"):
        results[item.other].append(item.subject)
    for node in (*sheet.nodes("indicator"), *sheet.nodes("key_result")):
        for name, unit, first in _excluding(sheet, node):
            values = {
                "name": told(str(name.value), [name]), "measure": _MEASURES[first],
                "unit": told(str(unit.value), [unit]), "value": _value(sheet, results[node], unit),
            }  # fmt: skip
            disputed = (first, str(unit.value).strip().lower())
            yield Draft("unit_of_row_does_not_fit_name", (node,), (name, unit), values, disputed)


def excluded_beside(sheet: Sheet, node: str, item: Said) -> bool:
    """Whether the name in the row of a value excludes the unit there, which tells that the value does not fit it."""
    return any((unit.table, unit.row) == (item.table, item.row) for _, unit, _ in _excluding(sheet, node))


def _excluding(sheet: Sheet, node: str) -> Iterator[tuple[Said, Said, str]]:
    """Names and units of one row, with the first word of the name that excludes the unit."""
    for unit in sheet.of(node, "unit"):
        for name in sheet.of(node, "name"):
            words, measured = " ".join(str(name.value).split()), str(unit.value).strip().lower()
            first = next((word for word in _MEASURES if words.startswith(word)), None)
            in_one_row = unit.table is not None and (name.table, name.row) == (unit.table, unit.row)
            if first is not None and measured and in_one_row and _excluded(first, measured):
                yield name, unit, first


def _value(sheet: Sheet, results: Sequence[str], unit: Said) -> Wording:
    """Words on the value of the row."""
    values = (item for result in results for item in sheet.of(result, "value"))
    found = [item for item in values if (item.table, item.row) == (unit.table, unit.row)]
    value = next((decimal(item.value) for item in found), None)
    if value is None:
        return Wording(en="", th="")
    return Wording(en=f"; its value is {number(value)}", th=f" โดยมีค่า {number(value)}")


def _excluded(first: str, unit: str) -> bool:
    """Whether a measure has no such unit; offices do give a level of success in per cent."""
    if first == _PERCENT_WORD:
        return unit not in _PERCENT
    return unit in _PERCENT | _LEVEL if first == _NUMBER_WORD else unit not in _PERCENT | _LEVEL
