"""Faults that a cell's own words show: swapped formulas, spans of years, dates that are too early, unfilled blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kb.statement import Json
from kb.text import arabic_digits
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.schedules import MONTHS
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import node_words, told

_FRACTION = re.compile(r"\\frac\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_DIVIDED = re.compile(r"([^\n<>-]{5,150}?)\s*[xX×]\s*(?:100|๑๐๐)\s*หารด้วย\s*([^\n<>(]{5,150})")
_TYPESET = re.compile(r"\\text|[{}\\]")
_WHOLE = ("ทั้งหมด", "ยื่นขอ", "ยื่นคำขอ", "ขอรับ", "เป้าหมาย", "ตามแผน", "ที่กำหนด")
_PART = ("ที่ได้รับ", "ได้รับ", "ที่จ้าง", "ที่จัด", "ดำเนินการ", "แล้วเสร็จ", "สำเร็จ", "ที่ผ่าน", "ที่เข้าร่วม")
_HUNDRED = re.compile(r"[\d๐-๙,.\s×xX*]+")
_SIGNS = ("ระยะ", "ภายในวันที่", "...", "…", "____")
"""Without one of these no text has a fault of the kinds below."""
_SPAN = re.compile(
    r"ระยะ(?:เวลา)?\s*([\d๐-๙]+)\s*ปี\s*(?:ระหว่างปี)?\s*\(?\s*(?:พ\.ศ\.)?\s*([\d๐-๙]{4})"
    r"\s*(?:ถึงปี|ถึง|[-–])\s*(?:พ\.ศ\.)?\s*([\d๐-๙]{4})"
)
_BLANK = re.compile(r"[.…]{4,}|[.…]{3}\s*\([^)]{2,20}\)\s*[.…]{3}|_{4,}")
_QUARTER = re.compile(
    r"[-–]\s*(\S+)\s+([\d๐-๙]{4})\)(.{0,160}?)ภายในวันที่\s*([\d๐-๙]{1,2})\s+(\S+)\s+([\d๐-๙]{4})", re.DOTALL
)


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What is wrong in the words of single cells."""
    yield from _formulas(sheet)
    yield from _cells(sheet)


def _formulas(sheet: Sheet) -> Iterator[Draft]:
    """Formulas of percentages whose numerator is the whole, or whose denominator is the 100 of the numerator."""
    for node in (*sheet.nodes("indicator"), *sheet.nodes("key_result")):
        for item in sheet.of(node, "definition"):
            text = str(item.value)
            for above, below in (*_FRACTION.findall(text), *_DIVIDED.findall(text)):
                upper, lower = (_TYPESET.sub("", part).strip() for part in (above, below))
                code = _fault(upper, lower)
                if code:
                    values = {
                        "node": node_words(sheet, node),
                        "above": told(upper, [item]),
                        "below": told(lower, [item]),
                    }
                    yield Draft(code, (node,), (item.at(upper),), values, (upper, lower))


def _fault(upper: str, lower: str) -> str | None:
    if _HUNDRED.fullmatch(lower):
        return "formula_broken"
    whole_above, whole_below = (any(word in part for word in _WHOLE) for part in (upper, lower))
    part_above, part_below = (any(word in part for word in _PART) for part in (upper, lower))
    swapped = whole_above and not whole_below and part_below and not part_above
    return "formula_swapped" if swapped else None


def _cells(sheet: Sheet) -> Iterator[Draft]:
    """Spans of years, dates before the end of their quarter, and blanks that were not filled."""
    seen: set[tuple[int, str]] = set()
    for item in sheet.each():
        for text in dict.fromkeys((item.text, *_strings(item.value))):
            if any(sign in text for sign in _SIGNS) and (item.line, text) not in seen:
                seen.add((item.line, text))
                yield from _faults(item, text)


def _strings(value: Json) -> Iterator[str]:
    """The texts of a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)


def _faults(item: Said, text: str) -> Iterator[Draft]:
    """What is wrong in one text."""
    for span in _SPAN.finditer(text):
        years, first, last = (int(arabic_digits(part)) for part in span.groups())
        if last - first + 1 != years:
            values = {"span": told(span.group(), [item]), "years": str(last - first + 1)}
            yield Draft("span_of_years_differs", (item.subject,), (item.at(span.group()),), values, (span.group(),))
    for quarter in _QUARTER.finditer(text):
        yield from _early(item, quarter)
    blank = _BLANK.search(text)
    if blank:
        around = text[max(0, blank.start() - 30) : blank.end() + 30]
        said = (item.at(around),)
        yield Draft("placeholder_left", (item.subject,), said, {"text": told(around, said)}, (around,))


def _early(item: Said, quarter: re.Match[str]) -> Iterator[Draft]:
    """A report that is due before the last month that it is to tell of has ended."""
    month, year, _, day, due_month, due_year = quarter.groups()
    if month not in MONTHS or due_month not in MONTHS:
        return
    end = (_fiscal(month, year), MONTHS.index(month))
    due = (_fiscal(due_month, due_year), MONTHS.index(due_month))
    if due < end or (due == end and int(arabic_digits(day)) < 28):
        values = {
            "due": told(f"{day} {due_month} {due_year}", [item]), "end": f"{month} {year}",
        }  # fmt: skip
        said = (item.at(f"{day} {due_month} {due_year}"),)
        yield Draft("due_before_end", (item.subject,), said, values, (day, due_month, due_year))


def _fiscal(month: str, year: str) -> int:
    """The fiscal year of a month."""
    return int(arabic_digits(year)) + (MONTHS.index(month) < 3)
