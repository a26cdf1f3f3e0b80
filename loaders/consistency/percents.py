"""Percentages with a unit behind them: a percentage has none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.consistency.passages import Passage
from loaders.draft import Draft

_WITH_UNIT = re.compile(
    r"ร้อย\s?ละ\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>บาท|คน|ราย|แห่ง|ครั้ง|ตัน|จุด|เรื่อง|โครงการ|ครัวเรือน)(?=$|[\s.,;)])"
)
"""A number after ร้อยละ with a unit behind it, at the end of what is said: “ร้อยละ 80 จุดเสี่ยง” is another thing."""


def note_percents(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes percentages that are said to be baht, people or other things."""
    for passage in passages:
        for match in _WITH_UNIT.finditer(passage.text):
            draft.note("percent_with_unit", passage.place, percent=match[0], unit=match["unit"])
