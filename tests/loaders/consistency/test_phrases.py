"""Sentences that end in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.phrases import note_phrases
from tests.loaders.consistency.noted import notes_of, values

SENTENCE = "ทั้งนี้ เพื่อให้การปรับปรุงทางเท้าในพื้นที่ของสำนักงานเขตเป็นไปตามแผนที่กำหนดไว้ล่วงหน้าทุกประการและ{} ต่อไป\n"
APART = "ข้อ\n" * 25


@pytest.mark.parametrize(("one", "other"), [("ได้รับอนุญาต", "ยังมิได้ตรวจรับ"), ("ผู้รับจ้างทำงาน", "ผู้รับจ้างทิ้งงาน")])
def test_a_long_sentence_that_ends_in_other_words_far_away_is_noted(tmp_path: Path, one: str, other: str) -> None:
    (note,) = notes_of(note_phrases, tmp_path, SENTENCE.format(one) + APART + SENTENCE.format(other))
    assert (note.place.line, values(note)["line"]) == (27, "1")
    assert str(values(note)["text"]).endswith(other)
    assert str(values(note)["other"]).endswith(one)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE.format("ได้รับอนุญาต") + APART + SENTENCE.format("ได้รับอนุญาต"),
        SENTENCE.format("ได้รับอนุญาต") + SENTENCE.format("ยังมิได้ตรวจรับ"),
        SENTENCE.format("ตามกฎกระทรวง") + APART + SENTENCE.format("ตามกฎหมายดังกล่าว"),
        SENTENCE.format("ทุก 3 เดือน") + APART + SENTENCE.format("ทุก 6 เดือน"),
        SENTENCE.format("ได้รับอนุญาต") + APART + SENTENCE.format("ได้รับอนุญาตแล้ว"),
        "ก\t" + SENTENCE.format("ได้รับอนุญาต") + APART + "ก\t" + SENTENCE.format("ยังมิได้ตรวจรับ"),
    ],
)
def test_repeats_neighbours_figures_and_cells_are_not_noted(tmp_path: Path, text: str) -> None:
    assert notes_of(note_phrases, tmp_path, text) == []
