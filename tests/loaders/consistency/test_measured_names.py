"""Things that two passages measure alike and name in near ways."""

from __future__ import annotations

from pathlib import Path

from loaders.consistency.measured_names import note_measured_names
from tests.loaders.consistency.noted import notes_of, values

LISTED = "1. โครงการอาคารทรายทอง ขนาด 81.25 ตารางวา\n- โครงการอาคาร{} ขนาด {} ตารางวา\n"


def test_near_names_of_one_size_are_noted(tmp_path: Path) -> None:
    (note,) = notes_of(note_measured_names, tmp_path, LISTED.format("ทรายหอง", "81.25"))
    assert (note.place.line, values(note)["size"]) == (2, "81.25 ตารางวา")


def test_other_sizes_and_other_names_are_not_noted(tmp_path: Path) -> None:
    assert notes_of(note_measured_names, tmp_path, LISTED.format("ทรายหอง", "81.50")) == []
    assert notes_of(note_measured_names, tmp_path, LISTED.format("ริมน้ำเจ้าพระยา", "81.25")) == []
    assert notes_of(note_measured_names, tmp_path, LISTED.format("ทรายทอง", "81.25")) == []
