"""What stands in one table and is missing in another that holds nearly all the rest, and rows that lead nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import permutations

from queries.findings.compare import letters
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.tables import OUTLINE, Family
from queries.findings.wording import families_words, node_words

_PAIRED = {"project_table": "key_result_table"}
"""Tables of projects that stand under tables of key results."""

_HEADINGS = ("strategy", "issue", "super_okr")
"""What stands above the rows of a table."""

_Standing = Mapping[Family, Mapping[str, Said]]
"""Sort of table → node → where it first stands there."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What is missing in the tables of a document."""
    rule = rules["left_out_of_table"]
    for node_kind in ("strategy", "issue", "super_okr", "key_result", "project"):
        standing = _standing(sheet, node_kind)
        if node_kind == "key_result":
            yield from _starred(sheet, standing)
            share = rules["key_result_without_project"].thresholds["share"]
            yield from _without_project(sheet, standing, share)
            yield from _unstarred(sheet, standing, share)
            yield from _only_outlined(sheet, standing)
            yield from _stars(sheet, standing)
        yield from _left_out(sheet, standing, rule.thresholds["share"], rule.thresholds["least"])


def _standing(sheet: Sheet, node_kind: str) -> _Standing:
    """Where the nodes of a kind stand, in rows of their own."""
    found: dict[Family, dict[str, Said]] = defaultdict(dict)
    for node in sheet.nodes(node_kind):
        for item in sheet.of(node, "name"):
            family = sheet.family(item)
            if node_kind in family.lists or node_kind in _HEADINGS:
                found[family].setdefault(node, item)
    return found


def _left_out(sheet: Sheet, standing: _Standing, share: float, least: float) -> Iterator[Draft]:
    """Nodes of a table that others lack, though they have at least that share of its nodes; one finding a node."""
    missing: dict[str, dict[Family, Said]] = defaultdict(dict)
    lacking: dict[str, list[Family]] = defaultdict(list)
    for one, other in permutations(sorted(standing, key=lambda family: family.code), 2):
        for node in _lacking(sheet, standing[one], standing[other], share, least):
            missing[node][one] = standing[one][node]
            lacking[node] += [other] if other not in lacking[node] else []
    for node, found in sorted(missing.items()):
        if _is_heading(sheet, node):
            continue
        values = {
            "node": node_words(sheet, node), "tables": families_words(lacking[node]),
            "others": families_words(found),
        }  # fmt: skip
        yield Draft(
            "left_out_of_table", (node,), tuple(found.values()), values, tuple(family.code for family in lacking[node])
        )


def _lacking(
    sheet: Sheet, one: Mapping[str, Said], other: Mapping[str, Said], share: float, least: float
) -> Iterator[str]:
    """The nodes of one table that another lacks, which holds nearly all the rest, and nearly all of their sort."""
    common = one.keys() & other.keys()
    if len(one) < least or len(common) < share * len(one):
        return
    sorts: dict[str, set[str]] = defaultdict(set)
    for node in one:
        sorts[_sort(sheet, node)].add(node)
    for sort, nodes in sorted(sorts.items()):
        if not sort or len(nodes & common) >= share * len(nodes):
            yield from (node for node in nodes - common if not _named_among(sheet, node, other))


def _named_among(sheet: Sheet, node: str, standing: Mapping[str, Said]) -> bool:
    """Whether the name of a node stands in a table all the same, under another code."""
    names = {letters(str(item.value)) for item in sheet.of(node, "name")}
    return any(letters(str(item.value)) in names for item in standing.values())


def _sort(sheet: Sheet, node: str) -> str:
    """What a table is made for, of a kind: the projects of one list, what is of the 20-year plan."""
    return sheet.text(node, "category") or ("20y" if ":20y/" in node else "")


