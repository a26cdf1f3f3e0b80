"""Weaknesses told in words against the list of weaknesses."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.swot import note_swot
from tests.loaders.consistency.notes_of import notes_of

TEXT = """๒. สภาพแวดล้อมภายในองค์กร

๒.๑ อัตรากำลังว่างในหลายตำแหน่ง ไม่เพียงพอต่อการปฏิบัติงาน
๒.๒ วัสดุอุปกรณ์ค่อนข้างเก่า ชำรุด ไม่เพียงพอต่อการปฏิบัติงาน
๒.๓ มีการประสานงานที่ดีระหว่างฝ่าย

{heading}

๑. บุคลากรบางตำแหน่งยังไม่ได้รับการบรรจุ มีผลต่อการปฏิบัติงาน
{more}
โอกาส
๑. วัสดุอุปกรณ์ได้รับการสนับสนุน
"""


def test_a_wanting_factor_that_no_listed_weakness_speaks_of_is_noted(tmp_path: Path) -> None:
    ((code, line, message),) = notes_of(note_swot, tmp_path, TEXT.format(heading="จุดอ่อน", more=""))
    assert (code, line) == ("weakness_left_out", 4)
    assert "none of the 1 listed weaknesses (from line 9)" in message


@pytest.mark.parametrize(("heading", "more"), [("จุดอ่อน", "๒. วัสดุอุปกรณ์ชำรุด"), ("จุดแข็ง", "")])
def test_factors_that_are_listed_or_have_no_list_are_passed_over(tmp_path: Path, heading: str, more: str) -> None:
    assert notes_of(note_swot, tmp_path, TEXT.format(heading=heading, more=more)) == []
