"""Percentages that running text states together with the part and the whole they come from.

A pair of numbers that gives the percentage, to the digits printed, is taken before any other.
That a percentage does not follow is said only of a pair whose words leave no choice: to say
wrongly that an office miscalculated is worse than to say nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import permutations

from kb.statement import Json
from loaders.normalise.number import NUMBER, decimal_text
from loaders.normalise.quantity import Quantity, agrees, quantities, running_text

_FULL = Decimal(100)
_SHARE = re.compile(
    r"(?P<strong>คิด\s?เป็น\s*(?:อัตรา|สัดส่วน)?\s*)?"
    rf"(?:ร้อย\s?ละ\s*(?P<number>{NUMBER})|(?<![\d.,])(?P<signed>{NUMBER})\s*(?:%|เปอร์เซ็นต์))(?![\d.,]*\d)"
)
_BOUND = re.compile(r"(?:กว่า|ถึง|ตั้งแต่|เกิน|เป้าหมาย|เพิ่มขึ้น|ลดลง|เพิ่ม|ลด|ขั้นต่ำ|[-–])\s*$")
_BOUND_AFTER = re.compile(r"\s*(?:ขึ้นไป|[-–]\s*\d|ถึง)")
_ASIDE = re.compile(r"\s*\)?\s*(?:\([^()]{0,120}\)\s*)*(?:ซึ่ง|โดย|หรือ|\()?\s*")
_FROM = re.compile(r"\s*\(?\s*จาก[^\d()\n]{0,80}")
_FROM_ALL = re.compile(r"\s*\(?\s*จาก(?:\s|จำนวน|ทั้งหมด|ทั้งสิ้น|เป้าหมาย(?:ที่[^\d()\n]{0,60})?)*")
_CHANGE = re.compile(r"เพิ่ม|ลด|เฉลี่ย|สะสม|เปลี่ยน")
_CHANGED_FROM = re.compile(r"(?:เพิ่ม|ลด|เปลี่ยน)(?:ขึ้น|ลง)?\s*จาก")
_ACT = re.compile(
    r"จาก|ทั้งหมด|ทั้งสิ้น|ทั้ง|เป้าหมาย|แล้ว|ครบ|ผ่าน|เสร็จ|สำเร็จ|ดำเนินการ|ได้รับ|เบิกจ่าย|เข้าร่วม|สามารถ|(?<!ไม่)ได้(?!แก่)"
)
_DONE = re.compile(r"แล้ว|เสร็จ|ผ่าน|สำเร็จ|(?<!ไม่)ได้(?!แก่)|เบิกจ่าย")
_UNDONE = re.compile(r"ไม่|ยกเลิก|เหลือ|ค้าง|ยัง")
_ALL = re.compile(r"(?:ทั้งหมด|เป้าหมาย)\s*(?:จำนวน\s*)?$")
_AND = re.compile(r"\s*(?:และ|กับ|พร้อม|รวมทั้ง)")
_ITEM = re.compile(r"\n|\s(?:\d{1,2}[.)]|[-•●])\s")
_BRACKET = re.compile(r"\s*\([^()]{0,300}\)")
_OF = re.compile(r"\s*ของ")
_POINTS = "คะแนน"
_FEW = 20
"""Below this many in the whole, a percentage is met by chance too often."""
_NEAREST = 12
"""Quantities before a percentage among which its part and whole are sought."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole, the percentage stated of it, and whether that follows.

    Attributes:
        part: The part, as printed.
        whole: What it is a part of, as printed; may be less than the part (a target that was surpassed).
        unit: The unit of both; `None` where none is printed.
        percent: The percentage that was compared with.
        printed: The percentage as printed in the text; `None` where the text prints none.
        computed: The percentage that part and whole give, to a digit more than printed, at least three.
        follows: Whether rounding or cutting off the computed percentage gives the printed digits.
        whole_percent: The percentage that the whole stands for: 100, or what the text prints for its target.
    """

    part: Decimal
    whole: Decimal
    unit: str | None
    percent: Decimal
    printed: str | None
    computed: Decimal
    follows: bool
    whole_percent: Decimal = _FULL

    def record(self) -> dict[str, Json]:
        """The ratio as the base keeps it; `whole_percent` only where the whole is not 100 per cent."""
        record: dict[str, Json] = {
            "kind": "percentage",
            "part": decimal_text(self.part),
            "whole": decimal_text(self.whole),
            "unit": self.unit,
            "stated": None if self.printed is None else decimal_text(self.percent),
            "computed": decimal_text(self.computed),
            "follows": self.follows,
        }
        return record if self.whole_percent == _FULL else record | {"whole_percent": decimal_text(self.whole_percent)}


@dataclass(frozen=True, slots=True)
class _Share:
    """A percentage of a text and where it stands; strong where the words say that it was computed."""

    printed: str
    strong: bool
    start: int
    end: int

    @property
    def value(self) -> Decimal:
        return Decimal(self.printed)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two quantities of a text, the part and the whole of a percentage."""

    part: Quantity
    whole: Quantity

    @property
    def first(self) -> Quantity:
        return min(self.part, self.whole, key=lambda quantity: quantity.start)

    @property
    def last(self) -> Quantity:
        return max(self.part, self.whole, key=lambda quantity: quantity.start)

    @property
    def numbers(self) -> tuple[Decimal, Decimal]:
        return self.part.number, self.whole.number


