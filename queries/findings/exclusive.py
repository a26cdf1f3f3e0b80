"""One project in two lists that exclude each other, whose totals both count its money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from kb.statement import Rank
from ontology.vocabulary import Wording
from queries.findings.budgets import amounts, decimal
from queries.findings.finding import Draft
from queries.findings.projects import core, near
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.sums import CATEGORY
from queries.findings.wording import joined, money, node_words, told

_Listed = tuple[str, Said]
"""A category, and the row of its numbered list that names the project."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Projects that stand in the numbered lists of two categories, under one name or nearly so."""
    alike = rules["listed_in_two_categories"].thresholds["alike"]
    listed = [(project, each) for project in sheet.nodes("project") for each in _rows(sheet, project)]
    for (one, first), (other, second) in combinations(listed, 2):
        if first[0] != second[0] and (one == other or _one_name(sheet, one, other, alike)):
            yield _draft(sheet, (one, first), (other, second))


def _rows(sheet: Sheet, project: str) -> Iterator[_Listed]:
    """The categories of a project by its numbered lists, each with its first row."""
    found: dict[str, Said] = {}
    for item in sheet.of(project, "category"):
        if item.rank == Rank.REGISTER and item.value in CATEGORY:
            found.setdefault(str(item.value), item)
    yield from found.items()


def _one_name(sheet: Sheet, one: str, other: str, alike: float) -> bool:
    return near(core(sheet.text(one, "name")), core(sheet.text(other, "name")), alike)


def _draft(sheet: Sheet, *listed: tuple[str, _Listed]) -> Draft:
    words = [_words(sheet, project, category, item) for project, (category, item) in listed]
    said = [item for _, (_, item) in listed]
    values = {"node": node_words(sheet, listed[0][0]), "lists": joined(words, " and ", " และ")}
    categories = tuple(category for _, (category, _) in listed)
    return Draft("listed_in_two_categories", tuple(project for project, _ in listed), tuple(said), values, categories)


def _words(sheet: Sheet, project: str, category: str, item: Said) -> Wording:
    """A list, the row's money there, and the total that it enters."""
    label = CATEGORY[category]
    row = told(_amount(sheet, project, item) or "-", [item])
    total = _total(sheet, category)
    parts = [
        Wording(en=f"among the projects {label.en} with {row.en}", th=f"ในบัญชีโครงการ{label.th} {row.th}"),
        *([Wording(en=f"in the total {total.en}", th=f"ซึ่งนับในยอดรวม {total.th}")] if total else []),
    ]
    return joined(parts, ", ", " ")


def _amount(sheet: Sheet, project: str, item: Said) -> str | None:
    budgets = [each.subject for each in sheet.linked("funds") if each.other == project]
    stated = [
        money(value)
        for budget in budgets
        for value, items in amounts(sheet, budget).items()
        if any((each.table, each.row) == (item.table, item.row) for each in items)
    ]
    return stated[0] if stated else None


def _total(sheet: Sheet, category: str) -> Wording | None:
    """The declared total of a category."""
    for plan in sheet.nodes("plan"):
        for item in sheet.of(plan, "declared_totals"):
            stated = item.value if isinstance(item.value, Mapping) else {}
            amount = decimal(stated.get("amount_baht"))
            if stated.get("category") == category and amount is not None:
                return told(money(amount), [item])
    return None
