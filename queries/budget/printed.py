"""What the columns of amounts add up to as printed, and why that is not what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from kb.statement import Json, Rank
from kb.store.base import Reader, Row
from queries import rows
from queries.answer import question
from queries.budget.holdings import Holding
from queries.budget.model import UnbalancedError


@dataclass(frozen=True, slots=True)
class Repeated:
    """An amount that a column prints more than once; `extra_baht` is what the repetitions add.

    `times` counts its places; `key_results` are the ids that these rows link the project
    to, sorted: an amount that stands once in the row of each of them is repeated for
    them, else the column lists it twice. `lines` are those of the file.
    """

    budget: str
    project: str | None
    extra_baht: Decimal
    times: int
    key_results: tuple[str, ...]
    lines: tuple[int, ...]

    @property
    def for_key_results(self) -> bool:
        """Whether the amount is printed once for every key result of the project."""
        return len(self.key_results) == self.times


@dataclass(frozen=True, slots=True)
class Differing:
    """A budget whose amount in a column is not the one that counts (`None` where another table denies it)."""

    budget: str
    project: str | None
    printed_baht: Decimal
    counted_baht: Decimal | None
    line: int

    @property
    def difference_baht(self) -> Decimal:
        """Printed less counted."""
        return self.printed_baht - (self.counted_baht or 0)


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column of amounts in one document.

    A register is a column by itself; of other forms, which go on from chapter to
    chapter, the cells at the same place in all tables whose word counts the same are one.

    `printed_baht` is the literal sum of the cells and equals `once_baht` (each budget
    once, with what counts for it) plus what `repeated` adds plus the differences of
    `differing`, which is checked. `tables` are the numbers of the first and last table.
    """

    document: str
    file_name: str
    fiscal_year: int | None
    tables: tuple[int, int]
    column: int
    cells: int
    budgets: int
    printed_baht: Decimal
    once_baht: Decimal
    repeated: tuple[Repeated, ...]
    differing: tuple[Differing, ...]

    @property
    def plain(self) -> bool:
        """Whether the column adds up to what is counted."""
        return not self.repeated and not self.differing


@dataclass(frozen=True, slots=True)
class _Cell:
    """A printed amount."""

    budget: str
    amount: Decimal
    line: int
    table: int
    key_results: tuple[str, ...]


def printed(reader: Reader, budgets: Iterable[Holding]) -> tuple[PrintedColumn, ...]:
    """The columns that print amounts of these budgets, by document, first table and column.

    Raises:
        UnbalancedError: A literal sum is not what its parts add up to.
    """
    counted = {budget.id: budget for budget in budgets}
    ids: list[Json] = list(counted)
    found = reader.run(question("budget_printed"), {"ids": ids, "register": int(Rank.REGISTER)})
    columns = [_column(list(group), counted) for _, group in groupby(found, key=_place)]
    return tuple(sorted(columns, key=lambda column: (column.document, column.tables, column.column)))


def _place(row: Row) -> tuple[object, ...]:
    """Document, rank, column and, of a register, table."""
    return row[0], row[3], row[4], row[5] if row[3] == Rank.REGISTER else None


def _column(found: Sequence[Row], counted: Mapping[str, Holding]) -> PrintedColumn:
    cells = [_cell(row) for row in found]
    by_budget: dict[str, list[_Cell]] = {}
    for cell in cells:
        by_budget.setdefault(cell.budget, []).append(cell)
    first = {budget: _standing(places, counted[budget].amount) for budget, places in by_budget.items()}
    column = PrintedColumn(
        document=rows.text(found[0][0]),
        file_name=rows.text(found[0][1]),
        fiscal_year=rows.optional_number(found[0][2]),
        tables=(min(cell.table for cell in cells), max(cell.table for cell in cells)),
        column=rows.number(found[0][4]),
        cells=len(cells),
        budgets=len(by_budget),
        printed_baht=sum((cell.amount for cell in cells), Decimal(0)),
        once_baht=sum((counted[budget].amount or Decimal(0) for budget in by_budget), Decimal(0)),
        repeated=tuple(_repeated(by_budget, first, counted)),
        differing=tuple(_differing(first, counted)),
    )
    _check(column)
    return column


def _cell(row: Row) -> _Cell:
    key_results = (rows.optional_text(row[10]) or "").split()
    return _Cell(
        rows.text(row[8]), Decimal(rows.text(row[9])), rows.number(row[7]), rows.number(row[5]), tuple(key_results)
    )


def _standing(places: Sequence[_Cell], counted: Decimal | None) -> _Cell:
    """The place that stands for the budget: the first that prints the amount that counts, else the first."""
    return next((cell for cell in places if cell.amount == counted), places[0])


def _repeated(
    by_budget: Mapping[str, Sequence[_Cell]], first: Mapping[str, _Cell], counted: Mapping[str, Holding]
) -> Iterator[Repeated]:
    """The budgets printed more than once, by what that adds (most first), then id."""
    many = {budget: places for budget, places in by_budget.items() if len(places) > 1}
    extra = {budget: sum((cell.amount for cell in many[budget]), -first[budget].amount) for budget in many}
    for budget in sorted(many, key=lambda budget: (-extra[budget], budget)):
        key_results = {each for cell in many[budget] for each in cell.key_results}
        yield Repeated(
            budget=budget,
            project=counted[budget].project,
            extra_baht=extra[budget],
            times=len(many[budget]),
            key_results=tuple(sorted(key_results)),
            lines=tuple(cell.line for cell in many[budget]),
        )


def _differing(first: Mapping[str, _Cell], counted: Mapping[str, Holding]) -> Iterator[Differing]:
    for budget in sorted(first):
        cell, holding = first[budget], counted[budget]
        if cell.amount != holding.amount:
            yield Differing(budget, holding.project, cell.amount, holding.amount, cell.line)


def _check(column: PrintedColumn) -> None:
    extra = sum((each.extra_baht for each in column.repeated), Decimal(0))
    difference = sum((each.difference_baht for each in column.differing), Decimal(0))
    if column.once_baht + extra + difference != column.printed_baht:
        raise UnbalancedError(f"column {column.column} of {column.file_name} does not add up; no answer is given")
