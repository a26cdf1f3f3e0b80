"""Money that one place states otherwise than another, or that is counted where it should not be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from kb.statement import Json
from queries.findings.compare import letters
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet, by_family
from queries.findings.wording import joined, money, node_words, nodes_words, told

_DENIED = ("none_needed",)
_SILENT = ("not_stated",)
_OPEN = ("as_allocated", "as_repaired", "awaiting_transfer")
_ELSEWHERE = ("transferred_out",)
_YEARS = re.compile(r"(25\d\d)\s*[-–—]\s*(25\d\d)")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts in the budgets of a document."""
    projects = {item.subject: item.other for item in sheet.linked("funds")}
    for budget in sheet.nodes("budget"):
        project = projects.get(budget, budget)
        yield from _amounts(sheet, budget, project)
        yield from _statuses(sheet, budget, project)
        yield from _instalments(sheet, budget, project)
    yield from _several_years(sheet, projects)
    yield from _misprinted(sheet, projects)
    yield from _under_several(sheet, {project: budget for budget, project in projects.items()})


def decimal(value: Json) -> Decimal | None:
    """A decimal of a statement; `None` for none."""
    try:
        return None if value is None or isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        return None


def amounts(sheet: Sheet, budget: str) -> dict[Decimal, list[Said]]:
    """Amount → where a budget is stated so, the strongest first."""
    found: dict[Decimal, list[Said]] = {}
    for item in sheet.of(budget, "amount_baht"):
        value = decimal(item.value)
        if value is not None:
            found.setdefault(value, []).append(item)
    return found


def _amounts(sheet: Sheet, budget: str, project: str) -> Iterator[Draft]:
    stated = amounts(sheet, budget)
    if len(stated) < 2:
        return
    said = [item for items in stated.values() for item in items]
    words = joined(told(money(value), items) for value, items in stated.items())
    factor = min(1.0, *(item.confidence for item in said))
    values = {"node": node_words(sheet, project), "amounts": words}
    disputed = tuple(money(value) for value in stated)
    places = (*said, *_total_of(sheet, project))
    yield Draft("budget_amount_differs", (project, budget), places, values, disputed, factor)


def _total_of(sheet: Sheet, project: str) -> list[Said]:
    """Where the total is declared that holds the project's money, which can hold with one of its amounts alone."""
    category = sheet.text(project, "category")
    return [
        item
        for plan in sheet.nodes("plan")
        for item in sheet.of(plan, "declared_totals")
        if isinstance(item.value, Mapping) and item.value.get("category") == category and item.value.get("amount_baht")
    ]


def _misprinted(sheet: Sheet, projects: Mapping[str, str]) -> Iterator[Draft]:
    """Cells that say why there is no amount in other letters than nearly all others of that meaning."""
    cells: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for budget in sheet.nodes("budget"):
        for item in sheet.of(budget, "status"):
            if item.value == "none_needed" and item.text:
                cells[str(item.value)][letters(item.text)].append(item)
    for found in cells.values():
        usual = max(found, key=lambda text: len(found[text]))
        for text, items in sorted(found.items()):
            if text != usual and usual not in text and len(items) * 10 < len(found[usual]):
                for item in items:
                    values = {
                        "node": node_words(sheet, projects.get(item.subject, item.subject)),
                        "text": told(item.text, [item]), "usual": found[usual][0].text,
                    }  # fmt: skip
                    yield Draft("budget_misprinted", (item.subject,), (item,), values, (text,))


def _statuses(sheet: Sheet, budget: str, project: str) -> Iterator[Draft]:
    """An amount in one place and none in another."""
    stated = amounts(sheet, budget)
    if not stated:
        yield from _reasons(sheet, budget, project)
        yield from _without_amount(sheet, budget, project)
        return
    value, said = next(iter(stated.items()))
    others: dict[str, list[Said]] = defaultdict(list)
    for item in sheet.of(budget, "status"):
        if isinstance(item.value, str) and item.value not in ("amount", *_ELSEWHERE):
            others[item.value].append(item)
    for status, items in sorted(others.items()):
        code = "budget_stated_and_denied" if status in _DENIED else "budget_left_out"
        code = "budget_part_of_other" if status == "part_of_other_project" else code
        values = {
            "node": node_words(sheet, project),
            "amount": told(money(value), said), "other": told(items[0].text, items),
        }  # fmt: skip
        yield Draft(code, (project, budget), (*said, *items), values, (money(value), status))


