"""The words of accounts: what the agency and the assessors tell of an indicator, with the digits made Arabic."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.text import arabic_digits
from ontology.vocabulary import Wording
from queries.findings.sheet import Said, Sheet

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
"""A number as printed, for patterns."""
_TOLD = ("details", "explanation")
_AROUND = 34
"""Letters before what was found that a quotation gives."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an account, whose result it is on, and where it stands."""

    result: str
    assessor: str
    text: str
    said: Said


def passages(sheet: Sheet) -> Mapping[str, list[Passage]]:
    """Indicator → the texts that tell of its results, the strongest statements first."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for item in sheet.linked("reports_on"):
        for each in of_result(sheet, item.subject):
            if each not in found[item.other]:
                found[item.other].append(each)
    return found


def of_result(sheet: Sheet, result: str) -> Iterator[Passage]:
    """The texts that tell of one result."""
    assessor = sheet.text(result, "assessor")
    for predicate in _TOLD:
        for item in sheet.of(result, predicate):
            yield Passage(result, assessor, arabic_digits(str(item.value)), item)


def around(text: str, match: re.Match[str]) -> str:
    """What a pattern found, with a few words before it."""
    start = max(0, match.start() - _AROUND)
    return ("…" if start else "") + text[start : match.end()]


def assessor_words(code: str) -> Wording:
    """Who tells."""
    if code == "official":
        return Wording(en="the assessors", th="ผู้ประเมิน")
    return Wording(en="the agency", th="หน่วยงาน")
