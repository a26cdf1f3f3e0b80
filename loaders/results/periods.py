"""The part of a fiscal year that a result counts for, as people write it.

Normalised: `2569` (the whole year), `2569-Q1` … `2569-Q4`, `2569-H1` and `2569-H2` (halves),
`2569-9M` (the first nine months). รอบ 6 เดือน is the first half, รอบ 12 เดือน the whole year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.text import fold

_YEAR = r"(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?|fy)?(?P<year>[0-9]{4})"
_TAIL = rf"(?:[/\-.]?{_YEAR})?"
_SHAPES = tuple(
    (re.compile(pattern), part)
    for pattern, part in (
        (_YEAR, ""),
        (rf"(?:ทั้งปี|รายปี|สิ้นปี|เต็มปี|year|wholeyear|annual){_TAIL}", ""),
        (rf"(?:รอบ)?(?:ที่)?12(?:เดือน|m|months?){_TAIL}", ""),
        (rf"(?:{_YEAR}[/\-.]?)?q(?P<quarter>[1-4])", "Q"),
        (rf"(?:ไตรมาส(?:ที่)?|quarter|q)(?P<quarter>[1-4]){_TAIL}", "Q"),
        (rf"(?:{_YEAR}[/\-.]?)?h(?P<half>[12])", "H"),
        (rf"(?:รอบ)?3(?:เดือน|m|months?)(?:แรก)?{_TAIL}", "Q1"),
        (rf"(?:รอบ)?6(?:เดือน|m|months?)(?:แรก)?{_TAIL}", "H1"),
        (rf"(?:(?:รอบ)?6เดือน|ครึ่งปี)หลัง{_TAIL}", "H2"),
        (rf"ครึ่งปีแรก{_TAIL}", "H1"),
        (rf"(?:รอบ)?9(?:เดือน|m|months?)(?:แรก)?{_TAIL}", "9M"),
        (rf"{_YEAR}-?9m", "9M"),
    )
)


@dataclass(frozen=True, slots=True)
class Period:
    """A part of a year: empty for the whole year, else `Q1` … `Q4`, `H1`, `H2` or `9M`; the year where one is given."""

    part: str
    year: int | None = None

    def of(self, year: int) -> str:
        """The period in a year, such as `2569-Q2`."""
        return f"{year}-{self.part}" if self.part else str(year)


def parse_period(text: str) -> Period | None:
    """The period that a text is, or `None` for anything else."""
    folded = fold(text)
    for pattern, part in _SHAPES:
        match = pattern.fullmatch(folded)
        if match:
            found = match.groupdict()
            number = found.get("quarter") or found.get("half") or ""
            year = found.get("year")
            numbered = fiscal_year(year) if year else None
            return None if year and numbered is None else Period(part + number, numbered)
    return None


def fiscal_year(text: str) -> int | None:
    """A fiscal year of the Buddhist Era; one of the Common Era is converted; `None` for anything else."""
    match = re.fullmatch(_YEAR, fold(text))
    return buddhist(int(match["year"])) if match else None


def buddhist(year: int) -> int | None:
    """A year of the Buddhist Era, 2400 to 2799, or one of the Common Era, 1900 to 2199, in the Buddhist Era."""
    if 1900 <= year < 2200:
        return year + 543
    return year if 2400 <= year < 2800 else None
