"""Targets that one table states otherwise than another, and targets that do not fit what is measured."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import combinations

from kb.statement import Json
from ontology.vocabulary import Wording
from queries.findings.compare import comparator, direction, holds_numbers, letters, numbers, same_numbers, units_differ
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet, kind
from queries.findings.tables import Family
from queries.findings.wording import node_words, told

_OF_WHOLES = ("target_less_detailed", "target_words_differ")
"""What is no contradiction where one row tells an agency's share beside the whole."""
_LEVELS = ("ระดับ", "level")
_UNIT_WORDS = ("ร้อยละ", "ราย", "สะสม")


@dataclass(frozen=True, slots=True)
class Target:
    """A target as one row of a table states it: the words of all its parts, and the unit where there is one part."""

    text: str
    unit: str | None
    said: tuple[Said, ...]

    @property
    def plain(self) -> str:
        """The words without the unit, which some tables print in a column of its own."""
        return letters(self.text).replace(letters(self.unit or ""), "") if self.unit else letters(self.text)


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts in the targets of a document."""
    yield from differing(sheet)
    yield from _parts_and_wholes(sheet)
    yield from _missing(sheet, rules["target_missing"].thresholds["share"])
    yield from _left_out(sheet, rules["target_left_out"].thresholds["share"])
    yield from _rounded(sheet)


def differing(sheet: Sheet) -> Iterator[Draft]:
    """Targets that are stated differently: of a key result, and of one agency for it."""
    for (_, node), targets in sorted(_of_agencies(sheet).items()):
        for draft in _differing(sheet, node, targets):
            if draft.code not in _OF_WHOLES:
                yield draft
    for node_kind in ("key_result", "indicator", "super_okr"):
        for node in sheet.nodes(node_kind):
            yield from _differing(sheet, node, targets_of(sheet, node))


def targets_of(sheet: Sheet, node: str) -> list[Target]:
    """The targets of a node, one a row."""
    found: dict[tuple[str, int, int, int], list[Said]] = defaultdict(list)
    for item in sheet.of(node, "target"):
        if target_text(item.value):
            found[(item.document, item.table or 0, item.row or 0, 0 if item.table else item.line)].append(item)
    stated = [_target(items) for items in found.values()]
    for item in sheet.of(node, "targets_by_year"):
        stated += _of_this_year(sheet, item)
    return stated


def _of_agencies(sheet: Sheet) -> dict[tuple[str, str], list[Target]]:
    """Agency and key result → the agency's targets for it, one a row."""
    rows: dict[tuple[str, str, str, int, int], list[Said]] = defaultdict(list)
    for item in sheet.linked("responsible_for", source="agency"):
        if isinstance(item.value, Mapping) and target_text(item.value.get("target")):
            rows[item.subject, item.other, item.document, item.table or 0, item.row or 0].append(item)
    found: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for (agency, node, *_), items in rows.items():
        texts = list(dict.fromkeys(_stated(item) for item in items))
        units = [target_unit(item.value.get("target")) for item in items if isinstance(item.value, Mapping)]
        found[agency, node].append(Target(" ".join(texts), units[0] if len(texts) == 1 else None, tuple(items)))
    return found


def _of_this_year(sheet: Sheet, item: Said) -> Iterator[Target]:
    year = str(sheet.document.fiscal_year)
    value = item.value.get(year) if isinstance(item.value, Mapping) else None
    if target_text(value):
        yield Target(target_text(value), target_unit(value), (item,))


def _target(items: Sequence[Said]) -> Target:
    texts = list(dict.fromkeys(target_text(item.value) for item in items))
    return Target(" ".join(texts), target_unit(items[0].value) if len(texts) == 1 else None, tuple(items))


def target_text(value: Json) -> str:
    """The words of a target's record; empty where it is none."""
    return str(value.get("text") or "") if isinstance(value, Mapping) else ""


def target_unit(value: Json) -> str | None:
    """The unit of a target's record."""
    found = value.get("unit") if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else None


def _value(value: Json) -> Decimal | None:
    try:
        return Decimal(str(value.get("value"))) if isinstance(value, Mapping) and value.get("value") else None
    except InvalidOperation:
        return None


def _differing(sheet: Sheet, node: str, targets: Sequence[Target]) -> Iterator[Draft]:
    """One finding for each way in which a pair differs; the strongest target stands first."""
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(targets, 2):
        code = _difference(one, other)
        key = (code or "", other.plain)
        if code is None or key in seen:
            continue
        seen.add(key)
        same = [item for target in targets if _alike(target, other, code) for item in target.said]
        values = {
            "node": node_words(sheet, node), "one": told(one.text, one.said), "other": told(other.text, same),
            "unit_one": _unit_words(one.unit), "unit_other": _unit_words(other.unit),
        }  # fmt: skip
        yield Draft(code, (node,), (*one.said, *same), values, (letters(one.text), letters(other.text)))


def _alike(one: Target, other: Target, code: str) -> bool:
    """Whether a target says the same as another; where units differ, in the same unit."""
    same_unit = code != "target_unit_differs" or letters(one.unit or "") == letters(other.unit or "")
    return one.plain == other.plain and same_unit


def _difference(one: Target, other: Target) -> str | None:
    """The code of the rule that two targets of one node break, if any."""
    if (one.unit in _LEVELS) != (other.unit in _LEVELS) and one.unit and other.unit:
        return "target_unit_differs"
    if not same_numbers(one.text, other.text):
        if not numbers(one.text) or not numbers(other.text):
            return None
        part = holds_numbers(one.text, other.text) or holds_numbers(other.text, one.text)
        return "target_less_detailed" if part else "target_differs"
    if units_differ(one.unit, other.unit):
        return "target_unit_differs"
    if comparator(one.text) != comparator(other.text) or direction(one.text) != direction(other.text):
        return "target_comparator_differs"
    return "target_words_differ" if _words(one, other) != _words(other, one) else None


