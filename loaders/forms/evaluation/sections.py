"""The parts of a form that are written in words: what helped, what stood in the way, evidence, reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.normalise.text import arabic, clean

_BULLET = r"[-–—•●■▪◼□*\s]*"
_SECTIONS = tuple(
    (name, re.compile(rf"{_BULLET}(?:{pattern})\s*(?P<overall>\(ภาพรวม\))?\s*:?"))
    for name, pattern in (
        ("success_factors", r"ปัจจัย(?:หรือเงื่อนไขที่)?สนับสนุน(?:การดำเนิน(?:งาน|การ))?[^:]{0,60}?"),
        ("obstacles", r"(?:ปัญหา\s*/?\s*(?:และ)?\s*)?อุปสรรค(?:(?:ต่อ|ใน|ของ)การ(?:ดำเนินงาน|ดำเนินการ|ปฏิบัติงาน))?"),
        ("evidence", r"(?:เอกสาร\s*/?\s*)?หลักฐาน(?:อ้างอิง|ประกอบ[^:]{0,30})"),
        (
            "explanation",
            r"(?:คำชี้แจง(?:รายละเอียดการดำเนินงาน|ผลการปฏิบัติราชการ)[^:]{0,60}|เหตุผลของคะแนน|ผลการตรวจติดตามประเมินผล)",
        ),
        ("weaknesses", r"จุดอ่อน|จุดที่ควรพัฒนา"),
        ("strengths", r"จุดแข็ง|จุดเด่น"),
        ("recommendations", r"ข้อเสนอแนะ(?:เพื่อการพัฒนา)?"),
    )
)
_ENDS = re.compile(
    _BULLET + r"(?:เกณฑ์การให้คะแนน|ผลการดำเนินงาน\s*:?$|ผลคะแนน\s*:?$|สรุปผลการดำเนินงาน"
    r"|การประเมินผลการปฏิบัติราชการองค์ประกอบ|รายละเอียดการประเมินผล|เจ้าหน้าที่ผู้สรุปผล|ลงชื่อ|แบบฟอร์มการ|แบบสรุปผล"
    r"|ส่วนที่\s*\d\s*:|ตัวชี้วัด$)"
)
_NOTHING = re.compile(r"[-–\s.]*(?:ไม่มี[-–\s.]*)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part in words: the property that its lines are, and whether it is about the whole component."""

    section: str | None
    overall: bool = False


def heading(text: str) -> Heading | None:
    """What a line begins, where it is the head of a part; the end of parts in words has no section."""
    plain = arabic(clean(text))
    for name, pattern in _SECTIONS:
        match = pattern.fullmatch(plain)
        if match:
            return Heading(name, bool(match["overall"]))
    return Heading(None) if _ENDS.match(plain) else None


def says_nothing(text: str) -> bool:
    """Whether a line says that there is nothing to say."""
    return bool(_NOTHING.fullmatch(clean(text)))


def item(text: str) -> str:
    """A line of a part without its bullet."""
    return re.sub(rf"^{_BULLET}", "", clean(text))
