"""Percentages with a unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.percents import note_percents
from tests.loaders.consistency.noted import notes_of


@pytest.mark.parametrize("text", ["คิดเป็นร้อยละ 80.25 บาท", "ร้อยละ ๑๐๐ แห่ง (ครบ)"])
def test_a_percentage_with_a_unit_is_noted(tmp_path: Path, text: str) -> None:
    assert len(notes_of(note_percents, tmp_path, text + "\n")) == 1


@pytest.mark.parametrize("text", ["ร้อยละ 80 (2 แห่ง)", "ร้อยละ 80 จุดเสี่ยงได้รับการแก้ไข", "ร้อยละ 80 ของ 20 แห่ง", "80 บาท"])
def test_what_the_percentage_is_of_may_follow(tmp_path: Path, text: str) -> None:
    assert notes_of(note_percents, tmp_path, text + "\n") == []
