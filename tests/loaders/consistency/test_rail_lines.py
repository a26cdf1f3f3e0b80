"""Rail lines of one colour with two routes."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.rail_lines import note_rail_lines
from tests.loaders.consistency.noted import notes_of, values

ONE = "มีรถไฟฟ้าสายสีเขียว (เหนือ – ใต้) ผ่านเขต\n"


def test_a_colour_with_two_routes_is_noted_once(tmp_path: Path) -> None:
    (note,) = notes_of(note_rail_lines, tmp_path, f"{ONE}รถไฟฟ้าสายสีเขียว (ตะวันออก - ตะวันตก)\n{ONE}")
    assert (note.place.line, values(note)["other"], values(note)["line"]) == (2, "เหนือ – ใต้", "1")


@pytest.mark.parametrize("other", ["สายสีเขียว (ใต้ – ทะเล)", "สายสีเหลือง (ตะวันออก - ตะวันตก)", "สายสีเขียว"])
def test_stretches_that_meet_and_other_lines_are_passed_over(tmp_path: Path, other: str) -> None:
    assert notes_of(note_rail_lines, tmp_path, f"{ONE}รถไฟฟ้า{other}\n") == []
