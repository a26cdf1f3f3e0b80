"""Links that one table states otherwise than another: key results, policies, divisions, roles, hosts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from ontology.vocabulary import Wording
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet, by_family, kind
from queries.findings.tables import Family
from queries.findings.wording import families_words, joined, node_words, short, told, told_owners

_DIVISION, _UNIT = "ฝ่าย", "unit"
"""The word before a division's name, and what stands before a unit that no list has in the place of its kind."""
_MARKUP = re.compile(r"<[^>]*>")
_BY_AGENCY = re.compile(r"ตามที่\s*(\S+?)\s*\.?\s*กำหนด")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts in the links of a document."""
    yield from _sets(sheet, "supports", "key_result", "key_result_link_differs", "key_result_link_missing")
    yield from _sets(sheet, "implements", "policy", "policy_link_differs", "policy_link_missing")
    yield from _divisions(sheet)
    yield from _roles(sheet)
    yield from _hosts(sheet)
    yield from _defined_by_others(sheet)
    yield from _unusual_roles(sheet, rules["role_unusual"].thresholds["share"])
    yield from _rows_missing(sheet, rules["row_of_agency_missing"].thresholds["share"])
    yield from _without_policy(sheet, rules["project_without_policy"].thresholds["share"])


def _sets(sheet: Sheet, predicate: str, target: str, differs: str, missing: str) -> Iterator[Draft]:
    """Projects for which sorts of tables state different sets of one kind of thing."""
    grouped: dict[str, list[Said]] = defaultdict(list)
    for item in sheet.linked(predicate, "project", target):
        grouped[item.subject].append(item)
    for project, items in sorted(grouped.items()):
        stated = by_family(sheet, [item for item in items if not item.inferred])
        yield from _unequal(sheet, project, stated, lambda item: item.other, differs, missing)


def _divisions(sheet: Sheet) -> Iterator[Draft]:
    """Projects whose divisions differ between tables; where every division is meant, the agency stands for them."""
    grouped: dict[str, list[Said]] = defaultdict(list)
    for item in sheet.linked("responsible_for", target="project"):
        if kind(item.subject) == "division" or item.subject == sheet.document.agency:
            grouped[item.other].append(item)
    for project, items in sorted(grouped.items()):
        printed = [item for item in items if not item.inferred]
        stated = by_family(sheet, [*printed, *_unregistered(printed)])
        yield from _unequal(sheet, project, stated, lambda item: item.subject, "division_differs", "division_missing")


def _unregistered(items: Sequence[Said]) -> Iterator[Said]:
    """Units that a cell names beside divisions and that are none, such as the schools, each as a member of its own."""
    cells: dict[tuple[int, int, int, int], list[Said]] = defaultdict(list)
    for item in items:
        cells[item.place].append(item)
    for found in cells.values():
        parts = [" ".join(part.split()) for part in _MARKUP.sub(" ", found[0].text).split("/")]
        others = [part for part in parts if part and _DIVISION not in part]
        if others and parts[0].startswith(_DIVISION) and len(parts) == len(found) + len(others):
            yield from (replace(found[0], subject=f"{_UNIT}:{part}") for part in others)


def _unequal(
    sheet: Sheet,
    project: str,
    stated: Mapping[Family, Sequence[Said]],
    end: Callable[[Said], str],
    differs: str,
    missing: str,
) -> Iterator[Draft]:
    """One finding where sorts of tables state different sets: `differs` where two hold each what the other lacks."""
    sets: dict[frozenset[str], list[Family]] = defaultdict(list)
    for family in sorted(stated, key=lambda each: each.code):
        sets[frozenset(end(item) for item in stated[family])].append(family)
    if len(sets) < 2:
        return
    nested = all(_within(one, other) or _within(other, one) for one, other in combinations(sets, 2))
    said = [item for items in stated.values() for item in items]
    common = frozenset.intersection(*sets)
    disputed = sorted(frozenset.union(*sets) - common)
    nodes = (project, *(each for each in disputed if kind(each) != _UNIT))
    values = {"node": node_words(sheet, project), "sets": _told_sets(sheet, sets, stated, end)}
    factor = min(item.confidence for item in said)
    yield Draft(missing if nested else differs, nodes, tuple(said), values, _told_ids(sets), factor)


def _within(part: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether one set is in the other; an agency as a whole holds all its divisions."""
    return part <= whole or any(kind(each) == "agency" for each in whole)


def _told_ids(sets: Mapping[frozenset[str], Sequence[Family]]) -> tuple[str, ...]:
    return tuple(f"{','.join(sorted(found))}={','.join(f.code for f in families)}" for found, families in sets.items())


def _told_sets(
    sheet: Sheet,
    sets: Mapping[frozenset[str], Sequence[Family]],
    stated: Mapping[Family, Sequence[Said]],
    end: Callable[[Said], str],
) -> Wording:
    """Each set with its lines and the sorts of tables that state it."""
    words = []
    for families in sets.values():
        said = [item for family in families for item in stated[family]]
        listed, tables = _ends_words(sheet, said, end), families_words(families)
        words.append(Wording(en=f"{listed.en} in {tables.en}", th=f"{listed.th} ใน{tables.th}"))
    return joined(words, "; ", "; ")


