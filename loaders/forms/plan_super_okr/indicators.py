"""The numbered list of main indicators: every key result once, in the district's wording."""

from __future__ import annotations

import re

from kb.statement import Place, Rank
from loaders.draft import Draft
from loaders.forms.plan_super_okr.key_results import KeyResultRegister
from loaders.forms.shared.lines import join_lines
from loaders.normalise.text import arabic, clean, fold
from loaders.recognise import RecognisedDocument

_TITLE = fold("ตัวชี้วัดผลการดำเนินงานหลัก")
_ITEM = re.compile(r"(\d{1,3})[.)]\s*(\S.*)")
_SHORTENED = 0.9
"""Confidence in a wording that is only the beginning of a key result's name."""
_END = re.compile(r"การถ่ายทอดแผน|ยุทธศาสตร์การพัฒนาและภารกิจ|ส่วนที่\s*\d")


def read_indicators(document: RecognisedDocument) -> list[tuple[str, str, Place]]:
    """The items of the list, as (number, name, place), in order."""
    items: list[tuple[str, str, Place]] = []
    reading = False
    for paragraph in document.source.paragraphs():
        text = clean(paragraph.text)
        item = _ITEM.fullmatch(arabic(text))
        if fold(text) == _TITLE:
            reading = True
        elif reading and _END.match(arabic(text)):
            reading = False
        elif reading and item:
            items.append((item[1], text[item.start(2) :], paragraph.place))
        elif reading and items and not text.isdigit():
            number, name, place = items[-1]
            items[-1] = (number, join_lines([name, text]), Place(place.line, f"{place.text}\n{paragraph.text}"))
    return items


def state_indicators(items: list[tuple[str, str, Place]], register: KeyResultRegister, draft: Draft) -> None:
    """States the list's wording and number of each key result; what cannot be joined is noted."""
    for number, name, place in items:
        entry, confidence = register.by_name(name)
        if entry is None:
            entry, confidence = register.beginning_with(name), _SHORTENED
        if entry is None:
            draft.note("indicator_not_joined", place, number=number, name=name)
            continue
        draft.state(
            entry.id, "name", name, place,
            rank=Rank.MENTION, confidence=confidence, matched_from=None if confidence >= 1 else name,
        )  # fmt: skip
        draft.state(entry.id, "number", number, place, rank=Rank.MENTION)
