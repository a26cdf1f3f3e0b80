"""Whom a work is coordinated with."""

from __future__ import annotations

from pathlib import Path

from loaders.consistency.coordination import note_coordination
from tests.loaders.consistency.noted import notes_of, values

ITEM = "1. ประสานการประปานครหลวงเพื่อซ่อมท่อ\n1) ซอยบัวขาว ประสาน{}เข้าซ่อมแล้ว\n2. รายงานผล\n1) ประสานสำนักการโยธา\n"


def test_a_point_that_names_another_body_than_its_item_is_noted(tmp_path: Path) -> None:
    (note,) = notes_of(note_coordination, tmp_path, ITEM.format("สำนักการโยธา"))
    assert (note.place.line, values(note)["heading"]) == (2, "การประปานครหลวง")
    assert values(note)["body"] == "สำนักการโยธา"


def test_points_that_name_the_items_body_are_not_noted(tmp_path: Path) -> None:
    assert notes_of(note_coordination, tmp_path, ITEM.format("การประปานครหลวง")) == []
