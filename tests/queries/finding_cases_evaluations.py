"""What makes the rules on evaluations speak and what does not: accounts, parts, criteria, targets, units, appeals."""

from __future__ import annotations

from typing import Any

from queries.findings.sheet import Said
from tests.queries.finding_statements import (
    EVAL,
    IND,
    IND2,
    RES,
    RUB,
    SELF,
    account,
    both,
    e,
    level,
    part,
    result,
    s,
    target,
)

WHOLE, OF_WHOLE, SELF2 = "indicator:a/2569/1", "result:a/2569/1/self", "result:a/2569/1.2/self"


def told_by(node: str, predicate: str, text: str, r: int = 9) -> Said:
    """Words of an account outside tables."""
    return s(node, predicate, text, None, r)


def two(own: list[Said], official: list[Said]) -> list[Said]:
    """The agency's result of an indicator and the assessors'."""
    return [*result(SELF, "self", "1", unit="ครั้ง"), *own, *result(RES, "official", "5", 25, unit="ระดับ"), *official]


def examined(total: str) -> list[Said]:
    """An account of shops with a licence, without one, and of all."""
    return [
        *result(RES, "official", "100"),
        told_by(RES, "explanation", "สถานประกอบการที่มีใบอนุญาต ผลงานตรวจ 60 แห่ง ผ่านเกณฑ์ 60 แห่ง", 1),
        told_by(RES, "explanation", "สถานประกอบการที่ไม่มีใบอนุญาต (ร้อยละ 70) ผลงานตรวจ ๘ แห่ง", 2),
        told_by(RES, "explanation", f"สถานประกอบการที่เป็นมิตร ผลงานตรวจ {total} แห่ง ผ่านเกณฑ์ 20 แห่ง", 3),
    ]


def shares(base: str) -> list[Said]:
    """Sixty shops of eighty passed; a share of those that passed, worked out of a base."""
    passed = {"kind": "percentage", "part": "60", "whole": "80", "stated": "75", "unit": "ร้าน"}
    green = {"kind": "percentage", "part": "15", "whole": base, "stated": "25", "unit": "ร้าน"}
    percent = {"80": "18.75", "60": "25"}[base]
    return [
        s(IND, "name", "ระดับความสำเร็จที่สถานประกอบการผ่านเกณฑ์มาตรฐานอาหารปลอดภัย"),
        s(IND2, "name", "ร้อยละของสถานประกอบการที่ผ่านเกณฑ์มาตรฐานอาหารปลอดภัย มีบริการที่ดี"),
        e(IND, "part_of", WHOLE), e(IND2, "part_of", WHOLE),
        e(OF_WHOLE, "reports_on", WHOLE), s(OF_WHOLE, "assessor", "self"),
        s(OF_WHOLE, "ratios", passed, 23, 1), s(OF_WHOLE, "ratios", green, 23, 2),
        e(SELF2, "reports_on", IND2), s(SELF2, "assessor", "self"), s(SELF2, "value", percent, 23, 3),
    ]  # fmt: skip


def laddered(*thresholds: str, **more: Any) -> list[Said]:
    """An indicator with a ladder of percentages."""
    levels = [
        s(RUB, "levels", level(n, each, unit="percent", **more), 2, 1, c=n) for n, each in enumerate(thresholds, 1)
    ]
    return [e(IND, "scored_by", RUB, 2), *levels]


def aimed(text: str, value: str) -> Said:
    return s(IND, "target", target(value, "percent", text), 5)


def halves(first: str, second: str) -> list[Said]:
    """A score in two parts of sixty and forty."""
    return [*result(RES, "official", "90"), part("ก", "60", first, 1), part("ข", "40", second, 2)]


def stepped(reached: str, total: str) -> list[Said]:
    """A part of ten points without its points, and the total."""
    empty = {"depth": 0, "full": "10", "name": "ค", "order": 3, "reached": None, "unit": "คะแนน"}
    return [
        *result(RES, "official", total, 25, 9), part("ก", "60", "60", 1), part("ข", "30", reached, 2),
        s(RES, "sub_scores", empty, 25, 3),
    ]  # fmt: skip


def alternative(first: int, second: int) -> list[Said]:
    words = f"ระดับกลุ่มมีผู้เข้าร่วมไม่น้อยกว่า {first} ราย หรือระดับเขตมีผู้เข้าร่วมไม่น้อยกว่า {second} ราย"
    return [e(IND, "scored_by", RUB, 2), s(RUB, "levels", level(2, None, criterion=words), 2)]


def collected(period: str) -> list[Said]:
    return [
        *result(SELF, "self", "100"),
        s(SELF, "details", "ดำเนินการได้ 1,250.5 ตัน/ปี", 23, 2),
        s(SELF, "details", f"ตั้งแต่{period} ได้จำนวน 1,250.5 ตัน", 23, 3),
    ]


