"""Signature blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.signatures import note_signatures
from tests.loaders.consistency.noted import notes_of, values


def test_blank_labels_of_one_block_are_noted_together(tmp_path: Path) -> None:
    text = "ลงชื่อ.....\n(นักวิเคราะห์)\nตำแหน่ง.....\nวัน/เดือน/ปี.....\n"
    (note,) = notes_of(note_signatures, tmp_path, text)
    assert (note.code, values(note)["labels"]) == ("signature_block_blank", "ลงชื่อ (1), ตำแหน่ง (3), วัน/เดือน/ปี (4)")


def test_a_name_in_the_place_of_a_position_is_noted_without_the_name(tmp_path: Path) -> None:
    text = "ลงชื่อ.....\n(นางสาวสมหญิง ตัวอย่าง)\nตำแหน่ง นางสาวสมหญิง ตัวอย่าง\nวันที่ 1 ตุลาคม 2569\n"
    (note,) = notes_of(note_signatures, tmp_path, text)
    assert note.code == "position_is_a_name"
    assert "ตัวอย่าง" not in note.message + note.place.text


@pytest.mark.parametrize(
    "text",
    [
        "ลงชื่อ.....\nตำแหน่ง นักวิเคราะห์\nวันที่ 1 ตุลาคม 2569\n",
        "ตำแหน่ง.....นักวิเคราะห์.....\n",
        "ลงชื่อ\n" + "ข้อ\n" * 20 + "วันที่\n",
    ],
)
def test_a_block_that_is_filled_in_but_for_the_hand_is_not_noted(tmp_path: Path, text: str) -> None:
    assert notes_of(note_signatures, tmp_path, text) == []
