"""Acronyms against the parts that follow them."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.acronyms import note_acronyms
from tests.loaders.consistency.notes_of import notes_of

LEAD = "การวิเคราะห์แบบ STEP (Social Technology Economy Political) ได้แก่\n\n"
PARTS = [
    f"๑.{at} อิทธิพลทาง{name}\n\nคำอธิบาย\n\n" for at, name in enumerate(("สังคม", "เทคโนโลยี", "เศรษฐกิจ", "การเมือง"), 1)
]


def test_letters_that_are_not_taken_up_are_noted_with_what_is(tmp_path: Path) -> None:
    text = LEAD + "".join(PARTS[:2]) + "๒. สภาพแวดล้อมภายใน\n"
    ((code, line, message),) = notes_of(note_acronyms, tmp_path, text)
    assert (code, line) == ("acronym_not_taken_up", 1)
    assert "announces 4 parts, but 2 follow" in message


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "".join(PARTS) + "๒. สภาพแวดล้อมภายใน\n",
        LEAD + "ด้านสังคมและเทคโนโลยี\n",
        "การวิเคราะห์แบบ STEP (Social Technology Economy Political)\n" + PARTS[0],
        "การวิเคราะห์ (SWOT Analysis) ดังนี้\n" + PARTS[0],
        "ระบบ GIS (Geographic Map System) ดังนี้\n" + PARTS[0],
    ],
)
def test_acronyms_taken_up_or_not_followed_by_a_list_are_passed_over(tmp_path: Path, text: str) -> None:
    assert notes_of(note_acronyms, tmp_path, text) == []