def _unit_words(unit: str | None) -> Wording:
    """A unit as people say it."""
    return Wording(en=unit or "", th="ร้อยละ" if unit == "percent" else unit or "")


def _words(one: Target, other: Target) -> str:
    """The words of a target; without the units where one of the two prints its unit elsewhere."""
    plain = letters(one.text)
    inside = [bool(each.unit) and letters(each.unit or "") in letters(each.text) for each in (one, other)]
    if all(inside):
        return plain
    for found in sorted(
        {letters(one.unit or ""), letters(other.unit or ""), *_UNIT_WORDS} - {""}, key=len, reverse=True
    ):
        plain = plain.replace(found, "")
    return plain


def _parts_and_wholes(sheet: Sheet) -> Iterator[Draft]:
    """The target of one agency that is higher than the whole city's, in the same unit."""
    roles: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for item in sheet.linked("responsible_for", source="agency"):
        target = item.value.get("target") if isinstance(item.value, Mapping) else None
        if _value(target) is not None:
            roles[item.other][item.qualifier].append(item)
    for node, found in sorted(roles.items()):
        for part in found.get("R", ()):
            for whole in found.get("H", ()):
                if part.subject != whole.subject and _unlike(part, whole):
                    yield _host_draft("unit_of_parts_differs", sheet, node, part, whole)
                if part.subject != whole.subject and _exceeds(part, whole):
                    yield _host_draft("part_greater_than_whole", sheet, node, part, whole)


def _host_draft(code: str, sheet: Sheet, node: str, part: Said, whole: Said) -> Draft:
    one, other = (_stated(item) for item in (part, whole))
    values = {"node": node_words(sheet, node), "part": told(one, [part]), "whole": told(other, [whole])}
    return Draft(code, (node,), (part, whole), values, (letters(one), letters(other)))


def _unlike(part: Said, whole: Said) -> bool:
    """Whether one target is a percentage and the other is not."""
    units = [
        target_unit(item.value.get("target")) if isinstance(item.value, Mapping) else None for item in (part, whole)
    ]
    return all(units) and (units[0] == "percent") != (units[1] == "percent")


def _stated(item: Said) -> str:
    return target_text(item.value.get("target")) if isinstance(item.value, Mapping) else ""


def _exceeds(part: Said, whole: Said) -> bool:
    one = part.value.get("target") if isinstance(part.value, Mapping) else None
    other = whole.value.get("target") if isinstance(whole.value, Mapping) else None
    first, second = _value(one), _value(other)
    same_unit = bool(target_unit(one)) and target_unit(one) == target_unit(other) and target_unit(one) != "percent"
    return same_unit and first is not None and second is not None and first > second and kind(part.subject) == "agency"


def _missing(sheet: Sheet, share: float) -> Iterator[Draft]:
    """Key results and Super OKRs without a target, or with a dash for one, where nearly all others state one."""
    for node_kind in ("super_okr", "key_result"):
        tables = {item.table for node in sheet.nodes(node_kind) for item in sheet.of(node, "target")}
        rows = {
            node: [item for item in sheet.of(node, "name") if item.table is not None and item.table in tables]
            for node in sheet.nodes(node_kind)
        }
        listed = [node for node, items in rows.items() if items]
        lacking = [
            node for node in listed if not any(letters(target_text(item.value)) for item in sheet.of(node, "target"))
        ]
        if len(listed) - len(lacking) < share * len(listed):
            continue
        for node in lacking:
            yield Draft("target_missing", (node,), tuple(rows[node][:1]), {"node": node_words(sheet, node)})


def _rounded(sheet: Sheet) -> Iterator[Draft]:
    """One quantity with more decimals in one place than in another, in the target of an indicator and of a project."""
    stated = [
        (value, item)
        for node_kind, name in (("indicator", "target"), ("key_result", "target"), ("project", "kpi_target"))
        for node in sheet.nodes(node_kind)
        for item in sheet.of(node, name)
        for value in numbers(item.text)
        if _decimals(value)
    ]
    for (one, first), (other, second) in combinations(stated, 2):
        longer, shorter = (one, other) if _decimals(one) > _decimals(other) else (other, one)
        if longer != shorter and round(longer, _decimals(shorter)) == shorter and first.subject != second.subject:
            values = {
                "one": told(first.text, [first]), "other": told(second.text, [second]),
                "node": node_words(sheet, first.subject), "node_other": node_words(sheet, second.subject),
            }  # fmt: skip
            nodes = (first.subject, second.subject)
            yield Draft("number_rounded", nodes, (first, second), values, (str(one), str(other)))


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _left_out(sheet: Sheet, share: float) -> Iterator[Draft]:
    """Rows of the document's own agency without its target, in a table that nearly always gives it."""
    rows: dict[str, dict[Family, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for item in sheet.linked("responsible_for", source="agency"):
        if item.subject == sheet.document.agency and not item.inferred:
            rows[item.other][sheet.family(item)].append(item)
    known = [(family, items) for found in rows.values() for family, items in found.items()]
    listed = Counter(family for family, _ in known)
    given = Counter(family for family, items in known if any(map(_stated, items)))
    for node, found in sorted(rows.items()):
        stating = [item for items in found.values() for item in items if _stated(item)]
        for family, items in sorted(found.items(), key=lambda pair: pair[0].code):
            if stating and given[family] >= share * listed[family] and not any(map(_stated, items)):
                values = {
                    "node": node_words(sheet, node), "table": family.label,
                    "target": told(_stated(stating[0]), stating),
                }  # fmt: skip
                yield Draft("target_left_out", (node,), (*items, *stating), values, (family.code,))
