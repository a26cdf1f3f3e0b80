"""Lists that go through the same headings twice."""

from __future__ import annotations

from pathlib import Path

from loaders.consistency.parallel_lists import note_parallel_lists
from tests.loaders.consistency.noted import notes_of, values

PROBLEMS = "1) น้ำท่วมขัง\n2) อัตรากำลัง\n3) งบประมาณ\n"
ADVICE = "1) ข้อเสนอแนะด้านน้ำท่วมขัง\n2) ข้อเสนอแนะด้านอัตรากำลัง\n3) ข้อเสนอแนะด้านงบประมาณ\n"


def test_lists_of_the_same_headings_are_not_noted(tmp_path: Path) -> None:
    assert notes_of(note_parallel_lists, tmp_path, PROBLEMS + ADVICE) == []


def test_a_heading_that_one_of_them_words_otherwise_is_noted(tmp_path: Path) -> None:
    (note,) = notes_of(note_parallel_lists, tmp_path, PROBLEMS + ADVICE.replace("น้ำท่วมขัง", "น้ำท่วมถัง"))
    assert (note.code, note.place.line, values(note)["line"]) == ("parallel_heading_differs", 4, "1")


def test_a_heading_left_out_and_taken_up_under_another_is_noted(tmp_path: Path) -> None:
    heading = "ระเบียบเรื่องการจัดเก็บรายได้ไม่เหมาะสมกับพื้นที่"
    text = f"{PROBLEMS}4) {heading}\n{ADVICE}(1) ควรแก้ไขเพราะ{heading}\n4) ข้อเสนอแนะด้านยานพาหนะ\n"
    (note,) = notes_of(note_parallel_lists, tmp_path, text)
    found = values(note)
    assert (note.code, note.place.line) == ("parallel_heading_missing", 4)
    assert (found["line"], found["at"]) == ("8", "7")


def test_a_heading_taken_up_where_another_part_of_the_outline_belongs_says_so(tmp_path: Path) -> None:
    heading = "ระเบียบเรื่องการจัดเก็บรายได้ไม่เหมาะสมกับพื้นที่"
    outer, inner = "1.1 ภายนอก\n1) ยานพาหนะ\n2) สภาพอากาศ\n", f"1.2 ภายใน\n{PROBLEMS}4) {heading}\n1.3 ข้อเสนอแนะ\n"
    advice = f"{ADVICE}4) ข้อเสนอแนะด้านยานพาหนะ\n(1) ควรแก้ไขเพราะ{heading}\n5) ข้อเสนอแนะด้านขยะ\n"
    (note,) = notes_of(note_parallel_lists, tmp_path, outer + inner + advice)
    found = values(note)
    assert (note.code, note.place.line, found["over"], found["beyond"]) == ("parallel_heading_apart", 8, "4", "1")
    within = outer.replace("1.1 ภายนอก\n", "") + inner.replace("1.2 ภายใน\n", "")
    (note,) = notes_of(note_parallel_lists, tmp_path, "1.1 ทั้งหมด\n" + within + advice)
    assert note.code == "parallel_heading_missing"


def test_lists_that_share_one_heading_are_no_parallels(tmp_path: Path) -> None:
    assert notes_of(note_parallel_lists, tmp_path, PROBLEMS + "1) อัตรากำลัง\n2) น้ำท่วมถัง\n3) ขยะ\n") == []
