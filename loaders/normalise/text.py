"""Thai text of table cells: cleaned, folded for comparing, and taken apart."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz import fuzz

from kb.text import LOOK_ALIKES

_BLOCK_MARK = re.compile(r"</?(?:p|br|li|ul|ol|div|tr|td|th|table|h[1-6])\b[^<>]*>", re.IGNORECASE)
_INLINE_MARK = re.compile(r"</?(?:u|b|i|em|strong|span|font|sub|sup|a|small|s)\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]+")
_SPACES = re.compile(r"\s+")

# Old fonts keep shifted marks and bases without descender at private code points, and PDF
# files made with them print these. The table is the one HarfBuzz shapes such fonts with.
_SHIFTED_GLYPHS = str.maketrans(
    {
        "\uf700": "\u0e10",  # tho than without descender
        **dict(zip("\uf701\uf702\uf703\uf704", "\u0e34\u0e35\u0e36\u0e37", strict=True)),  # sara i … uee, left
        **dict(zip("\uf705\uf706\uf707\uf708\uf709", "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True)),  # low left
        **dict(zip("\uf70a\uf70b\uf70c\uf70d\uf70e", "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True)),  # low
        "\uf70f": "\u0e0d",  # yo ying without descender
        "\uf710": "\u0e31",  # mai han akat, left
        "\uf711": "\u0e4d",  # nikhahit, left
        "\uf712": "\u0e47",  # mai taikhu, left
        **dict(zip("\uf713\uf714\uf715\uf716\uf717", "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True)),  # left
        **dict(zip("\uf718\uf719\uf71a", "\u0e38\u0e39\u0e3a", strict=True)),  # sara u, uu, phinthu, low
    }
)

# Nikhahit and sara aa are the two halves of sara am, torn apart at times; the tone mark stands before it.
_SARA_AM = re.compile("([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\\s?\u0e32")
# No Thai word begins with sara aa: PDF files print half of sara am so. A single consonant behind it
# belongs to the same syllable, which sara am cannot close on: `ก าร` is a torn การ and stays as printed.
_TORN_SARA_AM = re.compile("(?<=[\u0e01-\u0e2e]) (?:\u0e33|\u0e32(?![\u0e01-\u0e2e]\u0e4c?(?![\u0e01-\u0e7f])))")
# A tone mark typed before the vowel sign of the same consonant looks right and compares wrong.
_TONE_BEFORE_VOWEL = re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e39])")

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_PASSES = 8
_REMEMBERED = 65_536
"""Texts kept in each cache: matching compares the same few thousand cells over and over."""

_THOUSANDS_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[^0-9\w\u0e00-\u0e7f]+(?=[0-9])")

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)*")

_UNITS = "กิโล|กม|เมตร|ตัน|ไร่|ล้าน|บาท|ตาราง|ตร|ดาว|คะแนน|แห่ง|คน|ครั้ง|จุด|ราย|เปอร์เซ"
_ORDINAL = re.compile(
    r"(?:[-–•●]\s*)?(?:"
    r"\((?P<bracketed>[0-9]{1,3}(?:\.[0-9]{1,2})*)\)"
    rf"|(?P<outline>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+)[.)]?(?=\s|[^\W0-9])(?!\s*(?:{_UNITS}))"
    r"|(?P<pointed>[0-9]{1,3})(?:\.(?![0-9])|\))"
    r"|(?P<bare>[0-9]{1,3})(?=\s+(?:โครงการ|กิจกรรม)[\u0e00-\u0e7f])"
    r")\s*"
)
_ITEM_START = re.compile(r"(?:(?<=\s)|^)(?:[-–•●]\s*)?([0-9]{1,2})([.)])(?![0-9])\s*")


@lru_cache(maxsize=_REMEMBERED)
def clean(text: str) -> str:
    """The clean value of a cell: no HTML remains, composed Thai in standard characters, single spaces.

    Thai digits stay as printed. Cleaning twice changes nothing.
    """
    for _ in range(_PASSES):
        cleaned = _clean_once(text)
        if cleaned == text:
            return cleaned
        text = cleaned
    # Marks nested deeper than any real document has: nothing of them may be left.
    return _clean_once(_settled(_clean_once, re.sub("[<>&]", " ", text)))


def paragraphs(text: str) -> tuple[str, ...]:
    """The parts of a cell where HTML marks them, each cleaned; empty parts are dropped."""
    return tuple(part for part in map(clean, _BLOCK_MARK.split(text)) if part)


def arabic(text: str) -> str:
    """The text with Thai digits as Arabic ones."""
    return text.translate(_THAI_DIGITS)


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """The text for comparing: clean, Arabic digits, lower case, no spaces or punctuation.

    Numbers stay apart (`29/2` is not `292`): what stands between two digits
    becomes one `-`, a decimal point stays, a thousands comma goes.
    """
    return _settled(_fold_once, clean(text))


@lru_cache(maxsize=_REMEMBERED)
def ocr_fold(text: str) -> str:
    """`fold`, with letters that text recognition confuses made equal and tone marks dropped."""
    return fold(text).translate(LOOK_ALIKES)


@lru_cache(maxsize=_REMEMBERED)
def digits(text: str) -> tuple[str, ...]:
    """All numbers in a text, in order, in Arabic digits without thousands commas.

    Names that differ in a number are different things, however alike they look.
    """
    return tuple(number.replace(",", "") for number in _NUMBER.findall(arabic(clean(text))))


def similarity(a: str, b: str) -> float:
    """How alike two texts are, in [0, 1]: 1.0 where they fold to the same, else less."""
    folded_a, folded_b = fold(a), fold(b)
    if folded_a == folded_b:
        return 1.0
    ratio = fuzz.ratio(folded_a.translate(LOOK_ALIKES), folded_b.translate(LOOK_ALIKES)) / 100
    return min(ratio, 0.99)


def without_ordinal(text: str) -> tuple[str | None, str]:
    """A leading ordinal (`1.`, `๗.๑`, `- ๑)`, `(1)`, `23 โครงการ…`) and the cleaned rest.

    The ordinal is in Arabic digits; quantities such as `2 ครั้ง` are left whole.
    """
    cleaned = clean(text)
    match = _ORDINAL.match(arabic(cleaned))
    if match is None:
        return None, cleaned
    return match[match.lastgroup or 0], cleaned[match.end() :]


def split_numbered(text: str) -> tuple[tuple[str | None, str], ...]:
    """The items of a cell numbered 1, 2, 3 …, each as (ordinal, text).

    Words before the first number are an item without ordinal. A cell whose
    numbers do not run from 1 without a gap is one item.
    """
    cleaned = clean(text)
    starts = numbered_starts(cleaned)
    if not starts:
        return (without_ordinal(cleaned),)
    ends = [*(start for start, _ in starts[1:]), len(cleaned)]
    items = [
        (str(number), cleaned[content:end].rstrip(" -–•●"))
        for number, ((_, content), end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]
    heading = cleaned[: starts[0][0]].rstrip()
    return ((None, heading), *items) if heading else tuple(items)


def numbered_starts(cleaned: str) -> tuple[tuple[int, int], ...]:
    """Where the items 1, 2, 3 … of a cleaned text start, and where their words do.

    Empty unless there are two or more and every number of the same style fits.
    """
    matches = list(_ITEM_START.finditer(arabic(cleaned)))
    style = matches[0][2] if matches else ""
    matches = [match for match in matches if match[2] == style]
    if len(matches) < 2 or [int(match[1]) for match in matches] != list(range(1, len(matches) + 1)):
        return ()
    return tuple((match.start(), match.end()) for match in matches)


def _clean_once(text: str) -> str:
    text = _ENTITY.sub(_character, text)
    text = _INLINE_MARK.sub("", _BLOCK_MARK.sub(" ", text))
    text = _INVISIBLE.sub("", text)
    text = unicodedata.normalize("NFC", text.translate(_SHIFTED_GLYPHS))
    text = _SARA_AM.sub("\\1\\2\u0e33", text)
    text = _TONE_BEFORE_VOWEL.sub("\\2\\1", text)
    text = text.replace("เเ", "แ")
    return _TORN_SARA_AM.sub("\u0e33", _SPACES.sub(" ", text)).strip()


def _character(match: re.Match[str]) -> str:
    return html.unescape(re.sub("^&(?:amp;)+", "&", match[0]))


def _fold_once(text: str) -> str:
    text = arabic(clean(text)).casefold()
    text = _THOUSANDS_COMMA.sub("", text)
    text = _BETWEEN_DIGITS.sub(lambda match: "." if match[0] == "." else "-", text)
    return "".join(
        letter for place, letter in enumerate(text) if _is_kept(letter) or _joins_digits(text, place)
    )  # fmt: skip


@lru_cache(maxsize=4_096)
def _is_kept(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN" and letter != "ฯ"


def _joins_digits(text: str, place: int) -> bool:
    if text[place] not in ".-" or not 0 < place < len(text) - 1:
        return False
    return text[place - 1] in "0123456789" and text[place + 1] in "0123456789"


def _settled(function: Callable[[str], str], text: str) -> str:
    """Applies a function until it changes nothing, at most a few times."""
    for _ in range(_PASSES):
        changed = function(text)
        if changed == text:
            break
        text = changed
    return text
