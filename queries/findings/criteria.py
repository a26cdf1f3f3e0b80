"""Criteria of scores: levels out of order or equal, levels that differ between tables, words against numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from kb.statement import Json
from kb.text import arabic_digits
from queries.findings.budgets import decimal
from queries.findings.compare import letters, numbers, scanned
from queries.findings.finding import Draft
from queries.findings.peers import peer
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import around, node_words, number, told

_BARE = re.compile(r"(?:ร้อยละ\s*)?(\d+(?:\.\d+)?)\s*%?")
"""A criterion that is a number and nothing else."""

Level = tuple[int, Mapping[str, Json], Said]
"""A level's number, what is stated of it, and the statement."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts in the criteria of a document."""
    for rubric in sheet.nodes("rubric"):
        for levels in ladders(sheet, rubric):
            yield from _order(sheet, rubric, levels)
            yield from _alike(sheet, rubric, levels)
            yield from _words(sheet, rubric, levels)
            yield from _holes(sheet, rubric, levels)
            yield from _missing(sheet, rubric, levels)
    yield from _differing(sheet)
    yield from _judged(sheet)
    yield from _named(sheet)
    yield from _full_points(sheet, rules["points_differ_from_weight"].thresholds)


def ladders(sheet: Sheet, rubric: str) -> list[list[Level]]:
    """The levels of a rubric, one ladder a table, from the lowest."""
    found: dict[int, list[Level]] = defaultdict(list)
    for item in sheet.of(rubric, "levels"):
        level = item.value.get("level") if isinstance(item.value, Mapping) else None
        if isinstance(level, int) and isinstance(item.value, Mapping):
            found[item.table or 0].append((level, item.value, item))
    return [sorted(levels, key=lambda each: (each[0], each[2].place)) for levels in found.values()]


def _order(sheet: Sheet, rubric: str, levels: Sequence[Level]) -> Iterator[Draft]:
    """Thresholds must go one way and points up."""
    known = [(level, value, item) for level, stated, item in levels if (value := _threshold(stated)) is not None]
    rising = sum(later > earlier for (_, earlier, _), (_, later, _) in pairwise(known))
    falling = sum(later < earlier for (_, earlier, _), (_, later, _) in pairwise(known))
    for (low, first, one), (high, second, other) in pairwise(known):
        if low == high or (first == second and _open(one, other)):
            continue
        wrong = second < first if rising >= falling else second > first
        if wrong or first == second:
            code = "levels_out_of_order" if wrong else "levels_equal"
            yield _pair(code, sheet, rubric, (low, number(first), one), (high, number(second), other))
    for (low, one_stated, one), (high, other_stated, other) in pairwise(levels):
        points = decimal(one_stated.get("points")), decimal(other_stated.get("points"))
        if low != high and points[0] is not None and points[1] is not None and points[1] <= points[0]:
            yield _pair(
                "levels_out_of_order", sheet, rubric, (low, number(points[0]), one), (high, number(points[1]), other)
            )


def _threshold(stated: Mapping[str, Json]) -> Decimal | None:
    """The threshold of a level; where none was read, the one number that its criterion is."""
    value = decimal(stated.get("threshold"))
    bare = _BARE.fullmatch(arabic_digits(str(stated.get("criterion") or "")).strip())
    return value if value is not None or bare is None else decimal(bare.group(1))


def _alike(sheet: Sheet, rubric: str, levels: Sequence[Level]) -> Iterator[Draft]:
    """Neighbouring levels in the same words, in a ladder of which each level stands in one cell."""
    words = [letters(str(stated.get("criterion") or "")) for _, stated, _ in levels]
    if len({level for level, _, _ in levels}) < len(levels) or len(set(words)) == 1:
        return
    for (low, first, one), (high, second, other) in pairwise(levels):
        texts = [str(stated.get("criterion") or "") for stated in (first, second)]
        measured = _threshold(first) is not None and _threshold(second) is not None
        if letters(texts[0]) and letters(texts[0]) == letters(texts[1]) and not measured:
            yield _pair("levels_equal", sheet, rubric, (low, texts[0], one), (high, texts[1], other))


def _open(one: Said, other: Said) -> bool:
    """Whether two levels with one threshold lie on its two sides: under 70, from 70."""
    sides = [item.value.get("comparator") if isinstance(item.value, Mapping) else None for item in (one, other)]
    return sides[0] != sides[1]


def _pair(
    code: str, sheet: Sheet, rubric: str, one: tuple[int, str, Said], other: tuple[int, str, Said]
) -> Draft:  # fmt: skip
    values = {
        "node": node_words(sheet, rubric), "low": str(one[0]), "high": str(other[0]),
        "one": told(one[1], [one[2]]), "other": told(other[1], [other[2]]),
    }  # fmt: skip
    return Draft(code, (rubric,), (one[2], other[2]), values, (str(one[0]), one[1], str(other[0]), other[1]))


