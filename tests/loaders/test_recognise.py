"""Tables are found and joined however the page broke them."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.forms.plan_super_okr import FORMS
from loaders.readers.text import read_text
from loaders.recognise import RecognisedDocument, recognise

LIST = "ลำดับที่\tโครงการ\tงบประมาณ\tส่วนราชการ/ฝ่าย"
ROWS = ("1\tโครงการหนึ่ง\t100,000\tฝ่ายโยธา", "2\tโครงการสอง\t200,000\tฝ่ายโยธา")


def recognised(folder: Path, *lines: str) -> RecognisedDocument:
    path = folder / "plan.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return recognise(read_text(path), FORMS)


def shape(document: RecognisedDocument) -> list[tuple[str | None, int, int]]:
    return [(table.form.code if table.form else None, len(table.headers), len(table.rows)) for table in document.tables]


@pytest.mark.parametrize(
    "between",
    [
        ("",),
        ("", "17", ""),
        ("", "หน้า ๑๗", ""),
        ("", "- 17 -", "", LIST),
        ("", LIST),
        (LIST,),
        ("", "หน้า 17 / 90", "", "ลำดัมขี่\tโครดดาร\tงบประมาณ\tส่วนราชการ/ฝ่าป"),
        ("", "สำนักงานเขตหนึ่ง พ.ศ. 2569", ""),
    ],
    ids=["blank", "number", "page", "header", "blank header", "header alone", "damaged header", "running foot"],
)
def test_a_page_break_does_not_end_a_table(tmp_path: Path, between: tuple[str, ...]) -> None:
    document = recognised(tmp_path, LIST, ROWS[0], *between, ROWS[1])
    headers = 1 + sum("\t" in line for line in between)
    assert shape(document) == [("super_okr/routine_list", headers, 2)]


@pytest.mark.parametrize("heading", ["ส่วนที่ 3 งานประจำพื้นฐาน", "ตาราง ข แสดงตัวชี้วัด", "2.1 เรื่องอื่น"])
def test_a_heading_ends_a_table(tmp_path: Path, heading: str) -> None:
    document = recognised(tmp_path, LIST, ROWS[0], "", heading, "", ROWS[1])
    assert shape(document) == [("super_okr/routine_list", 1, 1), (None, 0, 1)]


@pytest.mark.parametrize(
    "header",
    [
        ("ลำดับที่\tโครงการ\tงบประมาณ\tส่วนราชการ/", "\t\t\tฝ่าย"),
        ("ลำดับ\tโครง\tงบ\tส่วนราช", "ที่\tการ\tประมาณ\tการ/ฝ่าย"),
        ("ลำดับที่\tโครงการ\tงบประมาณ\tส่วนราชการ", "/ฝ่าย"),
        ("ลำดับที่\tโครงการ\tงบประ", "มาณ\tส่วนราชการ/ฝ่าย"),
        ("ลำดับที่\tโครงการ\tงบประมาณ\tส่วนราชการ/ฝ่าย", "\t\t\tฝ่าย"),
    ],
)
def test_a_header_broken_over_lines_is_one_header(tmp_path: Path, header: tuple[str, str]) -> None:
    document = recognised(tmp_path, *header, *ROWS)
    assert shape(document) == [("super_okr/routine_list", 2, 2)]
    assert document.tables[0].rows[0].text("division") == "ฝ่ายโยธา"


def test_a_line_between_two_rows_is_a_row_of_one_cell(tmp_path: Path) -> None:
    matrix = (
        "SUPER OKR\tค่าเป้าหมาย\tหน่วยงานหลัก (H)\tKRs (Key Result)\tค่าเป้าหมาย\tหน่วยงาน (H)\tโครงการ/กิจกรรม\tงบประมาณ\tฝ่าย"
    )
    row = "1.1.1 ชื่อ\tร้อยละ 1\tสำนักเทศกิจ\tตัววัด\tร้อยละ 1\tสำนักเทศกิจ\tกิจกรรม\tไม่ใช้งบประมาณ\tฝ่ายเทศกิจ"
    document = recognised(tmp_path, matrix, "ประเด็นการพัฒนา 1.1 เดินได้", row)
    assert shape(document) == [("super_okr/matrix", 1, 2)]
    assert document.tables[0].rows[0].text("super_okr") == "ประเด็นการพัฒนา 1.1 เดินได้"


def test_an_empty_part_of_the_form_is_no_header(tmp_path: Path) -> None:
    document = recognised(tmp_path, LIST, "-\t-\t-\t-")
    assert shape(document) == [("super_okr/routine_list", 1, 1)]


def test_a_further_column_does_not_make_it_another_form(tmp_path: Path) -> None:
    document = recognised(tmp_path, f"{LIST}\tหมายเหตุ", f"{ROWS[0]}\t-")
    assert shape(document) == [("super_okr/routine_list", 1, 1)]
    assert document.tables[0].rows[0].text("column_5") == "-"


def test_a_cell_broken_by_a_line_end_is_one_cell_and_its_row_one_row(tmp_path: Path) -> None:
    document = recognised(tmp_path, LIST, "1\tโครงการ", "หนึ่ง\t100,000\tฝ่ายโยธา", ROWS[1])
    assert shape(document) == [("super_okr/routine_list", 1, 2)]
    row = document.tables[0].rows[0]
    assert [(name, cell.text, cell.place.line) for name, cell in row.cells.items()] == [
        ("number", "1", 2),
        ("project", "โครงการ\nหนึ่ง", 2),
        ("budget", "100,000", 3),
        ("division", "ฝ่ายโยธา", 3),
    ]
