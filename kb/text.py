"""Folding of names and codes, for comparing and searching; what is stored stays as written."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {ord("๐") + number: str(number) for number in range(10)}
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)]
)
_TABLE = {**_DIGITS, **_INVISIBLE}
_REPLACED = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")
LOOK_ALIKES: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "ผฝฟ"), "พ"),
    **dict.fromkeys(map(ord, "ศ"), "ค"),
    **dict.fromkeys(map(ord, "ต"), "ด"),
    **dict.fromkeys(map(ord, "ถ"), "ก"),
    **dict.fromkeys(map(ord, "ชซ"), "ข"),  # สนช. is printed for สนข., ชอย for ซอย
    ord("ใ"): "ไ",
    ord("ู"): "ุ",
    ord("ำ"): "า",  # คำเป้าหมาย is printed for ค่าเป้าหมาย
    **dict.fromkeys(range(0x0E47, 0x0E4C), None),  # mai taikhu and the tone marks
}
"""Letters that text recognition confuses, each with the one that stands for all of them; for `str.translate`."""

_SEARCHED_ALIKE = {ord("ภ"): "ก", **dict.fromkeys(map(ord, "ีึื"), "ิ")}
"""What recognition and hasty typing confuse as well; too coarse to join names by, good enough to find them."""
_THAI_VOWELS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39")
"""The marks that are letters to a reader; all other marks are dropped for searching."""
_REPEATED_VOWEL = re.compile("([\u0e31\u0e34-\u0e39])\\1+")
_SPLIT_AM = re.compile("([่-๋]?)ํ([่-๋]?)า")
"""Sara am written as nikhahit and sara aa, with a tone mark before or between; NFC does not mend it."""


def arabic_digits(text: str) -> str:
    """The text with Thai digits replaced by Arabic ones."""
    return text.translate(_DIGITS)


def fold(text: str) -> str:
    """The text as it is compared and searched.

    White space and invisible marks are dropped, Thai digits become Arabic ones,
    a decomposed ำ and a doubled เ are mended, letters lose their case.
    """
    mended = unicodedata.normalize("NFC", text).replace("เเ", "แ")
    if "ํ" in mended:
        mended = _SPLIT_AM.sub(r"\1\2ำ", mended)
    if _REPLACED.search(mended):  # few texts hold such a character, and looking for one is quicker than replacing
        mended = mended.translate(_TABLE)
    return "".join(mended.split()).casefold()


class _Loose(dict[int, str]):
    """What stands for a character in loosely folded text, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = "".join(filter(None, map(_loose_letter, unicodedata.normalize("NFKD", chr(code)))))
        return found


def _loose_letter(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    if (letter not in _THAI_VOWELS and unicodedata.category(letter)[0] not in "LN") or letter == "ฯ":
        return ""
    return letter.casefold().translate(LOOK_ALIKES).translate(_SEARCHED_ALIKE)


_LOOSE = _Loose()


def loose(text: str) -> str:
    """The text as it is searched when `fold` is too strict: letters and digits alone.

    Letters that text recognition confuses are one, tone marks and punctuation are dropped,
    a doubled vowel sign is one. Folding twice, or after `fold`, changes nothing more.
    """
    return _REPEATED_VOWEL.sub(r"\1", text.translate(_LOOSE).replace("เเ", "แ"))


def loose_places(text: str) -> tuple[str, list[int]]:
    """`loose(text)`, and for each letter of it the place in the text of the character that it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _LOOSE[ord(character)]:
            last = letters[-1] if letters else ""
            if letter == last == "เ":
                letters[-1] = "แ"
            elif letter != last or letter not in _THAI_VOWELS:
                letters.append(letter)
                places.append(place)
    return "".join(letters), places
