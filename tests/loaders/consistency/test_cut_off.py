"""Cells that end in a conjunction."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.cut_off import note_cut_off
from tests.loaders.consistency.noted import notes_of, values

LEVELS = "ตัวชี้วัด\tจัดกิจกรรมให้ความรู้ 1 ครั้ง ขึ้นไป\tจัดกิจกรรมให้ความรู้ 2 ครั้ง และ\tจัดกิจกรรมให้ความรู้ 3 ครั้ง และ\n"


@pytest.mark.parametrize("below", ["", "ข้ออื่น\tก\tข\tค\n", "\n\tที่ดีต่อเมือง 1\tที่ดีต่อเมือง 2\tที่ดีต่อเมือง 3\n"])
def test_cells_that_break_off_are_noted_once_for_their_row(tmp_path: Path, below: str) -> None:
    (note,) = notes_of(note_cut_off, tmp_path, LEVELS + below)
    assert (note.place.line, values(note)["count"]) == (1, "2")


@pytest.mark.parametrize(
    "text",
    [
        LEVELS + "\n\tมีผู้เข้าร่วม 50 คน\tผู้เข้าร่วมพอใจ\tรายงานผลแล้ว\n",
        LEVELS + "\t\tผู้เข้าร่วมพอใจ\tรายงานผลแล้ว\n",
        "ก\tขั้นตอนที่ 2 เก็บกวาดวัสดุและสิ่งของ\n",
        "จัดกิจกรรมให้ความรู้แก่ประชาชน และ\nติดตามผล\n",
    ],
)
def test_cells_that_go_on_and_paragraphs_are_not_noted(tmp_path: Path, text: str) -> None:
    assert notes_of(note_cut_off, tmp_path, text) == []
