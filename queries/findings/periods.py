"""Quantities a year whose account says that they are of another number of months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.schedules import MONTHS
from queries.findings.sheet import Sheet
from queries.findings.told_words import NUMBER, Passage, passages
from queries.findings.wording import node_words, told

_SHORT = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
_MONTH = "|".join(re.escape(name) for name in (*MONTHS, *_SHORT))
_YEAR = r"(?:พ\.\s?ศ\.)?\s*((?:25)?\d\d)"
_PERIOD = re.compile(rf"(?:เดือน)?\s*({_MONTH})\s*{_YEAR}\s*(?:[-–—]|ถึง|จนถึง)\s*(?:เดือน|สิ้นเดือน)?\s*({_MONTH})\s*{_YEAR}")
_BEHIND = 60
"""Letters behind a period within which the quantity stands that is of it."""
_QUANTITY = re.compile(rf"({NUMBER})\s*([\u0e01-\u0e4e]+)")
_YEARLY = re.compile(rf"({NUMBER})\s*([\u0e01-\u0e4e]+)\s*(?:/|ต่อ)\s*ปี")
_CENTURY = 2500


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """One number given a year in one place and for a period that is no year in another, of the same indicator."""
    for node, texts in sorted(passages(sheet).items()):
        yearly = [(match.groups(), match.group(), each) for each in texts for match in _YEARLY.finditer(each.text)]
        for each in texts:
            for period in _PERIOD.finditer(each.text):
                yield from _other(sheet, node, period, each, yearly)


def _other(
    sheet: Sheet,
    node: str,
    period: re.Match[str],
    passage: Passage,
    yearly: Sequence[tuple[tuple[str, ...], str, Passage]],
) -> Iterator[Draft]:
    months = _months(*period.groups())
    behind = passage.text[period.end() : period.end() + _BEHIND]
    quantity = _QUANTITY.search(behind)
    if quantity is None or months == 12:
        return
    same = [(words, each) for stated, words, each in yearly if stated == quantity.groups()]
    if same:
        said = [each.said.at(words) for words, each in same]
        values = {
            "node": node_words(sheet, node), "quantity": told(same[0][0], said), "months": str(months),
            "period": told(period.group().strip(), [passage.said]),
        }  # fmt: skip
        yield Draft(
            "period_is_no_year", (node,), (*said, passage.said.at(period.group())), values, (same[0][0], str(months))
        )


def _months(first: str, year: str, last: str, end: str) -> int:
    """The months from one to another, both counted."""
    return (_calendar(last, end) - _calendar(first, year)) + 1


def _calendar(month: str, year: str) -> int:
    """A month as a number that grows by one a month; years may have two digits."""
    at = (MONTHS.index(month) if month in MONTHS else _SHORT.index(month)) + 9
    whole = int(year) if len(year) == 4 else int(year) + _CENTURY
    return whole * 12 + at % 12
