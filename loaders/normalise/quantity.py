"""Counted and measured quantities in Thai running text: a number and its unit.

Numbers that count nothing are left out: dates and years, times, ordinals, addresses, numbers
of letters, levels, percentages, and bounds such as “not fewer than 50”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from loaders.normalise.number import NUMBER
from loaders.normalise.text import arabic, clean, paragraphs

MONTHS = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\."
)
"""The months in words, as an alternation."""

_SAME_UNITS = {
    "ตารางเมตร": ("ตร.ม.", "ตร.ม", "ตรม.", "ตรม", "ตร.เมตร"),
    "ตารางวา": ("ตร.ว.", "ตร.วา", "ตร.ว", "ตรว."),
    "กิโลกรัม": ("กก.",),
    "กิโลเมตร": ("กม.",),
    "ร้านค้า": (),
}
_WORDS = (
    "แห่ง", "ร้าน", "รายการ", "ราย", "คน", "โครงการ", "กิจกรรม", "แปลง", "หลังคาเรือน", "หลัง", "ห้อง",
    "ตัน", "ล้านบาท", "บาท", "จุด", "ครั้ง", "เรื่อง", "ครัวเรือน", "ชุมชน", "โรงเรียน", "ตารางกิโลเมตร", "ไร่",
    "งาน", "กิโลกรัม", "เมตร", "ลิตร", "ต้น", "ตัว", "ฉบับ", "ชุด", "หน่วย", "เครือข่าย", "คลอง",
    "ซอย", "สาย", "ป้าย", "ดวง", "คัน", "คู่", "อาคาร", "ชั่วโมง", "วัน", "สัปดาห์", "เดือน",
    "ปี", "คะแนน", "ตัวชี้วัด", "ขั้นตอน", "ช่องทาง", "กลุ่ม", "รูป", "ลำ", "แผ่น", "ใบ", "ศูนย์",
    "เส้นทาง", "ตลาด", "วัด", "สวน", "นวัตกรรม", "ข้อ", "วิชา", "ระบบ", "หมวด", "แผง", "ประเภท",
    "สถานประกอบการ", "สถานที่", "กิโลเมตร", "ร้านค้า", "ตำแหน่ง", "คดี", "คำขอ", "เคส",
)  # fmt: skip
_CANONICAL = {other: unit for unit, others in _SAME_UNITS.items() for other in (unit, *others)} | {
    word: word for word in _WORDS
}
_PER = r"(?:\s*(?:/|ต่อ)\s*(?:ปี|วัน|เดือน|คน|ชั่วโมง|สัปดาห์))?"
_UNIT = rf"(?:{'|'.join(map(re.escape, sorted(_CANONICAL, key=len, reverse=True)))}){_PER}"
_OTHER = (
    r"(?!คิด|จาก|และ|หรือ|จำนวน|โดย|ที่|ใน|เป็น|ของ|ขึ้น|ต่อ|เพื่อ|ได้|แล้ว|ดำเนิน|ร้อย|ขนาด|แบ่ง|รวม|พบ|มี|ซึ่ง|ประกอบ|ผ่าน)"
    r"[\u0e01-\u0e4e]{2,12}(?=[\s()]|$)"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,/])(?<!\S[-–])(?P<number>{NUMBER})(?![\d,./:]*\d)(?![A-Za-z%/])"
    rf"(?!\s*(?:{MONTHS}|น\.(?!\w)|%|เปอร์เซ))(?:\s*(?:(?P<unit>{_UNIT})|(?P<other>{_OTHER})))?"
)
_NOT_COUNTED = re.compile(
    rf"(?:(?<!พื้น)(?<!สถาน)(?<!หน้า)(?<!เนื้อ)ที่|ซอย|ถนน|พระราม|หมู่|ข้อ|ระดับ|มาตรา|รุ่น|ชั้น|ปี|พ\.ศ\.|โควิด|ไวรัสโคโรนา|ลำดับ|เวลา|หมายเลข"
    rf"|โทร\.?|รหัส|(?<!แ)ละ|กว่า|เกิน|ถึง|ตั้งแต่|ขั้นต่ำ|(?<!งบ)ประมาณ|[A-Za-z]|[-–]|{MONTHS})\s*$"
)
_RANGE = re.compile(r"\s*(?:[-–]|ถึง)\s*\d")
_YEAR = re.compile(r"2[45]\d\d")
_PER_SIGN = re.compile(r"\s*(?:/|ต่อ)\s*")
_LOOK_BACK = 20
"""Letters before a number that may say that it counts nothing."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text with its unit, `None` where none is printed, and where both stand."""

    number: Decimal
    unit: str | None
    start: int
    end: int


def agrees(dividend: Decimal, divisor: Decimal, printed: Decimal) -> bool:
    """Whether a quotient, rounded or cut off to the digits printed, is the printed number.

    Args:
        dividend: Not negative.
        divisor: Positive.
        printed: With its zeros, which are digits as well.
    """
    with localcontext(prec=120):
        last = Decimal(1).scaleb(min(0, int(printed.as_tuple().exponent)))
        over = dividend - printed * divisor
        return -last * divisor / 2 <= over < last * divisor


def running_text(text: str) -> str:
    """The text cleaned, in Arabic digits, with a line for every paragraph that marks or line ends set off."""
    return arabic("\n".join(part for line in text.split("\n") for part in paragraphs(line)))


def quantities(plain: str) -> tuple[Quantity, ...]:
    """The quantities of a text that `running_text` made, in order."""
    return tuple(_read(match) for match in _QUANTITY.finditer(plain) if _counts(match))


def _counts(match: re.Match[str]) -> bool:
    plain, start, end = match.string, match.start(), match.end("number")
    before = plain[max(0, start - _LOOK_BACK) : start]
    if _bullet_only(before):
        before = ""
    if _NOT_COUNTED.search(before) or _RANGE.match(plain, end):
        return False
    return bool(match["unit"]) or not (_YEAR.fullmatch(match["number"]) or _is_ordinal(plain, start, end))


def _bullet_only(before: str) -> bool:
    """Whether the dash before a number is the bullet of its line."""
    return before.rpartition("\n")[2].strip() in ("-", "–")


def _is_ordinal(plain: str, start: int, end: int) -> bool:
    """Whether a number without unit is that of an item: `3.`, `3)`, `(3)`."""
    following = plain[end : end + 1]
    opened = plain.rfind("(", 0, start) > plain.rfind(")", 0, start)
    return following == "." or (following == ")" and (not opened or plain[start - 1 : start] == "("))


def _read(match: re.Match[str]) -> Quantity:
    """A quantity; a word that no list of units has is the unit all the same, if only to be compared."""
    number = Decimal(match["number"].replace(",", ""))
    return Quantity(number, _unit(match["unit"]) or match["other"], match.start(), match.end())


def _unit(printed: str | None) -> str | None:
    """The unit under one name for all its ways to be printed: `ตัน/ปี` for `ตันต่อปี`."""
    if printed is None:
        return None
    word, *per = _PER_SIGN.split(clean(printed))
    return "/".join((_CANONICAL.get(word, word), *per))
