"""Results and scores that contradict each other: self against official, table against form, parts against sums."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from kb.statement import Json
from kb.text import arabic_digits
from ontology.vocabulary import Wording
from queries.findings.basis import based
from queries.findings.budgets import decimal
from queries.findings.compare import units_differ
from queries.findings.finding import Draft
from queries.findings.row_units import excluded_beside
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import cut, joined, node_words, number, property_words, told

_COMPARED = ("value", "judged_level", "score")
"""What self-reported and official results are held against each other in."""
_EACH = Decimal("0.001")
_HALF = Decimal("0.005")
"""By how much a part with two decimals may have been rounded."""
_OUT_OF = re.compile(
    r"(?<![\d.,])([\d,]+(?:\.\d+)?)\s*([^\s\d()]+)\s*\(?\s*จาก(?:ทั้งหมด|จำนวน)?\s*([\d,]+(?:\.\d+)?)\s*\2\s*\)?"
    r"\s*คิด\s?เป็น\s*ร้อย\s?ละ\s*(\d+(?:\.\d+)?)"
)
"""A part of a whole in one unit, and the percentage that the words say it makes."""
_MAKES = re.compile(r"คิด\s?เป็น\s*ร้อย\s?ละ\s*(\d+(?:\.\d+)?)")
"""A percentage that words work out."""
_HIGHEST_LEVEL = 5
_LEVEL_UNITS = ("ระดับ", "level")
PERCENT_UNITS = ("ร้อยละ", "percent", "%")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts in the results of a document."""
    about = {item.subject: item.other for item in sheet.linked("reports_on")}
    yield from _self_and_official(sheet, about, rules["self_against_official"].thresholds["tolerance"])
    for result in sheet.nodes("result"):
        node = about.get(result, result)
        yield from _stated_twice(sheet, result, node)
        yield from _arithmetic(sheet, result, node)
        yield from _printed(sheet, result, node)
        yield from _parts(sheet, result, node, rules["parts_do_not_sum"].thresholds["tolerance"])
        yield from _weighted(sheet, result, node)
        yield from _details(sheet, result, node)
        yield from _units(sheet, result, node)
    yield from _levels_and_scores(sheet, about)
    yield from _weights(sheet)
    yield from _declared_scores(sheet, about)
    yield from _uncoded(sheet)


def _self_and_official(sheet: Sheet, about: Mapping[str, str], tolerance: float) -> Iterator[Draft]:
    """What the agency reports of an indicator against what the assessors say."""
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    for result, node in about.items():
        pairs[node][sheet.text(result, "assessor")] = result
    for node, found in sorted(pairs.items()):
        if {"self", "official"} <= found.keys():
            drafts = [
                draft
                for name in _COMPARED
                for draft in _compared(sheet, node, name, found["self"], found["official"], Decimal(str(tolerance)))
            ]
            yield from _once(drafts)


