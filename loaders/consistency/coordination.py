"""Items that name whom a work is coordinated with, and the items within them that name another.

A heading “coordinate with A” whose own points have the work done by B contradicts itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.consistency.passages import Passage
from loaders.draft import Draft

_WITH = re.compile(
    r"ประสาน(?:งาน)?(?:กับ)?\s?(?P<body>การ(?:ไฟฟ้า|ประปา)นครหลวง|สำนัก(?:งาน)?(?:การ)?[ก-๎]{3,14}|กรม[ก-๎]{3,12})"
)
_OUTER = re.compile(r"^\d{1,2}\.(?!\d)")
_INNER = re.compile(r"^\d{1,2}\)")
_ENDS = re.compile(r"เพื่อ|เข้า|ดำเนิน|ให้|ซึ่ง|ที่|แก้|และ")
"""Words that end the name of a body written without a space behind it."""


def note_coordination(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes points that coordinate with another body than the item they stand within."""
    for outer, inner in _items(passages):
        named = _bodies(outer.text)
        others = [(each, body) for each in inner for body in _bodies(each.text)]
        if len(named) == 1 and others and all(body not in named for _, body in others):
            point, body = others[0]
            places = (point.place, outer.place)
            draft.note("coordinated_with_other", *places, body=body, heading=named[0], line=outer.line)


def _items(passages: Sequence[Passage]) -> Iterator[tuple[Passage, list[Passage]]]:
    """Each item with the points below it, all in one column of a table or all outside."""
    outer: Passage | None = None
    inner: list[Passage] = []
    for passage in passages:
        starts = _OUTER.match(passage.text)
        if outer is not None and (starts or passage.column != outer.column):
            yield outer, inner
            outer = None
        if starts:
            outer, inner = passage, []
        elif outer is not None and _INNER.match(passage.text):
            inner.append(passage)
    if outer is not None:
        yield outer, inner


def _bodies(text: str) -> list[str]:
    return [_ENDS.split(match["body"])[0] for match in _WITH.finditer(text)]
