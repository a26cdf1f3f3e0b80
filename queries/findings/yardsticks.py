"""Criteria against what is held to them: the target of the indicator, and the parts that the score is made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from kb.statement import Json
from kb.text import arabic_digits
from queries.findings.budgets import decimal
from queries.findings.criteria import Level, ladders, percents
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.told_words import NUMBER
from queries.findings.wording import cut, joined, node_words, number, told

_ALTERNATIVE = re.compile(
    rf"(?P<one>[^,;()]{{0,60}}?(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|มากกว่า)\s*(?P<first>(?:ร้อย\s?ละ\s*)?{NUMBER}\s*[\u0e01-\u0e4e]*))"
    rf"\s*หรือ\s*(?P<other>[^,;()]{{2,60}}?(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|มากกว่า)\s*(?P<second>(?:ร้อย\s?ละ\s*)?{NUMBER}\s*[\u0e01-\u0e4e]*))"
)
"""Two bounds with an “or” between them."""
_LEVELS = 4
"""Levels that must state a percentage each, to be a ladder of percentages."""
_HUNDRED = Decimal(100)


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Targets beside the highest level, parts beside thresholds, and alternatives that are none."""
    rubrics: dict[str, list[str]] = defaultdict(list)
    for item in sheet.linked("scored_by"):
        if item.other not in rubrics[item.subject]:
            rubrics[item.subject].append(item.other)
    for node, found in sorted(rubrics.items()):
        for rubric in found if len(found) == 1 else ():
            yield from _targets(sheet, node, rubric)
        yield from _unused(sheet, node, found)
    for rubric in sheet.nodes("rubric"):
        yield from _alternatives(sheet, rubric)


def _targets(sheet: Sheet, node: str, rubric: str) -> Iterator[Draft]:
    """A target in percent against the percentage that the highest level asks for, where more is better."""
    asked = _rising(sheet, rubric)
    if not asked:
        return
    level, needed, said, strict = asked
    found: dict[Decimal, list[Said]] = defaultdict(list)
    for item in sheet.of(node, "target"):
        stated = item.value if isinstance(item.value, Mapping) else {}
        value = decimal(stated.get("value"))
        if stated.get("unit") == "percent" and value is not None:
            found[value].append(item)
    for value, items in found.items():
        missed = value < needed or (strict and value == needed)
        if (not missed and value == needed) or value in _measured(said):
            continue
        code = "target_misses_highest_level" if missed else "target_differs_from_criteria"
        criterion = str(said.value.get("criterion")) if isinstance(said.value, Mapping) else number(needed)
        values = {
            "node": node_words(sheet, node), "level": str(level), "needed": told(_tail(criterion), [said]),
            "target": told(str(items[0].value.get("text")) if isinstance(items[0].value, Mapping) else "", items),
        }  # fmt: skip
        yield Draft(code, (node,), (*items, said), values, (number(value), number(needed)))


def _measured(said: Said) -> list[Decimal]:
    """The percentages that the words beside a level name as what is to be measured."""
    return percents(str(said.value.get("method") or "")) if isinstance(said.value, Mapping) else []


def _tail(criterion: str) -> str:
    """The words of a criterion about its percentage."""
    at = criterion.rfind("ร้อยละ")
    return criterion if len(criterion) < 60 or at < 0 else "…" + criterion[max(0, at - 20) : at + 24]


def _rising(sheet: Sheet, rubric: str) -> tuple[int, Decimal, Said, bool] | None:
    """The highest level of a ladder of rising percentages, what it asks for, and whether for more than that."""
    for ladder in ladders(sheet, rubric):
        asked = _percentages(ladder)
        if len(asked) == len(ladder) >= _LEVELS and all(_rises(one, other) for one, other in pairwise(asked)):
            level, needed, said = asked[-1]
            comparator = said.value.get("comparator") if isinstance(said.value, Mapping) else None
            return level, needed, said, comparator == "more_than"
    return None


