"""The day that a result's figures are of, as its words say: “ข้อมูล ณ วันที่ 14 กันยายน 2564”."""

from __future__ import annotations

import re
from calendar import monthrange

from loaders.normalise.text import arabic, clean
from loaders.results.dates import parse_date

_DAY = (
    r"(?P<day>\d{1,2}\s*[\u0e01-\u0e5b.]{2,14}?\s*(?:พ\.?\s?ศ\.?)?\s*(?:25)?\d\d"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]25\d\d)(?![\d.,])"
)
_AS_OF = re.compile(rf"ณ\s?(?:วัน)?(?:ที่)?\s?{_DAY}")
_END_OF_MONTH = re.compile(
    r"ณ\s?สิ้นเดือน\s?(?P<month>[\u0e01-\u0e5b.]{3,12}?)\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year>25\d\d)(?!\d)"
)
_SHORT_YEAR = re.compile(r"(?<!\d)(?=\d\d$)")
_CE = 543


def as_of(text: str) -> str | None:
    """The day, such as `2564-09-14`, where the text names exactly one."""
    plain = arabic(clean(text))
    named = {parse_date(_SHORT_YEAR.sub("25", match["day"])) for match in _AS_OF.finditer(plain)}
    named |= {_last_day(match["month"], match["year"]) for match in _END_OF_MONTH.finditer(plain)}
    days = [day for day in named if day]
    return days[0] if len(days) == 1 else None


def _last_day(month: str, year: str) -> str | None:
    first = parse_date(f"1 {month} {year}")
    if first is None:
        return None
    return f"{first[:8]}{monthrange(int(year) - _CE, int(first[5:7]))[1]}"
