from __future__ import annotations

import pytest

from kb.text import arabic_digits, fold


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
