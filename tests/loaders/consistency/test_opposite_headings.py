"""Headings of opposite cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.opposite_headings import note_opposite_headings
from tests.loaders.consistency.noted import notes_of, values

HEADINGS = "หลักเกณฑ์การรับ{}ฯ 2 ข้อ ดังนี้\n1) ครบถ้วน\nหลักเกณฑ์การ{}คำร้องฯ 3 ข้อ ดังนี้\n"


def test_opposite_headings_about_two_things_are_noted(tmp_path: Path) -> None:
    (note,) = notes_of(note_opposite_headings, tmp_path, HEADINGS.format("คำขวัญ", "ยก"))
    assert (note.place.line, values(note)["line"]) == (1, "3")


@pytest.mark.parametrize(("one", "case"), [("คำร้อง", "ยก"), ("คำขวัญ", "รับ")])
def test_headings_about_one_thing_or_of_one_case_are_not_noted(tmp_path: Path, one: str, case: str) -> None:
    assert notes_of(note_opposite_headings, tmp_path, HEADINGS.format(one, case)) == []


def test_where_else_the_wrong_object_stands_is_told(tmp_path: Path) -> None:
    text = "ผู้ใดขอคำขวัญได้ปีละครั้ง\nมอบรางวัลคำขวัญ\n" + HEADINGS.format("คำขวัญ", "ยก") + "ผู้ใดขอคำร้อง\n1) คำร้อง\n2) คำร้อง\n"
    (note,) = notes_of(note_opposite_headings, tmp_path, text)
    assert (note.code, values(note)["lines"]) == ("opposite_headings_differ_often", "1")
    assert [place.line for place in note.also] == [5, 1]
