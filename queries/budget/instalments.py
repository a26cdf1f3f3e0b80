"""Budgets of several years: the year's instalment counts, the others stand beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kb.store.base import Reader
from queries import rows
from queries.answer import question
from queries.budget.amounts import instalments_of
from queries.budget.holdings import holding, parsed


@dataclass(frozen=True, slots=True)
class MultiYear:
    """A budget of several years: `counted` is its amount in `fiscal_year`, the only one that is counted.

    `others` maps the other fiscal years, ascending, to their instalments; `total` is
    that of all years as stated. A budget of another year stands in the answer on a year
    in which it has an instalment, and counts nothing there (`in_scope` is false).
    """

    budget: str
    project: str | None
    fiscal_year: int | None
    counted: Decimal | None
    others: Mapping[int, Decimal]
    total: Decimal | None
    in_scope: bool


def multi_year(reader: Reader, fiscal_year: int | None, agency: str | None) -> tuple[MultiYear, ...]:
    """The budgets of several years of an agency that count, or have an instalment, in a fiscal year, by id."""
    return tuple(
        each
        for each in _budgets(reader, fiscal_year, agency)
        if each.others and (each.in_scope or fiscal_year in each.others)
    )


def by_year(budgets: Iterable[MultiYear]) -> dict[int, Decimal]:
    """Fiscal year → the sum of the instalments that fall in it and are not counted, ascending."""
    sums: dict[int, Decimal] = {}
    for budget in budgets:
        for year, amount in budget.others.items():
            sums[year] = sums.get(year, Decimal(0)) + amount
    return dict(sorted(sums.items()))


def _budgets(reader: Reader, fiscal_year: int | None, agency: str | None) -> Iterator[MultiYear]:
    for row in reader.run(question("budget_instalments"), {"fiscal_year": fiscal_year, "agency": agency}):
        year, project = rows.optional_number(row[1]), rows.optional_text(row[2])
        counted = holding(rows.text(row[0]), year, row[3:7], ()).amount
        others = instalments_of(parsed(rows.optional_text(row[5])))
        others.pop(year or 0, None)
        total = rows.optional_text(row[6])
        yield MultiYear(
            rows.text(row[0]), project, year, counted, others, None if total is None else Decimal(total),
            fiscal_year in (None, year),
        )  # fmt: skip
