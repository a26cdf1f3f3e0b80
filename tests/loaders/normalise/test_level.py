"""The levels of a rubric: thresholds, ranges and words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.statement import Json
from loaders.normalise.level import PrintedLevel, level_records, worded


def read(*criteria: str, unit: str | None = None) -> list[tuple[Json, ...]]:
    levels = [PrintedLevel(number, Decimal(50 + 10 * number), text) for number, text in enumerate(criteria, start=1)]
    return [
        tuple(record[name] for name in ("comparator", "threshold", "upper", "unit"))
        for record in level_records(levels, unit)
    ]


def test_a_record_has_level_points_and_words() -> None:
    levels = [PrintedLevel(1, Decimal(60), "ร้อยละ ๖๐", "สูตรคำนวณ"), PrintedLevel(2, None, "ร้อยละ 70.50")]
    assert level_records(levels) == [
        {
            "level": 1, "points": "60", "criterion": "ร้อยละ ๖๐", "comparator": "equal", "threshold": "60",
            "upper": None, "unit": "percent", "method": "สูตรคำนวณ",
        },
        {
            "level": 2, "points": None, "criterion": "ร้อยละ 70.50", "comparator": "equal", "threshold": "70.5",
            "upper": None, "unit": "percent",
        },
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("criteria", "bounds"),
    [
        (("≤ 60", "70"), [("at_most", "60", None, None), ("equal", "70", None, None)]),
        (("< 60", ">= 90"), [("less_than", "60", None, None), ("at_least", "90", None, None)]),
        (("60%", "70 %"), [("equal", "60", None, "percent"), ("equal", "70", None, "percent")]),
        (("1,000 คน", "1,500 คน"), [("equal", "1000", None, "คน"), ("equal", "1500", None, "คน")]),
        (
            ("ได้ตามเป้าหมายที่กำหนดน้อยกว่าร้อยละ 70", "คิดเป็นร้อยละ 70 ขึ้นไป แต่ไม่ถึงร้อยละ 80"),
            [("less_than", "70", None, "percent"), ("at_least", "70", "80", "percent")],
        ),
        (
            ("(Green Service) ร้อยละ 5 - 9.99", "(Green Service) มากกว่าร้อยละ 20"),
            [("between", "5", "9.99", "percent"), ("more_than", "20", None, "percent")],
        ),
        (("ไม่น้อยกว่า 50 ราย", "50 รายขึ้นไป"), [(None,) * 4] * 2),
        (("ไม่น้อยกว่า 50 ราย", "60 รายขึ้นไป"), [("at_least", "50", None, "ราย"), ("at_least", "60", None, "ราย")]),
        (("ภายใน 30 วัน", "ภายใน 20 วัน"), [("equal", "30", None, "วัน"), ("equal", "20", None, "วัน")]),
        (("ร้อยละ 18 และรายงานเดือนละ 1 ครั้ง", "ร้อยละ 21 และรายงานเดือนละ 1 ครั้ง"), [(None,) * 4] * 2),
        (("ขั้นตอนที่ 1", "ขั้นตอนที่ 2"), [(None,) * 4] * 2),
        (("ระดับ 1", "ระดับ 2"), [(None,) * 4] * 2),
        (("ร้อยละ 60", "70 แห่ง"), [(None,) * 4] * 2),
        (("-", "ร้อยละ 70"), [(None,) * 4] * 2),
        (("จัดทำแผน", "ดำเนินการครบถ้วนร้อยละ 100"), [(None,) * 4] * 2),
    ],
)  # fmt: skip
def test_criteria(criteria: tuple[str, ...], bounds: list[tuple[Json, ...]]) -> None:
    assert read(*criteria) == bounds


def test_the_unit_of_the_column_is_that_of_bare_thresholds() -> None:
    assert read("60", "70", unit="ร้อยละ") == [("equal", "60", None, "percent"), ("equal", "70", None, "percent")]
    assert read("60", "70", unit="แห่ง") == [("equal", "60", None, "แห่ง"), ("equal", "70", None, "แห่ง")]
    assert read("ร้อยละ 60", "ร้อยละ 70", unit="แห่ง")[0] == ("equal", "60", None, "percent")
    assert read("จัดทำแผน", "ดำเนินการ", unit="ร้อยละ") == [(None,) * 4] * 2


def test_worded_criteria_need_a_judge() -> None:
    assert worded(level_records([PrintedLevel(1, None, "จัดทำแผน")]))
    assert not worded(level_records([PrintedLevel(1, None, "ร้อยละ 5")]))


@given(st.lists(st.text(alphabet="ร้อยละ ไม่น้อยกว่าขึ้นไปแต่ถึง0123456789๕.,-≤<>%ครั้ง"), max_size=5))
def test_no_criteria_are_too_odd(criteria: list[str]) -> None:
    records = level_records([PrintedLevel(number, None, text) for number, text in enumerate(criteria, start=1)])
    assert len(records) == len(criteria)
    assert len({record["threshold"] is None for record in records}) <= 1