def ratios(text: str, before: str = "") -> tuple[Ratio, ...]:
    """The percentages of a text that are stated with their part and whole, in order.

    Args:
        text: A cell or a line; HTML marks and Thai digits as printed.
        before: What stands before the text and may hold the part and the whole; its own percentages are not given.
    """
    context = running_text(before)
    plain = f"{context}\n{running_text(text)}"
    return _Reading(plain).ratios(len(context))


def ratio_of_value(text: str, value: Decimal) -> Ratio | None:
    """The part and the whole in a text that give a percentage stated elsewhere; `None` where it prints that itself."""
    plain = running_text(text)
    reading = _Reading(plain)
    if any(share.value == value for share in reading.shares):
        return None
    share = _Share(format(value, "f"), False, len(plain), len(plain))
    pair = reading.following(share)
    return None if pair is None else _ratio(pair, share.value, None)


def follows(part: Decimal, whole: Decimal, percent: Decimal, whole_percent: Decimal = _FULL) -> bool:
    """Whether a part of a whole gives a percentage, rounded or cut off to its digits."""
    return whole > 0 and part >= 0 and agrees(part * whole_percent, whole, percent)


class _Reading:
    """A running text with its quantities and percentages."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.shares = tuple(_shares(plain))
        self._quantities = quantities(plain)
        self._ends = [quantity.end for quantity in self._quantities]

    def ratios(self, start: int) -> tuple[Ratio, ...]:
        """What every percentage from a place on comes from, where that can be told."""
        found = {share: self.following(share) for share in self.shares}
        explained = {pair.numbers for pair in found.values() if pair}
        shares = [share for share in self.shares if share.start >= start]
        read = (self._read(share, found[share], explained) for share in shares)
        return tuple(ratio for ratio in read if ratio)

    def _read(self, share: _Share, found: _Pair | None, explained: set[tuple[Decimal, Decimal]]) -> Ratio | None:
        if found:
            return _ratio(found, share.value, share.printed)
        sure = self._sure(share) if share.strong else None
        if sure is None:
            return None
        scaled = self._scaled(share, sure)
        if scaled or sure.numbers in explained or self._may_be_meant_otherwise(share, sure):
            return scaled
        return _ratio(sure, share.value, share.printed)

    def following(self, share: _Share) -> _Pair | None:
        """The nearest pair that gives the percentage and is one by its words, or by the precision of the numbers."""
        sure = self._sure(share)
        if sure and _gives(sure, share):
            return sure
        start = max((other.end for other in self.shares if sure and other.end <= share.start), default=0)
        pairs = (pair for pair in self._pairs(share) if pair.first.start >= start and _gives(pair, share))
        turned = _Pair(sure.whole, sure.part) if sure else None  # the words say which is the part
        candidates = [pair for pair in pairs if pair != turned and self._is_credible(pair, share)]
        return max(candidates, key=lambda pair: (pair.last.start, pair.first.start), default=None)

    def _before(self, share: _Share, count: int) -> tuple[Quantity, ...]:
        """The last quantities before a percentage."""
        end = bisect_right(self._ends, share.start)
        return self._quantities[max(0, end - count) : end]

    def _pairs(self, share: _Share) -> Iterator[_Pair]:
        """Pairs in the same unit from before the percentage, or from the brackets that explain it."""
        before = self._before(share, _NEAREST)
        for near in (before, self._explaining(share)):
            for part, whole in permutations(near, 2):
                if part.unit and part.unit == whole.unit:
                    yield _Pair(part, whole)

    def _explaining(self, share: _Share) -> tuple[Quantity, ...]:
        """The quantities in the brackets right behind a percentage."""
        bracket = _BRACKET.match(self.plain, share.end)
        if bracket is None:
            return ()
        first, last = (bisect_right(self._ends, place) for place in bracket.span())
        return self._quantities[first:last]

    def _is_credible(self, pair: _Pair, share: _Share) -> bool:
        """Whether two numbers that give the percentage do so by intention, not by chance."""
        if self._speaks_of_change(pair):
            return False
        if _is_precise(share) and pair.whole.number >= _FEW:
            return True
        between = self.plain[pair.first.end : pair.last.start]
        near = share.strong and self._is_adjacent(pair.last, share) and not _ITEM.search(between)
        return near and pair.whole.unit != _POINTS and self._tells_an_act(pair)

    def _tells_an_act(self, pair: _Pair) -> bool:
        """Whether the words say that something was done with a whole, rather than list two things."""
        between = self.plain[pair.first.end : pair.last.start]
        return self._is_all(pair.first) or bool(_ACT.search(between) and not _AND.match(between))

    def _is_all(self, quantity: Quantity) -> bool:
        """Whether the words call a quantity the whole."""
        return bool(_ALL.search(self.plain[max(0, quantity.start - 30) : quantity.start]))

    def _speaks_of_change(self, pair: _Pair) -> bool:
        """Whether one number became the other: then the percentage is that of a change."""
        return bool(_CHANGED_FROM.search(self.plain[max(0, pair.first.start - 30) : pair.last.start]))

    def _is_adjacent(self, quantity: Quantity, share: _Share) -> bool:
        """Whether nothing but asides stand between a quantity and the percentage."""
        return bool(_ASIDE.fullmatch(self.plain, quantity.end, max(quantity.end, share.start)))

    def _sure(self, share: _Share) -> _Pair | None:
        """The pair right before the percentage whose part and whole the words name."""
        before = self._before(share, 2)
        if len(before) < 2 or not self._is_adjacent(before[1], share):
            return None
        first, last = before
        between = self.plain[first.end : last.start]
        if self._speaks_of_change(_Pair(first, last)) or any(
            first.end <= other.start < last.start for other in self.shares
        ):
            return None
        if _FROM.fullmatch(between) and (first.unit in (None, last.unit)):
            return _Pair(first, last)
        whole_first = self._is_all(first) and first.unit and first.unit == last.unit
        done = _DONE.search(between) and not _UNDONE.search(between) and not _ITEM.search(between)
        return _Pair(last, first) if whole_first and done and last.number <= first.number else None

    def _scaled(self, share: _Share, sure: _Pair) -> Ratio | None:
        """A part of a whole that stands for the percentage printed in brackets behind it."""
        for other in self.shares:
            aside = sure.last.end <= other.start < share.start
            if aside and follows(*sure.numbers, share.value, other.value):
                return _ratio(sure, share.value, share.printed, other.value)
        return None

    def _may_be_meant_otherwise(self, share: _Share, sure: _Pair) -> bool:
        """Whether it may be capped, turned round, that of a change, of the rest or of a sum, or of something else."""
        part, whole = sure.numbers
        if whole <= 0 or sure.whole.unit == _POINTS or _OF.match(self.plain, share.end):
            return True
        begin = self.plain.rfind("\n", 0, share.start) + 1
        between = self.plain[sure.first.end : sure.last.start]
        named = sure.first is sure.whole or _FROM_ALL.fullmatch(between)
        capped = share.value == _FULL and part > whole
        rest = follows(abs(whole - part), whole, share.value) or follows(whole, part, share.value)
        alone = not any(
            begin <= other.start < sure.first.start and other.unit in (None, sure.whole.unit)
            for other in self._quantities
        )
        return not (named and alone) or capped or rest or bool(_CHANGE.search(self.plain[begin : share.start]))


def _shares(plain: str) -> Iterator[_Share]:
    """The percentages of a text that are values, not bounds."""
    for match in _SHARE.finditer(plain):
        before = plain[max(0, match.start() - 20) : match.start()]
        if not (_BOUND.search(before) or _BOUND_AFTER.match(plain, match.end())):
            printed = (match["number"] or match["signed"]).replace(",", "")
            yield _Share(printed, bool(match["strong"]), match.start(), match.end())


def _gives(pair: _Pair, share: _Share) -> bool:
    return follows(*pair.numbers, share.value)


def _is_precise(share: _Share) -> bool:
    """Whether the percentage has digits enough not to be met by chance."""
    return len(decimal_text(share.value).partition(".")[2]) > 1


def _ratio(pair: _Pair, percent: Decimal, printed: str | None, whole_percent: Decimal = _FULL) -> Ratio:
    part, whole = pair.numbers
    digits = max(3, 1 - int(percent.as_tuple().exponent))
    with localcontext(prec=120):
        computed = (part * whole_percent / whole).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    right = follows(part, whole, percent, whole_percent)
    return Ratio(part, whole, pair.whole.unit, percent, printed, computed, right, whole_percent)
