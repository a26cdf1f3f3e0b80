"""What is printed beside two values that are held against each other: their days and counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal

from ontology.vocabulary import Wording
from queries.findings.budgets import decimal
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import joined, told

_TOLERANCE = Decimal("0.01")
_NOTHING = Wording(en="", th="")

_Valued = tuple[str, AbstractSet[Decimal]]
"""A result and its values."""


def based(sheet: Sheet, own: _Valued, official: _Valued) -> tuple[Wording, tuple[Said, ...]]:
    """Words on the days and the counts of the agency's values and the assessors', and where they stand."""
    days, counts = ([look(sheet, *each) for each in (own, official)] for look in (_days, _counts))
    words = [*_dated(days), *_counted(counts)]
    said = tuple(item for side in (*days, *counts) for items in side.values() for item in items) if words else ()
    return joined(words, "", ""), said


_Printed = Mapping[str, list[Said]]
"""What is printed, and where."""


def _days(sheet: Sheet, result: str, values: AbstractSet[Decimal]) -> _Printed:
    found: dict[str, list[Said]] = {}
    for item in sheet.of(result, "as_of"):
        found.setdefault(str(item.value), []).append(item)
    return found


def _counts(sheet: Sheet, result: str, values: AbstractSet[Decimal]) -> _Printed:
    """The parts and wholes that the words of a result, or of the whole's that it is of, make one of its values of."""
    found: dict[str, list[Said]] = {}
    for each in (result, *_of_whole(sheet, result)):
        for item in sheet.of(each, "ratios"):
            stated = item.value if isinstance(item.value, Mapping) else {}
            percent, part, whole = (decimal(stated.get(name)) for name in ("stated", "part", "whole"))
            if percent is None or part is None or whole is None or stated.get("kind") != "percentage":
                continue
            if any(abs(percent - value) <= _TOLERANCE for value in values):
                found.setdefault(f"{part:,} / {whole:,}", []).append(item)
    return found


def _of_whole(sheet: Sheet, result: str) -> Iterator[str]:
    """The results of the indicator that a result's indicator is a part of, by the same assessor."""
    about = {item.subject: item.other for item in sheet.linked("reports_on")}
    parts = sheet.linked("part_of", "indicator", "indicator")
    wholes = {item.other for item in parts if item.subject == about.get(result)}
    for other, node in about.items():
        if node in wholes and sheet.text(other, "assessor") == sheet.text(result, "assessor"):
            yield other


def _dated(sides: list[_Printed]) -> Iterator[Wording]:
    """The days, where both are printed and differ."""
    own, official = sides
    if own and official and own.keys() != official.keys():
        words = joined(map(_shown, sides), " and ", " และ ")
        yield Wording(en=f"; they are as of {words.en}", th=f" ณ วันที่ {words.th}")


def _counted(sides: list[_Printed]) -> Iterator[Wording]:
    """What the values are made of, or that the assessors do not print it."""
    own, official = sides
    if own and official and own.keys() != official.keys():
        words = joined(map(_shown, sides))
        yield Wording(en=f"; made of {words.en}", th=f" คิดจาก {words.th}")
    elif own and not official:
        words = _shown(own)
        yield Wording(
            en=f"; the agency's is made of {words.en}, the assessors print no amounts",
            th=f" ผลของหน่วยงานคิดจาก {words.th} ส่วนผู้ประเมินไม่ระบุจำนวน",
        )


def _shown(side: _Printed) -> Wording:
    return joined((told(text, items) for text, items in side.items()), "; ", "; ")
