"""Weaknesses that an analysis tells of in words and leaves out of its list of weaknesses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from kb.statement import Place
from loaders.draft import Draft
from loaders.normalise.text import arabic, clean, fold
from loaders.source import Paragraph, SourceFile

_INSIDE = re.compile(r"สภาพแวดล้อมภายใน(?!\s*และ)")
_FACTOR = re.compile(r"^[0-9]+\.[0-9]+\.?\s+\S")
_ITEM = re.compile(r"^[-–•]?\s*[0-9]+[.)]\s*\S")
_WEAKNESSES = re.compile(r"^(?:[0-9]+[.)]\s*)?(?:ด้าน)?จุดอ่อน\s*(?:\(?\s*Weakness(?:es)?\s*\)?)?\s*:?$", re.IGNORECASE)
_WANTING = re.compile(r"ไม่เพียงพอ|ชำรุด|ขาดแคลน|ล้าสมัย|ไม่ครบ|เสื่อมสภาพ")
_EMPTY_WORDS = re.compile("การปฏิบัติงาน|ปฏิบัติงาน|การดำเนินงาน|เจ้าหน้าที่|สำนักงานเขต|หน่วยงาน|ไม่เพียงพอ|กรุงเทพมหานคร")
"""What is said of any office, whatever it lacks."""
_SHARED = 6
"""Letters in a row that a weakness and an item of the list share at least."""
_SHOWN = 50


def note_swot(source: SourceFile, draft: Draft) -> None:
    """Notes factors within the office that are told to be wanting, and that no listed weakness speaks of."""
    lines = [block.place for block in source.blocks if isinstance(block, Paragraph) and clean(block.text)]
    heading = next((at for at, line in enumerate(lines) if _WEAKNESSES.match(arabic(clean(line.text)))), None)
    begun = next((at for at, line in enumerate(lines) if _INSIDE.search(clean(line.text))), None)
    if heading is None or begun is None or begun > heading:
        return
    listed = _listed(lines[heading + 1 :])
    for line in lines[begun:heading]:
        text = arabic(clean(line.text))
        if listed and _FACTOR.match(text) and _WANTING.search(text) and not any(_shares(text, item) for item in listed):
            draft.note("weakness_left_out", line, factor=text[:_SHOWN].rstrip(), count=len(listed), line=listed[0].line)


def _listed(lines: Sequence[Place]) -> list[Place]:
    """The numbered items right below a heading."""
    found: list[Place] = []
    for line in lines:
        if not _ITEM.match(arabic(clean(line.text))):
            break
        found.append(line)
    return found


def _shares(factor: str, item: Place) -> bool:
    one, other = (_EMPTY_WORDS.sub(" ", fold(text)) for text in (factor, item.text))
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size >= _SHARED