def _reasons(sheet: Sheet, budget: str, project: str) -> Iterator[Draft]:
    """Two different reasons for the lack of an amount; a dash says nothing."""
    reasons: dict[str, list[Said]] = {}
    for item in sheet.of(budget, "status"):
        if isinstance(item.value, str) and item.value not in ("amount", *_SILENT):
            reasons.setdefault(item.value, []).append(item)
    if len(reasons) > 1:
        words = joined(told(items[0].text, items) for items in reasons.values())
        said = tuple(item for items in reasons.values() for item in items)
        values = {"node": node_words(sheet, project), "reasons": words}
        yield Draft("budget_reason_differs", (project, budget), said, values, tuple(reasons))


def _without_amount(sheet: Sheet, budget: str, project: str) -> Iterator[Draft]:
    """Projects that use money of which no amount is stated, so that no total holds it."""
    for item in sheet.of(budget, "status"):
        if item.value in _OPEN:
            values = {"node": node_words(sheet, project), "reason": told(item.text, [item])}
            said = [each for each in sheet.of(budget, "status") if each.value == item.value]
            yield Draft("money_without_amount", (project, budget), tuple(said), values, (str(item.value),))
            return


def _instalments(sheet: Sheet, budget: str, project: str) -> Iterator[Draft]:
    """Instalments that do not add up to the total that stands beside them."""
    total = decimal(sheet.value(budget, "total_baht"))
    for item in sheet.of(budget, "instalments"):
        parts = [decimal(value) for value in item.value.values()] if isinstance(item.value, Mapping) else []
        computed = sum((part for part in parts if part is not None), Decimal(0))
        if total is not None and parts and None not in parts and computed != total:
            values = {"node": node_words(sheet, project), "total": money(total), "computed": money(computed)}
            yield Draft("instalments_do_not_sum", (project, budget), (item,), values, (money(total), money(computed)))
            return


def _several_years(sheet: Sheet, projects: Mapping[str, str]) -> Iterator[Draft]:
    """Names that speak of several years: the years in order, and the money divided by year."""
    budgets = {project: budget for budget, project in projects.items()}
    for project in sheet.nodes("project"):
        for item in sheet.of(project, "name"):
            span = _YEARS.search(str(item.value))
            if span is None:
                continue
            values = {"node": node_words(sheet, project), "years": told(span.group(), [item])}
            if int(span.group(1)) >= int(span.group(2)):
                yield Draft("years_conflict", (project,), (item,), values, (span.group(),))
            budget = budgets.get(project, "")
            committed = "ผูกพัน" in str(item.value)
            if committed and amounts(sheet, budget) and not sheet.of(budget, "instalments"):
                said = (item, *next(iter(amounts(sheet, budget).values())))
                yield Draft("several_years_without_instalments", (project, budget), said, values)


def _under_several(sheet: Sheet, budgets: Mapping[str, str]) -> Iterator[Draft]:
    """Money of one project that stands under several key results of one table."""
    found: dict[str, list[Said]] = defaultdict(list)
    for item in sheet.linked("supports", target="key_result"):
        if not item.inferred:
            found[item.subject].append(item)
    for project, items in sorted(found.items()):
        stated = amounts(sheet, budgets.get(project, ""))
        if not stated:
            continue
        for family, said in by_family(sheet, items).items():
            targets = sorted({item.other for item in said})
            beside = _beside(sheet, budgets[project], said)
            if len(targets) > 1 and len({item.other for item, _ in beside}) > 1:
                values = {
                    "node": node_words(sheet, project), "amount": money(next(iter(stated))),
                    "targets": nodes_words(sheet, targets), "table": family.label,
                }  # fmt: skip
                places = tuple(item for pair in beside for item in pair)
                yield Draft("budget_under_several", (project, *targets), places, values, (family.code,))


def _beside(sheet: Sheet, budget: str, said: Sequence[Said]) -> list[tuple[Said, Said]]:
    """The links in whose row the project's own money stands, all of it or a part."""
    own = [item for item in sheet.of(budget, "status") if item.value in ("amount", "part_of_other_project")]
    rows = {(item.table, item.row): item for item in own}
    return [(item, rows[item.table, item.row]) for item in said if (item.table, item.row) in rows]
