"""Cells that name projects in running text."""

from __future__ import annotations

import pytest

from loaders.forms.plan_okr.project_cell import Listed, read_projects


@pytest.mark.parametrize("text", ["", "-", "(ถ้ามี)", " – ", "ไม่มี"])
def test_a_cell_without_projects(text: str) -> None:
    assert read_projects(text) == ()


def test_a_budget_and_a_division_behind_the_name() -> None:
    text = "๑. ค่าใช้จ่ายโครงการ งบประมาณ ๑๗๕,๘๐๐ บาท (งบรายจ่ายอื่น) (ฝ่ายโยธา)"
    assert read_projects(text) == (Listed("1", "ค่าใช้จ่ายโครงการ", "๑๗๕,๘๐๐", "ฝ่ายโยธา"),)


def test_a_sum_within_a_name_is_no_budget() -> None:
    text = "โครงการชุมชนเข้มแข็ง (ส่งเสริมการใช้งบประมาณ ๒๐๐,๐๐๐ บาทต่อชุมชน) (ฝ่ายพัฒนาชุมชน)"
    name = "โครงการชุมชนเข้มแข็ง (ส่งเสริมการใช้งบประมาณ ๒๐๐,๐๐๐ บาทต่อชุมชน)"
    assert read_projects(text) == (Listed(None, name, None, "ฝ่ายพัฒนาชุมชน"),)


def test_the_division_behind_numbered_projects_is_that_of_the_words_above_them() -> None:
    text = "งานขุดลอก ๑. คลองครุสม ๒. คลองแมนย่า ๒ ๓. คลองบางจาก (พวงอุทิศ) (ฝ่ายโยธา)"
    assert read_projects(text) == (
        Listed(None, "งานขุดลอก", None, "ฝ่ายโยธา"),
        Listed("1", "คลองครุสม"),
        Listed("2", "คลองแมนย่า ๒"),
        Listed("3", "คลองบางจาก (พวงอุทิศ)"),
    )


def test_without_words_above_it_is_that_of_all() -> None:
    text = "๑. ขุดลอกคลอง ๒. ล้างท่อระบายน้ำ (ฝ่ายโยธา)"
    assert [item.division for item in read_projects(text)] == ["ฝ่ายโยธา", "ฝ่ายโยธา"]


def test_several_projects_each_with_its_division() -> None:
    text = "ปลูกต้นไม้ริมทาง (ฝ่ายรักษาฯ) ปรับปรุงทางเท้า (ฝ่ายโยธา) และ (ฝ่ายเทศกิจ)"
    assert [(item.name, item.division) for item in read_projects(text)] == [
        ("ปลูกต้นไม้ริมทาง", "ฝ่ายรักษาฯ"),
        ("ปรับปรุงทางเท้า และ", "ฝ่ายโยธา/ฝ่ายเทศกิจ"),
    ]