def _words(sheet: Sheet, rubric: str, levels: Sequence[Level]) -> Iterator[Draft]:
    """Levels whose threshold is not among the numbers of the words beside it, where those of other levels are."""
    beside = [
        (level, stated, item) for level, stated, item in levels if stated.get("method") and stated.get("threshold")
    ]
    fitting = [each for each in beside if decimal(each[1]["threshold"]) in percents(str(each[1]["method"]))]
    for level, stated, item in beside:
        found = percents(str(stated["method"]))
        if found and decimal(stated["threshold"]) not in found and len(fitting) < len(beside):
            values = {
                "node": node_words(sheet, rubric), "level": str(level), "threshold": str(stated["threshold"]),
                "words": told(_about_percent(str(stated["method"])), [item]),
            }  # fmt: skip
            disputed = (str(level), str(stated["threshold"]), *map(number, found))
            yield Draft("criterion_differs_from_threshold", (rubric,), (item,), values, disputed)


def _about_percent(text: str) -> str:
    """The words begun before the first percentage that they name."""
    parts = text.split("ร้อยละ")
    first = next((at for at, part in enumerate(parts[1:], 1) if numbers(part[:12])), 1)
    return around(text, len("ร้อยละ".join(parts[:first])))


def percents(text: str) -> list[Decimal]:
    """The numbers after ร้อยละ."""
    parts = text.split("ร้อยละ")[1:]
    return [found[0] for part in parts if (found := numbers(part[:12]))]


def _holes(sheet: Sheet, rubric: str, levels: Sequence[Level]) -> Iterator[Draft]:
    """Values that belong to no level: a level begins above where the one before it ends."""
    for (low, one_stated, one), (high, other_stated, other) in pairwise(levels):
        upper, lower = decimal(one_stated.get("upper")), decimal(other_stated.get("threshold"))
        step = Decimal("0.01")
        if upper is None or lower is None:
            continue
        if lower - upper > step or (lower > upper and other_stated.get("comparator") == "more_than"):
            yield _pair("levels_leave_a_hole", sheet, rubric, (low, number(upper), one), (high, number(lower), other))


def _missing(sheet: Sheet, rubric: str, levels: Sequence[Level]) -> Iterator[Draft]:
    """Levels that a ladder leaves out."""
    stated = {level for level, _, _ in levels}
    lacking = sorted(set(range(1, max(stated, default=0) + 1)) - stated)
    if lacking and len(stated) > 1:
        values = {"node": node_words(sheet, rubric), "levels": ", ".join(map(str, lacking))}
        yield Draft("levels_missing", (rubric,), tuple(item for _, _, item in levels), values, tuple(map(str, lacking)))


def _differing(sheet: Sheet) -> Iterator[Draft]:
    """One indicator whose criteria differ between tables, of the same group of agencies."""
    rubrics: dict[str, set[str]] = defaultdict(set)
    for item in sheet.linked("scored_by"):
        rubrics[item.subject].add(item.other)
    for indicator, found in sorted(rubrics.items()):
        pairs = [(rubric, ladder) for rubric in sorted(found) for ladder in ladders(sheet, rubric)]
        for at, (one, first) in enumerate(pairs):
            for other, second in pairs[at + 1 :]:
                if _group(sheet, one) == _group(sheet, other):
                    yield from _levels_differ(sheet, indicator, first, second)


def _group(sheet: Sheet, rubric: str) -> str:
    return sheet.text(rubric, "agency_group")


def _levels_differ(sheet: Sheet, indicator: str, first: Sequence[Level], second: Sequence[Level]) -> Iterator[Draft]:
    others = {level: (stated, item) for level, stated, item in second}
    for level, stated, item in first:
        if level not in others:
            continue
        other, place = others[level]
        same = all(stated.get(name) == other.get(name) for name in ("threshold", "upper", "comparator", "points"))
        lowest = level == min(each for each, _, _ in (*first, *second))
        same = same or (lowest and _one_floor(stated, other))
        if not same and stated.get("threshold") and other.get("threshold"):
            one_text, other_text = str(stated.get("criterion")), str(other.get("criterion"))
            values = {
                "node": node_words(sheet, indicator), "level": str(level),
                "one": told(one_text, [item]), "other": told(other_text, [place]),
            }  # fmt: skip
            yield Draft("criteria_differ", (indicator,), (item, place), values, (str(level), one_text, other_text))


