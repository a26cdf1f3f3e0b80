"""Places that are spelt in near ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.consistency.place_names import note_place_names
from tests.loaders.consistency.noted import notes_of, values


def test_the_rarer_of_two_near_names_is_noted_beside_the_usual_one(tmp_path: Path) -> None:
    text = "ขุดลอกคลองบางจันทร์ ระยะที่ 1\nริมคลองบางจันทร์\nทางเท้าริมคลองบางจันทน์ ชำรุด\n"
    (note,) = notes_of(note_place_names, tmp_path, text)
    found = values(note)
    assert (found["name"], found["lines"]) == ("คลองบางจันทน์", "3")
    assert (found["other"], found["others"]) == ("คลองบางจันทร์", "1, 2")
    assert [place.line for place in note.also] == [1, 2]


@pytest.mark.parametrize("text", ["ถนนนครไชยศรีสุข\nถนนครไชยศรีสุข\n", "ถนนครไชยศรีสุข\nถนนนครไชยศรีสุข\n"])
def test_of_names_as_rare_the_one_that_lacks_a_doubled_letter_is_noted(tmp_path: Path, text: str) -> None:
    (note,) = notes_of(note_place_names, tmp_path, text)
    assert values(note)["name"] == "ถนนครไชยศรีสุข"


def test_long_names_may_differ_in_more_letters(tmp_path: Path) -> None:
    text = "ณ ชุมชนสุเหร่าคลองสองต้นไทร\nณ ชุมชนสุเหล่าคลองสองตันไทร\nณ ชุมชนสุเหร่าคลองสองต้นไซ\n"
    (note,) = notes_of(note_place_names, tmp_path, text)
    assert values(note)["names"] == "“ชุมชนสุเหล่าคลองสองตันไทร” (2), “ชุมชนสุเหร่าคลองสองต้นไซ” (3)"
    assert values(note)["spellings"] == ("ชุมชนสุเหล่าคลองสองตันไทร", "ชุมชนสุเหร่าคลองสองต้นไซ")


def test_a_name_within_a_name_is_noted_once(tmp_path: Path) -> None:
    text = "โรงเรียนวัดศรีเอี่ยม\nโรงเรียนวัดศรีเอี่ยม\nโรงเรียนวัดศรีเอียม\n"
    (note,) = notes_of(note_place_names, tmp_path, text)
    assert values(note)["name"] == "โรงเรียนวัดศรีเอียม"


@pytest.mark.parametrize(
    "text",
    [
        "ซอยลาซาล 1\nซอยลาซาล 2\n",
        "วัดศรีเอี่ยมใน\nวัดศรีเอี่ยมนอก\n",
        "ถนนศรีนครินทร์\nถนนศรีนครินทร์ฝั่งขาออก\n",
        "คลองที่ดูแลแล้ว\nคลองที่ดูแลเเล้วเสร็จ\n",
        "ตัวชี้วัดหลักการ\nตัวชี้วัดหลักกาน\n",
        "นโยบายวัดคู่เมือง\nนโยบายวัดคูเมือง\n",
        "คลองแสนแสบ\nคลองพระโขนง\n",
    ],
)
def test_other_places_and_no_places_are_not_noted(tmp_path: Path, text: str) -> None:
    assert notes_of(note_place_names, tmp_path, text) == []


def test_the_number_of_the_next_item_is_no_part_of_a_name(tmp_path: Path) -> None:
    text = "วัดโคกสว่าง\nวัดโคกสว่าง\n1. ปรับปรุงวัดโคกสวาง 2. ปรับปรุงตลาด\n"
    (note,) = notes_of(note_place_names, tmp_path, text)
    assert values(note)["name"] == "วัดโคกสวาง"
