"""Rows of one key result of which one has a dash for its budget and another says that a part of a project's is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import node_words, told

_KINDS = ("not_stated", "part_of_other_project")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Projects that under one key result have no budget in one table and a part of another's in another table."""
    budgets = {item.other: item.subject for item in sheet.linked("funds", target="project")}
    under: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for item in sheet.linked("supports", "project", "key_result"):
        under[item.subject, item.other].append(item)
    for (project, key_result), links in sorted(under.items()):
        found = _statuses(sheet, project, budgets.get(project, ""), links)
        if all(found[kind] for kind in _KINDS):
            one, other = (found[kind] for kind in _KINDS)
            values = {
                "node": node_words(sheet, project), "key_result": node_words(sheet, key_result),
                "one": told(one[0].text, one), "other": told(other[0].text, other),
            }  # fmt: skip
            yield Draft("budget_part_not_said", (project, key_result), (*one, *other), values)


def _statuses(sheet: Sheet, project: str, budget: str, links: list[Said]) -> Mapping[str, list[Said]]:
    """Why there is no amount, in the rows of the project that stand under the key result."""
    found: dict[str, list[Said]] = defaultdict(list)
    for link in links:
        rows = {item.row for item in sheet.of(project, "name") if item.table == link.table}
        here = {link.row} if link.row in rows else rows
        for item in sheet.of(budget, "status"):
            if item.table == link.table and item.row in here and item not in found[str(item.value)]:
                found[str(item.value)].append(item)
    return found
