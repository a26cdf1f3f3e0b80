"""What the base holds: nodes, edges, documents, money."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kb.kinds import BudgetStatus, Category, EdgeKind, NodeKind
from kb.store.base import Reader, Row
from queries import rows
from queries.answer import Completeness, completeness, question

_Key = tuple[int | None, str | None, str | None]
"""Fiscal year, agency id, category."""


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document in force, with how many statements it makes and in how many table rows they stand."""

    id: str
    file_name: str
    document_type: str
    agency: str | None
    fiscal_year: int | None
    title: str | None
    statements: int
    rows: int


@dataclass(frozen=True, slots=True)
class BudgetTotal:
    """The money of the projects of one fiscal year, agency and part of the plan.

    `amount_baht` is the exact sum of the stated amounts, each budget once, whatever its
    status says beside it. `projects` counts all projects of the group; `without_budget`
    those that have no budget at all; `by_status` counts budgets, every status that occurs.
    """

    fiscal_year: int | None
    agency: str | None
    category: Category | None
    projects: int
    amount_baht: Decimal
    by_status: Mapping[BudgetStatus, int]
    without_budget: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What the base holds.

    `nodes` and `edges` map every kind of the vocabulary, in its order, to a count;
    `documents` are by fiscal year, agency and id; `budgets` by fiscal year, agency
    and category (unknown last); `generation` counts the committed changes.
    """

    generation: int
    nodes: Mapping[NodeKind, int]
    edges: Mapping[EdgeKind, int]
    documents: tuple[DocumentSummary, ...]
    budgets: tuple[BudgetTotal, ...]
    completeness: Completeness

    @property
    def amount_baht(self) -> Decimal:
        """The sum of all stated amounts, each budget once."""
        return sum((total.amount_baht for total in self.budgets), Decimal(0))


def summary(reader: Reader) -> Summary:
    """What the base holds, counted in whole."""
    nodes, edges = counts(reader)
    return Summary(reader.generation(), nodes, edges, documents(reader), budgets(reader), completeness(reader))


def counts(reader: Reader) -> tuple[dict[NodeKind, int], dict[EdgeKind, int]]:
    """Kind → number of nodes, and kind → number of edges; 0 for a kind without any."""
    found: Counter[tuple[str, str]] = Counter()
    for what, kind, count in reader.run(question("kind_counts"), {}):
        found[rows.text(what), rows.text(kind)] = rows.number(count)
    return {kind: found["node", kind] for kind in NodeKind}, {kind: found["edge", kind] for kind in EdgeKind}


def documents(reader: Reader) -> tuple[DocumentSummary, ...]:
    """The documents in force, by fiscal year, agency and id."""
    return tuple(map(_document, reader.run(question("document_rows"), {})))


def budgets(reader: Reader) -> tuple[BudgetTotal, ...]:
    """The money of all projects, by fiscal year, agency and category.

    A budget is counted once, in the group of the first project (by id) that it funds.
    """
    groups: dict[_Key, _Tally] = defaultdict(_Tally)
    counted: set[str] = set()
    for row in reader.run(question("project_budgets"), {}):
        year, agency, category = rows.optional_number(row[1]), rows.optional_text(row[2]), rows.optional_text(row[3])
        groups[year, agency, category].add(row, counted)
    return tuple(_totals(groups))


class _Tally:
    """Adds up the rows of one group."""

    def __init__(self) -> None:
        self.projects: set[str] = set()
        self.amount = Decimal(0)
        self.statuses: Counter[BudgetStatus] = Counter()
        self.without = 0

    def add(self, row: Row, counted: set[str]) -> None:
        self.projects.add(rows.text(row[0]))
        budget = rows.optional_text(row[4])
        if budget is None:
            self.without += 1
        elif budget not in counted:
            counted.add(budget)
            self.amount += Decimal(rows.optional_text(row[5]) or 0)
            self.statuses[BudgetStatus(rows.text(row[6]))] += 1


def _totals(groups: Mapping[_Key, _Tally]) -> Iterator[BudgetTotal]:
    for key in sorted(groups, key=_unknown_last):
        year, agency, category = key
        tally = groups[key]
        by_status = {status: tally.statuses[status] for status in BudgetStatus if tally.statuses[status]}
        yield BudgetTotal(
            year,
            agency,
            Category(category) if category else None,
            len(tally.projects),
            tally.amount,
            by_status,
            tally.without,
        )


def _unknown_last(key: _Key) -> tuple[bool, int, bool, str, bool, str]:
    year, agency, category = key
    return year is None, year or 0, agency is None, agency or "", category is None, category or ""


def _document(row: Row) -> DocumentSummary:
    identifier, file_name, document_type, agency, fiscal_year, title, statements, table_rows = row
    return DocumentSummary(
        rows.text(identifier),
        rows.text(file_name),
        rows.text(document_type),
        rows.optional_text(agency),
        rows.optional_number(fiscal_year),
        rows.optional_text(title),
        rows.number(statements),
        rows.number(table_rows),
    )