def declared(unit: str) -> list[Said]:
    counts = (("accepted", "ตัวชี้วัด"), ("withdrawn", unit))
    return [
        s(EVAL, "declared_appeals", {"round": "1", "ruling": ruling, "count": "2", "unit": of}, 34, 9, c=at)
        for at, (ruling, of) in enumerate(counts, 2)
    ]


def repeated(value: str) -> list[Said]:
    """A result that its account states beside the percentage that is worked out."""
    stated = {"kind": "percentage", "part": "60", "whole": "50", "stated": "120", "computed": "120"}
    account = "ทำได้ 60 ตัน จากเป้าหมาย 50 ตัน คิดเป็นร้อยละ 36 เทียบกับเป้าหมายได้ร้อยละ 120"
    return [*result(SELF, "self", value), s(SELF, "ratios", stated, 23, 1, text=account)]


def scored(last: str) -> list[Said]:
    """A threshold for each subject, and what two subjects reached."""
    details = f"ดังนี้ วิชาดนตรี เท่ากับ 61.5 วิชาศิลปะ เท่ากับ {last} คะแนน"
    return account("ร้อยละของโรงเรียนที่แต่ละวิชาผ่านเกณฑ์ร้อยละ 50 ขึ้นไป", "50", details)


CASES: dict[str, tuple[list[Said], list[Said]]] = {
    "parts_below_threshold": both(scored("30.5"), scored("50")),
    "account_gives_two_percentages": both(repeated("36"), repeated("30")),
    "account_against_result": both(
        two([], [told_by(RES, "explanation", "จัดกิจกรรมฯ ผลงาน ๒ ครั้ง")]),
        two([], [told_by(RES, "explanation", "จัดกิจกรรมฯ ผลงาน ๑ ครั้ง")]),
    ),
    "occasion_not_held": both(
        two(
            [told_by(SELF, "explanation", "ไม่สามารถจัดกิจกรรม ครั้งที่ 2 ได้", 8)],
            [told_by(RES, "explanation", "มากกว่า 50 ราย ทั้ง 2 ครั้ง")],
        ),
        two(
            [told_by(SELF, "explanation", "ไม่สามารถจัดกิจกรรม ครั้งที่ 3 ได้", 8)],
            [told_by(RES, "explanation", "มากกว่า 50 ราย ทั้ง 2 ครั้ง")],
        ),
    ),
    "population_exceeds_groups": both(examined("73"), examined("68")),
    "base_is_not_the_named": both(shares("80"), shares("60")),
    "part_without_score": both(stepped("30", "100"), halves("60", "30")),
    "part_score_displaced": both(stepped("10", "100"), stepped("30", "90")),
    "criteria_not_used": both(
        [*laddered("18", "21", "24", "27", "30"), *halves("60", "20")],
        [*laddered("60", "70", "80", "90", "100"), *halves("60", "20")],
    ),
    "target_differs_from_criteria": both(
        [*laddered("18", "21", "24", "27", "30"), aimed("ร้อยละ 100", "100")],
        [*laddered("18", "21", "24", "27", "30"), aimed("ร้อยละ 30", "30")],
    ),
    "target_misses_highest_level": both(
        [*laddered("18", "21", "24", "27", "30", comparator="more_than"), aimed("ร้อยละ 30", "30")],
        [*laddered("18", "21", "24", "27", "30", comparator="at_least"), aimed("ร้อยละ 30", "30")],
    ),
    "alternatives_equal": both(alternative(50, 50), alternative(80, 50)),
    "period_is_no_year": both(
        collected("เดือนตุลาคม 2568 – เดือนสิงหาคม 2569"), collected("เดือนตุลาคม 2568 – เดือนกันยายน 2569")
    ),
    "area_in_wrong_unit": both(
        [
            *result(SELF, "self", "100"),
            s(SELF, "details", "เป้าหมาย 1 ไร่ 1 งาน 40.60 ตารางเมตร", 23, 2),
            told_by(SELF, "explanation", "กำหนดไว้ 2,162.40 ตารางเมตร"),
        ],
        [
            *result(SELF, "self", "100"),
            s(SELF, "details", "เป้าหมาย 1 ไร่ 1 งาน 40.60 ตารางวา", 23, 2),
            told_by(SELF, "explanation", "กำหนดไว้ 2,162.40 ตารางเมตร"),
        ],
    ),
    "unit_of_row_does_not_fit_name": both(
        [s(IND, "name", "จำนวนคลองที่ปรับปรุง"), s(IND, "unit", "ระดับ")],
        [s(IND, "name", "จำนวนคลองที่ปรับปรุง"), s(IND, "unit", "คลอง")],
    ),
    "appeal_units_differ": both(declared("หน่วยงาน"), declared("ตัวชี้วัด")),
}  # fmt: skip
