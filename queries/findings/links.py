"""Links that one table states otherwise than another: key results, policies, divisions, roles, hosts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from ontology.vocabulary import Wording
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet, by_family
from queries.findings.tables import Family
from queries.findings.wording import node_words, short, told

_BY_AGENCY = re.compile(r"ตามที่\s*(\S+?)\s*\.?\s*กำหนด")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts in the links of a document."""
    yield from _sets(sheet, "supports", "key_result", "key_result_link_differs", "key_result_link_missing")
    yield from _sets(sheet, "implements", "policy", "policy_link_differs", "policy_link_missing")
    yield from _divisions(sheet)
    yield from _roles(sheet)
    yield from _hosts(sheet)
    yield from _defined_by_others(sheet)


def _sets(sheet: Sheet, predicate: str, target: str, differs: str, missing: str) -> Iterator[Draft]:
    """Projects for which two sorts of tables state different sets of one kind of thing."""
    for project, items in _grouped(sheet.linked(predicate, "project", target)).items():
        stated = _by_table(sheet, items)
        for one, other in combinations(sorted(stated, key=lambda family: family.code), 2):
            first, second = ({item.other for item in stated[family]} for family in (one, other))
            if first == second:
                continue
            code = missing if first <= second or second <= first else differs
            yield _draft(sheet, code, project, {one: stated[one], other: stated[other]})


def _grouped(items: Iterable[Said]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for item in items:
        found[item.subject].append(item)
    return dict(sorted(found.items()))


def _by_table(sheet: Sheet, items: Sequence[Said]) -> dict[Family, list[Said]]:
    """The links that a cell states, by sort of table; what was read from the structure does not count."""
    return by_family(sheet, [item for item in items if not item.inferred])


def _draft(sheet: Sheet, code: str, node: str, stated: Mapping[Family, Sequence[Said]]) -> Draft:
    (one, first), (other, second) = stated.items()
    ones, others = ({item.other for item in said} for said in (first, second))
    values = {
        "node": node_words(sheet, node), "table_one": one.label, "table_other": other.label,
        "one": _listed(sheet, first), "other": _listed(sheet, second),
    }  # fmt: skip
    disputed = tuple(sorted(ones ^ others))
    return Draft(code, (node, *disputed), (*first, *second), values, (one.code, other.code))


def _listed(sheet: Sheet, said: Sequence[Said]) -> Wording:
    words = ", ".join(dict.fromkeys(short(sheet, item.other) for item in said))
    return told(words, said)


def _divisions(sheet: Sheet) -> Iterator[Draft]:
    """Projects whose divisions differ between tables."""
    said: dict[str, list[Said]] = defaultdict(list)
    for item in sheet.linked("responsible_for", "division", "project"):
        said[item.other].append(item)
    for project, items in sorted(said.items()):
        stated = _by_table(sheet, items)
        for one, other in combinations(sorted(stated, key=lambda family: family.code), 2):
            first, second = ({item.subject for item in stated[family]} for family in (one, other))
            if first != second:
                yield _division_draft(sheet, project, one, other, stated)


def _division_draft(
    sheet: Sheet, project: str, one: Family, other: Family, stated: Mapping[Family, Sequence[Said]]
) -> Draft:
    first, second = ({item.subject for item in stated[family]} for family in (one, other))
    code = "division_differs" if first.isdisjoint(second) else "division_missing"
    values = {
        "node": node_words(sheet, project), "table_one": one.label, "table_other": other.label,
        "one": _owners(sheet, stated[one]), "other": _owners(sheet, stated[other]),
    }  # fmt: skip
    said = (*stated[one], *stated[other])
    factor = min(item.confidence for item in said)
    return Draft(code, (project, *sorted(first ^ second)), said, values, (one.code, other.code), factor)


def _owners(sheet: Sheet, said: Sequence[Said]) -> Wording:
    words = ", ".join(dict.fromkeys(sheet.text(item.subject, "name") or item.subject for item in said))
    return told(words, said)


def _roles(sheet: Sheet) -> Iterator[Draft]:
    """Agencies whose role for one key result differs between tables."""
    found: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for item in sheet.linked("responsible_for", "agency"):
        found[item.subject, item.other].append(item)
    for (agency, node), items in sorted(found.items()):
        stated = _by_table(sheet, items)
        for one, other in combinations(sorted(stated, key=lambda family: family.code), 2):
            first, second = ({item.qualifier for item in stated[family]} for family in (one, other))
            if first.isdisjoint(second):
                said = (*stated[one], *stated[other])
                values = {
                    "node": node_words(sheet, node), "agency": node_words(sheet, agency),
                    "one": told(", ".join(sorted(first)), stated[one]),
                    "other": told(", ".join(sorted(second)), stated[other]),
                }  # fmt: skip
                yield Draft("role_differs", (agency, node), said, values, (*first, *second))


def _hosts(sheet: Sheet) -> Iterator[Draft]:
    """Key results whose host differs between tables."""
    found: dict[str, list[Said]] = defaultdict(list)
    for item in sheet.linked("responsible_for", "agency"):
        if item.qualifier == "H":
            found[item.other].append(item)
    for node, items in sorted(found.items()):
        stated = _by_table(sheet, items)
        for one, other in combinations(sorted(stated, key=lambda family: family.code), 2):
            first, second = ({item.subject for item in stated[family]} for family in (one, other))
            if first.isdisjoint(second):
                said = (*stated[one], *stated[other])
                values = {
                    "node": node_words(sheet, node),
                    "one": _owners(sheet, stated[one]), "other": _owners(sheet, stated[other]),
                }  # fmt: skip
                yield Draft("host_differs", (node, *sorted(first | second)), said, values)


def _defined_by_others(sheet: Sheet) -> Iterator[Draft]:
    """Key results whose definition is left to another agency than the one that answers for them."""
    called = _called(sheet)
    hosts: dict[str, list[Said]] = defaultdict(list)
    for item in sheet.linked("responsible_for", "agency"):
        if item.qualifier == "H":
            hosts[item.other].append(item)
    for node in (*sheet.nodes("key_result"), *sheet.nodes("indicator")):
        for item in sheet.of(node, "definition"):
            named = _BY_AGENCY.search(str(item.value))
            agency = called.get(named.group(1).rstrip(".")) if named else None
            if named and hosts.get(node) and agency not in {host.subject for host in hosts[node]}:
                values = {
                    "node": node_words(sheet, node), "defined": told(named.group(), [item]),
                    "host": _owners(sheet, hosts[node]),
                }  # fmt: skip
                factor = 1.0 if agency else 0.6
                yield Draft(
                    "definition_of_other_agency", (node,), (item, *hosts[node]), values, (named.group(1),), factor
                )


def _called(sheet: Sheet) -> dict[str, str]:
    """What agencies are called for short → agency."""
    found: dict[str, str] = {}
    for agency in sheet.nodes("agency"):
        for item in (*sheet.of(agency, "short_name"), *sheet.of(agency, "name")):
            found[str(item.value).rstrip(".")] = agency
            if item.text.rstrip(".") and " " not in item.text and item.confidence == 1:
                found.setdefault(item.text.rstrip("."), agency)
    return found
