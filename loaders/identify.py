"""Whose document it is, of which fiscal year and of which type, read from its title."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from kb.errors import DocumentError
from kb.statement import Place
from loaders.authority import authority
from loaders.authority.register import agencies
from loaders.normalise.text import arabic, clean
from loaders.source import Paragraph, SourceFile, TablePiece

_YEAR = re.compile(r"(?:พ\.?\s*ศ\.?|ปี(?:งบประมาณ)?|ประจำปี)\s*(25\d\d)(?!\d)")
_ANY_YEAR = re.compile(r"(?<![\d,.])(25\d\d)(?![\d,.])")
_TYPES = (
    ("annual_action_plan", re.compile(r"แผนปฏิบัติ(?:ราชการ|การ)?.{0,40}?ประจำปี")),
    ("evaluation_report", re.compile(r"ผลการปฏิบัติราชการ|การประเมินผล|ผลการดำเนินงาน|ผลงานที่ทำได้")),
)
_WHOSE = re.compile(r"(?:ชื่อ)?หน่วยงาน(?:ผู้รับการประเมิน)?\s*:\s*(?P<name>\S.*?)[\s.]*")
"""The line of a form that names the agency it is of; bureaus and offices have such forms too."""
_TITLE_LINES = 60
"""How many lines from the top speak of the document itself."""


@dataclass(frozen=True, slots=True)
class Identification:
    """Whose document it is: the agency's slug and type, the fiscal year (Buddhist Era), the type of document."""

    agency: str
    agency_name: str
    agency_type: str
    fiscal_year: int
    document_type: str
    title: Place

    @property
    def edition_key(self) -> str:
        """Documents with the same key are editions of one document."""
        return f"{self.document_type}/{self.agency}/{self.fiscal_year}"


def identify(source: SourceFile) -> Identification:
    """Reads agency, fiscal year and type.

    The agency is the one that most forms in the document say they are of, else the
    district named most often, the title's name counting most; the year is the one the
    title gives, else the latest that is named more than in passing: documents look
    back to earlier years, and hardly ahead.

    Raises:
        DocumentError: Nothing says whose document it is or of which year.
    """
    lines = list(_lines(source))
    agency = _agency_of_forms(lines) or _district(lines, source.file_name)
    entry = next(entry for entry in agencies() if entry.slug == agency)
    title, document_type = _title(lines, source.file_name)
    return Identification(agency, entry.name, entry.type, _year(lines, title, source.file_name), document_type, title)


def _lines(source: SourceFile) -> list[Place]:
    places: list[Place] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            places.append(block.place)
        elif isinstance(block, TablePiece):
            places.extend(Place(row.line, " ".join(row.cells)) for row in block.rows)
    return places


def _agency_of_forms(lines: list[Place]) -> str | None:
    """The agency that most forms name in their line for it; `None` without such lines."""
    named = (_WHOSE.fullmatch(clean(line.text)) for line in lines)
    matches = (authority.agency(match["name"]) for match in named if match)
    votes = Counter(match.slug for match in matches if match)
    return min(votes, key=lambda slug: (-votes[slug], slug)) if votes else None


def _district(lines: list[Place], file_name: str) -> str:
    votes: Counter[str] = Counter()
    for position, line in enumerate(lines):
        weight = 5 if position < _TITLE_LINES else 1
        for slug in authority.districts_in(clean(line.text)):
            votes[slug] += weight if "สำนักงานเขต" in line.text else 1
    if not votes:
        raise DocumentError(
            f"{file_name}: no district office of the city is named in it, so it cannot be filed; "
            "give the title page with สำนักงานเขต… as well"
        )
    return min(votes, key=lambda slug: (-votes[slug], slug))


def _title(lines: list[Place], file_name: str) -> tuple[Place, str]:
    for document_type, pattern in _TYPES:
        for line in islice(lines, _TITLE_LINES):
            if pattern.search(clean(line.text)):
                return line, document_type
    for document_type, pattern in _TYPES:
        found = next((line for line in lines if pattern.search(clean(line.text))), None)
        if found:
            return found, document_type
    raise DocumentError(
        f"{file_name}: this is neither an annual action plan nor an evaluation report: "
        "no line has แผนปฏิบัติราชการประจำปี or ผลการปฏิบัติราชการ"
    )


def _year(lines: list[Place], title: Place, file_name: str) -> int:
    here = _YEAR.search(arabic(clean(title.text)))
    if here:
        return int(here[1])
    years = Counter(int(match[1]) for line in lines for match in _ANY_YEAR.finditer(arabic(clean(line.text))))
    if not years:
        raise DocumentError(f"{file_name}: no fiscal year such as พ.ศ. 2569 is named in it, so it cannot be filed")
    often = max(2, max(years.values()) // 10)
    return max((year for year, count in years.items() if count >= often), default=max(years))
