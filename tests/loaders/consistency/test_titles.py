"""One form, order or regulation with two titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.titles import note_titles
from tests.loaders.consistency.noted import notes_of, values


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("ตามแบบเสนอความคิดเห็นของบุคลากร (แบบฟอร์ม 3)", "2. แบบเสนอโครงการของบุคลากร (แบบฟอร์ม ๓)", "แบบฟอร์ม 3"),
        ("แต่งตั้งคณะทำงานจัดการขยะ ตามคำสั่งสำนักงานเขต ที่ 12/2568",
         "คำสั่งสำนักงานเขต ที่ ๑๒/๒๕๖๘ เรื่อง แต่งตั้งคณะกรรมการจัดการขยะ", "คำสั่งที่ 12/2568"),
        ("ตามกฎกระทรวง (ฉบับที่ 4) พ.ศ. 2567", "ตามกฎหมายกระทรวง (ฉบับที่ ๔) พ.ศ. ๒๕๖๗", "(ฉบับที่ 4) พ.ศ. 2567"),
    ],
)  # fmt: skip
def test_two_titles_of_one_number_are_noted(tmp_path: Path, first: str, second: str, number: str) -> None:
    (note,) = notes_of(note_titles, tmp_path, f"{first}\n{second}\n")
    assert (note.place.line, values(note)["line"], values(note)["number"]) == (2, "1", number)
    assert [place.line for place in note.also] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "ตามแบบเสนอความคิดเห็น (แบบฟอร์ม 3)\nแบบเสนอความคิดเห็น (แบบฟอร์ม 3)\n",
        "ตามแบบเสนอความคิดเห็น (แบบฟอร์ม 3)\nแบบเสนอโครงการ (แบบฟอร์ม 4)\n",
        "ตามแบบเสนอความคิดเห็น (แบบฟอร์ม 3)\nแบบสำรวจหม้อแปลงไฟฟ้า (แบบฟอร์ม 3)\n",
        "แต่งตั้งคณะทำงานจัดการขยะ คำสั่งเขต ที่ 12/2568\nแต่งตั้งคณะกรรมการตรวจรับ คำสั่งเขต ที่ 12/2567\n",
        "ตามระเบียบว่าด้วยพัสดุ (ฉบับที่ 2) พ.ศ. 2567\nตามพระราชบัญญัติภาษี (ฉบับที่ 2) พ.ศ. 2567\n",
    ],
)
def test_one_title_and_other_numbers_are_not_noted(tmp_path: Path, text: str) -> None:
    assert notes_of(note_titles, tmp_path, text) == []