def _one_floor(one: Mapping[str, Json], other: Mapping[str, Json]) -> bool:
    """Whether two lowest levels differ in “at most” alone: what lies below the lowest level scores as that level."""
    same = all(one.get(name) == other.get(name) for name in ("threshold", "points"))
    return same and {one.get("comparator"), other.get("comparator")} == {"at_most", "equal"}


def _judged(sheet: Sheet) -> Iterator[Draft]:
    """Results below the threshold of the level that they are judged to have reached."""
    about = {item.subject: item.other for item in sheet.linked("reports_on")}
    rubrics: dict[str, list[str]] = defaultdict(list)
    for item in sheet.linked("scored_by"):
        rubrics[item.subject].append(item.other)
    for result, indicator in sorted(about.items()):
        for item in sheet.of(result, "judged_level"):
            level, value = decimal(item.value), _percent(sheet, result, item)
            if level is None or value is None:
                continue
            for rubric in rubrics.get(indicator, ()):
                needed = _needed(sheet, rubric, int(level))
                if needed is not None and value < needed[0]:
                    beside, places = peer(sheet, item, value)
                    values = {
                        "node": node_words(sheet, indicator), "level": str(item.value),
                        "value": told(number(value), [item]), "needed": number(needed[0]), "peer": beside,
                    }  # fmt: skip
                    disputed = (str(item.value), number(value), number(needed[0]))
                    said = (item, needed[1], *places)
                    yield Draft("level_does_not_follow", (indicator, result), said, values, disputed)


def _percent(sheet: Sheet, result: str, item: Said) -> Decimal | None:
    """The percentage that stands beside a judged level."""
    units = [each for each in sheet.of(result, "unit") if each.line == item.line and each.value in ("ร้อยละ", "percent")]
    found = [decimal(each.value) for each in sheet.of(result, "value") if each.line == item.line and each.rank < 50]
    return found[0] if units and found else None


def _needed(sheet: Sheet, rubric: str, level: int) -> tuple[Decimal, Said] | None:
    """The threshold of a level, or the percentage that its criterion names, and where it stands."""
    for found, stated, item in (each for ladder in ladders(sheet, rubric) for each in ladder):
        if found != level:
            continue
        threshold = decimal(stated.get("threshold"))
        if threshold is not None:
            return (threshold, item) if stated.get("comparator") not in ("at_most", "less_than") else None
        words = percents(str(stated.get("criterion") or ""))
        return (words[0], item) if len(words) == 1 else None
    return None


def _named(sheet: Sheet) -> Iterator[Draft]:
    """Criteria whose heading names the indicator otherwise, or that are percentages of what is no percentage."""
    for item in sheet.linked("scored_by"):
        name, heading = sheet.of(item.subject, "name")[:1], sheet.of(item.other, "name")[:1]
        if not name or not heading:
            continue
        one, other = str(name[0].value), str(heading[0].value)
        values = {
            "node": node_words(sheet, item.subject), "one": told(one, name), "other": told(other, heading),
        }  # fmt: skip
        if letters(one) != letters(other) and scanned(other) not in scanned(one):
            yield Draft(
                "name_of_criteria_differs", (item.subject,), (*name, *heading), values, (letters(one), letters(other))
            )
        levels = [said for said in sheet.of(item.other, "levels") if _unit(said) == "percent"]
        if one.startswith("จำนวน") and levels:
            said = (*name, *heading, *levels)
            yield Draft("criteria_do_not_fit_name", (item.subject,), said, values, ("percent",))


def _unit(item: Said) -> str:
    return str(item.value.get("unit") or "") if isinstance(item.value, Mapping) else ""


def _full_points(sheet: Sheet, thresholds: Mapping[str, float]) -> Iterator[Draft]:
    """Weights that are not the points of the highest level, in a document in which nearly all are."""
    found: list[tuple[str, Said, Decimal, Said, Decimal]] = []
    for link in sheet.linked("scored_by"):
        weights = [(item, value) for item in sheet.of(link.subject, "weight") if (value := decimal(item.value))]
        points = [(item, value) for item in sheet.of(link.other, "levels") if (value := _points(item))]
        if weights and points:
            found.append((link.subject, *weights[0], *max(points, key=lambda each: each[1])))
    unlike = [each for each in found if each[2] != each[4]]
    if len(found) < thresholds["least"] or len(found) - len(unlike) < thresholds["share"] * len(found):
        return
    for indicator, weight, stated, level, full in unlike:
        values = {
            "node": node_words(sheet, indicator), "weight": told(number(stated), [weight]),
            "points": told(number(full), [level]),
        }  # fmt: skip
        yield Draft("points_differ_from_weight", (indicator,), (weight, level), values, (number(stated), number(full)))


def _points(item: Said) -> Decimal | None:
    return decimal(item.value.get("points")) if isinstance(item.value, Mapping) else None
