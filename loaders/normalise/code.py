"""Codes as people write them: policies, OKRs, key results, outlines."""

from __future__ import annotations

import re

from loaders.normalise.text import arabic, clean

_DOTTED = re.compile(r"[0-9]+(?:\s?\.\s?[0-9]+)+(?:\s*[-–]\s*[0-9]+(?![0-9.]))?")
_POLICY = re.compile(r"(?<![\w.,])[Pp]?[\s.-]?([0-9]{1,4})(?![\w])(?![.,][0-9])")
# Only `P` or a leading zero tells the list `049,050` from the amount `137,500`.
_COMMA_LIST = re.compile(r"P|0[0-9]{2},", re.IGNORECASE)
_POLICY_WORDS = re.compile(r"รหัส|นโยบาย|และ|หลัก|OKRs?|KRs?|P|[0-9]|[\W_]", re.IGNORECASE)
_OKR = re.compile(r"(?<![0-9.])([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{1,3})(?![0-9]|\.[0-9])")
_OKR_RANGE = re.compile(rf"{_OKR.pattern}\s*(?:[-–]|ถึง)\s*(?:{_OKR.pattern}|([0-9]{{1,3}})(?![0-9.,]))")
_LONGEST_RANGE = 50
_LONGEST_KR = 12
_LONGEST_CELL = 400


def _spaced(word: str) -> str:
    """A pattern for a word that line breaks may have torn apart."""
    return r"\s*".join(map(re.escape, word))


_OUTLINE_WORDS = "|".join(
    map(
        _spaced,
        (
            "ตัววัดผลหลักระดับกรุงเทพมหานครที่", "ตัววัดผลหลักระดับกรุงเทพมหานคร", "ตัววัดผลหลักที่", "ตัววัดผลหลัก",
            "ประเด็นการพัฒนาที่", "ประเด็นการพัฒนา", "ยุทธศาสตร์ย่อยที่", "ยุทธศาสตร์ย่อย", "ยุทธศาสตร์ที่", "ยุทธศาสตร์",
            "กลยุทธ์ที่", "กลยุทธ์", "เป้าประสงค์ที่", "เป้าประสงค์", "ตัวชี้วัดที่", "ตัวชี้วัด", "ภารกิจที่", "มิติที่", "ด้านที่",
            "ส่วนที่", "KPI", "OKR", "KR",
        ),
    )
)  # fmt: skip
_OUTLINE = re.compile(
    rf"(?:[-–•●]\s*)?(?:(?:{_OUTLINE_WORDS})\s*(?P<named>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*)[.)]?(?![0-9])"
    r"|(?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,2})+)[.)]?(?![0-9])"
    r"|(?P<single>[0-9]{1,2})(?:\.(?![0-9])|\)))\s*:?\s*",
    re.IGNORECASE,
)


def policy_codes(text: str) -> tuple[str, ...]:
    """The policy codes of a cell in order, without their `P`, in Arabic digits.

    A misprint such as `1691` stays as printed; the digits of an OKR code are
    not read, nor are numbers of five digits and more, nor anything in a cell
    that holds other words too.
    """
    cleaned = clean(text)
    if len(cleaned) > _LONGEST_CELL:
        return ()
    plain = _DOTTED.sub(" ", arabic(cleaned))
    if _COMMA_LIST.match(plain):
        plain = plain.replace(",", " ")
    if _POLICY_WORDS.sub("", plain):
        return ()
    return tuple(dict.fromkeys(match[1] for match in _POLICY.finditer(plain)))


def okr_codes(text: str) -> tuple[str, ...]:
    """The OKR codes of a text in order, such as `1.2.01`.

    A range of consecutive codes gives both ends and what lies between. In a
    text without the word OKR only codes ending in two digits are read, as
    `1.1.1` numbers something else.
    """
    plain = arabic(clean(text))
    codes: list[str] = []
    place = 0
    while match := _OKR.search(plain, place):
        span = _OKR_RANGE.match(plain, match.start())
        codes += _between(span) if span else [".".join(match.groups())]
        place = (span or match).end()
    if "OKR" not in plain.upper():
        codes = [code for code in codes if len(code.rpartition(".")[2]) == 2]
    return tuple(dict.fromkeys(codes))


def _between(span: re.Match[str]) -> list[str]:
    branch, issue, first, last_branch, last_issue, last, short_last = span.groups()
    last = last or short_last
    ends = [f"{branch}.{issue}.{first}", f"{last_branch or branch}.{last_issue or issue}.{last}"]
    same = last_branch is None or (last_branch, last_issue) == (branch, issue)
    if not same or not 0 < int(last) - int(first) <= _LONGEST_RANGE:
        return ends
    return [f"{branch}.{issue}.{number:0{len(first)}}" for number in range(int(first), int(last) + 1)]


def kr_code(text: str) -> str | None:
    """The key-result code that a cell is, in Arabic digits; misprints stay as printed."""
    plain = arabic(clean(text)).strip("* ")
    return plain if re.fullmatch(rf"[0-9]{{1,{_LONGEST_KR}}}", plain) else None


def outline_code(text: str) -> tuple[str | None, str]:
    """The leading outline code in Arabic digits, such as `1.5.4`, and the cleaned rest.

    Reads `ประเด็นการพัฒนา 1.1 …`, `KPI ๑.๕.๔.๑ : …`, `ด้านที่ ๑ …`, `๑. …`, `1.1.1 …`.
    """
    cleaned = clean(text)
    match = _OUTLINE.match(arabic(cleaned))
    if match is None:
        return None, cleaned
    return match[match.lastgroup or 0], cleaned[match.end() :]
