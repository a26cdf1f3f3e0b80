"""The numbered lists of projects at the ends of parts 1 and 2: the register of the plan's projects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.kinds import Category
from kb.statement import Place, Rank
from loaders.form import Cell, Disposition, FormTable
from loaders.forms.plan_okr.outline import Level, read_heading
from loaders.forms.plan_okr.project_rows import begins_project, goes_on_with_project, traits_of
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.shared.entries import Entry, aligned, entries
from loaders.forms.shared.plans import state_declared_total
from loaders.normalise.number import NUMBER, parse_decimal
from loaders.normalise.text import arabic, clean, fold, similarity
from loaders.recognise import RecognisedDocument
from loaders.source import SourceFile, TablePiece

_TITLES = (
    (Category.CITY_PLAN, "โครงการ/กิจกรรมสำคัญตามแผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ."),
    (Category.AGENCY_STRATEGY, "โครงการ/กิจกรรมสำคัญตามยุทธศาสตร์ของหน่วยงาน"),
)
_PARTS = {"1": Category.CITY_PLAN, "2": Category.AGENCY_STRATEGY}
_TITLE_THRESHOLD = 0.75
_COUNT = re.compile(r"รวม\s*จำนวน\s*(\d+)\s*โครงการ")
_AMOUNT = re.compile(rf"จำนวนเงิน(?:ทั้งสิ้น)?\s*({NUMBER})\s*บาท")


def is_total(entry: Entry, *columns: str) -> bool:
    """Whether an entry is the total of a table: its first cell says so, and nobody answers for it."""
    first = next((text for column in columns if (text := entry.text(column))), "")
    return fold(first).startswith(("รวม", "ยอดรวม")) and not any(map(entry.text, ("division", "policy", "codes")))


def is_number_or_total(cell: Cell) -> bool:
    """Whether a first cell is a number of the list, or the label of its total."""
    text = fold(cell.text)
    return text.replace("-", "").replace(".", "").isdigit() or text.startswith(("รวม", "ยอดรวม"))


def state_project_lists(document: RecognisedDocument, tables: list[FormTable], reading: Reading) -> None:
    """States the projects of every list, and what the document declares about each list."""
    for table in tables:
        category = _category(table, document)
        if category is None:
            reading.draft.note("list_without_title", _first(table))
        _state_list(table, category, reading)
        if category:
            _state_declared(document.source, table, category, reading)


def _state_list(table: FormTable, category: Category | None, reading: Reading) -> None:
    numbers: dict[str, str] = {}
    for entry in entries(
        aligned(table, reading.draft, is_number_or_total), reading.draft, begins_project, goes_on_with_project
    ):
        name = entry.cell("project")
        if is_total(entry, "number", "project"):
            _state_total(entry, category, reading)
        elif name is None or not clean(name.text).strip("-– "):
            entry.account(reading.draft, Disposition.LEFT_OUT, "no project")
        else:
            number = arabic(entry.text("number")).rstrip(".") or None
            _note_number(number, name, numbers, reading)
            _state_project(entry, name, number, category, reading)
            entry.account(reading.draft)


def _state_project(entry: Entry, name: Cell, number: str | None, category: Category | None, reading: Reading) -> None:
    traits = traits_of(entry, reading, codes="policy")
    project = reading.projects.add(name.text, name, traits, category=category, number=number)
    reading.state_money(project, entry.cell("budget"), Rank.REGISTER)
    reading.state_divisions(project, traits.divisions, entry.cell("division"), Rank.REGISTER)
    reading.state_policies(project, entry.cell("policy"), Rank.REGISTER)


def _note_number(number: str | None, name: Cell, numbers: dict[str, str], reading: Reading) -> None:
    if number and number in numbers:
        reading.draft.note("number_printed_twice", name, number=number, first=numbers[number], second=clean(name.text))
    elif number:
        numbers[number] = clean(name.text)


def _state_total(entry: Entry, category: Category | None, reading: Reading) -> None:
    budget = entry.cell("budget")
    money = reading.money(budget)
    if budget and money and category:
        state_declared_total(reading.draft, category, budget, amount=money.amount)
    entry.account(reading.draft, Disposition.TOTAL)


def _category(table: FormTable, document: RecognisedDocument) -> Category | None:
    """The part of the plan that a list is of: as its title says, or the part in which it stands."""
    scored = [
        (similarity(place.text, title), category) for place in reversed(table.headings) for category, title in _TITLES
    ]
    best = max(scored, key=lambda item: item[0], default=(0.0, None))
    if best[0] >= _TITLE_THRESHOLD:
        return best[1]
    line = _first(table).place.line
    parts = [
        heading.code
        for paragraph in document.source.paragraphs()
        if paragraph.line < line
        and (heading := read_heading(paragraph.text, paragraph.place))
        and heading.level is Level.PART
    ]
    return _PARTS.get(parts[-1]) if parts else None


def _first(table: FormTable) -> Cell:
    row = (*table.headers, *table.rows)[0]
    return next(iter(row.cells.values()))


def _state_declared(source: SourceFile, table: FormTable, category: Category, reading: Reading) -> None:
    """States the number of projects and the sum that the paragraphs below the list declare."""
    counted = False
    for place in _paragraphs_below(source, table):
        plain = arabic(clean(place.text))
        count, amount = _COUNT.search(plain), _AMOUNT.search(plain)
        if count and not counted:
            state_declared_total(reading.draft, category, place, projects=int(count[1]))
            counted = True
        if amount:
            value = parse_decimal(amount[1])
            state_declared_total(reading.draft, category, place, amount=value)
            return


def _paragraphs_below(source: SourceFile, table: FormTable) -> Iterator[Place]:
    last = max(row.source.line for row in (*table.headers, *table.rows))
    for block in source.blocks:
        if isinstance(block, TablePiece):
            if block.rows[0].line > last:
                return
        elif block.line > last:
            yield block.place
