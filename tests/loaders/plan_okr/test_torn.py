"""Rows that a page break tore in every cell give the graph of the whole rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.forms.plan_okr import FORMS
from loaders.header import HeaderMatcher
from tests.loaders.plan_okr.graph import Graph, read_plan

_LEAST = 15
"""A cell shorter than this stays on the first page."""


def _halves(line: str) -> tuple[str, str]:
    upper, lower = [], []
    for cell in line.split("\t"):
        words = cell.split(" ")
        count = max(1, len(words) // 2) if len(cell) >= _LEAST else len(words)
        upper.append(" ".join(words[:count]))
        lower.append(" ".join(words[count:]))
    return "\t".join(upper), "\t".join(lower)


def torn_everywhere(text: str, begin: str, after: str) -> str:
    """Tears the first row that holds `begin` below the line that holds `after`; the header is printed again."""
    matcher = HeaderMatcher(FORMS)
    lines = text.split("\n")
    start = next(place for place, line in enumerate(lines) if after in line and "\t" not in line and place > 275)
    row = next(place for place in range(start, len(lines)) if begin in lines[place] and "\t" in lines[place])
    header = next(place for place in range(row, 0, -1) if matcher.match(lines[place].split("\t")))
    upper, lower = _halves(lines[row])
    assert lower.strip()
    return "\n".join([*lines[:row], upper, "", lines[header], lower, *lines[row + 1 :]])


@pytest.mark.parametrize(
    ("begin", "after"),
    [
        ("(ส่งเสริมการใช้งบประมาณ ๒๐๐,๐๐๐ บาทต่อชุมชน)\t**", "ส่วนที่ 2"),
        ("๓๗\tโครงการชุมชนเข้มแข็ง", "ส่วนที่ 2"),
        ("OKR ๒.๑.๐๑", "ส่วนที่ 2"),
        ("OKR ๕.๑.๒๑", "ส่วนที่ 2"),
        ("OKR ๑.๑.๐๓", "ตาราง ข แสดง"),
        ("OKR ๖.๑.๓๑", "ตาราง ข แสดง"),
        ("๗๐ ดวง (ติดตั้ง", "ตาราง ง ตาราง"),
        ("๑. ขุดลอกลำกระโดงสรรพากร", "ตาราง ง ตาราง"),
        ("จำนวนสวน", "ตาราง ง ตาราง"),
        ("ปริมาณขยะเศษอาหาร", "ตาราง ง ตาราง"),
        ("ด้านที่ ๔", "ตาราง ง ตาราง"),
        ("๓.๑ ร้อยละความสำเร็จ", "ตาราง ฉ แสดง"),
        ("๓.๒ ความสำเร็จ", "ตาราง ฉ แสดง"),
        ("ร้อยละความสำเร็จประสิทธิภาพ", "ตาราง ฉ แสดง"),
    ],
)
def test_a_row_torn_in_every_cell(plan: Graph, plan_text: str, tmp_path: Path, begin: str, after: str) -> None:
    torn = read_plan(torn_everywhere(plan_text, begin, after), tmp_path)
    assert torn.facts() == plan.facts()
    assert torn.report.rows["continuation"] == plan.report.rows["continuation"] + 1
