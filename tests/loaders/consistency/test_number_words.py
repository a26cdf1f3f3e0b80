"""Number words before another number of the same unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.number_words import note_number_words
from tests.loaders.consistency.noted import notes_of, values


def test_a_compound_that_begins_with_a_number_word_is_noted_with_the_near_one(tmp_path: Path) -> None:
    text = "มีโครงการสองจาน 4 โครงการ\nรวมโครงการสองจาน ๓ โครงการ\nเป็นโครงการสอนงานของเขต\n"
    (note,) = notes_of(note_number_words, tmp_path, text)
    found = values(note)
    assert (note.code, note.place.line, [place.line for place in note.also]) == ("compound_garbled", 1, [2, 3])
    assert (found["lines"], found["garbled"], found["line"]) == ("1, 2", "โครงการสองจาน", "3")
    assert str(found["meant"]).startswith("โครงการสอนงาน")


def test_a_number_word_without_a_near_compound_is_noted_alone(tmp_path: Path) -> None:
    (note,) = notes_of(note_number_words, tmp_path, "มีโครงการสองจาน 4 โครงการ\nเป็นโครงการสวนสาธารณะ\n")
    assert note.code == "number_word_before_number"


@pytest.mark.parametrize(
    "text", ["มีโครงการสอง 2 โครงการ\n", "มีโครงการสองฝั่งคลอง 4 กิจกรรม\n", "มีโครงการนำร่อง 4 โครงการ\n"]
)
def test_the_same_number_another_unit_and_other_words_are_not_noted(tmp_path: Path, text: str) -> None:
    assert notes_of(note_number_words, tmp_path, text) == []
