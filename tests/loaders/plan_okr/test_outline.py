"""Headings and list lines: level, code and name."""

from __future__ import annotations

import pytest

from kb.statement import Place
from loaders.forms.plan_okr.outline import Level, read_heading, read_headings, section_of


@pytest.mark.parametrize(
    ("text", "level", "code", "name"),
    [
        ("มิติที่ ๑ การบริการสาธารณะ", Level.DIMENSION, "1", "การบริการสาธารณะ"),
        ("๑. ยุทธศาสตร์ที่ ๑ การสร้างเมือง", Level.STRATEGY, "1", "การสร้างเมือง"),
        ("ยุทธศาสตร์ย่อยที่ 1.5 เมืองสุขภาพดี", Level.SUB_STRATEGY, "1.5", "เมืองสุขภาพดี"),
        ("กลยุทธ์ ๑.๕.๔ ควบคุมโรค", Level.TACTIC, "1.5.4", "ควบคุมโรค"),
        ("- KR ๑ : เสริมสร้าง", Level.CITY_KEY_RESULT, "1", "เสริมสร้าง"),
        ("ตัววัดผลหลัก (Key Result : KR) KR ๒ : ประชาชน", Level.CITY_KEY_RESULT, "2", "ประชาชน"),
        ("KPI ๑.๕.๔.๑ : อัตราป่วย", Level.INDICATOR, "1.5.4.1", "อัตราป่วย"),
        ("- ๑) OKR ๑.๑.๐๑ จำนวนจุด*", Level.KEY_RESULT, "1.1.01", "จำนวนจุด*"),
        ("OKR ๑.๑. ๐๑จำนวนจุด", Level.KEY_RESULT, "1.1.01", "จำนวนจุด"),
        ("- ๒.๓ สร้างระบบ", Level.ISSUE, "2.3", "สร้างระบบ"),
        ("๑. เดินทางดี", Level.AREA, "1", "เดินทางดี"),
        ("ด้านที่ ๑ ด้านเดินทางดี", Level.AREA, "1", "เดินทางดี"),
        ("องค์ประกอบที่ ๒ ประสิทธิภาพ", Level.COMPONENT, "2", "ประสิทธิภาพ"),
        ("ส่วนที่ 2", Level.PART, "2", ""),
    ],
)
def test_a_line_is_read(text: str, level: Level, code: str, name: str) -> None:
    heading = read_heading(text, Place(1, text))
    assert heading is not None
    assert (heading.level, heading.code, heading.name) == (level, code, name)


@pytest.mark.parametrize("text", ["", "เดินทางดี", "-", "หมายเหตุ * หมายถึง", "๒๕๖๗"])
def test_other_lines_number_nothing(text: str) -> None:
    assert read_heading(text, Place(1, text)) is None


def test_a_line_goes_on_below_and_over_a_page_number_but_not_into_the_next_item() -> None:
    lines = {1: "- ๑) OKR ๑.๑.๐๑ จำนวนสถานประกอบการ", 2: "- ๕ -", 3: "และร้าน*", 4: "- ๒) ไม่มีรหัส"}
    places = [Place(line, text) for line, text in lines.items()]
    (heading,) = read_headings(places, frozenset({Level.KEY_RESULT}), gap=3)
    assert heading.name == "จำนวนสถานประกอบการและร้าน*"


def test_a_section_begins_with_its_part() -> None:
    texts = ["ส่วนที่ ๑", "มิติที่ ๑ ก", "ส่วนที่ ๒", "๑. เดินทางดี"]
    places = tuple(Place(line, text) for line, text in enumerate(texts, start=1))
    assert section_of(places) == places[2:]
    assert section_of(places[:0]) == ()
