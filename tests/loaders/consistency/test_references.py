"""Parts that the contents announce and annexes that the text refers to."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.references import note_references
from tests.loaders.consistency.notes_of import notes_of

CONTENTS = """สารบัญ
คำนำ\t(ก)
ส่วนที่ 1 การดำเนินงานตามแผน\t7
ส่วนที่ ๒ บัญชีโครงการ\t๑๐
- ตาราง ก ตัวชี้วัด\t๒๕
- ตาราง ข ขั้นตอนของโครงการ\t๖๒

"""
BODY = "คำนำ\nส่วนที่ ๑\nการดำเนินงานตามแผน\nส่วนที่ 2 บัญชีโครงการ\nตาราง ก ตัวชี้วัด\n"


def test_a_part_of_the_contents_without_a_heading_is_noted_at_its_entry(tmp_path: Path) -> None:
    ((code, line, message),) = notes_of(note_references, tmp_path, CONTENTS + BODY)
    assert (code, line) == ("part_without_heading", 6)
    assert "“ตาราง ข ขั้นตอนของโครงการ”" in message


def test_parts_with_headings_in_either_digits_are_passed_over(tmp_path: Path) -> None:
    assert notes_of(note_references, tmp_path, CONTENTS + BODY + "ตาราง ข. ขั้นตอนของโครงการ\n") == []


@pytest.mark.parametrize(
    ("text", "annex"),
    [
        ("ตามที่หารือ ตาม บัญชีแนบท้าย)", "บัญชีแนบท้าย"),
        ("<p>(เอกสารประกอบ ค่าเป้าหมายการปลูก)</p>", "เอกสารประกอบ ค่าเป้าหมายการปลูก"),
        ("รายละเอียดตามตารางที่ ๒", "ตารางที่ 2"),
        ("ดูภาคผนวก ก", "ภาคผนวก ก"),
    ],
)
def test_an_annex_that_nothing_answers_is_noted_once(tmp_path: Path, text: str, annex: str) -> None:
    found = notes_of(note_references, tmp_path, f"{text}\n\n{text}\n")
    assert [(code, annex in message) for code, _, message in found] == [("annex_missing", True)]
    assert notes_of(note_references, tmp_path, f"{text}\n\n{annex} มีดังนี้\n") == []


@pytest.mark.parametrize("text", ["- เอกสารประกอบการดำเนินการ", "ตามแบบรายงาน", "ตรวจสอบเอกสารประกอบฎีกา"])
def test_papers_that_are_no_annexes_are_passed_over(tmp_path: Path, text: str) -> None:
    assert notes_of(note_references, tmp_path, text + "\n") == []


def test_a_letter_that_tables_leave_out_is_noted_at_the_one_behind_it(tmp_path: Path) -> None:
    found = notes_of(note_references, tmp_path, "ตาราง ก ตัวชี้วัด\n\nตาราง ค. เกณฑ์\n")
    assert found == [
        ("lettering_skips", 3, "ตาราง ก is followed by ตาราง ค: no heading ตาราง ข stands in the document")
    ]


@pytest.mark.parametrize(
    "text", ["ตาราง ก\n\nตาราง ข\n\nตาราง ค\n", "ตาราง ง\n\nตาราง จ\n", "ตารางกิโลเมตร\n\nตาราง ค\n"]
)
def test_letters_in_their_order_are_passed_over(tmp_path: Path, text: str) -> None:
    assert notes_of(note_references, tmp_path, text) == []


def test_a_letter_that_the_contents_have_told_of_is_not_noted_again(tmp_path: Path) -> None:
    found = notes_of(note_references, tmp_path, CONTENTS + BODY + "ตาราง ค ตัวชี้วัด\n")
    assert [code for code, _, _ in found] == ["part_without_heading"]
