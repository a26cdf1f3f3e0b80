"""The number that a definition gives a project for its target, against the project's own target elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kb.text import arabic_digits
from queries.findings.budgets import decimal
from queries.findings.compare import numbers
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.targets import target_text, target_unit
from queries.findings.wording import node_words, told

_TARGET = re.compile(r"ค่าเป้าหมาย(.*?)(?:วิธี(?:การ)?คำนวณ|สูตร(?:การ)?คำนวณ|$)", re.DOTALL)


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Projects for which a table states another number, in the same unit, than the definition of their indicator."""
    for link in sheet.linked("supports", "project"):
        defined = [
            item for item in sheet.of(link.other, "definition") if (item.table, item.row) == (link.table, link.row)
        ]
        for own in sheet.of(link.subject, "kpi_target") if defined else ():
            yield from _differing(sheet, link.subject, own, defined[0])


def _differing(sheet: Sheet, project: str, own: Said, defined: Said) -> Iterator[Draft]:
    unit = target_unit(own.value)
    value = decimal(own.value.get("value")) if isinstance(own.value, Mapping) else None
    passage = _TARGET.search(str(defined.value))
    if not unit or unit == "percent" or value is None or passage is None:
        return
    counted = re.compile(rf"\d[\d,]*(?:\.\d+)?\s*{re.escape(unit)}")
    stated = [match[0] for match in counted.finditer(arabic_digits(passage[1]))]
    if stated and all(value not in numbers(text) for text in stated):
        values = {
            "node": node_words(sheet, project), "one": told(stated[0], [defined]),
            "other": told(target_text(own.value), [own]),
        }  # fmt: skip
        places = (defined.at(stated[0]), own)
        yield Draft("target_of_definition_differs", (project,), places, values, (stated[0], str(value)))