def _is_heading(sheet: Sheet, node: str) -> bool:
    """Whether a project is the heading of others that stand for it: of one at least that has no other heading."""
    headings: dict[str, set[str]] = defaultdict(set)
    for item in sheet.linked("part_of", "project", "project"):
        headings[item.subject].add(item.other)
    return any(found == {node} for found in headings.values())


def _starred(sheet: Sheet, standing: _Standing) -> Iterator[Draft]:
    """Key results with a star in the outline that no table of key results takes up."""
    tables = {node for family, found in standing.items() if family.code == "key_result_table" for node in found}
    if not tables:
        return
    for node in sheet.nodes("key_result"):
        stars = [item for item in sheet.of(node, "starred") if sheet.family(item) is OUTLINE and item.value]
        if stars and node not in tables:
            yield Draft("starred_not_carried_out", (node,), tuple(stars), {"node": node_words(sheet, node)})


def _stars(sheet: Sheet, standing: _Standing) -> Iterator[Draft]:
    """Key results that have a star in one table and none in another that gives stars."""
    starring = {sheet.family(item) for node in sheet.nodes("key_result") for item in sheet.of(node, "starred")}
    for node in sheet.nodes("key_result"):
        starred = {sheet.family(item): item for item in sheet.of(node, "starred") if item.value}
        if not starred:
            continue
        for family in sorted(starring - starred.keys(), key=lambda each: each.code):
            if node in standing.get(family, {}):
                first = next(iter(starred.values()))
                values = {"node": node_words(sheet, node), "table": family.label, "other": sheet.family(first).label}
                said = (first, standing[family][node])
                yield Draft("star_differs", (node,), said, values, (family.code,))


def _without_project(sheet: Sheet, standing: _Standing, share: float) -> Iterator[Draft]:
    """Key results of a table that names projects, or has a table of projects beside it, for which it names none."""
    supported: dict[str, set[str]] = defaultdict(set)
    anywhere: set[str] = set()
    for item in sheet.linked("supports", target="key_result"):
        supported[_PAIRED.get(sheet.family(item).code, sheet.family(item).code)].add(item.other)
        anywhere.add(item.other)
    for family, nodes in sorted(standing.items(), key=lambda pair: pair[0].code):
        expected = {node for node in nodes if not node.startswith("key_result:20y/")}
        lacking = expected - supported[family.code]
        if family is OUTLINE or len(expected) - len(lacking) < share * len(expected):
            continue
        for node in sorted(lacking):
            code = "key_result_without_project_in_table" if node in anywhere else "key_result_without_project"
            values = {"node": node_words(sheet, node), "table": family.label}
            yield Draft(code, (node,), (nodes[node],), values, (family.code,))


def _unstarred(sheet: Sheet, standing: _Standing, share: float) -> Iterator[Draft]:
    """Key results without a star anywhere, in a table where nearly all others have one."""
    starred = {node for node in sheet.nodes("key_result") if any(item.value for item in sheet.of(node, "starred"))}
    for family, nodes in sorted(standing.items(), key=lambda pair: pair[0].code):
        expected = {node for node in nodes if not node.startswith("key_result:20y/") and sheet.text(node, "code")}
        lacking = expected - starred
        if family.code != "key_result_table" or len(expected) - len(lacking) < share * len(expected):
            continue
        for node in sorted(lacking):
            said = tuple({item.line: item for item in sheet.of(node, "name")}.values())
            yield Draft(
                "carried_out_without_star", (node,), said, {"node": node_words(sheet, node), "table": family.label}
            )


def _only_outlined(sheet: Sheet, standing: _Standing) -> Iterator[Draft]:
    """Key results without a star that stand in the outline and in no table."""
    tables = {node for family, found in standing.items() if family is not OUTLINE for node in found}
    if not tables:
        return
    for node, item in sorted(standing.get(OUTLINE, {}).items()):
        if node not in tables and not sheet.of(node, "starred"):
            yield Draft("outlined_only", (node,), (item,), {"node": node_words(sheet, node)})
