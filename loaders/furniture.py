"""What stands on every page and says nothing of its own: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter

from kb.statement import Place
from loaders.normalise.text import arabic, clean, fold
from loaders.source import Paragraph, SourceFile

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:หน้า(?:ที่)?|page)?[-–—\s]*\d{1,3}(?:\s*(?:/|จาก|of)\s*\d{1,3})?[-–—|\s]*", re.IGNORECASE
)
_SECTION = re.compile(
    r"[-–•●#*\s]*(?:ส่วนที่|องค์ประกอบ|ยุทธศาสตร์|ประเด็น|บัญชี|ตาราง|มิติ|ด้าน|สรุป|โครงการ|แบบ|ภารกิจ|เกณฑ์|กลยุทธ์"
    r"|วัตถุประสงค์|ตัววัดผล|ตัวชี้วัด|การประเมิน|การดำเนิน|งาน|หมายเหตุ|ข้อมูล|\d+(?:\.\d+)*[.)]?\s*\S)"
)
_RUNNING = 3
"""How often a line stands in a document that is a running head or foot."""


class Furniture:
    """Knows the lines of one document that its pages repeat."""

    def __init__(self, source: SourceFile) -> None:
        lines = Counter(_pattern(paragraph.text) for paragraph in source.paragraphs())
        self._repeated = frozenset(line for line, count in lines.items() if count >= _RUNNING)

    def is_page_mark(self, paragraph: Paragraph) -> bool:
        """Whether a line is a page number, or runs through the document without being a heading."""
        if _PAGE_NUMBER.fullmatch(arabic(clean(paragraph.text))):
            return True
        return _pattern(paragraph.text) in self._repeated and not self.is_section(paragraph.place)

    def is_section(self, place: Place) -> bool:
        """Whether a line reads like a heading, below which something else begins."""
        return bool(_SECTION.match(arabic(clean(place.text))))


def _pattern(text: str) -> str:
    """A line with its numbers made equal, so that running feet with page numbers are."""
    return re.sub(r"\d+", "#", fold(text))
