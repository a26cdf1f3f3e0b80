"""Codes as people write them: policies, OKRs, key results, outlines."""

from __future__ import annotations

import re

from loaders.normalise.text import arabic, clean

_DOTTED = re.compile(r"[0-9]+(?:\s?\.\s?[0-9]+)+(?:\s*[-–]\s*[0-9]+(?![0-9.]))?")
_POLICY = re.compile(r"(?<![\w.,])[Pp]?[\s.-]?([0-9]{1,4})(?![\w])(?![.,][0-9])")
_COMMA_LIST = re.compile(r"(?<![0-9.,])(?:P\s?)?[0-9]{3}(?:,\s?(?:P\s?)?[0-9]{3})+(?![0-9])", re.IGNORECASE)
_POLICY_WORDS = re.compile(
    r"รหัส|นโยบาย|(?:ของ)?ผู้ว่า(?:ราชการ)?|ฯ|กรุงเทพมหานคร|ลำดับ|และ|ถึง|หลัก|ข้อ|ที่|ต่อเนื่อง|OKRs?|KRs?|P|[0-9]|[\W_]",
    re.IGNORECASE,
)
_EXPLICIT_POLICY = re.compile(r"(?<![A-Za-z0-9])[Pp][\s.-]?([0-9]{3})(?![0-9A-Za-z]|[.,][0-9])")
_NOTE = re.compile(r"(?<=[0-9]{3})\s*\([^()]*\)")
_LIST_NUMBER = re.compile(r"(?<!\S)[0-9]{1,2}[.)]\s+(?=P?\s?[0-9]{3})", re.IGNORECASE)
_YEAR = re.compile(r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\s?\.?\s?ศ\s?\.?\s*)?(?<![0-9A-Za-z])2[45][0-9]{2}(?![0-9])")
_HIGHEST_POLICY = 300
_KR_PREFIX = re.compile(r"(?<![A-Za-z])(?:O\s?)?KR\s?s?[\s.:-]*(?=[0-9OoIl|])", re.IGNORECASE)
_KR_LETTERS = str.maketrans("OoIl|", "00111")
_KR_IN_CELL = re.compile(r"(?<![0-9A-Za-z])[0-9OoIl|]{5}(?![0-9A-Za-z]|\.[0-9]{1,3}(?![0-9])|\s*บาท)")
_KR_FEWEST_DIGITS = 3
_KR_LIST = re.compile(r"[0-9]{3,7}(?:[\s,/;]+[0-9]{3,7})+")
_RANGE = re.compile(r"P?\s?([0-9]{3,5})\s*(?:[-–—]|ถึง)\s*P?\s?([0-9]{3,5})", re.IGNORECASE)
_OKR = re.compile(r"(?<![0-9.])([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{1,3})(?![0-9]|\.[0-9])")
_OKR_RANGE = re.compile(rf"{_OKR.pattern}\s*(?:[-–]|ถึง)\s*(?:{_OKR.pattern}|([0-9]{{1,3}})(?![0-9.,]))")
_LONGEST_RANGE = 50
_LONGEST_KR = 12
_KR_DIGITS = 5
_LONGEST_CELL = 400


_CODE_WORD = re.compile(r"(?<![A-Za-z0-9.])[Pp]?[0-9OoIl]{1,3}(?:\s?\.\s?[0-9OoIl]{1,3}){0,2}(?![A-Za-z])")
_DIGITS_OF_LETTERS = str.maketrans("OoIl", "0011")


def _letters_read_as_digits(plain: str) -> str:
    """The text with letters inside a code of digits as the digits that they are read for."""
    return _CODE_WORD.sub(
        lambda match: match[0].translate(_DIGITS_OF_LETTERS) if any(map(str.isdigit, match[0])) else match[0], plain
    )


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
    """The policy codes of a policy column's cell in order, without their `P`, in Arabic digits.

    A cell that is just a range of consecutive codes gives both ends and what
    lies between. A misprint such as `1691` stays as printed; the digits of an
    OKR code, of a year or an amount are not read. In a cell that holds other
    words too only codes marked by `P` are read.
    """
    cleaned = clean(text)
    if len(cleaned) > _LONGEST_CELL:
        return ()
    plain = _DOTTED.sub(" ", _LIST_NUMBER.sub(" ", _letters_read_as_digits(arabic(cleaned))))
    if codes := _range(plain, length=3):
        return codes
    found = _POLICY if _is_only_policies(plain) else _EXPLICIT_POLICY
    plain = _COMMA_LIST.sub(_listed, _YEAR.sub(" ", _NOTE.sub(_code_note, plain)))
    return tuple(dict.fromkeys(match[1] for match in found.finditer(plain)))