def _rises(one: tuple[int, Decimal, Said], other: tuple[int, Decimal, Said]) -> bool:
    """Whether a level asks for more than the one before; where that lies under a bound (under 5, from 5), as much."""
    below = isinstance(one[2].value, Mapping) and one[2].value.get("comparator") in ("less_than", "at_most")
    return one[1] < other[1] or (below and one[1] == other[1])


def _percentages(ladder: Sequence[Level]) -> list[tuple[int, Decimal, Said]]:
    """The level, its percentage and where it is stated, for each level that states one."""
    found: list[tuple[int, Decimal, Said]] = []
    for level, stated, item in ladder:
        threshold = decimal(stated.get("threshold")) if stated.get("unit") == "percent" else None
        words = percents(str(stated.get("criterion") or ""))
        value = threshold if threshold is not None else words[0] if len(words) == 1 else None
        if value is not None:
            found.append((level, value, item))
    return found


# --- parts instead of thresholds ----------------------------------------------


def _unused(sheet: Sheet, node: str, rubrics: Sequence[str]) -> Iterator[Draft]:
    """Official scores made of parts of a hundred, of an indicator whose levels are other percentages."""
    ladders_of = [asked for rubric in rubrics for ladder in ladders(sheet, rubric) if (asked := _own_scale(ladder))]
    if len(ladders_of) != len(rubrics) or not ladders_of:
        return
    asked = ladders_of[0]
    for link in sheet.linked("reports_on"):
        if link.other == node and sheet.text(link.subject, "assessor") == "official":
            parts = _parts(sheet, link.subject)
            full = sum((decimal(part.get("full")) or Decimal(0) for part, _ in parts), Decimal(0))
            if len(parts) > 1 and full == _HUNDRED:
                said = [item for _, item in parts]
                values = {
                    "node": node_words(sheet, node), "count": str(len(parts)), "full": number(full),
                    "levels": told(" / ".join(number(value) for _, value, _ in asked), [item for *_, item in asked]),
                    "parts": joined((told(cut(str(part.get("name"))), [item]) for part, item in parts[:2]), ", ", ", "),
                }  # fmt: skip
                places = (*(item for *_, item in asked), *said[:1])
                yield Draft("criteria_not_used", (node,), places, values, (number(full), str(len(parts))))


def _own_scale(ladder: Sequence[Level]) -> list[tuple[int, Decimal, Said]]:
    """The percentages of a ladder that are not the points of its levels; none where some are."""
    asked = _percentages(ladder)
    points = {level: decimal(stated.get("points")) for level, stated, _ in ladder}
    like_points = any(points.get(level) == value for level, value, _ in asked)
    return asked if len(asked) >= _LEVELS and len(asked) == len(ladder) and not like_points else []


def _parts(sheet: Sheet, result: str) -> list[tuple[Mapping[str, Json], Said]]:
    """The parts of the highest rank of a result."""
    return [
        (item.value, item)
        for item in sheet.of(result, "sub_scores")
        if isinstance(item.value, Mapping) and not item.value.get("depth")
    ]


# --- alternatives -------------------------------------------------------------


def _alternatives(sheet: Sheet, rubric: str) -> Iterator[Draft]:
    """Criteria in which both sides of an “or” have the same bound; one finding a rubric."""
    found: list[tuple[int, str, Said]] = []
    for ladder in ladders(sheet, rubric):
        for level, stated, item in ladder:
            match = _ALTERNATIVE.search(arabic_digits(str(stated.get("criterion") or "")))
            if match and "".join(match["first"].split()) == "".join(match["second"].split()):
                found.append((level, f"{match['one'].strip()[-26:]} หรือ {match['other'].strip()}", item))
    if found:
        values = {
            "node": node_words(sheet, rubric), "levels": ", ".join(str(level) for level, _, _ in found),
            "text": told(found[0][1], [item for *_, item in found]),
        }  # fmt: skip
        yield Draft("alternatives_equal", (rubric,), tuple(item for *_, item in found), values, (found[0][1],))
