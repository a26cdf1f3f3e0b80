"""Short names of agencies and names of divisions that a document gives in two ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.short_names import note_short_names
from tests.loaders.consistency.notes_of import notes_of

NAME = "สำนักงานเลขานุการผู้ว่าราชการกรุงเทพมหานคร"


def test_a_short_name_a_letter_off_the_one_used_elsewhere_is_noted(tmp_path: Path) -> None:
    text = f"รายงาน{NAME} (สพว.กทม.)\nหลักฐานของ สผว.กทม. และเขต\n"
    ((code, line, message),) = notes_of(note_short_names, tmp_path, text)
    assert (code, line) == ("short_name_differs", 1)
    assert "“สพว.”" in message
    assert "“สผว.” on line 2" in message


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME} (สผว.กทม.)\nตามที่ สผว. กำหนด\n",
        f"{NAME} (สพว.)\nตามที่ สพว. กำหนด\n",
        "สำนักการโยธา (สนย.)\nสำนักอนามัย (สนอ.)\n",
    ],
)
def test_short_names_used_alike_are_passed_over(tmp_path: Path, text: str) -> None:
    assert notes_of(note_short_names, tmp_path, text) == []


def test_a_division_called_by_two_full_names_is_noted(tmp_path: Path) -> None:
    ((code, line, message),) = notes_of(note_short_names, tmp_path, "คือ ฝ่ายการคลัง ฝ่ายเทศกิจ\n\n8\tฝ่ายคลัง\t\n")
    assert (code, line) == ("division_called_differently", 3)
    assert "“ฝ่ายการคลัง” (1), “ฝ่ายคลัง” (3)" in message


def test_a_division_called_by_its_name_and_for_short_is_passed_over(tmp_path: Path) -> None:
    text = "ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม\nฝ่ายพัฒนาชุมชนฯ\nฝ่ายรักษาฯ\n"
    assert notes_of(note_short_names, tmp_path, text) == []