def _ends_words(sheet: Sheet, said: Sequence[Said], end: Callable[[Said], str]) -> Wording:
    """Divisions as printed, with their names; key results by their codes, a lone one with its name."""
    kinds = {kind(end(item)) for item in said}
    if kinds == {"agency"}:
        return told(", ".join(dict.fromkeys(" ".join(item.text.split()) for item in said)), said)
    if kinds <= {"agency", "division", _UNIT}:
        return told_owners(sheet, said)
    names = {end(item): short(sheet, end(item)).strip("“”") for item in said}
    (first, *others) = names
    if not others and kind(first) == "key_result" and sheet.text(first, "code"):
        return told(f"{names[first]} {sheet.text(first, 'name')}".strip(), said)
    return told(", ".join(dict.fromkeys(names.values())), said)


def _roles(sheet: Sheet) -> Iterator[Draft]:
    """Agencies whose role for one key result differs between tables."""
    found: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for item in sheet.linked("responsible_for", "agency"):
        found[item.subject, item.other].append(item)
    for (agency, node), items in sorted(found.items()):
        stated = by_family(sheet, [item for item in items if not item.inferred])
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
        stated = by_family(sheet, [item for item in items if not item.inferred])
        for one, other in combinations(sorted(stated, key=lambda family: family.code), 2):
            first, second = ({item.subject for item in stated[family]} for family in (one, other))
            if first.isdisjoint(second):
                said = (*stated[one], *stated[other])
                values = {
                    "node": node_words(sheet, node),
                    "one": told_owners(sheet, stated[one]), "other": told_owners(sheet, stated[other]),
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
                    "host": told_owners(sheet, hosts[node]),
                }  # fmt: skip
                factor = 1.0 if agency else 0.6
                yield Draft(
                    "definition_of_other_agency",
                    (node,),
                    (item.at(named.group()), *hosts[node]),
                    values,
                    (named.group(1),),
                    factor,
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


def _unusual_roles(sheet: Sheet, share: float) -> Iterator[Draft]:
    """A role of the document's own agency that a table gives it once, where nearly all others are another."""
    roles: dict[Family, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for item in sheet.linked("responsible_for", "agency", "key_result"):
        if item.subject == sheet.document.agency and not item.inferred:
            roles[sheet.family(item)][item.qualifier].append(item)
    for _, found in sorted(roles.items(), key=lambda pair: pair[0].code):
        most = max(found.values(), key=len)
        if len(most) < share * sum(map(len, found.values())):
            continue
        for role, items in sorted(found.items()):
            for item in items if items is not most else ():
                values = {"node": node_words(sheet, item.other), "role": told(role, [item]), "usual": most[0].qualifier}
                yield Draft("role_unusual", (item.other,), (item,), values, (role,))


def _rows_missing(sheet: Sheet, share: float) -> Iterator[Draft]:
    """Key results of a table that has a row for the document's agency nearly everywhere, and none here."""
    listed: dict[Family, dict[str, Said]] = defaultdict(dict)
    owned: dict[Family, set[str]] = defaultdict(set)
    for item in sheet.linked("responsible_for", "agency", "key_result"):
        if not item.inferred:
            listed[sheet.family(item)].setdefault(item.other, item)
            if item.subject == sheet.document.agency:
                owned[sheet.family(item)].add(item.other)
    for family, found in sorted(listed.items(), key=lambda pair: pair[0].code):
        if len(owned[family]) < share * len(found):
            continue
        for node in sorted(found.keys() - owned[family]):
            elsewhere = [listed[other][node] for other in owned if other != family and node in owned[other]]
            if elsewhere:
                values = {
                    "node": node_words(sheet, node), "table": family.label,
                    "other": sheet.family(elsewhere[0]).label,
                }  # fmt: skip
                yield Draft("row_of_agency_missing", (node,), (found[node], *elsewhere), values, (family.code,))


def _without_policy(sheet: Sheet, share: float) -> Iterator[Draft]:
    """Projects that have no policy code in a table that gives codes: where others do, or where nearly all do."""
    coded: dict[str, set[Family]] = defaultdict(set)
    for item in sheet.links.get("implements", ()):
        coded[item.subject].add(sheet.family(item))
    coding = {family for families in coded.values() for family in families}
    rows: dict[tuple[Family, str], dict[str, Said]] = defaultdict(dict)
    for project in sheet.nodes("project"):
        for item in sheet.of(project, "name"):
            family = sheet.family(item)
            if family in coding and family.code != "routine_form":
                rows[family, sheet.text(project, "category")].setdefault(project, item)
    for (family, _), found in sorted(rows.items(), key=lambda pair: (pair[0][0].code, pair[0][1])):
        lacking = {project for project in found if family not in coded[project]}
        usual = len(found) - len(lacking) >= share * len(found)
        for project in sorted(lacking):
            if usual or coded[project]:
                code = "policy_missing" if coded[project] else "project_without_policy"
                values = {"node": node_words(sheet, project), "table": family.label}
                elsewhere = [each for each in sheet.links["implements"] if each.subject == project][:3]
                yield Draft(code, (project,), (found[project], *elsewhere), values, (family.code,))
