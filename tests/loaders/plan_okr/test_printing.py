"""Other ways to print the same plan."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.statement import Place
from loaders.forms.plan_okr.outline import Level, read_heading
from tests.loaders.plan_okr.graph import Graph, read_plan


@pytest.mark.parametrize(
    ("printed", "level", "code", "name"),
    [
        ("- ๑) OKR ๑.๑.๐๑ จำนวนจุด", Level.KEY_RESULT, "1.1.01", "จำนวนจุด"),
        ("- ๑. OKR ๑.๑.๐๑ จำนวนจุด", Level.KEY_RESULT, "1.1.01", "จำนวนจุด"),
        ("KR ๑.๑.๐๑ จำนวนจุด", Level.KEY_RESULT, "1.1.01", "จำนวนจุด"),
        ("๑.๑.๐๑ จำนวนจุด", Level.KEY_RESULT, "1.1.01", "จำนวนจุด"),
        ("- ๒) ๑.๑.๐๑ จำนวนจุด", Level.KEY_RESULT, "1.1.01", "จำนวนจุด"),
        ("KR ๑ : เสริมสร้าง", Level.CITY_KEY_RESULT, "1", "เสริมสร้าง"),
        ("๑.๑ เดินได้ เดินดี", Level.ISSUE, "1.1", "เดินได้ เดินดี"),
        ("## ยุทธศาสตร์ย่อยที่ ๓.๑ ลดความเหลื่อมล้ำ", Level.SUB_STRATEGY, "3.1", "ลดความเหลื่อมล้ำ"),
        ("**๑. เดินทางดี**", Level.AREA, "1", "เดินทางดี"),
    ],
)
def test_headings_as_they_are_printed(printed: str, level: Level, code: str, name: str) -> None:
    heading = read_heading(printed, Place(text=printed, line=1))
    assert heading is not None
    assert (heading.level, heading.code, heading.name) == (level, code, name)


def test_a_code_of_one_digit_at_its_end_is_no_key_result() -> None:
    heading = read_heading("๑.๑.๑ จำนวนระยะทาง", Place(text="", line=1))
    assert heading is None or heading.level is not Level.KEY_RESULT


def _listed(text: str, pattern: str, new: str) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[:150], *(re.sub(pattern, new, line) for line in lines[150:274]), *lines[274:]])


@pytest.mark.parametrize(
    ("pattern", "new"), [(r"^( ?- [๐-๙]+)\)", r"\1."), ("OKR (?=[๐-๙])", "KR "), ("OKR (?=[๐-๙])", "")]
)
def test_the_list_of_okrs(plan: Graph, plan_text: str, tmp_path: Path, pattern: str, new: str) -> None:
    text = _listed(plan_text, pattern, new)
    assert text != plan_text
    assert read_plan(text, tmp_path).facts() == plan.facts()


def test_a_bare_code_in_the_table_of_policies(plan: Graph, plan_text: str, tmp_path: Path) -> None:
    text = plan_text.replace("๑.๑ เดินได้ เดินดี\tจำนวนจุดหาบเร่แผงลอย ที่", "๑.๑ เดินได้ เดินดี\t๑.๑.๐๑ จำนวนจุดหาบเร่แผงลอย ที่")
    assert text != plan_text
    assert read_plan(text, tmp_path).of("key_result").keys() == plan.of("key_result").keys()


def test_points_with_their_unit_and_a_short_header_of_criteria(plan: Graph, plan_text: str, tmp_path: Path) -> None:
    header = "ระดับความสำเร็จ\tเกณฑ์ร้อยละความสำเร็จ\tวิธีวัดผลการดำเนินงาน\tคะแนนที่ได้รับ"
    assert header in plan_text
    text = plan_text.replace(header, "ระดับ\tเกณฑ์การให้คะแนน\tวิธีวัดผล\tคะแนน")
    text = re.sub(r"(?m)^([๑-๕]\tร้อยละ [๐-๙]+\t[^\t\n]*\t[๐-๙]+)$", r"\1 คะแนน", text)
    assert text.count(" คะแนน\n") >= 20
    assert read_plan(text, tmp_path).facts() == plan.facts()


def test_a_division_and_its_first_work_in_one_row(plan: Graph, plan_text: str, tmp_path: Path) -> None:
    text = plan_text.replace("๑\tฝ่ายปกครอง\t\t\t\n\tงาน", "๑\tฝ่ายปกครอง งาน")
    assert text != plan_text
    assert read_plan(text, tmp_path).facts() == plan.facts()
