"""Projects that may be one: names that are much alike, within one agency and fiscal year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from ontology.vocabulary import Wording
from queries.findings.budgets import amounts
from queries.findings.compare import letters, numbers, scanned
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.tables import Family
from queries.findings.wording import joined, money, node_words, told

_LEAD = re.compile(r"^(ค่าใช้จ่าย(ในการ|ตาม|ใน)?|โครงการ|กิจกรรม(การ)?|งาน|การ)+")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Pairs of projects that may be one, and rows of one list that name one project."""
    rule = rules["possible_same_project"]
    linked = {frozenset((item.subject, item.other)) for item in sheet.linked("part_of", "project", "project")}
    named = [(node, core(sheet.text(node, "name"))) for node in sheet.nodes("project") if sheet.text(node, "name")]
    for (one, first), (other, second) in combinations(named, 2):
        if frozenset((one, other)) in linked or not near(first, second, rule.thresholds["alike"]):
            continue
        if first != second and _in_one_list(sheet, one, other):
            continue
        if numbers(sheet.text(one, "name")) == numbers(sheet.text(other, "name")):
            yield _pair(sheet, one, other)
    yield from _listed_twice(sheet)


def _in_one_list(sheet: Sheet, one: str, other: str) -> bool:
    """Whether both stand in rows of their own of one list: an office that lists both means two things."""
    tables = [
        {item.table for item in sheet.of(node, "name") if sheet.family(item).code in ("project_list", "routine_form")}
        for node in (one, other)
    ]
    return bool(tables[0] & tables[1])


def core(name: str) -> str:
    """The name without the words that every project begins with."""
    return scanned(_LEAD.sub("", letters(name)))


def near(one: str, other: str, alike: float) -> bool:
    """Whether two such names are alike enough to be of one project."""
    if not one or not other or min(len(one), len(other)) < 0.6 * max(len(one), len(other)):
        return False
    return fuzz.ratio(one, other, score_cutoff=alike * 100) > 0


def _pair(sheet: Sheet, one: str, other: str) -> Draft:
    said = tuple(item for node in (one, other) for item in sheet.of(node, "name")[:1])
    values = {"one": _with_money(sheet, one, said[0]), "other": _with_money(sheet, other, said[-1])}
    return Draft("possible_same_project", (one, other), said, values)


def _with_money(sheet: Sheet, project: str, item: Said) -> Wording:
    budgets = [each.subject for each in sheet.linked("funds") if each.other == project]
    stated = [money(value) for budget in budgets for value in amounts(sheet, budget)]
    words = told(sheet.text(project, "name"), [item])
    return joined((words, told(stated[0], [item])), ": ", ": ") if stated else words


def _listed_twice(sheet: Sheet) -> Iterator[Draft]:
    """One project in two rows of the same list, each with an amount."""
    for item in sheet.linked("funds"):
        found: dict[Family, dict[tuple[int, int], Said]] = {}
        for said in (each for items in amounts(sheet, item.subject).values() for each in items):
            family = sheet.family(said)
            if family.code in ("project_list", "routine_form"):
                found.setdefault(family, {})[said.table or 0, said.row or 0] = said
        for family, rows in found.items():
            if len(rows) > 1:
                values = {"node": node_words(sheet, item.other), "table": family.label}
                yield Draft("budget_listed_twice", (item.other,), tuple(rows.values()), values, (family.code,))
