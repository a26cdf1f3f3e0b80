"""Formulas of definitions: as many as there are targets, of what the indicator measures, in its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from kb.text import arabic_digits
from queries.findings.compare import letters, unit
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import node_words, told

_MARKUP = re.compile(r"<[^>]*>")
_TYPESET = re.compile(r"\\(?:frac|text|times)|[{}\\$]")
_TARGETS = re.compile(r"ค่าเป้าหมาย(.*?)(?:วิธี(?:การ)?คำนวณ|สูตร(?:การ)?คำนวณ)(.*)", re.DOTALL)
_NUMBERED = re.compile(r"\(([0-9]+)\)([^()]*)")
_FORMULA = re.compile(r"\\frac|หารด้วย|/\s*จำนวน")
_PERCENTAGE = re.compile(
    r"(?:[x×*]\s*100|คูณ(?:ด้วย)?\s*100)\s*(?:หารด้วย|/|÷)([^()]{3,150})\(\s*หน่วย(?:นับ)?\s*:?\s*([^()]{1,30}?)\s*\)",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"(?:\\frac|[^\n<>]{5,150}?(?:หารด้วย|/\s*จำนวน))[^\n<>]{5,200}")
_EMPTY_WORDS = re.compile("จำนวน|ทั้งหมด|ร้อยละ|100|ทั้งสิ้น|หารด้วย|คูณ|ความสำเร็จ|ของ|ระดับ|ที่")
"""What formulas and names have in common whatever they measure."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What is wrong with the formulas of a document."""
    shared = int(rules["formula_of_other_thing"].thresholds["letters"])
    for node_kind in ("indicator", "key_result"):
        for node in sheet.nodes(node_kind):
            for item in sheet.of(node, "definition"):
                text = arabic_digits(_MARKUP.sub(" ", str(item.value)))
                yield from _too_few(sheet, node, item, text)
                yield from _unit(sheet, node, item, text)
                yield from _of_other_thing(sheet, node, item, text, shared)


def _too_few(sheet: Sheet, node: str, item: Said, text: str) -> Iterator[Draft]:
    """Definitions with several numbered targets and a formula for fewer of them."""
    parts = _TARGETS.search(text)
    if parts is None:
        return
    targets = [(int(number), words) for number, words in _NUMBERED.findall(parts[1]) if re.search(r"\d", words)]
    formulas = len(_FORMULA.findall(parts[2]))
    if 0 < formulas < len(targets) and [number for number, _ in targets] == list(range(1, len(targets) + 1)):
        lacking = targets[formulas:]
        values = {
            "node": node_words(sheet, node), "targets": str(len(targets)), "formulas": str(formulas),
            "lacking": told(f"({lacking[0][0]}) {lacking[0][1].strip()}", [item]),
        }  # fmt: skip
        said = (item.at(lacking[0][1]),)
        yield Draft("formulas_fewer_than_targets", (node,), said, values, (str(len(targets)), str(formulas)))


def _unit(sheet: Sheet, node: str, item: Said, text: str) -> Iterator[Draft]:
    """Formulas that multiply by 100 and divide, which gives a percentage, in another unit."""
    for match in _PERCENTAGE.finditer(text):
        if unit(match[2]) != unit("ร้อยละ"):
            values = {"node": node_words(sheet, node), "unit": match[2], "formula": told(match[0].strip(), [item])}
            yield Draft("formula_unit_differs", (node,), (item.at(match[0]),), values, (match[2],))


def _of_other_thing(sheet: Sheet, node: str, item: Said, text: str, shared: int) -> Iterator[Draft]:
    """Formulas that have no word in common with the name of what they are to measure."""
    formulas = [_TYPESET.sub(" ", found) for found in _MEASURED.findall(text)]
    named = _EMPTY_WORDS.sub("", letters(sheet.text(node, "name")))
    said = _EMPTY_WORDS.sub("", letters(" ".join(formulas)))
    if not formulas or len(named) < shared or len(said) < shared:
        return
    longest = SequenceMatcher(None, named, said, autojunk=False).find_longest_match()
    if longest.size < shared:
        values = {"node": node_words(sheet, node), "formula": told(formulas[0], [item])}
        yield Draft("formula_of_other_thing", (node,), (item.at(formulas[0]),), values)
