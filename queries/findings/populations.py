"""Numbers of one population within one account: groups that add up, and the base that a percentage is worked out of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from queries.findings.budgets import decimal
from queries.findings.compare import letters
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.told_words import NUMBER, Passage, of_result
from queries.findings.wording import joined, node_words, number, told

_GROUP = re.compile(
    rf"(?P<things>[\u0e01-\u0e4e]{{6,40}}?)ที่(?P<without>ไม่)?มี(?P<what>[\u0e01-\u0e4e]{{4,30}})(?P<words>[^\d]{{0,25}}"
    rf"(?:\([^)]*\))?[^\d]{{0,25}}?)(?P<count>{NUMBER})\s*(?P<unit>[\u0e01-\u0e4e]+)"
)
"""A group of things with, or without, something, and the first number behind it: those looked at."""
_EXAMINED = re.compile(rf"(?:ตรวจ|ทั้งหมด|ทั้งสิ้น)\s*({NUMBER})\s*([\u0e01-\u0e4e]+)")
_OF_PASSED = re.compile(r"^ร้อยละ.{0,20}?ของ(?P<things>[\u0e01-\u0e4e]{6,40}?)(?:ที่)?ผ่าน")
"""The name of a percentage of the things that passed."""
_LEAST_SHARED = 12
"""Letters of the standard that two names must share, to speak of the same one."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Totals and bases that contradict the other numbers of the same account."""
    for item in sheet.linked("reports_on"):
        yield from _groups(sheet, item.other, list(of_result(sheet, item.subject)))
    yield from _bases(sheet)


def _groups(sheet: Sheet, node: str, texts: Sequence[Passage]) -> Iterator[Draft]:
    """Things with and things without make all there are; a total of the same things must not be more."""
    found: dict[tuple[str, str, str], dict[bool, tuple[Decimal, Passage]]] = defaultdict(dict)
    for each in texts:
        for match in _GROUP.finditer(each.text):
            count = decimal(match["count"].replace(",", ""))
            key = (letters(match["things"])[-_LEAST_SHARED:], letters(match["what"]), match["unit"])
            if count is not None:
                found[key].setdefault(bool(match["without"]), (count, each))
    for (things, _, unit), sides in found.items():
        if sides.keys() == {True, False}:
            yield from _exceeding(sheet, node, things, unit, list(sides.values()), texts)


def _exceeding(
    sheet: Sheet, node: str, things: str, unit: str, sides: Sequence[tuple[Decimal, Passage]], texts: Sequence[Passage]
) -> Iterator[Draft]:
    total = sum((count for count, _ in sides), Decimal(0))
    grouped = [each.said for _, each in sides]
    for each in texts:
        for match in _EXAMINED.finditer(each.text) if things in letters(each.text) else ():
            count = decimal(match.group(1).replace(",", ""))
            if each.said in grouped or count is None or match.group(2) != unit or count <= total:
                continue
            values = {
                "node": node_words(sheet, node), "sum": number(total),
                "groups": joined((told(f"{number(one)} {unit}", [by.said]) for one, by in sides), " + ", " + "),
                "total": told(match.group(), [each.said]),
            }  # fmt: skip
            disputed = (number(total), number(count))
            yield Draft("population_exceeds_groups", (node,), (*grouped, each.said), values, disputed)


# --- the base of a percentage -------------------------------------------------


def _bases(sheet: Sheet) -> Iterator[Draft]:
    """Shares of those that passed, worked out of another number than the sister indicator says passed."""
    wholes = {item.subject: item.other for item in sheet.linked("part_of", "indicator", "indicator")}
    results = _results(sheet)
    for node, whole in sorted(wholes.items()):
        if not _OF_PASSED.match(sheet.text(node, "name")):
            continue
        near = [other for other, above in wholes.items() if above == whole and other != node]
        sisters = [other for other in near if _same(sheet, node, other)]
        for assessor, own in results[node].items():
            ratios = _ratios(sheet, [*own, *results[whole].get(assessor, ())])
            of_sisters = [each for sister in sisters for each in results[sister].get(assessor, ())]
            yield from _base(sheet, node, own, ratios, _ratios(sheet, of_sisters))


def _results(sheet: Sheet) -> Mapping[str, Mapping[str, list[str]]]:
    """Indicator → assessor → results."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item in sheet.linked("reports_on"):
        found[item.other][sheet.text(item.subject, "assessor")].append(item.subject)
    return found


def _same(sheet: Sheet, node: str, other: str) -> bool:
    """Whether a sister speaks of passing the same standard."""
    name, sister = (letters(sheet.text(each, "name")) for each in (node, other))
    at = name.find("ผ่าน")
    return at >= 0 and name[at : at + _LEAST_SHARED] in sister


_Ratio = tuple[Decimal, Decimal, str, Said]


def _ratios(sheet: Sheet, results: Sequence[str]) -> list[_Ratio]:
    """Part, whole and unit of the percentages that are worked out in words."""
    found = []
    for result in dict.fromkeys(results):
        for item in sheet.of(result, "ratios"):
            stated = item.value if isinstance(item.value, Mapping) and item.value.get("kind") == "percentage" else {}
            part, whole = decimal(stated.get("part")), decimal(stated.get("whole"))
            if part is not None and whole is not None:
                found.append((part, whole, str(stated.get("unit") or ""), item))
    return found


def _base(
    sheet: Sheet, node: str, own: Sequence[str], ratios: Sequence[_Ratio], sisters: Sequence[_Ratio]
) -> Iterator[Draft]:
    stated = (decimal(item.value) for result in own for item in sheet.of(result, "value"))
    values = {round(value, 2) for value in stated if value is not None}
    mine = [each for each in ratios if each[1] and round(each[0] / each[1] * 100, 2) in values]
    others = sisters or [each for each in ratios if each not in mine]
    for part, base, unit, item in mine[:1]:
        passed = [each for each in others if each[2] == unit and each[0] != base and each[0] >= part]
        if not passed or any(each[0] == base for each in others if each[2] == unit):
            continue
        most = max(passed, key=lambda each: each[0])
        places = [each[3] for each in others if each[0] == most[0]]
        shown = {
            "node": node_words(sheet, node), "base": told(f"{number(part)} / {number(base)} {unit}", [item]),
            "passed": told(f"{number(most[0])} {unit}", places),
        }  # fmt: skip
        disputed = (number(base), number(most[0]))
        yield Draft("base_is_not_the_named", (node,), (item, *places), shown, disputed)
