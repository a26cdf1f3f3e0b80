"""Finds telephone numbers, e-mail addresses and Line IDs in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from loaders.normalise.text import arabic
from loaders.readers.name_words import GAP


class Contact(StrEnum):
    """A way to reach someone, as the mark that stands in its place."""

    TELEPHONE = "[หมายเลขโทรศัพท์]"
    EMAIL = "[อีเมล]"
    LINE_ID = "[ไลน์ไอดี]"


_SEPARATOR = r"(?:[ \u00a0]?[-–.][ \u00a0]?|[ \u00a0])?"
_ZERO = rf"(?:\(?(?:0|\+?66{_SEPARATOR}0?))"
_FULL = (
    rf"{_ZERO}{_SEPARATOR}(?:[689](?:{_SEPARATOR}\)?{_SEPARATOR}[0-9]){{8}}"
    rf"|[2-57](?:{_SEPARATOR}\)?{_SEPARATOR}[0-9]){{7}})"
)
"""Zero, then nine digits of a mobile or eight of a fixed line, however they are grouped."""
_NOT_ON = r"(?![0-9]|[.,/][0-9])"
_UNITS = (
    "บาท|เครื่อง|เลขหมาย|หมายเลข|คู่สาย|สาย|ครั้ง|คน|ราย|ล้าน|แสน|หมื่น|พัน|จุด|แห่ง|ชุด|%|เปอร์เซ|ร้อยละ|ปี|เดือน|วัน|ชั่วโมง"
    "|นาที|ช่องทาง|เรื่อง|หน่วย|ตัว|ระบบ|ข้อ|ขั้นตอน|โครงการ|กิจกรรม|ตร|กม|เมตร"
)
_NO_AMOUNT = rf"{_NOT_ON}(?!\s*(?:{_UNITS}))"
_SHORT = rf"(?:[0-9]{{3,4}}[- ][0-9]{{4}}|[0-9]{{3,8}}){_NO_AMOUNT}"
_NO_YEAR = r"(?!(?:2[456]|20)[0-9]{2}(?![0-9]))"
_LONG_ENOUGH = rf"(?:[0-9]{{3,4}}[- ][0-9]{{4}}|[0-9]{{6,8}}|{_NO_YEAR}[0-9]{{4,5}}){_NO_AMOUNT}"
_RANGE = r"(?:[-–][0-9]{1,4}(?![0-9]))?"
_FURTHER = r"(?:\s?[-–,/]\s?[0-9]{1,5}(?![0-9,.]))*"
_EXTENSION = rf"(?:\s*\(?(?:ต่อ|กด|[Ee]xt\.?|\#)\s*(?:ภายใน)?\s*[:.]?\s*[0-9]{{1,5}}(?![0-9]){_FURTHER})?"
_TAIL = _RANGE + _EXTENSION

_KIND = r"(?:ภายใน|เคลื่อนที่|มือถือ|ติดต่อ|ที่ทำงาน|สำนักงาน|บ้าน|สายตรง)*"
_TIED = rf"(?:\s?\({_KIND}\))?"
_EXPLICIT = (
    rf"(?:(?:หมายเลข|เบอร์|เลขหมาย)\s?(?:โทรศัพท์|โทรสาร|โทร|มือถือ|ติดต่อ|ภายใน){_KIND}\.?|โทร(?:\.|(?=[\s:：]|&nbsp;|{_KIND}[\s:：.]*[0-9]))\s?{_KIND}"
    rf"|(?:โทรศัพท์|โทรสาร|มือถือ|แฟกซ์){_KIND}(?={GAP}*[:：.])|(?<![A-Za-z])(?:Tel|TEL|tel|Fax|FAX|Mobile|Phone)(?![A-Za-z])\.?)"
    rf"{_TIED}(?:{GAP}|[:：.]|</?p>)*"
)
_BARE = rf"(?<!ค่า)(?<!บริการ)(?<!เครื่อง)(?:โทรศัพท์|โทรสาร|มือถือ|แฟกซ์){_KIND}{_TIED}{GAP}*"
_NEXT = r"\s*(?:,|/|และ|หรือ|ถึง|-|–)\s*"

_LABELLED = re.compile(
    rf"(?:{_EXPLICIT}(?P<explicit>(?:{_FULL}{_NOT_ON}|{_SHORT}){_TAIL}(?:{_NEXT}(?:{_FULL}{_NOT_ON}|{_SHORT}){_TAIL})*)"
    rf"|{_BARE}(?P<bare>(?:{_FULL}{_NOT_ON}|{_LONG_ENOUGH}){_TAIL}(?:{_NEXT}(?:{_FULL}{_NOT_ON}|{_LONG_ENOUGH}){_TAIL})*))"
)
_ONE = re.compile(rf"(?:{_FULL}{_NOT_ON}|{_SHORT}){_TAIL}")
_STARTS = re.compile(rf"(?:{GAP}|[:：.])*(?P<number>(?:{_FULL}{_NOT_ON}|{_SHORT}){_TAIL})")
_ENDS_IN_LABEL = re.compile(rf"{_EXPLICIT}(?<=[:：.\s])$")
_BY_SHAPE = re.compile(
    r"(?<![0-9])(?<![0-9][-./,])(?:"
    r"\+66[- ]?[2-9](?:[- ]?[0-9]){7,8}"
    r"|0[2-7]-[0-9]{3}-[0-9]{4}|02 [0-9]{3} [0-9]{4}|02[0-9]-[0-9]{3}-[0-9]{3}"
    r"|0[ -]2[0-9]{3}[ -][0-9]{4}|0[ -][3-57][0-9]{3}[ -][0-9]{4}"
    r"|0[689][0-9][- ][0-9]{3}[- ][0-9]{4}|0[689][ -][0-9]{4}[ -][0-9]{4}|0[ -][689][0-9]{3}[ -][0-9]{4}"
    r"|0[689][0-9]{8}|0[689][0-9]-[0-9]{7}|02-[0-9]{7}"
    rf"){_NOT_ON}{_TAIL}"
)
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_LINE, _ID = "(?:[Ll][Ii][Nn][Ee]|ไลน์)", "(?:[Ii][Dd]|ไอดี)"
_LINE_ID = re.compile(
    rf"(?:{_LINE}{GAP}*{_ID}{GAP}*[:：.]?|{_ID}{GAP}*{_LINE}{GAP}*[:：.]?|{_LINE}{GAP}*[:：]{GAP}*(?=\S*[0-9]))"
    rf"{GAP}*(?P<id>@?[A-Za-z0-9._-]{{3,}}){_NO_AMOUNT}"
)

Found = tuple[int, int, Contact]
"""Where in a text a contact begins and ends, and what it is."""


def contacts(text: str, *, labelled: bool = False) -> list[Found]:
    """Where the telephone numbers, e-mail addresses and Line IDs of a text stand, in order and apart.

    Args:
        text: A line or a cell, its digits Thai or Arabic.
        labelled: Whether a label right before the text says that it is a telephone number.
    """
    plain = arabic(text)
    found: list[Found] = []
    for candidate in _candidates(plain, labelled=labelled):
        if not any(candidate[0] < end and start < candidate[1] for start, end, _ in found):
            found.append(candidate)
    return sorted(found)


def ends_in_label(text: str) -> bool:
    """Whether a text ends in the label of a telephone number, which then stands in the next."""
    return bool(_ENDS_IN_LABEL.search(text))


def _candidates(text: str, *, labelled: bool) -> Iterator[Found]:
    for match in _EMAIL.finditer(text):
        yield *match.span(), Contact.EMAIL
    for match in _LINE_ID.finditer(text):
        yield *match.span("id"), Contact.LINE_ID
    if labelled and (first := _STARTS.match(text)):
        yield *first.span("number"), Contact.TELEPHONE
    for match in _LABELLED.finditer(text):
        start, end = match.span("explicit" if match["explicit"] else "bare")
        for one in _ONE.finditer(text, start, end):
            yield *one.span(), Contact.TELEPHONE
    for match in _BY_SHAPE.finditer(text):
        yield *match.span(), Contact.TELEPHONE
