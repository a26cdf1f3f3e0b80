"""Numbers of lists and headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.numbering import note_numbering
from tests.loaders.consistency.noted import notes_of, values


def noted(folder: Path, text: str) -> list[tuple[str, int]]:
    return [(note.code, note.place.line) for note in notes_of(note_numbering, folder, text)]


def test_a_skipped_number_of_the_text_is_noted(tmp_path: Path) -> None:
    assert noted(tmp_path, "1. วางแผน\n2. ลงมือ\n4. สรุปผล\n") == [("list_number_skipped", 3)]


def test_a_repeated_number_of_the_text_is_noted(tmp_path: Path) -> None:
    assert noted(tmp_path, "๑) วางแผน\n๒) ลงมือ\n๒) สรุปผล\n๓) รายงาน\n") == [("list_number_repeated", 3)]


def test_a_skipped_number_within_a_cell_is_noted_past_the_lists_within_it(tmp_path: Path) -> None:
    cell = "1. สำรวจ 2. ซ่อมแซม 1) ราวสะพาน 2) ทางเท้า 4. รายงานผล"
    (note,) = notes_of(note_numbering, tmp_path, f"ลอกท่อ\tระดับ 5\t{cell}\nลำดับ\t-\t1. อื่น ๆ\n")
    assert (note.code, values(note)["missing"]) == ("list_number_skipped", "3")


@pytest.mark.parametrize(
    "text",
    [
        "1. ก่อน\n2. หลัง\n1. เริ่มใหม่\n2. ต่อ\n",
        "3. ตอนท้ายของรายการ\n5. อื่น\n",
        "1. ก่อน\n1) ย่อย\n2) ย่อย\n2. หลัง\n1) ย่อย\n",
        "ก\t1. ตรวจ (ร้อยละ 1) 2. แก้ไข (ร้อยละ 4)\nข\t1. ตรวจ\n",
        "1. ก่อน\nในวันที่ 3. ไม่ใช่ข้อ\n2. หลัง\n",
    ],
)
def test_lists_that_run_on_are_not_noted(tmp_path: Path, text: str) -> None:
    assert noted(tmp_path, text) == []


def test_a_heading_that_lost_a_point_is_noted_with_the_number_it_should_have(tmp_path: Path) -> None:
    (note,) = notes_of(note_numbering, tmp_path, "๓.๑.๑ ผลงาน\n๓๑.๒ ปัญหา\n๓.๑.๓ แนวทาง\n")
    assert values(note) == {"number": "31.2", "expected": "3.1.2", "before": "3.1.1"}


def test_headings_that_follow_each_other_are_not_noted(tmp_path: Path) -> None:
    assert noted(tmp_path, "1.1 ผลงาน\n1.1.1 ปัญหา\n1.2 แนวทาง\n2.1 สรุป\n11.1 ภาคผนวก\n") == []
