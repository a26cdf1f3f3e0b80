"""Sub-scores and percentages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kb.errors import InputError
from kb.statement import Json
from scoring.composite import check_percentages, check_sub_scores


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
        "1 of the sub-scores state nothing reached.",
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
    ("text", "sentences"),
    [
        ("624 ร้าน จาก 733 ร้าน คิดเป็น ร้อยละ 85.13", ["624 of 733 is 85.13 per cent."]),
        (
            "มีจำนวน ๕๗๕ แห่ง คิดเป็นร้อยละ ๑๐๐ และบริการเป็นมิตร 181 แห่ง คิดเป็นร้อยละ 31.48",
            ["181 of 575 is 31.48 per cent."],
        ),
        (
            "ได้รับ 124,903,691 บาท เบิกจ่าย ณ วันที่ 10 กันยายน 2564 เป็นเงิน 95,136,211.13 บาท คิดเป็นร้อยละ 76.17",
            ["95136211.13 of 124903691 is 76.17 per cent."],
        ),
        (
            "ดำเนินการได้ 6.95 ตัน/ปี จากเป้าหมาย 20.02 ตัน/ปี (ร้อยละ 10) คิดเป็นร้อยละ 3.47",
            ["3.47 per cent is stated; 6.95 of 20.02 is 34.72 per cent."],
        ),
        ("ดำเนินการครบ คิดเป็นร้อยละ 100", []),
        ("0 แห่ง จาก 0 แห่ง คิดเป็นร้อยละ 0", []),
        ("", []),
    ],
)
def test_percentages_beside_their_numbers(text: str, sentences: list[str]) -> None:
    assert [step.sentence("en") for step in check_percentages(text)] == sentences
