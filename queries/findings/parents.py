"""What key results and projects stand under in one table, against another table's codes and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from queries.findings.codes import fits
from queries.findings.compare import likeness, scanned
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet, by_family
from queries.findings.tables import Family
from queries.findings.wording import node_words, told

_ABOVE = ("super_okr", "issue")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Codes of rows that do not fit what their project stands under, and parents of one number with two names."""
    yield from _codes_of_rows(sheet)
    yield from _named_differently(sheet, rules["name_differs"].thresholds["alike"])


def _parents(sheet: Sheet) -> dict[str, list[Said]]:
    """Key result → where it is put under a Super OKR or an issue."""
    found: dict[str, list[Said]] = defaultdict(list)
    for target in _ABOVE:
        for item in sheet.linked("contributes_to", "key_result", target):
            if not item.inferred:
                found[item.subject].append(item)
    return found


def _codes_of_rows(sheet: Sheet) -> Iterator[Draft]:
    """Projects that a row gives a key result whose code fits none of the parents that another table gives them."""
    parents = _parents(sheet)
    rows: dict[str, list[Said]] = defaultdict(list)
    for item in sheet.linked("supports", "project", "key_result"):
        if not item.inferred:
            rows[item.subject].append(item)
    for project, items in sorted(rows.items()):
        tables = by_family(sheet, items)
        for family in sorted(tables, key=lambda each: each.code):
            others = [item for other, found in tables.items() if other != family for item in found]
            for item in tables[family]:
                yield from _unfit(sheet, project, item, [parent for each in others for parent in parents[each.other]])


def _unfit(sheet: Sheet, project: str, item: Said, above: Sequence[Said]) -> Iterator[Draft]:
    """A code that fits none of the parents, in a row that prints it and for a key result that none of them has."""
    code = sheet.text(item.other, "code")
    if not code or code not in item.text or not above or any(parent.subject == item.other for parent in above):
        return
    if any(fits(code, sheet.text(parent.other, "code")) for parent in above):
        return
    first = above[0]
    values = {
        "node": node_words(sheet, project), "code": told(code, [item]), "table": sheet.family(item).label,
        "parent": node_words(sheet, first.other), "other": sheet.family(first).label,
    }  # fmt: skip
    yield Draft("code_of_row_fits_no_parent", (project, first.other), (item, first), values, (code,))


def _named_differently(sheet: Sheet, alike: float) -> Iterator[Draft]:
    """Key results under one parent that two sorts of tables call by quite other names."""
    for node, links in sorted(_parents(sheet).items()):
        stated: dict[tuple[Family, str], Said] = {}
        for link in links:
            named = _heading(sheet, link)
            if named is not None:
                stated.setdefault((sheet.family(link), link.other), named)
        for ((first, parent), one), ((second, same), other) in combinations(stated.items(), 2):
            if parent == same and _other_name(str(one.value), str(other.value), alike):
                values = {
                    "node": node_words(sheet, node), "code": sheet.text(parent, "code"),
                    "one": told(str(one.value), [one]), "table_one": first.label,
                    "other": told(str(other.value), [other]), "table_other": second.label,
                }  # fmt: skip
                said = (one, other, *(link for link in links if sheet.family(link) in (first, second)))
                yield Draft("parent_named_differently", (node, parent), said, values, (str(one.value),))
                break


def _heading(sheet: Sheet, link: Said) -> Said | None:
    """The name of the parent that stands last above a link, in its table or in the outline."""
    above = [item for item in sheet.of(link.other, "name") if item.table == link.table and item.line <= link.line]
    return max(above, key=lambda item: item.line, default=None)


def _other_name(one: str, other: str, alike: float) -> bool:
    first, second = scanned(one), scanned(other)
    return first not in second and second not in first and likeness(one, other) < alike
