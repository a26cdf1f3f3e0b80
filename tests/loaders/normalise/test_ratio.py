"""Percentages that words state with their part and whole: taken where sure, else left alone."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.statement import Json
from loaders.normalise.area import areas
from loaders.normalise.arithmetic import arithmetic
from loaders.normalise.quantity import quantities, running_text
from loaders.normalise.ratio import follows, ratio_of_value, ratios
from loaders.normalise.tally import sums
from loaders.pipeline import read_document

Found = tuple[str, str, str | None, str | None, bool]


def found(text: str, before: str = "") -> list[Found]:
    return [(str(r.part), str(r.whole), r.unit, r.printed, r.follows) for r in ratios(text, before)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตรวจผ่านแล้ว 37 ร้าน จาก 90 ร้าน คิดเป็น ร้อยละ 41.11", ("37", "90", "ร้าน", "41.11", True)),
        ("ตรวจผ่านแล้ว 37 ร้าน (จาก 90 ร้าน) คิดเป็นร้อยละ 41.11", ("37", "90", "ร้าน", "41.11", True)),
        ("ตรวจผ่านแล้ว 37 ร้านจาก 90 ร้านคิดเป็นร้อยละ 41.11", ("37", "90", "ร้าน", "41.11", True)),
        ("ผ่านแล้ว ๓๗ ร้าน จาก ๙๐ ร้าน คิดเป็นร้อยละ ๔๑.๑๑", ("37", "90", "ร้าน", "41.11", True)),
        ("มีร้านทั้งหมด 90 ร้าน และที่ผ่านเกณฑ์ มีจำนวน 37 ร้าน คิดเป็นร้อยละ 41.11", ("37", "90", "ร้าน", "41.11", True)),
        ("ผลงานตรวจ 45 แห่ง ผ่านเกณฑ์ 45 แห่ง คิดเป็นร้อยละ 100", ("45", "45", "แห่ง", "100", True)),
        ("มีที่ดิน จำนวน 1,200 แปลง สำรวจแล้ว 300 แปลง คิดเป็นร้อยละ 25", ("300", "1200", "แปลง", "25", True)),
        ("เป้าหมาย คือ 120.50 ตัน/ปี ทำได้ 130.14 ตันต่อปี คิดเป็นร้อยละ 108.00", ("130.14", "120.50", "ตัน/ปี", "108.00", True)),
        ("ตอบ 45 จาก 50 คน คิดเป็นร้อยละ 90", ("45", "50", "คน", "90", True)),
        ("ตอบ 45 จาก 50 คิดเป็นร้อยละ 90", ("45", "50", None, "90", True)),
        ("สร้าง 4 เขื่อน จาก 8 เขื่อน คิดเป็นร้อยละ 50", ("4", "8", "เขื่อน", "50", True)),
        ("ผ่าน 80 แห่ง จาก 100 แห่ง (ร้อยละ 80)", ("80", "100", "แห่ง", "80", True)),
        ("ผ่าน 80 แห่ง จาก 100 แห่ง คิดเป็น 80.00 %", ("80", "100", "แห่ง", "80.00", True)),
        (
            "ณ วันที่ 9 มีนาคม 2563 คิดเป็นร้อยละ 71.97 (งบประมาณเป็นเงิน 69,472.50 บาท รายจ่ายทั้งสิ้น 50,001.10 บาท)",
            ("50001.10", "69472.50", "บาท", "71.97", True),
        ),
        (
            "ปี 2563 มีงบประมาณ 5 หมวด 200,000 บาท เบิกจ่าย ณ วันที่ 9 มีนาคม 2563 เป็นเงิน 70,246.50 บาท คิด เป็นร้อยละ 35.12",
            ("70246.50", "200000", "บาท", "35.12", True),
        ),
        (
            "ตรวจแล้ว 30 แห่ง จาก 60 แห่ง (ตามหนังสือที่ กท 12/618 ลงวันที่ 16 มีนาคม 2563) คิดเป็นร้อยละ 50",
            ("30", "60", "แห่ง", "50", True),
        ),
        ("ใช้เงิน 500 บาท จัดกิจกรรม 4 ครั้ง จากแผน 8 ครั้ง คิดเป็นร้อยละ 50", ("4", "8", "ครั้ง", "50", True)),
        ("ได้ 18 แห่ง จากทั้งหมด 57 แห่ง คิดเป็นร้อยละ 31.57", ("18", "57", "แห่ง", "31.57", True)),  # cut off
        ("ได้ 18 แห่ง จากทั้งหมด 57 แห่ง คิดเป็นร้อยละ 35.18", ("18", "57", "แห่ง", "35.18", False)),
        ("มีทั้งหมด 57 แห่ง ตรวจแล้ว 18 แห่ง คิดเป็นร้อยละ 35.18", ("18", "57", "แห่ง", "35.18", False)),
    ],
)
def test_a_percentage_has_its_part_and_whole(text: str, expected: Found) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "อบรมครู 60 คน และนักเรียน 60 คน คิดเป็นร้อยละ 100",  # two things, no whole
        "อบรมครู 60 คน นักเรียน 60 คน ความพึงพอใจ คิดเป็นร้อยละ 100",
        "ประถม 20 คน มัธยม 30 คน จาก 100 คน คิดเป็นร้อยละ 50",  # the part is a sum
        "พื้นที่เพิ่มขึ้นจาก 100 ไร่ เป็น 120 ไร่ คิดเป็นร้อยละ 20",  # a change
        "ลดลงจาก 200 คดี เป็น 100 คดี คิดเป็นร้อยละ 50",
        "ทำได้ 120 แห่ง จากเป้าหมาย 100 แห่ง คิดเป็นร้อยละ 100",  # capped
        "เหลือ 20 แห่ง จาก 100 แห่ง คิดเป็นร้อยละ 80",  # of the rest
        "มีทั้งหมด 48 โครงการ ยกเลิก 22 โครงการ คิดเป็นร้อยละ 52.08",
        "ได้ 18 แห่ง จาก 57 แห่ง คิดเป็นร้อยละ 100 ของแผนไตรมาสนี้",  # of something else
        "ได้ 18 แห่ง จากผู้ร่วมกับ 57 แห่ง คิดเป็นร้อยละ 35.18",  # from whom, not of how many
        "ผู้เข้าร่วม 593 คน มีความพึงพอใจร้อยละ 88.54 (ผู้ตอบ จำนวน 200 คน)",
        "(40 คะแนน) ผลงาน 40 คะแนน คิดเป็นร้อยละ 100 หรือระดับ 5",
        "ไม่น้อยกว่าร้อยละ 50 ของ 20 แห่ง ทำได้ 10 แห่ง",
        "ทำได้ 10 แห่ง จาก 20 แห่ง คิดเป็นร้อยละ 50 ขึ้นไป",
        "ครั้งที่ 1 วันที่ 5 พฤษภาคม 2563 ครั้งที่ 2 วันที่ 10 พฤษภาคม 2563 คิดเป็นร้อยละ 50",
        "จุดที่ตั้งกับจุดที่มี เท่ากับ 5 คิดเป็นร้อยละ 100",  # one number is printed, not two
        "จาก 0 แห่ง ทำได้ 0 แห่ง คิดเป็นร้อยละ 100",
        "เงิน 10 บาท จาก 20 แห่ง คิดเป็นร้อยละ 50",
        "",
    ],
)
def test_what_is_not_sure_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_percentage_that_a_target_stands_for_scales_the_quotient() -> None:
    (ratio,) = ratios("ทำได้ 7.5 ตัน/ปี จากเป้าหมายที่กำหนด 20 ตัน/ปี (ร้อยละ 10) คิดเป็นร้อยละ 3.75")
    assert ratio.follows
    assert ratio.record() == {
        "kind": "percentage", "part": "7.5", "whole": "20", "unit": "ตัน/ปี", "stated": "3.75",
        "computed": "3.75", "follows": True, "whole_percent": "10",
    }  # fmt: skip


def test_a_pair_that_explains_another_percentage_is_not_held_against_one() -> None:
    text = "ได้ 66 ตัน จากเป้าหมาย 56 ตัน คิดเป็นร้อยละ 35.36 และถ้าเทียบเป้าหมายเป็นร้อยละ 100 จะได้ ร้อยละ 117.86"
    assert found(text) == [("66", "56", "ตัน", "117.86", True)]


def test_every_item_has_its_own_numbers() -> None:
    text = "1. วัด จำนวน 9 แห่ง ตรวจแล้ว 9 แห่ง คิดเป็นร้อยละ 100 2. ตึก จำนวน 80 หลัง ตรวจแล้ว 60 หลัง คิดเป็นร้อยละ 75"
    assert [ratio[:2] for ratio in found(text)] == [("9", "9"), ("60", "80")]


def test_the_line_before_may_hold_the_numbers() -> None:
    before = "- ผลงานตรวจ 733 แห่ง ผ่านเกณฑ์ 262 แห่ง"
    assert found("คิดเป็นร้อยละ 35.744 (10 คะแนน)", before) == [("262", "733", "แห่ง", "35.744", True)]
    assert found("คิดเป็นร้อยละ 100 หรือระดับ 5", "1) จัด 2 ครั้ง\n3) ผลงาน ทั้ง 2 ครั้ง") == []


def test_a_value_stated_beside_the_text_has_its_pair() -> None:
    text = "จำนวนทั้งหมด 67 โครงการ แล้วเสร็จ 41 โครงการ ยกเลิก 24 โครงการ และกำลังทำ 2 โครงการ"
    ratio = ratio_of_value(text, Decimal("61.19"))
    assert ratio is not None
    assert ratio.record() == {
        "kind": "percentage", "part": "41", "whole": "67", "unit": "โครงการ", "stated": None,
        "computed": "61.194", "follows": True,
    }  # fmt: skip
    assert ratio_of_value(text, Decimal("61.20")) is None
    assert ratio_of_value(f"{text} คิดเป็นร้อยละ 61.19", Decimal("61.19")) is None
    assert [tally.parts for tally in sums(text)] == [(Decimal(41), Decimal(24), Decimal(2))]


@pytest.mark.parametrize(
    ("text", "computed", "right"),
    [
        ("2 ไร่ คิดเป็น 3,200 ตารางเมตร", "3200", True),
        ("1 ไร่ 2 งาน 10.25 ตารางวา เท่ากับ 2,441 ตร.ม.", "2441", True),
        ("2 ไร่ 3 งาน (4,500 ตร.ม.)", "4400", False),
    ],
)
def test_an_area_is_converted(text: str, computed: str, right: bool) -> None:
    (area,) = areas(f"สวน ขนาด {text}")
    assert (area.computed, area.follows) == (Decimal(computed), right)


def test_an_area_of_mixed_units_is_no_conversion() -> None:
    assert areas("1 ไร่ 1 งาน 40.60 ตารางเมตร") == ()


def test_areas_of_a_list_add_up() -> None:
    text = "สวน ก ขนาด 330.50 ตารางวา สวน ข ซอย 6 ขนาด 180 ตารางวา รวม 2 แห่ง ขนาดพื้นที่ 1 ไร่ 1 งาน 10.50 ตารางวา"
    (tally,) = sums(text)
    assert (tally.unit, tally.stated, tally.parts) == ("ตารางวา", Decimal("510.50"), (Decimal("330.50"), Decimal(180)))


def test_the_mean_of_percentages_is_told_where_it_is_the_value() -> None:
    text = "ตรวจ 9 แห่ง จาก 9 แห่ง คิดเป็นร้อยละ 100 และ 18 หลัง จาก 57 หลัง คิดเป็นร้อยละ 31.58"
    assert [record["kind"] for record in arithmetic(text, value=Decimal("65.79"))] == [
        "percentage",
        "percentage",
        "mean",
    ]
    assert [record["kind"] for record in arithmetic(text, value=Decimal("65.70"))] == ["percentage", "percentage"]


@pytest.mark.parametrize(
    "text",
    [
        "ปี 2564", "10 กันยายน 2564", "เวลา 17.00 – 22.00 น.", "ครั้งที่ 3", "บ้านเลขที่ 35 ถนน", "ซอย 6", "ระดับ 5", "ร้อยละ 20",
        "20 %", "COVID-19", "ไม่น้อยกว่า 50 ราย", "เดือนละ 1 ครั้ง", "ที่ 9/2564", "1. ", "(2) ", "3) ", "5 - 10 แห่ง", "PM 2.5",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert quantities(running_text(text)) == ()


@pytest.mark.parametrize("text", ["พื้นที่ 5 ไร่", "และ 5 ไร่", "งบประมาณ 5 ไร่", "เจ้าหน้าที่ 5 ไร่", "- 5 ไร่"])
def test_what_stands_before_a_quantity_may_look_like_more(text: str) -> None:
    assert [(quantity.number, quantity.unit) for quantity in quantities(running_text(text))] == [(Decimal(5), "ไร่")]


_COUNTS = st.integers(min_value=1, max_value=10**9)


@given(part=_COUNTS, whole=_COUNTS, scale=st.integers(min_value=1, max_value=10**6), digits=st.integers(0, 4))
def test_scaling_part_and_whole_keeps_the_answer(part: int, whole: int, scale: int, digits: int) -> None:
    printed = round(Decimal(part) * 100 / whole, digits)
    text = "ตรวจแล้ว {:,} แห่ง จาก {:,} แห่ง คิดเป็นร้อยละ {:f}"
    (plain,), (scaled,) = (ratios(text.format(part * by, whole * by, printed)) for by in (1, scale))
    assert plain.follows
    assert scaled.follows
    assert plain.computed == scaled.computed


@given(part=_COUNTS, whole=_COUNTS, percent=st.decimals(0, 200, places=2))
def test_a_percentage_follows_or_is_held_against_these_two_numbers(part: int, whole: int, percent: Decimal) -> None:
    for ratio in ratios(f"ตรวจแล้ว {part} แห่ง จาก {whole} แห่ง คิดเป็นร้อยละ {percent}"):
        assert (ratio.part, ratio.whole, ratio.follows) == (
            Decimal(part),
            Decimal(whole),
            follows(ratio.part, ratio.whole, percent),
        )


_PIECES = st.sampled_from(
    [
        "จาก",
        "ทั้งหมด",
        "แล้ว",
        "คิดเป็นร้อยละ",
        "ร้อยละ",
        "แห่ง",
        "คน",
        "ไร่",
        "(",
        ")",
        "\n",
        "และ",
        "เป้าหมาย",
        "รวม",
        "ปี",
        "12",
        "50",
        "24",
        "31.48",
        "2564",
    ]
)


@given(st.lists(_PIECES, max_size=30))
def test_no_claim_without_both_numbers_in_the_text(pieces: list[str]) -> None:
    numbers = {Decimal(piece) for piece in pieces if piece[0].isdigit()}
    for ratio in ratios(" ".join(pieces)):
        assert {ratio.part, ratio.whole, ratio.percent} <= numbers
        assert ratio.follows == follows(ratio.part, ratio.whole, ratio.percent, ratio.whole_percent)


def _stated(path: Path) -> list[tuple[str, int, Json, Json, Json]]:
    return [
        (s.subject.split("/", 2)[2], s.place.line, s.value["part"], s.value["whole"], s.value["stated"])
        for s in read_document(path).statements
        if s.predicate == "ratios"
        and isinstance(s.value, dict)
        and s.value["kind"] == "percentage"
        and s.value["follows"]
    ]


def test_the_list_of_results_of_2564(documents: Path) -> None:
    assert _stated(documents / "phranakhon-results-2564.txt") == [
        ("1/self", 4, "60.71", "53.11", "114.31"),
        ("2/self", 5, "6.95", "20.02", "3.47"),
        ("5/self", 10, "575", "575", "100"),
        ("5/self", 10, "132", "132", "100"),
        ("6/self", 11, "181", "575", "31.48"),
        ("11/self", 19, "9850", "9850", "100"),
        ("11/self", 19, "13550", "19137", "70.81"),
        ("11/self", 19, "1311", "1311", "100"),
        ("15/self", 24, "95136211.13", "124903691", "76.17"),
        ("18/self", 29, "25", "48", None),
    ]


def test_the_report_and_review_of_2564(documents: Path) -> None:
    assert _stated(documents / "bangrak-evaluation-2564.txt") == [
        ("2.2/self", 46, "16758.457", "16220.89", "103.31"),
        ("3.3/self", 146, "624", "733", "85.13"),
        ("3.3/self", 146, "260", "733", "35.47"),
        ("3.3/self", 197, "624", "733", "85.13"),
        ("3.3/self", 197, "260", "733", "35.47"),
        ("5.1/self", 316, "50001134.06", "69472725", "71.97"),
        ("3.1/official", 479, "2222.52", "2162.4", "102.78"),
        ("3.3.1/official", 485, "608", "608", "100"),
        ("3.3.1/official", 487, "87", "87", "100"),
        ("3.3.2/official", 495, "261", "733", "35.607"),
    ]


@pytest.mark.parametrize("name", ["phranakhon-results-2564", "bangrak-evaluation-2564"])
def test_no_document_is_told_to_have_miscalculated(documents: Path, name: str) -> None:
    stated = [s.value for s in read_document(documents / f"{name}.txt").statements if s.predicate == "ratios"]
    assert len(stated) > 10
    assert all(isinstance(value, dict) and value["follows"] for value in stated)


@pytest.mark.parametrize("name", ["bangna-plan-2569", "phasicharoen-plan-2567"])
def test_plans_state_no_such_percentages(documents: Path, name: str) -> None:
    cells = (documents / f"{name}.txt").read_text(encoding="utf-8").replace("\t", "\n").splitlines()
    assert [arithmetic(cell) for cell in cells if arithmetic(cell)] == []
