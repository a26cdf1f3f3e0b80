from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text import arabic_digits, fold, loose, loose_places


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("รหัส ๐๔๙", "รหัส049"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("เเผน", "แผน"),
        (" OKR\t1.1.01\n", "okr1.1.01"),
        ("\u200fก\u200bข\ufeff", "กข"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(folded) == folded


def test_arabic_digits_leave_everything_else() -> None:
    assert arabic_digits("ปี ๒๕๖๙ (2569)") == "ปี 2569 (2569)"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ฝ่ายโยธา", "ผายโยธา"),
        ("สนข. ซอย", "สนช ชอย"),
        ("น\u0e49\u0e4d\u0e32", "น้า"),
        ("เเผน", "แผน"),
        ("ด าเนินการ", "ดำเนินการ"),
        ("ผู้้ว่าฯ", "ผู้ว่า"),
        ("ครูู", "ครุ"),
        ("๑,๓๘๕,๐๐๐", "1385000"),
        ("K.R. 1.1.01", "kr1101"),
        ("ก\x00ข", "กข"),
        ("...", ""),
    ],
)
def test_damage_folds_to_the_same(one: str, other: str) -> None:
    assert loose(one) == loose(other)


@given(st.text(st.sampled_from("กขชซเแใไดตถูุำาัิี่้๊็์ํฯ ๑2.,-(A\u200b\x00é")))
def test_loose_folding_settles_keeps_what_contains_what_and_knows_its_places(text: str) -> None:
    folded, places = loose_places(text)
    assert folded == loose(text) == loose(folded)
    assert len(places) == len(folded)
    assert places == sorted(places)
    if "เ" not in text:  # เ เ at a cut become one letter
        assert loose(fold(text)) == folded
        assert loose(text[: len(text) // 2]) in folded
