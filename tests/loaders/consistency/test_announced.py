"""Announced numbers against what is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.announced import note_announced
from tests.loaders.consistency.noted import notes_of, values

PARTS = "ประกอบด้วย 2 ส่วน จำนวน {} เรื่อง ได้แก่\nส่วนที่ 1 งานประจำ 2 เรื่อง\nส่วนที่ 2 งานพัฒนา 3 เรื่อง\nอื่น ๆ\n"
LISTED = "แนวทางการพัฒนา {} ประเด็น ดังนี้\n1) น้ำ\n(1) คลอง\n2) อากาศ\n3) ขยะ\n1) เรื่องใหม่\n"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (PARTS.format(6), "5"),
        (LISTED.format("๔"), "3"),
        ("มีทั้งหมด 3 ฝ่าย คือ ฝ่ายปกครอง ฝ่ายทะเบียน ทั้งนี้ ฝ่ายโยธาไม่รวม\n", "2"),
        ("กลุ่มหน่วยงาน A\nกลุ่มหน่วยงาน B\nกลุ่มหน่วยงาน C\nแบ่งกลุ่มหน่วยงานเป็น 2 กลุ่ม\n", "3"),
    ],
)
def test_a_number_that_the_list_does_not_bear_out_is_noted(tmp_path: Path, text: str, counted: str) -> None:
    (note,) = notes_of(note_announced, tmp_path, text)
    assert values(note)["counted"] == counted


def test_the_lines_that_name_the_groups_are_places(tmp_path: Path) -> None:
    text = "กลุ่มหน่วยงาน A กลุ่มหน่วยงาน B\nแบ่งกลุ่มหน่วยงานเป็น 3 กลุ่ม\nกลุ่มหน่วยงาน A กลุ่มหน่วยงาน B\n"
    (note,) = notes_of(note_announced, tmp_path, text)
    assert (note.place.line, [place.line for place in note.also]) == (2, [1, 3])


@pytest.mark.parametrize(
    "text",
    [
        PARTS.format(5),
        LISTED.format("๓"),
        "มีทั้งหมด 2 ฝ่าย คือ ฝ่ายปกครอง และฝ่ายทะเบียน\n",
        "จำนวน 4 ประเด็น ได้แก่ น้ำ อากาศ ขยะ และอาหาร\n",
        "จำนวน 4 ประเด็น ดังนี้\n- น้ำ\n- อากาศ\n",
        "กลุ่มหน่วยงาน A\nกลุ่มหน่วยงาน B\nแบ่งกลุ่มหน่วยงานเป็น 2 กลุ่ม และแบ่งชุมชนเป็น 5 กลุ่ม\n",
    ],
)
def test_a_number_that_fits_or_cannot_be_counted_is_not_noted(tmp_path: Path, text: str) -> None:
    assert notes_of(note_announced, tmp_path, text) == []
