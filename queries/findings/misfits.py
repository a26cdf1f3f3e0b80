"""Targets in a unit that the name of what is measured does not speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from queries.findings.compare import letters, numbers
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.targets import Target, target_text, target_unit, targets_of
from queries.findings.wording import node_words, told

_PERCENT = ("ร้อยละ", "%", "percent", "สัดส่วน", "อัตรา")
_PERCENT_NAME = re.compile(r"^(ร้อยละ|สัดส่วน|%)")
_COUNT_NAME = re.compile(r"^จำนวน")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Percentages of what is counted, and counts of what is a percentage, of the agency and of its hosts."""
    for node_kind in ("key_result", "indicator"):
        for node in sheet.nodes(node_kind):
            for target in targets_of(sheet, node)[:1]:
                if _misfit(sheet.text(node, "name"), target):
                    yield _draft(sheet, node, sheet.of(node, "name")[:1], target)
    for item in sheet.linked("responsible_for", source="agency", target="key_result"):
        if item.qualifier == "H" and isinstance(item.value, Mapping):
            yield from _of_host(sheet, item, item.value.get("target"))


def _of_host(sheet: Sheet, item: Said, value: object) -> Iterator[Draft]:
    """The host's target against its own wording, where both stand in one row."""
    if not isinstance(value, Mapping):
        return
    target = Target(target_text(value), target_unit(value), (item,))
    rows = [each for each in sheet.of(item.other, "host_wording") if (each.table, each.row) == (item.table, item.row)]
    if len(rows) == 1 and _misfit(str(rows[0].value), target):
        yield _draft(sheet, item.other, rows, target)


def _draft(sheet: Sheet, node: str, named: Sequence[Said], target: Target) -> Draft:
    words = told(str(named[0].value), named) if named else node_words(sheet, node)
    values = {"node": node_words(sheet, node), "name": words, "target": told(target.text, target.said)}
    return Draft("target_does_not_fit_name", (node,), (*named, *target.said), values, (letters(target.text),))


def _misfit(name: str, target: Target) -> bool:
    percent = any(word in target.text.lower() for word in _PERCENT) or target.unit in _PERCENT
    if not numbers(target.text) or not target.unit:
        return False
    if _PERCENT_NAME.match(name):
        return not percent
    return bool(_COUNT_NAME.match(name)) and target.unit == "percent"
