"""Which indicator a form means by 1, 2, 3: every form numbers the indicators of a component in its own order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.statement import Place, Rank
from loaders.form import Cell
from loaders.forms.evaluation.columns import CRITERIA, SUMMARY
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.rows import whole_rows
from loaders.forms.evaluation.scenes import Assessor, Scene
from loaders.normalise.text import arabic, clean, paragraphs, without_ordinal

_REVIEWED = re.compile(r"ตัวชี้วัดที่\s*(?P<number>\d{1,2})\s*[:.]?\s*(?P<name>\D.*)")
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
    return {item.number: identify(item, component, facts) for item in _numbered(scene)}


def identify(item: Numbered, component: str | None, facts: Facts) -> Indicator:
    """The indicator that a form names under a number; the name decides, and only without any hit the number."""
    register = facts.register
    entry, _ = register.by_name(component, item.name)
    if entry is None:
        code = f"{component}.{item.number}" if component else item.number
        entry = register.by_code(code)
        if entry:
            facts.draft.note("indicator_matched_by_number", item.source, name=item.name, meant=entry.name)
        else:
            entry = register.add(component, item.name, code, printed=False)
    facts.indicator(entry, item.name, item.source, Rank.MENTION)
    for name in item.parts if not entry.parts else ():
        facts.indicator(register.add_part(entry, name), name, item.source, Rank.MENTION)
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


def _numbered(scene: Scene) -> Iterable[Numbered]:
    if scene.assessor is Assessor.OFFICIAL:
        return list(_reviewed_lines(scene))
    return list(_summary_rows(scene)) or list(_criteria_rows(scene))


def _reviewed_lines(scene: Scene) -> Iterable[Numbered]:
    for item in scene.items:
        for text in item.texts if item.is_line else ():
            found = reviewed(text)
            if found:
                yield Numbered(*found, (), item.place)


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
