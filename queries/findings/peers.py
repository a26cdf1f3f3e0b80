"""Two results of one table on one scale of points, whose scores cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ontology.vocabulary import Wording
from queries.findings.budgets import decimal
from queries.findings.measured import PERCENT_UNITS, unit_at
from queries.findings.scores import level_points
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import number, told


def peer(sheet: Sheet, judged: Said, value: Decimal) -> tuple[Wording, tuple[Said, ...]]:
    """Words on another percentage of the table, scored by where it lies on the points; none if this one is too."""
    points = level_points(sheet)
    own = _level(points, value)
    for item, percent in _percents(sheet, judged):
        level = _level(points, percent)
        if level is not None and own is not None and level <= own < (decimal(judged.value) or own):
            score = next((each for each in sheet.of(item.subject, "score") if _beside(each, item)), None)
            if score is not None and decimal(score.value) == points[level]:
                return _words(told(number(percent), [item]), number(points[level]), level, own), (item, score)
    return Wording(en="", th=""), ()


def _words(shown: Wording, points: str, level: Decimal, own: Decimal) -> Wording:
    return Wording(
        en=f"; in the same table {shown.en} gets the {points} points of level {level}, and on that scale this would be"
        f" level {own}",
        th=f" ในตารางเดียวกัน {shown.th} ได้ {points} คะแนนของระดับ {level} ซึ่งตามเกณฑ์เดียวกันค่านี้เป็นระดับ {own}",
    )


def _level(points: dict[Decimal | None, Decimal], value: Decimal) -> Decimal | None:
    """The highest level whose points a percentage reaches."""
    reached = [level for level, least in points.items() if level is not None and value >= least]
    return max(reached, default=None)


def _percents(sheet: Sheet, judged: Said) -> Iterator[tuple[Said, Decimal]]:
    """The other results in per cent of the table in which a result was judged."""
    for result in sheet.nodes("result") if judged.table is not None else ():
        for item in sheet.of(result, "value") if result != judged.subject else ():
            value = decimal(item.value)
            if value is not None and item.table == judged.table and unit_at(sheet, result, item) in PERCENT_UNITS:
                yield item, value


def _beside(one: Said, other: Said) -> bool:
    return (one.table, one.row) == (other.table, other.row)
