"""Headings against the contents, names of the plan, and blanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.headings import note_headings
from loaders.draft import Draft
from loaders.readers.text import read_text

CONTENTS = """แผนปฏิบัติราชการประจำปี พ.ศ. 2569
สารบัญ
คำนำ\t(ก)
- ข้อมูลทั่วไปของพื้นที่เขต 1
- วิสัยทัศน์และพันธกิจของเขต ........ 7
ส่วนที่ 1 การดำเนินงานตามแผนของกรุงเทพมหานคร ประจำปี พ.ศ. 2569 9
ส่วนที่ 2 การแปลงแผนสู่การปฏิบัติและการติดตาม\t๒๔
"""


def noted(tmp_path: Path, text: str) -> list[tuple[str, int, str]]:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    draft = Draft("document:0123456789ab", "agency:bangna", 2569)
    note_headings(read_text(path), draft)
    return [(note.code, note.place.line, note.message) for note in draft.notes]


def test_headings_as_in_the_contents_are_not_noted(tmp_path: Path) -> None:
    body = (
        "คำนำ\nข้อมูลทั่วไปของพื้นที่เขต\nวิสัยทัศน์ และพันธกิจของเขต\nส่วนที่ ๑ การดำเนินงานตามแผนของกรุงเทพมหานคร\n"
        "ส่วนที่ 2 การแปลงแผนสู่การปฏิบัติและการติดตาม\n"
    )
    assert noted(tmp_path, CONTENTS + body) == []


def test_a_heading_in_other_words_is_noted_beside_its_entry(tmp_path: Path) -> None:
    body = "คำนำ\nข้อมูลทั่วไปของพื้นที่เขต\nวิสัยทัศน์และพันธกิจของเขต\nส่วนที่ 2 การนำแผนไปสู่การปฏิบัติและการติดตาม\n"
    ((code, line, message),) = noted(tmp_path, CONTENTS + body)
    assert (code, line) == ("heading_differs_from_contents", 11)
    assert "การแปลงแผนสู่การปฏิบัติ" in message
    assert "(line 7)" in message


def test_a_document_without_contents_has_nothing_to_compare(tmp_path: Path) -> None:
    assert noted(tmp_path, "ข้อมูลทั่วไปของเขต\nข้อมูลทั่วไปของพื้นที่เขต\n") == []


def test_names_of_the_plan_are_noted_once_for_whose_it_is(tmp_path: Path) -> None:
    text = "แผนปฏิบัติราชการประจำปี\nแผนปฏิบัติ ราชการ ประจำปี\nแผนปฏิบัติการกรุงเทพมหานคร ประจำปี\n"
    assert noted(tmp_path, text) == []
    found = noted(tmp_path, text + "แผนปฏิบัติการประจำปี\nแผนปฏิบัติการประจำปี\n")
    assert [(code, line) for code, line, _ in found] == [("plan_called_differently", 4)]


def test_blanks_of_the_form_are_noted_and_filled_ones_are_not(tmp_path: Path) -> None:
    found = noted(tmp_path, "รวม จำนวน.....โครงการ\nรวม จำนวน.....๕ โครงการ\nจำนวน - โครงการ\nลงชื่อ.....\n")
    assert [(code, line) for code, line, _ in found] == [("blank_not_filled", 1)]


@pytest.mark.parametrize(
    ("heading", "entry", "other"),
    [
        (
            "ตาราง ฉ ตัวชี้วัดตามองค์ประกอบที่ 2 - 3 และองค์ประกอบที่ 4 ของเขต",
            "ตาราง ฉ ตัวชี้วัดตามองค์ประกอบที่ 2 - 4",
            "ตาราง ฉ ตัวชี้วัดตามองค์ประกอบที่ 2 - 3 และองค์ประกอบที่ 5 ของเขต",
        ),
        (
            "ยุทธศาสตร์การพัฒนากรุงเทพมหานคร",
            "ยุทธศาสตร์การพัฒนากกรุงเทพมหานคร ประกอบด้วย",
            "ยุทธศาสตร์การพัฒนาเมืองกรุงเทพมหานคร",
        ),
    ],
)
def test_one_heading_in_other_letters_is_no_other(tmp_path: Path, heading: str, entry: str, other: str) -> None:
    contents, rest = CONTENTS.replace("คำนำ\t(ก)", f"คำนำ (ก)\n{entry}\t3"), "วิสัยทัศน์และพันธกิจของเขต\n"
    assert noted(tmp_path, f"{contents}คำนำ\n{heading}\n{rest}") == []
    ((code, _, _),) = noted(tmp_path, f"{contents}คำนำ\n{other}\n{rest}")
    assert code == "heading_differs_from_contents"


def test_of_long_headings_the_difference_is_quoted(tmp_path: Path) -> None:
    long = "ส่วนที่ 3 ยุทธศาสตร์ของหน่วยงาน" + "ตามอำนาจหน้าที่และภารกิจ" * 4
    contents, rest = CONTENTS.replace("คำนำ\t(ก)", f"คำนำ (ก)\n{long}ซึ่งต้องแก้ไขปัญหา\t3"), "วิสัยทัศน์และพันธกิจของเขต\n"
    ((_, _, message),) = noted(tmp_path, f"{contents}คำนำ\n{long}เพื่อผลักดันงาน\n{rest}")
    assert "ซึ่งต้องแก้ไขปัญหา" in message
    assert "เพื่อผลักดันงาน" in message
    assert len(message) < 2 * len(long)
