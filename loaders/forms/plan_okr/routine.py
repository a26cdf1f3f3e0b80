"""Part 3: routine projects by division and kind of work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.kinds import Category
from kb.statement import Rank
from loaders.authority import authority
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.plan_okr.project_lists import is_number_or_total, is_total
from loaders.forms.plan_okr.projects import Traits
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.shared.entries import Entry, aligned, entries
from loaders.forms.shared.plans import state_declared_total
from loaders.normalise.code import policy_codes
from loaders.normalise.text import clean, without_ordinal

_NOTHING = "-–— "


@dataclass(slots=True)
class _Place:
    """The division and the kind of work that the rows stand under."""

    division: str | None = None
    division_cell: Cell | None = None
    work: str = ""


def state_routine_work(tables: Iterable[FormTable], reading: Reading) -> None:
    """States the routine projects of the tables, each under its division and kind of work."""
    place = _Place()
    for table in tables:
        _state_table(table, place, reading)


def _state_table(table: FormTable, place: _Place, reading: Reading) -> None:
    for entry in entries(aligned(table, reading.draft, _is_first), reading.draft, _begins):
        if is_total(entry, "number", "work", "project"):
            _state_total(entry, reading)
        elif _is_division(entry):
            _enter_division(entry, place, reading)
            entry.account(reading.draft)
        else:
            _state_row(entry, place, reading)


def _is_first(cell: Cell) -> bool:
    return is_number_or_total(cell) or _names_division(clean(cell.text))


def _begins(row: FormRow) -> bool:
    """The rest of a torn row has no number, no ordinal, no budget and no code."""
    numbered = clean(row.text("number")) or without_ordinal(row.text("project"))[0]
    division = _names_division(clean(row.text("work"))) and not clean(row.text("project"))
    return bool(numbered or division or clean(row.text("budget")) or clean(row.text("policy")))


def _is_division(entry: Entry) -> bool:
    """Whether an entry heads a division: it is numbered or bears its name, and prints no project or budget."""
    if entry.text("project").strip(_NOTHING) or entry.text("budget").strip(_NOTHING):
        return False
    named = _names_division(entry.text("work")) or _names_division(entry.text("number"))
    return named or bool(entry.text("number") and entry.text("work").strip(_NOTHING))


def _names_division(text: str) -> bool:
    return without_ordinal(text)[1].startswith("ฝ่าย")


def _enter_division(entry: Entry, place: _Place, reading: Reading) -> None:
    place.division_cell = entry.cell("work") or entry.cell("number")
    divisions = reading.divisions(place.division_cell)
    place.division, place.work = (divisions[0] if divisions else None), ""


def _enter_work(entry: Entry, place: _Place, reading: Reading) -> None:
    """Notes the kind of work; a row that begins a division may name both in one cell."""
    division, work = _division_and_work(entry.text("work"))
    cell = entry.cell("work")
    if division and cell:
        place.division_cell = Cell(division, cell.place)
        place.division = next(iter(reading.divisions(place.division_cell)), None)
        place.work = work.strip(_NOTHING)
    elif _names_division(entry.text("number")):
        _enter_division(replace(entry, rows=tuple(map(_without_work, entry.rows))), place, reading)
    place.work = work.strip(_NOTHING) or place.work


def _without_work(row: FormRow) -> FormRow:
    return replace(row, cells={name: cell for name, cell in row.cells.items() if name != "work"})


def _division_and_work(text: str) -> tuple[str, str]:
    """The name of a division that a cell begins with, as long as it can be, and the rest; empty where none does."""
    if not _names_division(text):
        return "", text
    words = text.split(" ")
    scored = []
    for count in range(1, len(words) + 1):
        match = authority.division(" ".join(words[:count]))
        if match:
            scored.append((match.confidence, count))
    if not scored:
        return "", text
    count = max(scored)[1]
    return " ".join(words[:count]), " ".join(words[count:])


def _state_row(entry: Entry, place: _Place, reading: Reading) -> None:
    _enter_work(entry, place, reading)
    name = entry.cell("project")
    if name is None or not clean(name.text).strip(_NOTHING):
        entry.account(reading.draft, Disposition.LEFT_OUT, "the division has no routine project")
        return
    _state_project(entry, name, place, reading)
    entry.account(reading.draft)


def _state_project(entry: Entry, name: Cell, place: _Place, reading: Reading) -> None:
    number, title = without_ordinal(name.text)
    traits = _traits(entry, place, reading)
    _note_similar(title, name, reading)
    project = reading.projects.add(title, name, traits, category=Category.ROUTINE, number=number)
    reading.draft.state(project, "work", place.work, entry.cell("work") or name, rank=Rank.REGISTER)
    reading.state_money(project, entry.cell("budget"), Rank.REGISTER)
    reading.state_divisions(project, traits.divisions, place.division_cell, Rank.REGISTER)
    reading.state_policies(project, entry.cell("policy"), Rank.REGISTER)


def _traits(entry: Entry, place: _Place, reading: Reading) -> Traits:
    money = reading.money(entry.cell("budget"))
    return Traits(
        amount=money.amount if money else None,
        divisions=frozenset({place.division} if place.division else ()),
        policies=frozenset(policy_codes(entry.text("policy"))),
    )


def _note_similar(title: str, name: Cell, reading: Reading) -> None:
    """A routine project much like one of part 1 has its own budget, and stays its own."""
    other = reading.projects.similar(title, Category.CITY_PLAN)
    if other:
        reading.draft.note("similar_project", name, name=clean(title), other=other)


def _state_total(entry: Entry, reading: Reading) -> None:
    budget = entry.cell("budget")
    money = reading.money(budget)
    if budget and money:
        state_declared_total(reading.draft, Category.ROUTINE, budget, amount=money.amount)
    entry.account(reading.draft, Disposition.TOTAL)
