"""Areas of rai, ngan and a rest in square metres that come out only in another unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ontology.vocabulary import Wording
from queries.findings.budgets import decimal
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Sheet
from queries.findings.told_words import NUMBER, Passage, passages
from queries.findings.wording import node_words, number, told

_METRES, _WA = r"(?:ตารางเมตร|ตร\.?\s?ม\.?)", r"(?:ตารางวา|ตร\.?\s?ว\.?)"
_COMPOUND = re.compile(
    rf"(?=\d)(?:({NUMBER})\s*ไร่\s*)?(?:({NUMBER})\s*งาน\s*)?(?<=[่น]|\s)({NUMBER})\s*(?:(?P<metres>{_METRES})|{_WA})"
)
_PLAIN = re.compile(rf"({NUMBER})\s*{_METRES}")
_RAI, _NGAN, _SQUARE_WA = 1600, 400, 4
"""Square metres of each."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Compound areas that equal an area stated for the same indicator, were their rest in the other unit."""
    for node, texts in sorted(passages(sheet).items()):
        plain = [(value, each) for each in texts for value in _metres(each)]
        for each in texts:
            for match in _COMPOUND.finditer(each.text):
                yield from _compared(sheet, node, match, each, plain)


def _metres(passage: Passage) -> Iterator[Decimal]:
    """The areas in square metres that stand by themselves."""
    inside = [match.span() for match in _COMPOUND.finditer(passage.text) if match.group(1) or match.group(2)]
    for match in _PLAIN.finditer(passage.text):
        value = decimal(match.group(1).replace(",", ""))
        if value is not None and not any(start <= match.start() < end for start, end in inside):
            yield value


def _compared(
    sheet: Sheet, node: str, match: re.Match[str], passage: Passage, plain: Sequence[tuple[Decimal, Passage]]
) -> Iterator[Draft]:
    rai, ngan, rest = (decimal((match.group(at) or "0").replace(",", "")) or Decimal(0) for at in (1, 2, 3))
    if not rai and not ngan:
        return
    whole = rai * _RAI + ngan * _NGAN
    as_metres, as_wa = whole + rest, whole + rest * _SQUARE_WA
    printed, meant = (as_metres, as_wa) if match["metres"] else (as_wa, as_metres)
    stated = {value for value, _ in plain}
    if meant in stated and printed not in stated:
        said = [each.said.at(number(meant)) for value, each in plain if value == meant]
        unit = Wording(en="square wa", th="ตารางวา") if match["metres"] else Wording(en="square metres", th="ตารางเมตร")
        values = {
            "node": node_words(sheet, node), "area": told(match.group(), [passage.said]), "computed": number(printed),
            "stated": told(number(meant), said), "unit": unit,
        }  # fmt: skip
        yield Draft(
            "area_in_wrong_unit",
            (node,),
            (passage.said.at(match.group()), *said),
            values,
            (match.group(), number(meant)),
        )
