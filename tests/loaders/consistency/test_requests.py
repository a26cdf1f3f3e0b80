"""Requests that several places tell of."""

from __future__ import annotations

from pathlib import Path

from loaders.consistency.requests import note_requests
from tests.loaders.consistency.noted import notes_of, values

TOLD = "ได้ยื่นเรื่องขอ{} โดยได้จัดทำป้ายประชาสัมพันธ์ทดแทนการจัดงานตามแผน\n"
OTHER = "ได้ยื่นเรื่องขอ{} โดยได้เชิญผู้แทนชุมชนเข้าร่วมประชุมชี้แจง\n"


def test_another_act_of_the_same_account_is_noted_where_it_is_rarer(tmp_path: Path) -> None:
    text = TOLD.format("อุทธรณ์") + TOLD.format("อนุญาต") + TOLD.format("อุทธรณ์")
    (note,) = notes_of(note_requests, tmp_path, text)
    assert (note.place.line, values(note)["act"], values(note)["other"]) == (2, "ขออนุญาต", "ขออุทธรณ์")


def test_other_accounts_and_the_same_act_are_not_noted(tmp_path: Path) -> None:
    text = TOLD.format("อุทธรณ์") + OTHER.format("อนุญาต") + TOLD.format("อุทธรณ์")
    assert notes_of(note_requests, tmp_path, text) == []
