"""Codes that stand for two things, that differ between places, or that do not fit what they stand under."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from ontology.vocabulary import Wording
from queries.findings.compare import letters, likeness, numbers, scanned
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet, kind
from queries.findings.wording import joined, node_words, quoted, short, told

_CODED = ("key_result", "super_okr", "issue", "tactic", "sub_strategy", "indicator", "strategy", "component")
_DOTTED = re.compile(r"\d+(\.\d+)+")
_POLICY = re.compile(r"P([\d๐-๙]+)")
_FIVE = re.compile(r"\d{5}")
_PARENTS = frozenset(
    {
        ("key_result", "super_okr"), ("key_result", "issue"), ("super_okr", "issue"), ("issue", "strategy"),
        ("tactic", "sub_strategy"), ("indicator", "tactic"), ("sub_strategy", "strategy"), ("indicator", "component"),
    }
)  # fmt: skip
"""Whose code begins with whose."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts in the codes of a document."""
    yield from _for_two_things(sheet)
    yield from differing(sheet)
    yield from _unfit(sheet)
    yield from _several_parents(sheet)
    yield from _long_policies(sheet)
    yield from _same_name(sheet, rules["one_thing_under_two_codes"].thresholds["alike"])


def _for_two_things(sheet: Sheet) -> Iterator[Draft]:
    """Two nodes of one kind and year that are printed under one code."""
    for node_kind in _CODED:
        coded: dict[tuple[str, str], list[str]] = defaultdict(list)
        for node in sheet.nodes(node_kind):
            code = sheet.text(node, "code")
            if code and not (node_kind == "key_result" and _is_long_term(node)):
                coded[_scope(node, code), code].append(node)
        for (_, code), nodes in sorted(coded.items()):
            if len(nodes) > 1:
                said = tuple(item for node in nodes for item in sheet.of(node, "code"))
                words = joined((_named(sheet, node) for node in nodes), " and for ", " และ ")
                yield Draft("code_for_two_things", tuple(nodes), said, {"code": code, "things": words}, (code,))


def _is_long_term(node: str) -> bool:
    """Key results of the 20-year plan are numbered anew under each sub-strategy."""
    return node.startswith("key_result:20y/")


def _scope(node: str, code: str) -> str:
    """What the code is unique within: the id before the code."""
    return node.partition("~")[0].rpartition("/")[0]


def _named(sheet: Sheet, node: str) -> Wording:
    """What a code stands for, and the lines that print the code."""
    return told(sheet.text(node, "name") or node.partition(":")[2], sheet.of(node, "code"))


def differing(sheet: Sheet) -> Iterator[Draft]:
    """One node with several codes."""
    for node in sorted(sheet.about):
        found: dict[str, list[Said]] = {}
        for item in sheet.of(node, "code"):
            if isinstance(item.value, str):
                found.setdefault(item.value, []).append(item)
        if len(found) > 1:
            said = tuple(item for items in found.values() for item in items)
            words = joined(told(code, items) for code, items in found.items())
            yield Draft("code_differs", (node,), said, {"node": node_words(sheet, node), "codes": words}, tuple(found))


def _unfit(sheet: Sheet) -> Iterator[Draft]:
    """Codes that do not begin with the code of what their node is under."""
    for predicate in ("part_of", "contributes_to"):
        said: dict[tuple[str, str], list[Said]] = defaultdict(list)
        for item in sheet.links.get(predicate, ()):
            said[item.subject, item.other].append(item)
        for (node, parent), items in sorted(said.items()):
            if (kind(node), kind(parent)) in _PARENTS and not fits(
                sheet.text(node, "code"), sheet.text(parent, "code")
            ):
                values = {"node": node_words(sheet, node), "parent": node_words(sheet, parent)}
                places = (*sheet.of(node, "code"), *items)
                yield Draft("code_fits_no_parent", (node, parent), places, values, (sheet.text(node, "code"),))


def fits(code: str, parent: str) -> bool:
    """Whether a code may stand under another: 11102 under 1.1.1, 1.1.1 under 1.1; true where one has no such code."""
    if not parent or parent.startswith("KR"):
        return True
    if _FIVE.fullmatch(code):
        code = ".".join(code[:3]) + "." + code[3:]
    return not _DOTTED.fullmatch(code) or code.startswith(parent + ".")


