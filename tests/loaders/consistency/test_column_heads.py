"""Heads of columns and headings of lists against what stands below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.column_heads import note_column_heads
from tests.loaders.consistency.notes_of import notes_of

CODES = "รหัสยุทธศาสตร์ ({} หลัก)\tโครงการ\n{}\tก่อสร้าง\n-\tปรับปรุง\n"


@pytest.mark.parametrize(("digits", "code"), [("๖", "๓๓๑๐๐๕"), ("3", "P๒๓๖ P114"), ("3", "-"), ("2", "ก12")])
def test_codes_as_their_column_is_headed_are_passed_over(tmp_path: Path, digits: str, code: str) -> None:
    assert notes_of(note_column_heads, tmp_path, CODES.format(digits, code)) == []


def test_codes_of_another_length_than_the_head_says_are_noted(tmp_path: Path) -> None:
    ((code, line, message),) = notes_of(note_column_heads, tmp_path, CODES.format("๒", "๓๓๑๐๐๕"))
    assert (code, line) == ("digits_differ_from_head", 1)
    assert "6 digits: 331005" in message


CHARGE = "ตัวชี้วัด\tโครงการและส่วนราชการที่รับผิดชอบ\nก\tการเบิกจ่ายงบประมาณ\n"


def test_a_column_that_names_nobody_in_charge_is_noted_once_for_all_its_tables(tmp_path: Path) -> None:
    ((code, line, message),) = notes_of(note_column_heads, tmp_path, f"{CHARGE}\nคั่น\n\n{CHARGE}")
    assert (code, line) == ("nobody_in_charge", 1)
    assert "lines 1, 6" in message


def test_a_column_of_which_one_cell_names_a_division_is_passed_over(tmp_path: Path) -> None:
    assert notes_of(note_column_heads, tmp_path, CHARGE + "ข\tการปลูกต้นไม้ (ฝ่ายรายได้)\n") == []


HEADING = "ตัววัดผลหลักและค่าเป้าหมาย ประจำปี\n\n"
ITEMS = "".join(f"- {at}) OKR 1.1.0{at} จำนวนสวนของกลุ่มเป้าหมาย\n" for at in range(1, 6))


def test_a_list_that_is_headed_with_targets_and_has_none_is_noted(tmp_path: Path) -> None:
    found = notes_of(note_column_heads, tmp_path, f"{HEADING}{ITEMS}\nส่วนที่ 1\n\nOKR\tค่าเป้าหมาย\n1\t2\n")
    assert [(code, line) for code, line, _ in found] == [("targets_promised", 1)]


def test_headings_above_the_items_are_none_of_them(tmp_path: Path) -> None:
    issues = f"1. เดินทางดี\n1.1 เดินได้\n{ITEMS}"
    ((_, _, message),) = notes_of(note_column_heads, tmp_path, f"{HEADING}{issues}\nส่วนที่ 1\n")
    assert "none of the 5 items" in message


@pytest.mark.parametrize("more", ["\nOKR\tค่าเป้าหมาย\n1\t2\n", "เป้าหมาย 5 แห่ง\n"])
def test_a_list_with_targets_keeps_what_its_heading_says(tmp_path: Path, more: str) -> None:
    assert notes_of(note_column_heads, tmp_path, HEADING + ITEMS + more) == []


BUDGETED = "ที่\tโครงการ/กิจกรรม (งบประมาณ)\n" + "".join(f"{at}\tโครงการปรับปรุงสวนที่ {at}\n" for at in range(1, 6))
FUNDED = "โครงการ\tบาท\nโครงการปรับปรุงสวนที่ 3\t{}\n"


def test_a_column_that_is_headed_with_budgets_and_has_none_is_noted(tmp_path: Path) -> None:
    ((code, line, message),) = notes_of(note_column_heads, tmp_path, f"{BUDGETED}\nคั่น\n\n{FUNDED.format('50,000')}")
    assert (code, line) == ("budgets_promised", 1)
    assert "none of the 5 cells" in message
    assert "“50,000” on line 11" in message


@pytest.mark.parametrize(("amount", "more"), [("-", ""), ("50,000", " 50,000")])
def test_a_column_of_budgets_is_passed_over_where_it_has_one_or_none_is_known(
    tmp_path: Path, amount: str, more: str
) -> None:
    text = f"{BUDGETED.rstrip()}{more}\n\nคั่น\n\n{FUNDED.format(amount)}"
    assert notes_of(note_column_heads, tmp_path, text) == []
