"""One row of the table that links policies and projects: the target of the key result against that of its project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from queries.findings.budgets import decimal
from queries.findings.compare import letters, unit
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.targets import target_text, target_unit
from queries.findings.wording import node_words, told

_MEASURES = {
    "length": ("กม", "กิโลเมตร", "เมตร", "ม"),
    "area": ("ไร่", "ตรม", "ตรว", "ตารางเมตร", "ตารางวา", "ตารางกิโลเมตร", "ตรกม"),
    "weight": ("ตัน", "กก", "กิโลกรัม"),
    "volume": ("ลบม", "ลูกบาศก์เมตร", "ลิตร"),
    "money": ("บาท", "ล้านบาท"),
    "share": ("ร้อยละ",),
    "level": ("ระดับ", "คะแนน"),
    "people": ("คน", "ราย"),
}
"""What is measured, by the letters of its units; any other unit counts places or things, whatever they are called."""
_COUNT = "count"
_PERIODS = {"วัน": 1, "สัปดาห์": 7, "เดือน": 30, "ไตรมาส": 91, "ปี": 365}
_PERIOD = re.compile(rf"\s*(?:/|ต่อ)\s*({'|'.join(_PERIODS)})\s*$")
_NOT_GIVEN = ("na", "tba", "tbd")
"""Letters of what stands for a target that there is not."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A project's target and that of the key result that it stands under, in one table."""

    project: str
    key_result: str
    own: Said
    above: Said


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What does not fit within the rows of the table, and key results of it whose target is no target."""
    for row in _rows(sheet):
        code = _fault(row)
        if code:
            values = {
                "node": node_words(sheet, row.project), "key_result": node_words(sheet, row.key_result),
                "one": told(_with_unit(row.own), [row.own]), "other": told(_with_unit(row.above), [row.above]),
            }  # fmt: skip
            disputed = (_with_unit(row.own), _with_unit(row.above))
            yield Draft(code, (row.project, row.key_result), (row.own, row.above), values, disputed)
    yield from _not_given(sheet)


def _rows(sheet: Sheet) -> Iterator[_Row]:
    """Each project with a target of its own, beside the key results that its row supports."""
    for link in sheet.linked("supports", "project", "key_result"):
        own = [one for one in sheet.of(link.subject, "kpi_target") if (one.table, one.row) == (link.table, link.row)]
        above = [item for item in sheet.of(link.other, "target") if item.table == link.table]
        if own and above:
            yield _Row(link.subject, link.other, own[0], above[0])


def _fault(row: _Row) -> str | None:
    """The rule that a row breaks; units that only count are taken for each other, since offices do."""
    one, other = target_unit(row.own.value), target_unit(row.above.value)
    if not one or not other or target_text(row.own.value) == "-":
        return None
    if _measure(one) != _measure(other):
        return "unit_in_row_differs"
    periods = _period(one), _period(other)
    if all(periods) and periods[0] != periods[1]:
        return "period_in_row_differs"
    return "part_in_row_greater" if _exceeds(row) and periods[0] == periods[1] else None


def _measure(text: str) -> str:
    plain = letters(unit(_PERIOD.sub("", text)))
    return next((name for name, units in _MEASURES.items() if plain in units), _COUNT)


def _period(text: str) -> int | None:
    found = _PERIOD.search(text)
    return _PERIODS[found[1]] if found else None


def _exceeds(row: _Row) -> bool:
    """Whether a district's part is more than the city's whole, in the same unit; shares and levels have no parts."""
    one, other = target_unit(row.own.value) or "", target_unit(row.above.value) or ""
    part, whole = _value(row.own), _value(row.above)
    same = unit(one) == unit(other) and _measure(one) not in ("share", "level")
    return same and part is not None and whole is not None and part > whole


def _value(item: Said) -> Decimal | None:
    return decimal(item.value.get("value")) if isinstance(item.value, Mapping) else None


def _with_unit(item: Said) -> str:
    """A target as printed, with its unit where that stands in a column of its own."""
    text, own = target_text(item.value), target_unit(item.value) or ""
    shown = "ร้อยละ" if own == "percent" else own
    if not shown or letters(shown) in letters(text):
        return text
    return f"{shown} {text}" if own == "percent" else f"{text} {shown}"


def _not_given(sheet: Sheet) -> Iterator[Draft]:
    """Targets that say that there is none, though the row gives a unit for it."""
    for node_kind, name in (("key_result", "target"), ("project", "kpi_target")):
        for node in sheet.nodes(node_kind):
            for item in sheet.of(node, name):
                if letters(target_text(item.value)) in _NOT_GIVEN:
                    values = {"node": node_words(sheet, node), "target": told(_with_unit(item), [item])}
                    yield Draft("target_not_given", (node,), (item,), values, (target_text(item.value),))
