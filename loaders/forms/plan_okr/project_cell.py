"""Cells that name projects with their budgets and divisions in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.kinds import Category, EdgeKind
from kb.statement import Rank
from loaders.form import Cell
from loaders.forms.plan_okr.projects import Traits
from loaders.forms.plan_okr.reading import Reading
from loaders.normalise.number import NUMBER
from loaders.normalise.text import arabic, clean, split_numbered

_BETWEEN = " ,;-–•"
_SHORTEST_NAME = 6
"""Words shorter than this between two divisions, such as “and”, are no project of their own."""
_NONE = re.compile(r"[-–—(\s]*(?:ถ้ามี|ไม่มี)?[)\s]*")
_BUDGET = re.compile(rf"\s*[ก-ฮ]{{0,2}}ประมาณ\s*(?P<amount>{NUMBER})\s*บาท(?=\s*\(|\s*$)\s*(?:\(งบ[^()]*\))?")
"""A budget of the project itself; “200,000 บาทต่อชุมชน” within its name is none."""
_DIVISION = re.compile(r"\s*\((?P<division>(?:ทุก)?(?:ฝ่า.|ฝ่.ย|ฝ.าย)[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A project of a cell: its number there, its name, its amount as printed and its division."""

    number: str | None
    name: str
    amount: str | None = None
    division: str | None = None


def read_projects(text: str) -> tuple[Listed, ...]:
    """The projects of a cell in print order; words above numbered ones are the first, without a number.

    A division that stands behind the last of several is that of the words above
    them, or of all where there are none.
    """
    if _NONE.fullmatch(clean(text)):
        return ()
    items = [_item(number, part) for number, words in split_numbered(text) for part in _parts(words)]
    items = [item for item in items if item.name]
    last = items[-1] if items else None
    if last is None or not last.division or any(item.division for item in items[:-1]) or len(items) == 1:
        return tuple(items)
    if items[0].number is None:
        return (_with(items[0], last.division), *items[1:-1], _with(last, None))
    return tuple(_with(item, last.division) for item in items)


def state_project_cell(
    cell: Cell | None, reading: Reading, *, things: dict[str, float], category: Category | None, rank: Rank
) -> list[str]:
    """States the projects of a cell in support of key results or indicators; returns their ids.

    Args:
        cell: The cell, if the row has it.
        reading: The document in the making.
        things: What the projects support, with the confidence of each.
        category: That of a project that no list has.
        rank: Of the statements.
    """
    if cell is None:
        return []
    listed = read_projects(cell.text)
    projects = [_state(item, cell, reading, things, category, rank) for item in listed]
    if listed and listed[0].number is None:
        for project in projects[1:]:
            if project != projects[0]:
                reading.draft.relate(project, EdgeKind.PART_OF, projects[0], cell, rank=rank)
    return projects


def _state(
    item: Listed, cell: Cell, reading: Reading, things: dict[str, float], category: Category | None, rank: Rank
) -> str:
    budget = Cell(item.amount, cell.place) if item.amount else None
    money = reading.money(budget)
    divisions = reading.divisions(Cell(item.division, cell.place)) if item.division else []
    traits = Traits(
        amount=money.amount if money else None,
        divisions=frozenset(divisions),
        key_results=frozenset(things),
        # Only part 3 itself lists routine work; another table that adds such a project may name one of any part.
        part=None if category is Category.ROUTINE else category,
    )
    project = reading.projects.find_or_add(item.name, cell, traits, category=category, rank=Rank.MENTION)
    reading.state_money(project, budget, rank)
    reading.state_divisions(project, traits.divisions, cell, rank)
    for thing, confidence in things.items():
        reading.support(project, thing, cell, rank, confidence)
    return project


def _parts(words: str) -> list[str]:
    """The projects of words that each end with their division; a division behind another is the same project's."""
    parts: list[str] = []
    start = 0
    for match in _DIVISION.finditer(words):
        if len(words[start : match.start()].strip(_BETWEEN)) >= _SHORTEST_NAME:
            parts.append("")
        parts = parts or [""]
        parts[-1] += words[start : match.end()]
        start = match.end()
    if not parts:
        return [words]
    parts[-1] += words[start:]
    return [part.strip(_BETWEEN) for part in parts]


def _item(number: str | None, words: str) -> Listed:
    amount = _BUDGET.search(arabic(words))
    rest = words if amount is None else words[: amount.start()] + words[amount.end() :]
    divisions = [match["division"] for match in _DIVISION.finditer(rest)]
    return Listed(
        number,
        clean(_DIVISION.sub("", rest)),
        words[amount.start("amount") : amount.end("amount")] if amount else None,
        "/".join(divisions) or None,
    )


def _with(item: Listed, division: str | None) -> Listed:
    return Listed(item.number, item.name, item.amount, division)
