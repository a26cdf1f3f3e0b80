"""As-of dates as people and workbooks write them; kept as `2569-03-31`, the year of the Buddhist Era."""

from __future__ import annotations

import re
from datetime import date

from kb.text import arabic_digits
from loaders.results.periods import buddhist

_CE = 543
_MONTHS = (
    ("มกราคม", "ม.ค."), ("กุมภาพันธ์", "ก.พ."), ("มีนาคม", "มี.ค."), ("เมษายน", "เม.ย."), ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."), ("กรกฎาคม", "ก.ค."), ("สิงหาคม", "ส.ค."), ("กันยายน", "ก.ย."), ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."), ("ธันวาคม", "ธ.ค."),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in (*names, names[1].rstrip("."))}
_NAMES = "|".join(re.escape(name) for name in sorted(_MONTH, key=len, reverse=True))
_SHAPES = (
    re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?:[T ]00:00(?::00)?)?"),
    re.compile(r"(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})"),
    re.compile(
        rf"(?:วันที่\s*)?(?P<day>[0-9]{{1,2}})\s*(?P<name>{_NAMES})\s*(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*(?P<year>[0-9]{{4}})"
    ),
)
_FIRST_MONTH = 10
"""A fiscal year begins in October."""


def parse_date(text: str) -> str | None:
    """The date as `2569-03-31`, or `None` for anything else; the day stands first where the year does not."""
    plain = " ".join(arabic_digits(text).split())
    match = next(filter(None, (shape.fullmatch(plain) for shape in _SHAPES)), None)
    if match is None:
        return None
    found = match.groupdict()
    year, day = buddhist(int(found["year"])), int(found["day"])
    month = _MONTH[found["name"]] if found.get("name") else int(found["month"])
    if year is None or not _exists(year, month, day):
        return None
    return f"{year}-{month:02}-{day:02}"


def before_fiscal_year(day: str, fiscal_year: int) -> bool:
    """Whether a date such as `2569-03-31` lies before the fiscal year begins."""
    return day < f"{fiscal_year - 1}-{_FIRST_MONTH:02}-01"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year - _CE, month, day)
    except ValueError:
        return False
    return True