def _once(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of one indicator, a score told with the value where it is the same number."""
    by_name = {draft.disputed[0]: draft for draft in drafts}
    value, score = by_name.get("value"), by_name.get("score")
    if value is None or score is None or not set(score.disputed[1:]) <= set(value.disputed[1:]):
        yield from drafts
        return
    yield from (draft for draft in drafts if draft not in (value, score))
    names = joined((property_words("value"), property_words("score")), " and ", "และ")
    yield replace(value, said=(*value.said, *score.said), values={**value.values, "property": names})


def _compared(sheet: Sheet, node: str, name: str, own: str, official: str, tolerance: Decimal) -> Iterator[Draft]:
    one, other = _measured(sheet, own, name), _measured(sheet, official, name)
    if name == "value":
        one, other = _in_one_unit(sheet, own, one, official, other), _in_one_unit(sheet, official, other, own, one)
    if not one or not other:
        return
    ones, others = (_values(items) for items in (one, other))
    if any(abs(first - second) <= tolerance for first in ones for second in others):
        return
    basis, places = based(sheet, (own, ones), (official, others)) if name == "value" else (Wording(en="", th=""), ())
    values = {
        "node": node_words(sheet, node), "property": property_words(name),
        "own": told(" / ".join(map(number, sorted(ones))), one),
        "official": told(" / ".join(map(number, sorted(others))), other), "basis": basis,
    }  # fmt: skip
    disputed = (name, *map(number, ones), *map(number, others))
    yield Draft("self_against_official", (node,), (*one, *other, *places), values, disputed)


def _measured(sheet: Sheet, result: str, name: str) -> list[Said]:
    """What is stated of a property of a result; of its value, what is no level (at most 5, whatever the unit says)."""
    said = [item for item in sheet.of(result, name) if decimal(item.value) is not None]
    if name != "value":
        return said
    return [
        item
        for item in said
        if not _is_level(unit_at(sheet, result, item)) or (decimal(item.value) or Decimal(0)) > _HIGHEST_LEVEL
    ]


def _in_one_unit(sheet: Sheet, result: str, said: Sequence[Said], other: str, others: Sequence[Said]) -> list[Said]:
    """The values of a result in a unit that some value of another result is in; an unstated unit fits any."""
    units = {unit_at(sheet, other, item) for item in others}
    return [item for item in said if not all(units_differ(unit_at(sheet, result, item), unit) for unit in units)]


def _values(said: Sequence[Said]) -> set[Decimal]:
    return {value for item in said if (value := decimal(item.value)) is not None}


def unit_at(sheet: Sheet, result: str, item: Said) -> str:
    """The unit that stands in the same row as a value of a result."""
    units = [
        each
        for each in sheet.of(result, "unit")
        if (each.table, each.row, each.line) == (item.table, item.row, item.line)
    ]
    same = [each for each in units if each.rank == item.rank]
    return str((same or units)[0].value) if units else ""


def _is_level(unit: str) -> bool:
    return unit.strip().lower() in _LEVEL_UNITS


def _stated_twice(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
    """One result whose value, level, score or weight differs between places of the same assessor."""
    for name in ("value", "judged_level", "score", "weighted_score", "weight"):
        found: dict[Decimal, list[Said]] = {}
        for item in _measured(sheet, result, name):
            found.setdefault(decimal(item.value) or Decimal(0), []).append(item)
        if len(found) > 1:
            code = "result_value_differs" if name == "value" else "result_differs"
            words = joined(told(number(value), items) for value, items in found.items())
            said = tuple(item for items in found.values() for item in items)
            values = {
                "node": node_words(sheet, node), "property": property_words(name), "values": words,
                "assessor": _assessor(sheet, result),
            }  # fmt: skip
            yield Draft(code, (node, result), said, values, (name, *map(number, found)))


def _assessor(sheet: Sheet, result: str) -> Wording:
    official = sheet.text(result, "assessor") == "official"
    return Wording(en="official" if official else "own", th="ผลของผู้ประเมิน" if official else "ผลที่หน่วยงานรายงาน")


def _arithmetic(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
    """Computations in words that do not come out."""
    codes = {"percentage": "percentage_does_not_follow", "sum": "sum_does_not_follow", "mean": "sum_does_not_follow"}
    for item in sheet.of(result, "ratios"):
        stated = item.value if isinstance(item.value, Mapping) else {}
        if stated.get("follows") is not False:
            continue
        kind = str(stated.get("kind"))
        values = {
            "node": node_words(sheet, node), "sum": _computation(stated),
            "stated": told(_shown(stated.get("stated"), sheet.value(result, "value")), [item]),
            "computed": _shown(stated.get("computed")),
        }  # fmt: skip
        disputed = (_computation(stated), _shown(stated.get("stated")))
        yield Draft(codes.get(kind, "area_does_not_follow"), (node, result), (item,), values, disputed)


def _printed(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
    """Percentages printed right behind “part จาก whole”, in a text of which other percentages were read."""
    known: set[tuple[Decimal | None, ...]] = set()
    texts: dict[str, Said] = {}
    for item in sheet.of(result, "ratios"):
        if isinstance(item.value, Mapping):
            known.add(tuple(decimal(item.value.get(name)) for name in ("part", "whole", "stated")))
            texts.setdefault(item.text, item)
    for text, item in texts.items():
        for found in _OUT_OF.finditer(arabic_digits(text)):
            part, whole, stated = (decimal(found.group(at).replace(",", "")) for at in (1, 3, 4))
            if part is None or stated is None or not whole or (part, whole, stated) in known:
                continue
            computed = part / whole * 100
            if abs(computed - stated) > 1:
                words = f"{number(part)} / {number(whole)}"
                values = {
                    "node": node_words(sheet, node), "sum": words, "computed": number(round(computed, 3)),
                    "stated": told(number(stated), [item]),
                }  # fmt: skip
                yield Draft("percentage_does_not_follow", (node, result), (item,), values, (words, number(stated)))


def _computation(stated: Mapping[str, Json]) -> str:
    """The numbers that a computation is made of."""
    if stated.get("kind") == "percentage":
        return f"{stated.get('part')} / {stated.get('whole')}"
    parts = stated.get("parts")
    if isinstance(parts, Sequence) and not isinstance(parts, str):
        return " + ".join(map(str, parts))
    return str(stated.get("text") or "")


def _shown(value: Json, otherwise: Json = None) -> str:
    chosen = otherwise if value is None else value
    return "–" if chosen is None else str(chosen)


def _parts(sheet: Sheet, result: str, node: str, tolerance: float) -> Iterator[Draft]:
    """Parts of a composite result that exceed their full points, or whose sum is not what is stated."""
    by_line: dict[int, list[tuple[Mapping[str, Json], Said]]] = defaultdict(list)
    for item in sheet.of(result, "sub_scores"):
        if isinstance(item.value, Mapping):
            full, reached = decimal(item.value.get("full")), decimal(item.value.get("reached"))
            if full is not None and reached is not None and reached > full:
                values = {
                    "node": node_words(sheet, node), "name": cut(str(item.value.get("name"))),
                    "reached": told(number(reached), [item]), "full": number(full),
                }  # fmt: skip
                yield Draft("reached_more_than_full", (node, result), (item,), values, (number(reached), number(full)))
            by_line[item.table or item.line].append((item.value, item))
    for group in by_line.values():
        yield from _sum(sheet, result, node, group, Decimal(str(tolerance)))


def _sum(
    sheet: Sheet, result: str, node: str, group: Sequence[tuple[Mapping[str, Json], Said]], tolerance: Decimal
) -> Iterator[Draft]:
    """The sum of the parts against the value or score that stands in the same table."""
    parts = [
        value
        for stated, _ in group
        if not stated.get("depth") and (value := decimal(stated.get("reached"))) is not None
    ]
    stated = _stated_beside(sheet, result, group[0][1].table)
    total = sum(parts, Decimal(0))
    values = _values(stated)
    if len(parts) < 2 or not values or any(abs(total - value) <= tolerance for value in values):
        return
    near = {value for value in values if abs(total - value) <= _HALF * len(parts)}
    code = "parts_are_rounded" if near else "parts_do_not_sum"
    meant = [item for item in stated if decimal(item.value) in (near or values)]
    words = told(" / ".join(map(number, sorted(near or values))), meant)
    shown = {"node": node_words(sheet, node), "sum": number(total), "stated": words}
    said = (*(item for _, item in group), *stated)
    yield Draft(code, (node, result), said, shown, (number(total), *map(number, values)))


def _stated_beside(sheet: Sheet, result: str, table: int | None) -> list[Said]:
    """The values and scores of a result that its parts may add up to: those of the same table, else all."""
    found = [
        item
        for name in ("value", "score")
        for item in sheet.of(result, name)
        if decimal(item.value) is not None and not _is_level(unit_at(sheet, result, item))
    ]
    return [item for item in found if item.table == table] or found


def _details(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
    """Results in percent that are none of the percentages which the words beside them work out."""
    ratios = [item for item in sheet.of(result, "ratios") if isinstance(item.value, Mapping)]
    told_ratios = [item for item in ratios if _kind(item) == "percentage" and _ratio(item, "stated") is not None]
    for item in sheet.of(result, "value"):
        value = decimal(item.value)
        beside = [each for each in told_ratios if (each.table, each.row) == (item.table, item.row)]
        percent = unit_at(sheet, result, item) in PERCENT_UNITS
        known = [_ratio(each, name) for each in ratios for name in ("stated", "computed")]
        if value is None or not percent or not beside or _near(value, known):
            continue
        ratios_told = [_ratio(each, "stated") or Decimal(0) for each in beside]
        values = {
            "node": node_words(sheet, node), "value": told(number(value), [item]),
            "details": told(" / ".join(map(number, ratios_told)), beside), "share": _share(value, ratios_told),
        }  # fmt: skip
        repeated = any(_worked_out(each.text, value) for each in beside)
        code = "account_gives_two_percentages" if repeated else "result_differs_from_details"
        disputed = (number(value), *map(number, ratios_told))
        yield Draft(code, (node, result), (item, *beside), values, disputed)


def _worked_out(text: str, value: Decimal) -> bool:
    """Whether an account says of the reported percentage too that it is worked out."""
    found = (decimal(each) for each in _MAKES.findall(arabic_digits(text)))
    return any(each is not None and each == value for each in found)


def _share(value: Decimal, ratios: Sequence[Decimal]) -> Wording:
    """Words on a reported percentage that is a round share of the one that is worked out: 30 % of it."""
    shares = [round(value / ratio * 100) for ratio in ratios if ratio > 0]
    if len(shares) != 1 or not _near(value, [ratios[0] * shares[0] / 100]):
        return Wording(en="", th="")
    return Wording(en=f", of which it is {shares[0]} %", th=f" โดยเท่ากับร้อยละ {shares[0]} ของค่าดังกล่าว")


def _kind(item: Said) -> str:
    return str(item.value.get("kind")) if isinstance(item.value, Mapping) else ""


def _ratio(item: Said, name: str) -> Decimal | None:
    return decimal(item.value.get(name)) if isinstance(item.value, Mapping) else None


def _near(value: Decimal, known: Sequence[Decimal | None]) -> bool:
    """Whether a value is one of these, rounded to two decimals."""
    return any(each is not None and abs(each - value) <= Decimal("0.01") for each in known)


def _weighted(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
    """Weighted scores that are not the score times the weight."""
    for item in sheet.of(result, "weighted_score"):
        score, weight = (_beside(sheet, result, name, item) for name in ("score", "weight"))
        stated = decimal(item.value)
        if stated is None or score is None or weight is None:
            continue
        computed = (score * weight / 100).quantize(_EACH, ROUND_HALF_UP)
        if abs(computed - stated) > _EACH:
            values = {
                "node": node_words(sheet, node), "score": number(score), "weight": number(weight),
                "stated": told(number(stated), [item]), "computed": number(computed),
            }  # fmt: skip
            yield Draft(
                "weighted_score_does_not_follow", (node, result), (item,), values, (number(stated), number(computed))
            )


def _beside(sheet: Sheet, result: str, name: str, item: Said) -> Decimal | None:
    """A property of a result in the same row."""
    found = (decimal(each.value) for each in sheet.of(result, name) if (each.table, each.row) == (item.table, item.row))
    return next((value for value in found if value is not None), None)


def _levels_and_scores(sheet: Sheet, about: Mapping[str, str]) -> Iterator[Draft]:
    """Scores that do not lie between the points of the level beside them and those of the next."""
    points = level_points(sheet)
    for result, node in sorted(about.items()):
        for item in sheet.of(result, "judged_level"):
            level, score = decimal(item.value), _beside(sheet, result, "score", item)
            least, most = points.get(level), points.get(None if level is None else level + 1)
            if score is None or least is None or (score >= least and (most is None or score < most)):
                continue
            values = {
                "node": node_words(sheet, node), "level": told(str(item.value), [item]), "score": number(score),
                "points": number(least),
            }  # fmt: skip
            yield Draft("score_does_not_fit_level", (node, result), (item,), values, (str(item.value), number(score)))


def level_points(sheet: Sheet) -> dict[Decimal | None, Decimal]:
    """Level → points, where all criteria of the document agree on them."""
    found: dict[Decimal | None, set[Decimal]] = defaultdict(set)
    for rubric in sheet.nodes("rubric"):
        for item in sheet.of(rubric, "levels"):
            stated = item.value if isinstance(item.value, Mapping) else {}
            level, points = decimal(stated.get("level")), decimal(stated.get("points"))
            if level is not None and points is not None:
                found[level].add(points)
    return {level: next(iter(points)) for level, points in found.items() if len(points) == 1}


def _units(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
    """Values that do not fit the unit beside them, and units that differ between places."""
    for item in sheet.of(result, "value"):
        value, unit = decimal(item.value), unit_at(sheet, result, item)
        of_name = excluded_beside(sheet, node, item)
        if value is not None and _is_level(unit) and value > _HIGHEST_LEVEL and not of_name:
            values = {"node": node_words(sheet, node), "value": told(number(value), [item]), "unit": unit}
            yield Draft("value_does_not_fit_unit", (node, result), (item,), values, (number(value), unit))
    name = sheet.text(node, "name")
    units = [item for item in sheet.of(result, "unit") if isinstance(item.value, str)]
    percent = name.startswith("ร้อยละ")
    for item in units:
        if percent and not any(str(each.value) in PERCENT_UNITS for each in units) and item.rank < 50:
            values = {"node": node_words(sheet, node), "unit": told(str(item.value), [item])}
            yield Draft("unit_does_not_fit_name", (node, result), (item,), values, (str(item.value),))
            return
    levels = [item for item in sheet.of(result, "judged_level") if not item.inferred]
    if percent and levels and not any(str(each.value) in PERCENT_UNITS for each in units):
        values = {"node": node_words(sheet, node), "unit": told(levels[0].text, levels)}
        yield Draft("unit_does_not_fit_name", (node, result), tuple(levels), values, ("level",))
        return
    yield from _measures(sheet, result, node, [item for item in units if not _is_level(str(item.value))])


def _measures(sheet: Sheet, result: str, node: str, units: Sequence[Said]) -> Iterator[Draft]:
    """Units of a result that differ, levels aside: what was judged stands rightly beside what was measured."""
    for item in units[1:]:
        if units_differ(str(units[0].value), str(item.value)):
            words = joined((told(str(units[0].value), [units[0]]), told(str(item.value), [item])))
            values = {"node": node_words(sheet, node), "units": words}
            disputed = (str(units[0].value), str(item.value))
            yield Draft("result_unit_differs", (node, result), (units[0], item), values, disputed)
            return


def _weights(sheet: Sheet) -> Iterator[Draft]:
    """Weights that differ between places, and weights of parts that do not add up to the whole's."""
    for node in (*sheet.nodes("indicator"), *sheet.nodes("component")):
        found: dict[Decimal, list[Said]] = {}
        for item in sheet.of(node, "weight"):
            value = decimal(item.value)
            if value is not None:
                found.setdefault(value, []).append(item)
        if len(found) > 1:
            words = joined(told(number(value), items) for value, items in found.items())
            said = tuple(item for items in found.values() for item in items)
            values = {"node": node_words(sheet, node), "weights": words}
            yield Draft("weight_differs", (node,), said, values, tuple(map(number, found)))
    yield from _weight_sums(sheet)


def _weight_sums(sheet: Sheet) -> Iterator[Draft]:
    members: dict[str, set[str]] = defaultdict(set)
    halves = {item.subject for item in sheet.linked("part_of", "indicator", "indicator")}
    for item in sheet.linked("contributes_to", "indicator", "component"):
        if item.subject not in halves:
            members[item.other].add(item.subject)
    for item in (
        *sheet.linked("part_of", "indicator", "indicator"),
        *sheet.linked("part_of", "component", "component"),
    ):
        members[item.other].add(item.subject)
    for whole, parts in sorted(members.items()):
        weights = [decimal(sheet.value(part, "weight")) for part in sorted(parts)]
        stated = decimal(sheet.value(whole, "weight"))
        known = [weight for weight in weights if weight is not None]
        if stated is None or len(known) != len(weights) or sum(known, Decimal(0)) == stated:
            continue
        said = (
            *sheet.of(whole, "weight")[:1],
            *(item for part in sorted(parts) for item in sheet.of(part, "weight")[:1]),
        )
        values = {
            "node": node_words(sheet, whole), "stated": told(number(stated), sheet.of(whole, "weight")),
            "sum": number(sum(known, Decimal(0))),
        }  # fmt: skip
        yield Draft("weights_do_not_sum", (whole,), said, values, (number(stated), number(sum(known, Decimal(0)))))
    yield from _whole_weight(sheet)
    yield from _incomplete(sheet)


def _incomplete(sheet: Sheet) -> Iterator[Draft]:
    """Weights of indicators without any of the components that hold them, short of 100."""
    if any(sheet.of(node, "weight") for node in sheet.nodes("component")):
        return
    halves = {item.subject for item in sheet.linked("part_of", "indicator", "indicator")}
    said = [
        sheet.of(node, "weight")[0]
        for node in sheet.nodes("indicator")
        if sheet.of(node, "weight") and node not in halves
    ]
    known = [value for item in said if (value := decimal(item.value)) is not None]
    total = sum(known, Decimal(0))
    if len(known) > 1 and total < 100:
        nodes = tuple(sheet.nodes("evaluation")[:1]) or tuple(item.subject for item in said)
        yield Draft("weights_incomplete", nodes, tuple(said), {"sum": number(total)}, (number(total),))


def _whole_weight(sheet: Sheet) -> Iterator[Draft]:
    """The weights of an evaluation's own components, where all are known, against 100."""
    tops: dict[str, set[str]] = defaultdict(set)
    for item in sheet.linked("part_of", "component", "evaluation"):
        tops[item.other].add(item.subject)
    for evaluation, components in sorted(tops.items()):
        weights = [decimal(sheet.value(each, "weight")) for each in sorted(components)]
        known = [weight for weight in weights if weight is not None]
        total = sum(known, Decimal(0))
        if len(known) == len(weights) and total not in (Decimal(100), Decimal(0)):
            said = tuple(item for each in sorted(components) for item in sheet.of(each, "weight")[:1])
            values = {"node": node_words(sheet, evaluation), "stated": "100", "sum": number(total)}
            yield Draft("weights_do_not_sum", (evaluation,), said, values, ("100", number(total)))


def _declared_scores(sheet: Sheet, about: Mapping[str, str]) -> Iterator[Draft]:
    """Sums of weighted scores that the document declares against the scores that they sum."""
    official = {node: result for result, node in about.items() if sheet.text(result, "assessor") == "official"}
    total = Decimal(0)
    for component in sheet.nodes("component"):
        for item in sheet.of(component, "declared_scores"):
            stated = item.value if isinstance(item.value, Mapping) else {}
            declared, codes = decimal(stated.get("weighted_score")), stated.get("indicators")
            if declared is None or not isinstance(codes, Sequence) or isinstance(codes, str):
                continue
            scores = [decimal(sheet.value(official.get(str(code), ""), "weighted_score")) for code in codes]
            known = [score for score in scores if score is not None]
            computed = sum(known, Decimal(0))
            if len(known) == len(scores) and abs(computed - declared) > _EACH:
                values = {
                    "node": node_words(sheet, component), "stated": told(number(declared), [item]),
                    "sum": number(computed),
                }  # fmt: skip
                yield Draft("score_does_not_sum", (component,), (item,), values, (number(declared), number(computed)))
    for evaluation in sheet.nodes("evaluation"):
        for item in sheet.of(evaluation, "score")[:1]:
            rows = [
                each
                for node in official.values()
                for each in sheet.of(node, "weighted_score")
                if each.table == item.table
            ]
            total = sum((decimal(each.value) or Decimal(0) for each in rows), Decimal(0))
            declared = decimal(item.value)
            if declared is not None and rows and abs(total - declared) > _EACH:
                values = {
                    "node": node_words(sheet, evaluation), "stated": told(number(declared), [item]),
                    "sum": number(total),
                }  # fmt: skip
                yield Draft("score_does_not_sum", (evaluation,), (item,), values, (number(declared), number(total)))


def _uncoded(sheet: Sheet) -> Iterator[Draft]:
    """Indicators of a table of results that have no code printed there, beside others that have."""
    coded: dict[int, set[str]] = defaultdict(set)
    named: dict[int, dict[str, Said]] = defaultdict(dict)
    for node in sheet.nodes("indicator"):
        for item in sheet.of(node, "code"):
            if item.table is not None and not item.inferred:
                coded[item.table].add(node)
        for item in sheet.of(node, "name"):
            if item.table is not None:
                named[item.table].setdefault(node, item)
    for table, found in sorted(named.items()):
        if coded[table]:
            for node in sorted(found.keys() - coded[table]):
                if _needs_no_code(sheet, node, found.keys()):
                    continue
                values = {"node": node_words(sheet, node)}
                yield Draft("indicator_without_code", (node,), (found[node],), values, (sheet.families[table].code,))


def _needs_no_code(sheet: Sheet, node: str, table: AbstractSet[str]) -> bool:
    """Whether a row is a part of an indicator of the table, or the one indicator of its component there."""
    if any(item.subject == node and item.other in table for item in sheet.linked("part_of", "indicator", "indicator")):
        return True
    links = [item for item in sheet.linked("contributes_to", "indicator", "component") if item.subject in table]
    components = {item.other for item in links if item.subject == node}
    return bool(components) and not any(item.other in components and item.subject != node for item in links)
