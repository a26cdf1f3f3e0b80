"""What the words of criteria demand from level to level: of one measure the same, of another nothing any more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from rapidfuzz import fuzz

from kb.text import arabic_digits
from queries.findings.compare import letters
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import around, node_words, number, told

_BREAKS = re.compile(r"<[^>]*>|\n|(?:^|\s)[-–•]\s|(?:^|\s)[0-9]+[.)](?![0-9])\s*")
_PERCENT = re.compile(r"(น้อยกว่า|ต่ำกว่า|ไม่ถึง)?\s*ร้อยละ\s*([0-9]+(?:\.[0-9]+)?)\s*(ขึ้นไป)?")
_NOT_LESS = re.compile(r"(?:ไม่|มิ)(?:น้อยกว่า|ต่ำกว่า)|อย่างน้อย")
_ALIKE = 90
"""Likeness from which on two demands are of one measure; the number aside, criteria repeat their words."""


@dataclass(frozen=True, slots=True)
class _Demand:
    """A percentage that a level demands of a measure; `side` is how the words bound it."""

    level: int
    measure: str
    percent: Decimal
    side: str
    words: str
    said: Said


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What does not follow from level to level in the words of a document's criteria."""
    for rubric in sheet.nodes("rubric"):
        for levels in _ladders(sheet, rubric):
            demands = [demand for level, item in levels for demand in _demands(level, item)]
            measures = _by_measure(demands)
            for found in measures:
                yield from _same_demand(sheet, rubric, found)
                yield from _points(sheet, rubric, found)
            yield from _dropped(sheet, rubric, levels, measures)


def _ladders(sheet: Sheet, rubric: str) -> list[list[tuple[int, Said]]]:
    """The levels of a rubric in words, one ladder a table, from the lowest; none where a level stands twice."""
    found: dict[int, list[tuple[int, Said]]] = defaultdict(list)
    for item in sheet.of(rubric, "levels"):
        level = item.value.get("level") if isinstance(item.value, Mapping) else None
        if isinstance(level, int):
            found[item.table or 0].append((level, item))
    ladders = [sorted(levels, key=lambda each: each[0]) for levels in found.values()]
    return [levels for levels in ladders if len({level for level, _ in levels}) == len(levels)]


def _demands(level: int, item: Said) -> Iterator[_Demand]:
    """The percentages in the words of a level, one at most for each of its items."""
    value = item.value if isinstance(item.value, Mapping) else {}
    for words in _BREAKS.split(arabic_digits(str(value.get("method") or ""))):
        match = _PERCENT.search(words)
        measure = letters(_PERCENT.sub("", words))
        if match and measure:
            side = "below" if match[1] and not _NOT_LESS.search(words) else ""
            side = "from" if match[3] or _NOT_LESS.search(words) else side
            yield _Demand(level, measure, Decimal(match[2]), side, words.strip(), item)


def _by_measure(demands: Sequence[_Demand]) -> list[list[_Demand]]:
    """The demands of one measure together, from the lowest level."""
    found: list[list[_Demand]] = []
    for demand in demands:
        same = next((group for group in found if _one_measure(group[0].measure, demand.measure)), None)
        if same is None:
            found.append([demand])
        else:
            same.append(demand)
    return found


def _one_measure(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= _ALIKE


def _same_demand(sheet: Sheet, rubric: str, demands: Sequence[_Demand]) -> Iterator[Draft]:
    """Neighbouring levels that demand the same percentage of a measure whose demand rises otherwise."""
    if len({demand.percent for demand in demands}) < len(demands) - 1 or len(demands) < 3:
        return
    for low, high in pairwise(demands):
        if high.level == low.level + 1 and high.percent == low.percent and high.side == low.side:
            values = {
                "node": node_words(sheet, rubric), "low": str(low.level), "high": str(high.level),
                "one": told(_around(low), [low.said]), "other": told(_around(high), [high.said]),
            }  # fmt: skip
            disputed = (str(low.level), str(high.level), number(low.percent))
            yield Draft("levels_demand_the_same", (rubric,), (low.said, high.said), values, disputed)


def _around(demand: _Demand) -> str:
    """The words about a percentage."""
    match = _PERCENT.search(demand.words)
    return around(demand.words[: match.end()], match.start()) if match else demand.words


def _points(sheet: Sheet, rubric: str, demands: Sequence[_Demand]) -> Iterator[Draft]:
    """Levels that are exact values between one that begins at a value and one that lies below another.

    Where the words say “from 75” and “less than 60”, “70” is 70 alone, and 72 has no level.
    """
    lowest, highest = demands[0], demands[-1]
    exact = [demand for demand in demands[1:-1] if not demand.side]
    levels = [demand.level for demand in demands]
    if len(exact) < 2 or len(exact) != len(demands) - 2 or levels != list(range(levels[0], levels[-1] + 1)):
        return
    if lowest.side == "below" and highest.side == "from":
        shown = ", ".join(number(demand.percent) for demand in reversed(exact))
        values = {
            "node": node_words(sheet, rubric), "exact": shown,
            "from": told(_around(highest), [highest.said]), "below": told(_around(lowest), [lowest.said]),
            "low": f"{exact[0].level}–{exact[-1].level}",
        }  # fmt: skip
        said = tuple(demand.said for demand in demands)
        yield Draft("levels_are_points", (rubric,), said, values, (shown,))


def _dropped(
    sheet: Sheet, rubric: str, levels: Sequence[tuple[int, Said]], measures: Sequence[Sequence[_Demand]]
) -> Iterator[Draft]:
    """Measures demanded more and more up to a level, which those above do not name, though they repeat the others."""
    top = levels[-1][0] if levels else 0
    for demands in measures:
        last = demands[-1].level
        above = [each for other in measures if other is not demands for each in other if each.level > last]
        repeated = {
            each.level for other in measures if other[0].level <= last for each in other if each.level > last
        }  # fmt: skip
        rising = len(demands) > 1 and all(low.percent < high.percent for low, high in pairwise(demands))
        if rising and last < top and len(repeated) == top - last and len(above) == len(repeated):
            values = {
                "node": node_words(sheet, rubric), "last": str(last), "top": str(top),
                "measure": told(_around(demands[-1]), [demand.said for demand in demands]),
            }  # fmt: skip
            said = (*(demand.said for demand in demands), *(each.said for each in above))
            yield Draft("measure_dropped", (rubric,), said, values, (demands[0].measure,))
