"""Names in running text that are nearly those of the authority lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.agency_names import note_agency_names
from tests.loaders.consistency.noted import notes_of, values


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("ประสานสำนักการระบายนำเพื่อแก้ไข", "สำนักการระบายนำ", "สำนักการระบายน้ำ"),
        ("ส่งให้สำนักงานการโยธาตรวจสอบ", "สำนักงานการโยธา", "สำนักการโยธา"),
        ("ส่งเรื่องให้ฝ่ายเทคนิคตรวจตรา", "ฝ่ายเทคนิค", "ฝ่ายเทศกิจ"),
        ("ตามที่สำนักงาน ค.ค. กำหนด", "สำนักงาน ค.ค.", "สำนักงาน ก.ก."),
        ("ตามที่สำนักงาน.ก. กำหนด", "สำนักงาน.ก.", "สำนักงาน ก.ก."),
        ("1\t<p>สำนักการระบายนำ</p><p>ตรวจสอบท่อ</p>", "สำนักการระบายนำ", "สำนักการระบายน้ำ"),
    ],
)
def test_a_near_name_is_noted_with_the_one_meant(tmp_path: Path, text: str, name: str, meant: str) -> None:
    (note,) = notes_of(note_agency_names, tmp_path, f"{text}\n")
    assert values(note) == {"name": name, "meant": meant}


def test_where_the_right_name_stands_is_a_place(tmp_path: Path) -> None:
    text = "ส่งให้สำนักงานการโยธาตรวจสอบ\nให้หน่วยงานทราบ\nประสานสำนักการโยธาเพื่อแก้ไข\n"
    (note,) = notes_of(note_agency_names, tmp_path, text)
    assert (note.place.line, [place.line for place in note.also]) == (1, [3])


@pytest.mark.parametrize(
    "text",
    [
        "ประสานสำนักการระบายน้ำและสำนักโยธา",
        "ฝ่ายสิ่งแวดล้อมฯ และฝ่ายพัฒนาชุมชน ร่วมกับฝ่ายพลเรือน",
        "สำนักงานประกันสังคม สำนักงานปลัดกระทรวงมหาดไทย สำนักงาน ป.ป.ช. สำนักงาน ก.พ.ร.",
        "ทุกสำนักและสำนักงานเขต ฝ่ายที่เกี่ยวข้อง",
        "1\tสำนักการระบายนำ",
    ],
)
def test_right_names_and_names_of_others_are_not_noted(tmp_path: Path, text: str) -> None:
    assert notes_of(note_agency_names, tmp_path, f"{text}\n") == []


def test_a_name_is_noted_once(tmp_path: Path) -> None:
    assert len(notes_of(note_agency_names, tmp_path, "ส่งให้ฝ่ายเทคนิค\n" * 3)) == 1
