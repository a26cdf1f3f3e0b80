"""Computations in the words beside results: percentages, sums and areas that do not come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kb.statement import Json
from kb.text import arabic_digits
from ontology.vocabulary import Wording
from queries.findings.budgets import decimal
from queries.findings.finding import Draft
from queries.findings.measured import PERCENT_UNITS, unit_at
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import node_words, number, told

_OUT_OF = re.compile(
    r"(?<![\d.,])([\d,]+(?:\.\d+)?)\s*([^\s\d()]+)\s*\(?\s*จาก(?:ทั้งหมด|จำนวน)?\s*([\d,]+(?:\.\d+)?)\s*\2\s*\)?"
    r"\s*คิด\s?เป็น\s*ร้อย\s?ละ\s*(\d+(?:\.\d+)?)"
)
"""A part of a whole in one unit, and the percentage that the words say it makes."""
_MAKES = re.compile(r"คิด\s?เป็น\s*ร้อย\s?ละ\s*(\d+(?:\.\d+)?)")
"""A percentage that words work out."""


def arithmetic(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
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


def printed(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
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


def details(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
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
