"""Part 2's projects and its numbered list stand in the same order: what is alone in a gap of both is one project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kb.kinds import Category
from loaders.draft import Draft
from loaders.form import FormTable
from loaders.forms.plan_okr.project_rows import begins_project, goes_on_with_project, traits_of
from loaders.forms.plan_okr.projects import ListedProject, Projects, Traits
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.shared.entries import Entry, entries
from loaders.normalise.text import clean, digits, without_ordinal


@dataclass(frozen=True, slots=True)
class Row:
    """A project of part 2 that has no sub-projects, and the listed project that its name means, if any."""

    name: str
    traits: Traits
    found: str | None


def pair_by_position(tables: Sequence[FormTable], reading: Reading) -> None:
    """Tells the register of projects which of part 2's rows and listed projects only their places prove to be one."""
    listed = sorted(reading.projects.listed(Category.AGENCY_STRATEGY), key=_place)
    # What is only tried here is read once more, and noted and accounted for, in its turn.
    trial = replace(reading, draft=Draft(reading.draft.document, reading.draft.agency, reading.draft.fiscal_year))
    rows = [_row(entry, trial, reading.projects) for entry in _leaves(tables, trial.draft)]
    reading.projects.pair(dict(pairs(listed, rows)))


def pairs(listed: Sequence[ListedProject], rows: Sequence[Row]) -> Iterable[tuple[str, str]]:
    """The names of rows with the ids of the listed projects that are one with them.

    One unmatched listed project must stand alone between matched neighbours, and one
    unmatched row of its division between the same, and they must not contradict each other.

    Args:
        listed: The projects of the list, in the order of their numbers.
        rows: The projects of the tables, in print order.
    """
    first: dict[str, int] = {}
    for index, row in enumerate(rows):
        if row.found:
            first.setdefault(row.found, index)
    for index in range(1, len(listed) - 1):
        above, item, below = listed[index - 1 : index + 2]
        if item.id in first or above.id not in first or below.id not in first:
            continue
        between = rows[first[above.id] + 1 : first[below.id]]
        idle = [row for row in between if row.found is None and row.traits.divisions & item.traits.divisions]
        if len(idle) == 1 and not _contradict(item, idle[0]):
            yield idle[0].name, item.id


def _place(item: ListedProject) -> tuple[int, str]:
    number = item.number or ""
    return int(number) if number.isdigit() else 0, item.name


def _leaves(tables: Sequence[FormTable], draft: Draft) -> list[Entry]:
    """The rows without sub-projects, which would stand right below, perhaps under the heading printed again."""
    found = [
        entry
        for table in tables
        for entry in entries(table, draft, begins_project, goes_on_with_project)
        if entry.cell("project")
    ]
    numbers = [without_ordinal(entry.text("project"))[0] or "" for entry in found]
    below = [*numbers[1:], ""][: len(numbers)]
    return [
        entry
        for entry, number, next_number in zip(found, numbers, below, strict=True)
        if not (number and next_number.startswith(f"{number}."))
    ]


def _row(entry: Entry, trial: Reading, projects: Projects) -> Row:
    name = clean(without_ordinal(entry.text("project"))[1])
    traits = replace(traits_of(entry, trial, codes="codes"), part=Category.AGENCY_STRATEGY)
    match = projects.match(name, traits)
    return Row(name, traits, match[0] if match else None)


def _contradict(item: ListedProject, row: Row) -> bool:
    """Whether both state amounts, policies or numbers in their names, and other ones."""
    ours, theirs = item.traits, row.traits
    other_money = None not in (ours.amount, theirs.amount) and ours.amount != theirs.amount
    other_policy = bool(ours.policies and theirs.policies) and not ours.policies & theirs.policies
    return other_money or other_policy or digits(item.name) != digits(row.name)
