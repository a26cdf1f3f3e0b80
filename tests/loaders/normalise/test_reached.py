"""What cells say was reached: values, units and judged levels, in every way they are printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.normalise.reached import Reached, all_reached, parse_reached, split_reached

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_CELLS = [
    ("ระดับ 5", "5", "ระดับ", 5),
    ("ระดับ 5.", "5", "ระดับ", 5),
    ("ระดับที่ 3", "3", "ระดับ", 3),
    ("ร้อยละ 88.314 (ระดับ 5)", "88.314", "ร้อยละ", 5),
    ("ระดับ 5 (ร้อยละ 100)", "100", "ร้อยละ", 5),
    ("ระดับ 5 (ดำเนินงานได้ ร้อยละ 35.47)", "35.47", "ร้อยละ", 5),
    ("ร้อยละ 80.500 หรือระดับ 3", "80.5", "ร้อยละ", 3),
    ("ร้อยละ 100 เท่ากับระดับ 5", "100", "ร้อยละ", 5),
    ("ร้อยละ 88.314 = ระดับ 5", "88.314", "ร้อยละ", 5),
    ("ระดับ 5 ร้อยละ 100", "100", "ร้อยละ", 5),
    ("98.50 %", "98.5", "ร้อยละ", None),
    ("ร้อยละ 76.17 บาท", "76.17", "ร้อยละ", None),
    ("ร้อยละ 100 (จำนวน 5 แห่ง)", "100", "ร้อยละ", None),
    ("ดำเนินการได้ร้อยละ 95", "95", "ร้อยละ", None),
    ("จำนวน 3 แห่ง คิดเป็นร้อยละ 75", "75", "ร้อยละ", None),
    ("181 แห่ง จาก 575 แห่ง ร้อยละ 31.48", "31.48", "ร้อยละ", None),
    ("181 แห่ง จาก 575 แห่ง คิดเป็นร้อยละ 31.48 หรือระดับ 2", "31.48", "ร้อยละ", 2),
    ("ปี 2564 ร้อยละ 50", "50", "ร้อยละ", None),
    ("1 ครั้ง", "1", "ครั้ง", None),
    ("9,850 แปลง", "9850", "แปลง", None),
    ("0", "0", None, None),
    ("95.592", "95.592", None, None),
    ("ระดับ 4.5", "4.5", "ระดับ", None),
    (
        "ระดับ 3 (มีการจัดกิจกรรมระดับเขต 1 ครั้ง มีผู้เข้าร่วม 108 คน และผู้เข้าร่วมกิจกรรมฯ มีความพึงพอใจร้อยละ 86.5)",
        "3", "ระดับ", 3,
    ),
    ("ระดับ 1 (ระดับดี ตั้งแต่ ร้อยละ 80 แต่ไม่ถึงร้อยละ 100)", "1", "ระดับ", 1),
    ("1 ไร่ 1 งาน 55.63 ตารางวา", None, None, None),
    ("ระดับดี", None, None, None),
    ("ไม่สามารถดำเนินการได้", None, None, None),
    ("-", None, None, None),
    ("", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "level"), _CELLS)
@pytest.mark.parametrize("thai", [False, True])
def test_a_cell_says_what_was_reached(
    text: str, value: str | None, unit: str | None, level: int | None, thai: bool
) -> None:
    read = parse_reached(text.translate(_TO_THAI) if thai else text)
    assert (read.value, read.unit, read.level) == (None if value is None else Decimal(value), unit, level)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("<p>ระดับ 1</p> <p>ร้อยละ 35.47</p>", ["1", "35.47"]),
        ("ระดับ 1 (ร้อยละ 97) ระดับ 3 (ร้อยละ 11.71)", ["97", "11.71"]),
        ("1) ระดับ 1 2) ร้อยละ 35.47", ["1", "35.47"]),
        ("ระดับ 1 (ส่งเสริมให้ผ่านเกณฑ์ ตั้งแต่ ร้อยละ 80 แต่ไม่ถึงร้อยละ 100) ระดับ 5 (ดำเนินงานได้ ร้อยละ 35.47)", ["1", "35.47"]),
    ],
)
def test_a_cell_of_several_results_is_taken_apart(text: str, values: list[str]) -> None:
    found = split_reached(text, len(values))
    assert found is not None
    assert [str(item.value) for item in found] == values


def test_a_cell_that_does_not_come_out_is_left_whole() -> None:
    assert split_reached("ระดับ 1", 2) is None
    assert split_reached("ระดับ 1 ร้อยละ 5 ร้อยละ 6", 2) is None
    assert split_reached("ระดับ 1", 1) == (Reached("ระดับ 1", Decimal(1), "ระดับ", 1),)


@given(st.text(alphabet="ระดับ้อยละ หรือ=0123456789๕.,()%-ครั้งจากไร่ปีพศ"))
def test_no_text_is_too_odd(text: str) -> None:
    read = parse_reached(text)
    assert read.value is None or read.value >= 0
    assert read.level is None or 1 <= read.level <= 5
    assert (read.value is None) <= (read.unit is None)
    assert all(item.value is not None for item in all_reached(text))
