"""How alike two printed texts are: letters, numbers, units, and what a line break or a scanner may have changed."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz

from kb.text import fold

_MARKUP = re.compile(r"<[^>]*>")
_BETWEEN = re.compile(r"[^\w\u0e30-\u0e4e]+")
_NUMBER = re.compile(r"(?<!\d)(?<!\d\.)\d[\d,]*(?:\.\d+)?(?![\d])")
_TONES = dict.fromkeys(map(ord, "่้๊๋็์ฺ"))
_LOOK_ALIKE = str.maketrans("ฝฟพศตกชซฎปฑลนโธภณ", "ผผผคดถขขฏบทสมใรถญ")
"""Letters that scanning takes for each other, each mapped to one of them."""

_WORD = 4
"""Letters of the shortest run that is taken for a word of its own."""
_BEGUN = 8
"""Letters of a name that stand before the sign of abbreviation at least."""
_AT_LEAST = ("ไม่น้อยกว่า", "อย่างน้อย", "ไม่ต่ำกว่า", "ขึ้นไป")
_AT_MOST = ("ไม่เกิน", "ไม่มากกว่า")
_MORE = ("เพิ่มขึ้น",)
_LESS = ("ลดลง",)

_UNITS = {
    "กิโลเมตร": "กม.", "km": "กม.", "percent": "ร้อยละ", "%": "ร้อยละ", "เปอร์เซ็นต์": "ร้อยละ",
    "ตารางเมตร": "ตร.ม.", "ตรม.": "ตร.ม.", "ตารางวา": "ตร.ว.",
}  # fmt: skip


@lru_cache(maxsize=1 << 14)
def letters(text: str) -> str:
    """The letters and digits alone, as they are compared."""
    return _BETWEEN.sub("", fold(_MARKUP.sub(" ", text)))


@lru_cache(maxsize=1 << 14)
def scanned(text: str) -> str:
    """The letters without tone marks and with look-alikes folded: what a poor scan leaves of them."""
    return letters(text).translate(_TONES).translate(_LOOK_ALIKE)


@lru_cache(maxsize=1 << 14)
def numbers(text: str) -> tuple[Decimal, ...]:
    """The numbers in a text, in order; thousands commas and digit style do not count."""
    plain = _MARKUP.sub(" ", text).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    return tuple(Decimal(found.replace(",", "")) for found in _NUMBER.findall(plain) if _is_number(found))


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).isdigit()


def same_numbers(one: str, other: str) -> bool:
    """Whether two texts hold the same numbers, in any order and however often."""
    return set(numbers(one)) == set(numbers(other))


def holds_numbers(whole: str, part: str) -> bool:
    """Whether every number of a part stands in the whole."""
    return not Counter(numbers(part)) - Counter(numbers(whole))


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1, spaces, tone marks and letters that scanning confuses aside."""
    return fuzz.ratio(scanned(one), scanned(other)) / 100


@lru_cache(maxsize=1 << 12)
def replaced(one: str, other: str) -> bool:
    """Whether a word stands in the place of another: a run of letters with nearly nothing of the other's in it."""
    first, second = scanned(one), scanned(other)
    runs: list[tuple[int, int, int, int]] = []
    for name, start, end, there, to in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if name != "equal" and runs and start - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], end, runs[-1][2], to)
        elif name != "equal":
            runs.append((start, end, there, to))
    parts = [(first[start:end], second[there:to]) for start, end, there, to in runs]
    return any(min(len(part), len(instead)) >= _WORD and fuzz.ratio(part, instead) < 50 for part, instead in parts)


def abbreviates(short: str, full: str) -> bool:
    """Whether a name gives the beginning and the end of another, and ฯ for what stands between."""
    begun, sign, rest = short.replace("ฯลฯ", "").partition("ฯ")
    start, end, whole = scanned(begun), scanned(rest), scanned(full.replace("ฯ", ""))
    left_out = len(whole) - len(start) - len(end)
    long = bool(sign) and len(start) >= _BEGUN and left_out >= _WORD
    return long and whole.startswith(start) and whole.endswith(end)


def comparator(text: str) -> str:
    """In which way a target is to be met, by its words; empty where they do not say."""
    plain = letters(text)
    for name, words in (("at_least", _AT_LEAST), ("at_most", _AT_MOST)):
        if any(letters(word) in plain for word in words):
            return name
    return ""


def direction(text: str) -> str:
    """Whether a target asks for more or for less than before, by its words; empty where they do not say."""
    plain = letters(text)
    if any(letters(word) in plain for word in _LESS):
        return "less"
    return "more" if any(letters(word) in plain for word in _MORE) else ""


def unit(text: str | None) -> str:
    """A unit as it is compared; empty for none."""
    plain = " ".join((text or "").split())
    return fold(_UNITS.get(plain, plain))


def units_differ(one: str | None, other: str | None) -> bool:
    """Whether two stated units are different ones; a longer name of the same is none."""
    first, second = letters(unit(one)), letters(unit(other))
    if not first or not second or first in second or second in first:
        return False
    return fuzz.ratio(first, second) < 75
