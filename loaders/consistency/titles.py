"""One thing with two titles: a form, an order or a regulation that its number tells to be the same.

The number stands beside the title, so that two titles with one number contradict each
other, whichever is right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.normalise.text import ocr_fold

_FORM = re.compile(r"(?P<title>แบบ(?:(?!แบบ)[^()]){8,160}?)\s*\((?P<number>แบบ(?:ฟอร์ม)?\s?(?:ที่\s?)?\d+)\)")
_ORDER = re.compile(r"คำสั่ง[^()\d]{0,40}?ที่\s*(?P<number>\d+/25\d\d)")
_BODY = re.compile(r"(?P<kind>คณะ(?:อนุกรรมการ|กรรมการ|ทำงาน))(?P<work>[ก-๎]{4,60})")
_LAW = re.compile(r"(?P<title>[ก-๎]{4,60})\s*(?P<number>\(ฉบับที่\s?\d+\)\s*พ\.\s?ศ\.\s?25\d\d)")
_KIND = re.compile(r"(?:พระราชบัญญัติ|พระราชกฤษฎีกา|พระราชกำหนด|กฎ|ระเบียบ|ข้อบัญญัติ|ข้อบังคับ|ประกาศ)[ก-๎]*$")
_BODY_LETTERS = 10
"""Letters behind the kind of a body that tell two mentions to be the same body."""
_REACH = 160
"""Letters around the number of an order in which the body it appoints is named."""
_NEAR = 60
"""Least likeness of two titles that are one misnamed; other things may share its number and year."""


@dataclass(frozen=True, slots=True)
class _Titled:
    passage: Passage
    number: str
    title: str


def note_titles(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes forms, orders and regulations of one number that are called differently."""
    for look, same in ((_forms, _is_other_title), (_appointing, _is_same_body), (_laws, _is_same_kind)):
        by_number: dict[str, list[_Titled]] = defaultdict(list)
        for passage in passages:
            for titled in look(passage):
                by_number[re.sub(r"\s", "", titled.number)].append(titled)
        for first, *others in by_number.values():
            other = next((item for item in others if same(first.title, item.title)), None)
            if other is not None:
                draft.note(
                    "number_with_two_titles", other.passage.place, first.passage.place,
                    number=first.number, title=other.title, first=first.title, line=first.passage.line,
                )  # fmt: skip


def _forms(passage: Passage) -> Iterator[_Titled]:
    for match in _FORM.finditer(passage.text) if "(แบบ" in passage.text else ():
        yield _Titled(passage, match["number"], match["title"].strip())


def _appointing(passage: Passage) -> Iterator[_Titled]:
    for match in _ORDER.finditer(passage.text):
        around = passage.text[max(0, match.start() - _REACH) : match.end() + _REACH]
        bodies = [found[0] for found in _BODY.finditer(around)]
        if len(bodies) == 1:
            yield _Titled(passage, f"คำสั่งที่ {match['number']}", bodies[0])


def _laws(passage: Passage) -> Iterator[_Titled]:
    for match in _LAW.finditer(passage.text) if "(ฉบับ" in passage.text else ():
        kind = _KIND.search(match["title"])
        if kind:
            yield _Titled(passage, match["number"], kind[0])


def _is_other_title(one: str, other: str) -> bool:
    """Whether two titles of one form differ; forms of other works may have the same number and no likeness."""
    shorter, longer = sorted((ocr_fold(one), ocr_fold(other)), key=len)
    if longer.startswith(shorter) or longer.endswith(shorter):
        return False
    return fuzz.ratio(shorter, longer) >= _NEAR


def _is_same_body(one: str, other: str) -> bool:
    """Whether two bodies are of other kinds but for the same work."""
    first, second = _BODY.match(one), _BODY.match(other)
    if first is None or second is None or first["kind"] == second["kind"]:
        return False
    return first["work"][:_BODY_LETTERS] == second["work"][:_BODY_LETTERS]


def _is_same_kind(one: str, other: str) -> bool:
    """Whether two kinds of regulation are other words of nearly the same letters."""
    return ocr_fold(one) != ocr_fold(other) and fuzz.ratio(one, other) >= _NEAR
