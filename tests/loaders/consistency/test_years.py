"""Fiscal years other than the document's."""

from __future__ import annotations

from pathlib import Path

from loaders.consistency.years import note_years
from loaders.draft import Draft
from loaders.readers.text import read_text

OF_AREA = "ส่วนที่ ๑ การดำเนินงานตามแผนของกรุงเทพมหานคร ประจำปี พ.ศ. {}\n"


def noted(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    draft = Draft("document:0123456789ab", "agency:bangna", 2569)
    note_years(read_text(path), draft)
    return [(note.code, note.place.line) for note in draft.notes]


def test_the_same_words_with_another_year_are_noted(tmp_path: Path) -> None:
    text = OF_AREA.format("๒๕๖๙") + "ข้อความ\n" + OF_AREA.format("๒๕๖๘")
    assert noted(tmp_path, text) == [("fiscal_year_differs", 3)]


def test_a_lone_other_year_is_noted_where_the_document_speaks_of_its_own(tmp_path: Path) -> None:
    own = "".join(f"เรื่องที่ {number} ของปีงบประมาณ พ.ศ. 2569\n" for number in range(1, 11))
    assert noted(tmp_path, own + "สรุปผลของสำนักงานเขต ปีงบประมาณ พ.ศ. 2567\n") == [("fiscal_year_alone", 11)]


def test_years_before_and_after_are_rightly_spoken_of(tmp_path: Path) -> None:
    own = "".join(f"เรื่องที่ {number} ของปีงบประมาณ พ.ศ. 2569\n" for number in range(1, 11))
    others = "ผลการดำเนินงานในปีงบประมาณ 2568 ต่อเนื่อง\nควรเสนอของบในปีงบประมาณ พ.ศ. 2570 ต่อไป\n"
    assert noted(tmp_path, own + others) == []


def test_columns_of_years_are_not_the_same_words(tmp_path: Path) -> None:
    assert noted(tmp_path, "ปีงบประมาณ พ.ศ. 2568\nปีงบประมาณ พ.ศ. 2569\nปีงบประมาณ พ.ศ. 2570\n") == []
