"""What one assessor's account tells in words against the result that the other states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from queries.findings.budgets import decimal
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.told_words import NUMBER, Passage, around, assessor_words, passages
from queries.findings.wording import joined, node_words, number, told

_COMPLETED = re.compile(
    rf"(?<!ไม่)(?<!ไม่\s)(?:ครบถ้วน|แล้วเสร็จ)\s*(?:คิด\s?เป็น)?\s*ร้อย\s?ละ\s*({NUMBER})(?!\s*(?:ของ|ตาม)?เกณฑ์)"
)
"""A percentage that work is said to be complete to."""
_ACHIEVED = re.compile(rf"ผลงาน\s*({NUMBER})\s*([^\s\d()]+)")
"""A number of things that the assessors count as achieved."""
_ALL_TIMES = re.compile(r"ทั้ง\s*(\d)\s*ครั้ง")
_NOT_HELD = re.compile(r"ไม่สามารถ(?:จัด|ดำเนิน)(?:(?!ไม่สามารถ).){0,60}?ครั้งที่\s*(\d)")
_PERCENT = "ร้อยละ"
_TOLERANCE = Decimal("0.005")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Where the account of an indicator by one assessor says another thing than the other assessor."""
    results: dict[str, dict[str, str]] = defaultdict(dict)
    for item in sheet.linked("reports_on"):
        results[item.other][sheet.text(item.subject, "assessor")] = item.subject
    for node, texts in sorted(passages(sheet).items()):
        for teller, other in (("self", "official"), ("official", "self")):
            if {teller, other} <= results[node].keys():
                own = [each for each in texts if each.assessor == teller]
                yield from _completed(sheet, node, results[node], own, other)
                yield from _achieved(sheet, node, own, teller, results[node][other], other)
        yield from _held(sheet, node, texts)


def _completed(
    sheet: Sheet, node: str, results: Mapping[str, str], texts: Sequence[Passage], other: str
) -> Iterator[Draft]:
    """Percentages of completion in words, of a result that is itself no percentage, against the other's result."""
    percents = _values(sheet, results[other], _PERCENT)
    found = [(each, match) for each in texts for match in _COMPLETED.finditer(each.text)]
    if not percents or not found or _values(sheet, found[0][0].result, _PERCENT):
        return
    told_of = [(each, match.group(1), around(each.text, match)) for each, match in found]
    yield from _against(sheet, node, told_of, percents, _PERCENT, other)


def _achieved(
    sheet: Sheet, node: str, texts: Sequence[Passage], teller: str, result: str, other: str
) -> Iterator[Draft]:
    """Numbers achieved, in words, against the other's result in the same unit."""
    found: dict[str, list[tuple[Passage, str, str]]] = defaultdict(list)
    for each in texts:
        for match in _ACHIEVED.finditer(each.text):
            found[match.group(2)].append((each, match.group(1), match.group()))
    for unit, told_of in found.items():
        values = _values(sheet, result, unit)
        if values:
            yield from _against(sheet, node, told_of, values, unit, other)


def _values(sheet: Sheet, result: str, unit: str) -> list[Said]:
    """The values of a result that stand beside a unit."""
    units = {(each.table, each.row, each.line) for each in sheet.of(result, "unit") if str(each.value).strip() == unit}
    return [
        each
        for each in sheet.of(result, "value")
        if (each.table, each.row, each.line) in units and not each.inferred and decimal(each.value) is not None
    ]


def _against(
    sheet: Sheet, node: str, told_of: Sequence[tuple[Passage, str, str]], values: Sequence[Said], unit: str, other: str
) -> Iterator[Draft]:
    """The drafts of numbers in words that none of the other's values is."""
    stated = {value for item in values if (value := decimal(item.value)) is not None}
    numbers = {decimal(text.replace(",", "")) for _, text, _ in told_of}
    if any(one is None or abs(one - value) <= _TOLERANCE for one in numbers for value in stated):
        return
    said = [each.said.at(words) for each, _, words in told_of]
    shown = {
        "node": node_words(sheet, node),
        "teller": assessor_words(told_of[0][0].assessor), "other": assessor_words(other),
        "told": joined((told(words, [each.said]) for each, _, words in told_of[:2]), "; ", "; "),
        "stated": told(_with_unit(" / ".join(map(number, sorted(stated))), unit), values),
    }  # fmt: skip
    disputed = (*(text for _, text, _ in told_of), *map(number, sorted(stated)))
    yield Draft("account_against_result", (node,), (*said, *values), shown, disputed)


def _with_unit(numbers: str, unit: str) -> str:
    """Numbers with their unit, as people write them."""
    return f"{unit} {numbers}" if unit == _PERCENT else f"{numbers} {unit}"


def _held(sheet: Sheet, node: str, texts: Sequence[Passage]) -> Iterator[Draft]:
    """Occasions that one account counts among all, and that the other says could not be held."""
    claims = [(each, match) for each in texts for match in _ALL_TIMES.finditer(each.text)]
    denials = [(each, match) for each in texts for match in _NOT_HELD.finditer(each.text)]
    pairs = [
        (claim, denial)
        for claim in claims
        for denial in denials
        if claim[0].assessor != denial[0].assessor and int(denial[1].group(1)) <= int(claim[1].group(1))
    ]
    if not pairs:
        return
    claimed = {each.said.line: told(around(each.text, match), [each.said]) for (each, match), _ in pairs}
    (one, match), (other, denied) = pairs[0]
    values = {
        "node": node_words(sheet, node),
        "claimant": assessor_words(one.assessor), "other": assessor_words(other.assessor),
        "claim": joined([*claimed.values()][:2], "; ", "; "),
        "denial": told(denied.group(), [denial[0].said for _, denial in pairs]),
    }  # fmt: skip
    said = [each.said.at(found.group()) for pair in zip(*pairs, strict=True) for each, found in pair]
    yield Draft("occasion_not_held", (node,), tuple(dict.fromkeys(said)), values, (match.group(1), denied.group(1)))
