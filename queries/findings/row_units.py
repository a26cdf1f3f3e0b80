"""Units of table rows that the first word of the name excludes: a number in levels, a percentage in times."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.vocabulary import Wording
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import told

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
    for node in (*sheet.nodes("indicator"), *sheet.nodes("key_result")):
        for unit in sheet.of(node, "unit"):
            for name in sheet.of(node, "name"):
                if unit.table is not None and (name.table, name.row) == (unit.table, unit.row):
                    yield from _held(node, name, unit)


def _held(node: str, name: Said, unit: Said) -> Iterator[Draft]:
    words, measured = " ".join(str(name.value).split()), str(unit.value).strip().lower()
    first = next((word for word in _MEASURES if words.startswith(word)), None)
    if first is None or not measured or not _excluded(first, measured):
        return
    values = {"name": told(words, [name]), "measure": _MEASURES[first], "unit": told(str(unit.value), [unit])}
    yield Draft("unit_of_row_does_not_fit_name", (node,), (name, unit), values, (first, measured))


def _excluded(first: str, unit: str) -> bool:
    """Whether a measure has no such unit; offices do give a level of success in per cent."""
    if first == _PERCENT_WORD:
        return unit not in _PERCENT
    return unit in _PERCENT | _LEVEL if first == _NUMBER_WORD else unit not in _PERCENT | _LEVEL