def _several_parents(sheet: Sheet) -> Iterator[Draft]:
    """Nodes that stand under two things of one kind, of which a table allows one."""
    for predicate in ("contributes_to", "part_of"):
        found: dict[tuple[str, str], dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
        for item in sheet.links.get(predicate, ()):
            if (kind(item.subject), kind(item.other)) in _PARENTS:
                found[item.subject, kind(item.other)][item.other].append(item)
        for (node, _), parents in sorted(found.items()):
            code = sheet.text(node, "code")
            unfit = [parent for parent in parents if not fits(code, sheet.text(parent, "code"))]
            if len(parents) > 1 and not unfit:
                words = joined(told(_title(sheet, parent), items) for parent, items in sorted(parents.items()))
                said = tuple(item for items in parents.values() for item in items)
                values = {"node": node_words(sheet, node), "parents": words}
                yield Draft("parent_differs", (node, *sorted(parents)), said, values)


def _title(sheet: Sheet, node: str) -> str:
    return " ".join(part for part in (sheet.text(node, "code"), sheet.text(node, "name")) if part)


def _same_name(sheet: Sheet, alike: float) -> Iterator[Draft]:
    """Two nodes of one kind and year with different codes, one of which has the name of the other in some place."""
    for node_kind in ("key_result", "super_okr", "issue", "policy", "indicator"):
        scopes: dict[str, list[str]] = defaultdict(list)
        for node in sheet.nodes(node_kind):
            if sheet.text(node, "name"):
                scopes[_scope(node, "")].append(node)
        for nodes in scopes.values():
            for one, other in _named_alike(sheet, nodes, alike):
                yield from _one_name(sheet, one, other, alike)


def _named_alike(sheet: Sheet, nodes: Sequence[str], alike: float) -> Iterator[tuple[str, str]]:
    """The pairs of which one is called in some place nearly what the other is called; a city has thousands of names."""
    called = [(at, scanned(str(item.value))) for at, node in enumerate(nodes) for item in sheet.of(node, "name")]
    names = [name for _, name in called]
    pairs = {
        (min(at, called[found][0]), max(at, called[found][0]))
        for at, node in enumerate(nodes)
        for _, _, found in process.extract_iter(
            scanned(sheet.text(node, "name")), names, scorer=fuzz.ratio, score_cutoff=alike * 100
        )
        if called[found][0] != at
    }
    for one, other in sorted(pairs):
        yield nodes[one], nodes[other]


def _one_name(sheet: Sheet, one: str, other: str, alike: float) -> Iterator[Draft]:
    said = [
        [item for item in sheet.of(node, "name") if _one_thing(str(item.value), sheet.text(of, "name"), alike)]
        for node, of in ((one, other), (other, one))
    ]
    named = one if said[1] else other
    places = [
        [item for item in sheet.of(node, "name") if _one_thing(str(item.value), sheet.text(named, "name"), alike)]
        for node in (one, other)
    ]
    if any(said):
        words = (told(short(sheet, node), items) for node, items in zip((one, other), places, strict=True))
        values = {"name": quoted(sheet.text(named, "name")), "codes": joined(words, " and ", " และ ")}
        yield Draft("one_thing_under_two_codes", (one, other), (*places[0], *places[1]), values)


def _one_thing(first: str, second: str, alike: float) -> bool:
    if abs(len(first) - len(second)) > 0.2 * max(len(first), len(second)) or numbers(first) != numbers(second):
        return False
    return letters(first) == letters(second) or likeness(first, second) >= alike


def _long_policies(sheet: Sheet) -> Iterator[Draft]:
    """Policy codes printed after a P that have more or fewer digits than three."""
    seen: set[tuple[int, str]] = set()
    for item in sheet.links.get("implements", ()):
        for code in _POLICY.findall(item.text):
            if len(code) != 3 and (item.line, code) not in seen:
                seen.add((item.line, code))
                message = Wording(
                    en=f"policy codes have three digits; printed is “P{code}”",
                    th=f"รหัสนโยบายมี 3 หลัก แต่พิมพ์ว่า “P{code}”",
                )
                yield Draft("code_malformed", (item.subject,), (item,), {"message": message}, (code,))
