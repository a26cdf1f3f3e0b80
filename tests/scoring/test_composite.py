"""Sub-scores and percentages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from kb.errors import InputError
from kb.statement import Json
from scoring.composite import check_ratios, check_sub_scores


def sub(name: str, full: str | None, reached: str | None, depth: int = 0) -> Json:
    return {"name": name, "full": full, "reached": reached, "unit": None, "depth": depth}


def told(records: Json, stated: str) -> list[str]:
    return [step.sentence("en") for step in check_sub_scores(records, Decimal(stated), "4")]


def test_the_innovation_whose_parts_do_not_add_up() -> None:
    records: list[Json] = [
        sub("การค้นหาแนวคิด", "10", "10"),
        sub("การคัดเลือกแนวคิด", "10", "10"),
        sub("การกลั่นกรอง", "30", "21.929"),
        sub("ความเป็นนวัตกรรม", None, "7.286", 1),
        sub("ความคิดริเริ่มสร้างสรรค์", None, "7.143", 1),
        sub("แผนการดำเนินการ", None, "7.5", 1),
        sub("ผลผลิต", "30", "10"),
        sub("ระยะเวลา", "10", None),
        sub("รายงานผล", "10", "10"),
    ]
    assert told(records, "91.929") == [
        "4: the sub-scores add up to 61.929, 91.929 is stated; the difference is 30.",
        "Sub-scores without what was reached: 1.",
        "The sub-scores add up: 21.929.",
    ]


def test_parts_that_add_up_though_one_goes_beyond_its_most() -> None:
    records = [sub("1", "65", "65"), sub("2", "15", "15.5"), sub("3", "20", "0")]
    assert told(records, "80.5") == ["The sub-scores add up: 80.5.", "2: 15.5 was reached where 15 is the most."]


def test_parts_printed_less_finely_than_their_sum() -> None:
    assert told([sub("1", "60", "60"), sub("2", "40", "28.31")], "88.314") == [
        "The sub-scores add up to 88.31; 88.314 is stated, which is the same within the rounding of the parts."
    ]
    assert "the difference is 0.006" in told([sub("1", "60", "60"), sub("2", "40", "28.31")], "88.316")[0]


def test_a_part_without_a_number_counts_what_its_own_parts_reach() -> None:
    assert told([sub("1", "60", None), sub("1.1", "30", "30", 1), sub("1.2", "30", "20", 1)], "50") == [
        "The sub-scores add up: 50."
    ]


def test_nothing_to_check() -> None:
    assert check_sub_scores(None, Decimal(5), "x") == ()
    assert check_sub_scores([], Decimal(5), "x") == ()
    assert check_sub_scores([sub("1", "60", None)], Decimal(5), "x") == ()


def test_a_malformed_sub_score_is_refused() -> None:
    with pytest.raises(InputError, match="a: reached must be a number"):
        check_sub_scores([{"name": "a", "reached": 5}], None, "x")
    with pytest.raises(InputError, match="must be a record"):
        check_sub_scores(["a"], None, "x")


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (
            {"kind": "percentage", "part": "181", "whole": "575", "stated": "31.48"},
            "181 of 575 is 31.48 per cent.",
        ),
        (
            {"kind": "percentage", "part": "95136211.13", "whole": "124903691", "stated": "76.17"},
            "95,136,211.13 of 124,903,691 is 76.17 per cent.",
        ),
        (
            {"kind": "percentage", "part": "6.95", "whole": "20.02", "whole_percent": "10", "stated": None},
            "6.95 of 20.02 (which stands for 10 per cent) is 3.47 per cent.",
        ),
        (
            {"kind": "percentage", "part": "181", "whole": "575", "stated": "31.5"},
            "181 of 575 is 31.5 per cent.",
        ),
        (
            {"kind": "percentage", "part": "181", "whole": "575", "stated": "32.48"},
            "32.48 per cent is stated; 181 of 575 is 31.478 per cent.",
        ),
        ({"kind": "sum", "parts": ["25", "22", "1"], "stated": "48"}, "25 + 22 + 1 = 48"),
        ({"kind": "sum", "parts": ["25", "22"], "stated": "48"}, "48 is stated; 25 + 22 = 47."),
        (
            {"kind": "mean", "parts": ["100", "70.81", "100"], "stated": "90.27"},
            "The mean of 100, 70.81, 100 is 90.27.",
        ),
        ({"kind": "mean", "parts": ["100", "70"], "stated": "90"}, "90 is stated; the mean of 100, 70 is 85."),
        ({"kind": "area", "text": "1 ไร่", "computed": "1600", "stated": "1600"}, "1 ไร่ is 1,600 square metres."),
        (
            {"kind": "area", "text": "1 ไร่", "computed": "1600", "stated": "1700"},
            "1,700 square metres is stated; 1 ไร่ is 1,600.",
        ),
    ],
)
def test_computations_told_in_words(record: Json, sentence: str) -> None:
    (check,) = check_ratios([record], Decimal("3.47"), "2")
    assert check.sentence("en") == sentence


def test_computations_without_numbers_are_left_alone_and_malformed_ones_refused() -> None:
    assert check_ratios(None, None, "2") == ()
    assert check_ratios([{"kind": "percentage", "part": "1", "whole": "0", "stated": "5"}], None, "2") == ()
    assert check_ratios([{"kind": "percentage", "part": "1", "whole": "4", "stated": None}], None, "2") == ()
    assert check_ratios([{"kind": "product", "stated": "5"}], None, "2") == ()
    with pytest.raises(InputError, match="2: part must be a number"):
        check_ratios([{"kind": "percentage", "part": 5, "whole": "4", "stated": "5"}], None, "2")
    with pytest.raises(InputError, match="2: the parts of a computation"):
        check_ratios([{"kind": "sum", "parts": "5", "stated": "5"}], None, "2")
    with pytest.raises(InputError, match="2: a computation must be a record"):
        check_ratios(["5"], None, "2")


def test_deeper_parts_are_of_the_one_before_them_in_the_order_printed() -> None:
    printed = [sub("เฉพาะ", "60", "60"), sub("a", "30", "40", 1), sub("b", "10", "20", 1), sub("ภาพรวม", "40", "28")]
    ordered: list[Json] = [
        {**record, "order": at} for at, record in enumerate(printed, 1) if isinstance(record, Mapping)
    ]
    shuffled = [ordered[index] for index in (3, 1, 0, 2)]
    assert told(shuffled, "88") == told(printed, "88")
    assert "The sub-scores add up: 88." in told(printed, "88")
