"""Headings and labels of the 2567 form: what they number, their code and their name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kb.statement import Place
from loaders.forms.shared.lines import join_lines
from loaders.normalise.text import arabic, clean, similarity, without_ordinal


class Level(StrEnum):
    """What a heading or a list line is about."""

    PART = "part"
    DIMENSION = "dimension"
    STRATEGY = "strategy"
    SUB_STRATEGY = "sub_strategy"
    TACTIC = "tactic"
    OBJECTIVE = "objective"
    CITY_KEY_RESULT = "city_key_result"
    INDICATOR = "indicator"
    KEY_RESULT = "key_result"
    COMPONENT = "component"
    ISSUE = "issue"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or list line: its level, its code in Arabic digits, its name, and where it stands."""

    level: Level
    code: str
    name: str
    place: Place


_MARKDOWN = re.compile(r"^(?:#{1,6}\s*)?\**\s*|\s*\*\*$")
_PAGE_MARK = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*")
_CONTINUED = re.compile(r"\s*\(\s*ต่อ\s*\)\s*$")
_ITEM = re.compile(r"[-–•●]\s")
_BULLET = r"(?:[-–•●]\s*)?"
_PATTERNS: tuple[tuple[Level, re.Pattern[str]], ...] = tuple(
    (level, re.compile(_BULLET + pattern))
    for level, pattern in (
        (Level.PART, r"ส่วน\s?ที่\s*(?P<code>\d+)"),
        (Level.DIMENSION, r"มิติ\s?ที่\s*(?P<code>\d+)\s*"),
        (Level.SUB_STRATEGY, r"(?:\d+\.\s*)?ยุทธศาสตร์\s?ย่อย\s?ที่\s*(?P<code>\d+\.\d+)\s*"),
        (Level.STRATEGY, r"(?:\d+\.\s*)?ยุทธศาสตร์\s?ที่\s*(?P<code>\d+)\s*"),
        (Level.TACTIC, r"กลยุทธ์\s?(?:ที่)?\s*(?P<code>\d+(?:\.\d+)+)\s*:?\s*"),
        (
            Level.CITY_KEY_RESULT,
            r"(?:ตัววัดผลหลัก\s*\(Key\s*Result\s*:\s*KR\)\s*)?KR\s*(?P<code>\d+)(?!\s?\.?\d)\s*:?\s*",
        ),
        (Level.OBJECTIVE, r"วัตถุประสงค์หลัก\s*\(Objective\)(?P<code>)\s*"),
        (Level.INDICATOR, r"KPI\s*(?P<code>\d+(?:\.\d+)+)\s*:?\s*"),
        (Level.COMPONENT, r"องค์ประกอบ\s?ที่\s*(?P<code>\d+(?:\.\d+)*)\s*"),
        (Level.AREA, r"ด้าน\s?ที่\s*(?P<code>\d+)\s*(?:ด้าน)?\s*"),
        (Level.KEY_RESULT, r"(?:\d+[.)]\s*)?O?KRs?\s*:?\s*(?P<code>\d+\s?\.\s?\d+\s?\.\s?\d+)\s*:?\s*"),
        # Without a word before it, a code of two digits at its end is a key result's; 1.1.1 numbers something else.
        (Level.KEY_RESULT, r"(?:\d+[.)]\s*)?(?P<code>\d\.\s?\d\.\s?\d\d)(?![\d.])\s*:?\s*(?=[^\d\s])"),
        (Level.ISSUE, r"(?P<code>\d+\.\d+)\.?\s*(?=[^\d.\s)])"),
        (Level.AREA, r"(?P<code>\d+)\.\s*(?:ด้าน)?\s*(?=[^\d\s])"),
    )
)


def read_heading(text: str, place: Place) -> Heading | None:
    """What a text numbers, or `None`; the name is what follows the code, cleaned."""
    cleaned = _MARKDOWN.sub("", clean(text))
    plain = arabic(cleaned)
    for level, pattern in _PATTERNS:
        match = pattern.match(plain)
        if match:
            name = _CONTINUED.sub("", cleaned[match.end() :]).strip()
            return Heading(level, re.sub(r"\s", "", match["code"]), name, place)
    return None


def is_continued(heading: Heading) -> bool:
    """Whether a heading is printed as the continuation of the same one on an earlier page."""
    return any(_CONTINUED.search(line) for line in heading.place.text.splitlines())


def read_headings(places: Iterable[Place], levels: frozenset[Level], *, gap: int = 1) -> Iterator[Heading]:
    """The headings of some levels among paragraphs, each with the lines that continue it.

    A line continues the heading above it when it numbers nothing itself, is no
    item of a list, and stands at most `gap` lines below.
    """
    pending: Heading | None = None
    last_line = 0
    for place in places:
        heading = read_heading(place.text, place)
        heading = heading if heading and heading.level in levels else None
        if _PAGE_MARK.fullmatch(arabic(place.text)):
            continue
        if heading is None and pending and _continues(place, last_line, gap):
            pending = _continued(pending, place)
        else:
            if pending:
                yield pending
            pending = heading
        last_line = place.line
    if pending:
        yield pending


def section_of(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The paragraphs from the last heading of a part on; all where there is none."""
    for index in range(len(places) - 1, -1, -1):
        heading = read_heading(places[index].text, places[index])
        if heading and heading.level is Level.PART:
            return places[index:]
    return places


def is_like(text: str, title: str, threshold: float = 0.8) -> bool:
    """Whether a text begins with a title, however damaged."""
    cleaned = clean(text)
    return similarity(cleaned, title) >= threshold or similarity(cleaned[: len(title) + 2], title) >= threshold


def _continues(place: Place, last_line: int, gap: int) -> bool:
    is_item = without_ordinal(place.text)[0] is not None or _ITEM.match(clean(place.text))
    return place.line - last_line <= gap and not is_item


def _continued(heading: Heading, place: Place) -> Heading:
    name = join_lines([heading.name, clean(place.text)])
    whole = replace(heading.place, text=f"{heading.place.text}\n{place.text}")
    return Heading(heading.level, heading.code, name, whole)
