"""Days and dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.dates import note_dates
from tests.loaders.consistency.noted import notes_of, values


def codes(folder: Path, text: str) -> list[str]:
    return [note.code for note in notes_of(note_dates, folder, text)]


def test_a_count_of_days_that_the_dates_do_not_make_is_noted(tmp_path: Path) -> None:
    (note,) = notes_of(note_dates, tmp_path, "ระหว่าง 1 มีนาคม - 31 มีนาคม 2569 จำนวน 28 วัน\n")
    assert (note.code, values(note)["counted"]) == ("day_count_differs", "31")


@pytest.mark.parametrize("days", ["30", "๓๑"])
def test_days_may_be_counted_with_or_without_the_first(tmp_path: Path, days: str) -> None:
    assert codes(tmp_path, f"ระหว่าง ๑ มีนาคม - ๓๑ มีนาคม ๒๕๖๙ จำนวน {days} วัน\n") == []


@pytest.mark.parametrize("days", ["ภายใน 15 วัน", "จำนวน 20 วันทำการ"])
def test_working_days_and_terms_are_not_the_days_between(tmp_path: Path, days: str) -> None:
    assert codes(tmp_path, f"ระหว่าง 1 มีนาคม - 31 มีนาคม 2569 {days}\n") == []


def test_a_buddhist_year_of_the_common_era_is_noted(tmp_path: Path) -> None:
    assert codes(tmp_path, "ตั้งแต่ ค.ศ. 2569\nตั้งแต่ ค.ศ. 2026 และ พ.ศ. 2569\n") == ["era_wrong"]


def test_a_sheet_dated_before_its_data_is_noted(tmp_path: Path) -> None:
    text = "(ข้อมูล ณ วันที่ 14 กันยายน 2569)\nลงชื่อ.....\nวัน/เดือน/ปี {}\n"
    assert codes(tmp_path, text.format("15/05/2569")) == ["sheet_dated_before_data"]
    assert codes(tmp_path, text.format("15 ตุลาคม 2569")) == []


def test_a_sheet_dated_years_late_is_noted(tmp_path: Path) -> None:
    text = "ลงชื่อ.....\nวัน/เดือน/ปี.....25 ตุลาคม {}\n"
    assert codes(tmp_path, text.format(2571)) == ["sheet_dated_late"]
    assert codes(tmp_path, text.format("ค.ศ. 2571")) == ["sheet_dated_late_in_other_era"]
    assert codes(tmp_path, text.format("ค.ศ. 2569")) == ["era_wrong"]
    assert codes(tmp_path, text.format(2570)) == []


def test_dates_outside_signature_blocks_are_not_those_of_sheets(tmp_path: Path) -> None:
    assert codes(tmp_path, "ณ วันที่ 14 กันยายน 2569\nวันที่ 15 พฤษภาคม 2569 จัดประชุม\n") == []