def _is_only_policies(plain: str) -> bool:
    """Whether nothing but codes and the words around them stands in a cell, notes in brackets aside."""
    return not _POLICY_WORDS.sub("", _YEAR.sub(" ", _NOTE.sub(_code_note, plain)))


def _code_note(note: re.Match[str]) -> str:
    """A note in brackets behind a code, blanked out unless it holds codes alone."""
    return " " if _POLICY_WORDS.sub("", note[0]) else note[0]


def _listed(match: re.Match[str]) -> str:
    """`145,146` as a list of codes; an amount such as `137,500` as it is.

    Its `P`, its spaces or a leading zero tell a list; else every number must be
    one a policy can have, and the last none that ends an amount in round hundreds.
    """
    numbers = re.findall("[0-9]{3}", match[0])
    marked = re.search(r"[Pp\s]", match[0]) or match[0].startswith("0")
    likely = all(int(number) <= _HIGHEST_POLICY for number in numbers) and not numbers[-1].endswith("00")
    return match[0].replace(",", " ") if marked or likely else match[0]


def _range(plain: str, *, length: int) -> tuple[str, ...]:
    """The codes of a cell that is just a range of codes of so many digits; empty for any other cell."""
    match = _RANGE.fullmatch(plain.strip(" ()*."))
    if match is None or {len(match[1]), len(match[2])} != {length}:
        return ()
    first, last = int(match[1]), int(match[2])
    if not 0 < last - first <= _LONGEST_RANGE or (match[1][:-2] != match[2][:-2] and length == _KR_DIGITS):
        return ()
    return tuple(f"{number:0{length}}" for number in range(first, last + 1))


def okr_codes(text: str) -> tuple[str, ...]:
    """The OKR codes of a text in order, such as `1.2.01`.

    A range of consecutive codes gives both ends and what lies between. In a
    text without the word OKR only codes ending in two digits are read, as
    `1.1.1` numbers something else.
    """
    plain = _letters_read_as_digits(arabic(clean(text)))
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


def kr_codes(text: str) -> tuple[str, ...]:
    """Every key-result code of a key-result column's cell in order, in Arabic digits.

    Codes have five digits and may stand behind `KR`, in brackets, between
    words; letters that text recognition made of digits are read as these where
    a code comes out. In a cell of nothing but digits misprints of another
    length stay as printed; a cell that is just a range gives what lies between too.
    """
    if code := kr_code(text):
        return (code,)
    cleaned = clean(text)
    if len(cleaned) > _LONGEST_CELL:
        return ()
    plain = _KR_PREFIX.sub(" ", arabic(cleaned))
    if codes := _range(plain, length=_KR_DIGITS):
        return codes
    found = [match[0] for match in _KR_IN_CELL.finditer(plain)]
    codes = tuple(code.translate(_KR_LETTERS) for code in found if len(re.sub("[^0-9]", "", code)) >= _KR_FEWEST_DIGITS)
    if codes and _KR_LIST.fullmatch(plain):
        codes = tuple(re.findall("[0-9]+", plain))
    return tuple(dict.fromkeys(codes))


def outline_code(text: str) -> tuple[str | None, str]:
    """The leading outline code in Arabic digits, such as `1.5.4`, and the cleaned rest.

    Reads `ประเด็นการพัฒนา 1.1 …`, `KPI ๑.๕.๔.๑ : …`, `ด้านที่ ๑ …`, `๑. …`, `1.1.1 …`.
    """
    cleaned = clean(text)
    match = _OUTLINE.match(arabic(cleaned))
    if match is None:
        return None, cleaned
    return match[match.lastgroup or 0], cleaned[match.end() :]
