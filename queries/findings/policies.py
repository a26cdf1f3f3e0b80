"""Policy codes of projects against the table that links policies and projects, and whose hands one policy is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ontology.vocabulary import Wording
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.tables import Family
from queries.findings.wording import families_words, joined, node_words, short, told, told_owners, where

_LISTS = ("project_list", "routine_form", "project_table")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts between the policy codes of lists and the table of policies."""
    linked = _linked(sheet)
    coded = _coded(sheet)
    if linked:
        yield from _not_linked(sheet, coded, linked, rules["policy_project_not_linked"].thresholds["share"])
        yield from _without_code(sheet, coded, linked)
    yield from _hands(sheet)


def _linked(sheet: Sheet) -> dict[str, Said]:
    """Project → its row in the table that links policies and projects."""
    found: dict[str, Said] = {}
    for item in sheet.linked("supports", "project", "key_result"):
        if sheet.family(item).code == "linkage":
            found.setdefault(item.subject, item)
    return found


def _coded(sheet: Sheet) -> dict[str, list[Said]]:
    """Project → where lists print a policy code for it."""
    found: dict[str, list[Said]] = defaultdict(list)
    for item in sheet.linked("implements", "project", "policy"):
        if sheet.family(item).code in _LISTS and not item.inferred:
            found[item.subject].append(item)
    return found


def _not_linked(
    sheet: Sheet, coded: Mapping[str, list[Said]], linked: Mapping[str, Said], share: float
) -> Iterator[Draft]:
    """Projects with a policy code that the table leaves out, where it holds nearly all that have one."""
    parts = _parts(sheet)
    lacking = [project for project in coded if not {project, *parts[project]} & linked.keys()]
    if len(coded) - len(lacking) < share * len(coded):
        return
    for project in sorted(lacking):
        items = coded[project]
        values = {
            "node": node_words(sheet, project), "policies": _codes(sheet, items),
            "tables": families_words(dict.fromkeys(map(sheet.family, items))),
        }  # fmt: skip
        yield Draft("policy_project_not_linked", (project,), tuple(items), values)


def _parts(sheet: Sheet) -> dict[str, set[str]]:
    """Project → the projects that are parts of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in sheet.linked("part_of", "project", "project"):
        found[item.other].add(item.subject)
    return found


def _codes(sheet: Sheet, items: list[Said]) -> Wording:
    return told(", ".join(dict.fromkeys(short(sheet, item.other) for item in items)), items)


def _in_lists(sheet: Sheet, rows: list[Said]) -> Wording:
    families = dict.fromkeys(map(sheet.family, rows))
    lines = (where(next(row for row in rows if sheet.family(row) == family)) for family in families)
    return joined((families_words(families), joined(lines, ", ", " ")), ", ", " ")


def _without_code(sheet: Sheet, coded: Mapping[str, list[Said]], linked: Mapping[str, Said]) -> Iterator[Draft]:
    """Projects of the table whose row in a list that gives codes has none, and that have none anywhere."""
    coding = {sheet.family(item) for items in coded.values() for item in items}
    for project, row in sorted(linked.items()):
        rows = [item for item in sheet.of(project, "name") if sheet.family(item) in coding]
        if rows and project not in coded:
            values = {
                "node": node_words(sheet, project), "key_result": told(sheet.text(row.other, "name"), [row]),
                "lists": _in_lists(sheet, rows),
            }  # fmt: skip
            yield Draft("policy_linked_without_code", (project,), (row, *rows), values)


def _hands(sheet: Sheet) -> Iterator[Draft]:
    """Policies that one sort of table gives to one division alone, and another to another alone."""
    found: dict[str, dict[Family, dict[str, list[Said]]]] = defaultdict(lambda: defaultdict(dict))
    divisions = defaultdict(list)
    for item in sheet.linked("responsible_for", "division", "project"):
        divisions[item.other, item.table, item.row].append(item)
    for item in sheet.linked("implements", "project", "policy"):
        for owner in () if item.inferred else divisions[item.subject, item.table, item.row]:
            found[item.other][sheet.family(item)].setdefault(owner.subject, []).append(owner)
    for policy, families in sorted(found.items()):
        alone = {family: next(iter(owners.items())) for family, owners in families.items() if len(owners) == 1}
        if len({division for division, _ in alone.values()}) > 1:
            yield _hands_draft(sheet, policy, alone)


def _hands_draft(sheet: Sheet, policy: str, alone: Mapping[Family, tuple[str, list[Said]]]) -> Draft:
    ordered = sorted(alone.items(), key=lambda pair: pair[1][1][0].place)
    words = joined(told_owners(sheet, items) for _, (_, items) in ordered)
    said = tuple(item for _, (_, items) in ordered for item in items)
    values = {"node": node_words(sheet, policy), "divisions": words}
    return Draft("policy_in_other_hands", (policy,), said, values, tuple(division for division, _ in alone.values()))
