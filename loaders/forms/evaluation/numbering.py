"""Which indicator a form means by 1, 2, 3: every form numbers the indicators of a component in its own order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from kb.statement import Place, Rank
from loaders.form import Cell
from loaders.forms.evaluation.columns import CRITERIA, SUMMARY
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.matching import assigned
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.rows import whole_rows
from loaders.forms.evaluation.scenes import Assessor, Scene
from loaders.normalise.text import arabic, clean, paragraphs, without_ordinal

_REVIEWED = re.compile(r"ตัวชี้วัดที่\s*(?P<number>\d{1,2})\s*[:.]?\s*(?P<name>\D.*)")
PART = re.compile(r"(?P<number>\d{1,2})\.(?P<part>\d{1,2})\.?\s+(?P<name>\D.*)")
"""A line of the reviewers on a part of an indicator, after the number that the form gives it."""
_ASIDE = re.compile(r"\s*\((?:เป้าหมาย|ไม่น้อยกว่า|ร้อยละ|อย่างน้อย).*$")
_BULLET = re.compile(r"(?:^|\s)[-–•]\s+")


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of an indicator in a form, its name and the names of its parts, as printed."""

    number: str
    name: str
    parts: tuple[str, ...]
    source: Cell | Place


def numbering(scene: Scene, facts: Facts) -> Mapping[str, Indicator]:
    """Number → indicator, as the names beside the numbers say; names that are new are registered."""
    component = scene.component.code if scene.component else None
    items = printed_numbers(scene)
    found = assigned([item.name for item in items], facts.register.of(component))
    return {item.number: _state(item, entry, component, facts) for item, entry in zip(items, found, strict=True)}


def _state(item: Numbered, entry: Indicator | None, component: str | None, facts: Facts) -> Indicator:
    """States the indicator and the parts that a form names under a number."""
    entry = entry or _by_number(item, component, facts)
    facts.indicator(entry, item.name, item.source, Rank.MENTION)
    for name in item.parts if not (entry.parts or entry.scored) else ():
        part = facts.register.add_part(entry, name)
        facts.indicator(part, name, item.source, Rank.MENTION)
    for part in entry.parts if item.parts else ():
        facts.place_in_whole(part, entry, item.source, None, Rank.MENTION)
    return entry


def _by_number(item: Numbered, component: str | None, facts: Facts) -> Indicator:
    """The indicator of the number itself, where no name is near; a new one if that is another's."""
    register = facts.register
    code = f"{component}.{item.number}" if component else item.number
    entry = register.by_code(code)
    if entry is None:
        return register.add(component, item.name, code, printed=False)
    facts.draft.note("indicator_matched_by_number", item.source, name=item.name, meant=entry.name)
    return entry


def names(text: str) -> tuple[str, ...]:
    """The name of an indicator, and behind it the names of its parts, which bullets mark."""
    segments = [part for line in paragraphs(text) or (clean(text),) for part in _BULLET.split(line)]
    return tuple(segment.strip() for segment in segments if segment.strip())


def without_aside(name: str) -> str:
    """The name without the target that stands in brackets behind it."""
    return _ASIDE.sub("", name)


def reviewed(text: str) -> tuple[str, str] | None:
    """The number and name of the indicator that a line of the reviewers is about."""
    match = _REVIEWED.match(arabic(clean(text)))
    return (match["number"], without_aside(match["name"])) if match else None


def printed_numbers(scene: Scene) -> list[Numbered]:
    """What a form prints beside each number, the first where a number stands twice."""
    return list({item.number: item for item in reversed(list(_numbered(scene)))}.values())[::-1]


def _numbered(scene: Scene) -> Iterable[Numbered]:
    if scene.assessor is Assessor.OFFICIAL:
        return list(_reviewed_lines(scene))
    return list(_summary_rows(scene)) or list(_criteria_rows(scene))


def _reviewed_lines(scene: Scene) -> Iterable[Numbered]:
    lines = [(text, item.place) for item in scene.items if item.is_line for text in item.texts]
    for place, (text, source) in enumerate(lines):
        found = reviewed(text)
        if found:
            yield Numbered(*found, tuple(_reviewed_parts(found[0], (text for text, _ in lines[place + 1 :]))), source)


def _reviewed_parts(number: str, lines: Iterable[str]) -> Iterable[str]:
    """The names of the parts that the reviewers speak of below an indicator, each with its target behind it."""
    for text in takewhile(lambda text: reviewed(text) is None, lines):
        match = PART.match(arabic(text))
        if match and match["number"] == number and _ASIDE.search(match["name"]):
            yield without_aside(match["name"])


def _summary_rows(scene: Scene) -> Iterable[Numbered]:
    for row in whole_rows(scene, SUMMARY, lambda row: bool(clean(row.text("number")))):
        number, cell = arabic(clean(row.text("number"))).rstrip(".)"), row.cells.get("indicator")
        found = names(cell.text) if cell else ()
        if number.isdigit() and cell and found:
            yield Numbered(number, found[0], found[1:], cell)


def _criteria_rows(scene: Scene) -> Iterable[Numbered]:
    for _, row in scene.rows(CRITERIA):
        number, name = without_ordinal(row.text("indicator"))
        if number and name:
            yield Numbered(number, name, (), row.cells["indicator"])
