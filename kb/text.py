"""Folding of names and codes, for comparing and searching; what is stored stays as written."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {ord("๐") + number: str(number) for number in range(10)}
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)]
)
_TABLE = {**_DIGITS, **_INVISIBLE}
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
    mended = _SPLIT_AM.sub(r"\1\2ำ", unicodedata.normalize("NFC", text)).replace("เเ", "แ")
    return "".join(mended.translate(_TABLE).split()).casefold()
