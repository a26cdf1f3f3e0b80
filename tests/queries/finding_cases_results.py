"""What makes the rules on results, their accounts, units, scores and weights speak, and what does not."""

from __future__ import annotations

from queries.findings.sheet import Said
from tests.queries.finding_statements import (
    COMP,
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
    ratio,
    result,
    s,
)

CASES: dict[str, tuple[list[Said], list[Said]]] = {
    "full_result_of_unfinished_work": both(
        account("ระดับความสำเร็จ", "5", "ลอกท่อแล้ว ยังไม่ได้ซ่อมฝา", unit="ระดับ"),
        account("ระดับความสำเร็จ", "4", "ลอกท่อแล้ว ยังไม่ได้ซ่อมฝา", unit="ระดับ"),
    ),
    "result_without_figures": both(
        account("ร้อยละของนักเรียนที่ผ่านเกณฑ์", "50", "คะแนนเฉลี่ย 51.5 คะแนน ปี 2563"),
        account("ร้อยละของนักเรียนที่ผ่านเกณฑ์", "50", "นักเรียนที่ผ่าน 5 คน จาก 10 คน"),
    ),
    "account_repeats_criteria": both(
        account("ร้อยละความสำเร็จ", "100", "จะต้องนำเข้าข้อมูล 1 เรื่อง และ/หรือเผยแพร่ อย่างน้อยปีละครั้ง"),
        account("ร้อยละความสำเร็จ", "100", "นำเข้าข้อมูล 1 เรื่อง และเผยแพร่แล้วอย่างน้อย 2 ครั้ง"),
    ),
    "account_of_half": both(
        account("ร้อยละของการสำรวจอาคารสูงและตรวจป้ายโฆษณาขนาดใหญ่", "100", "การสำรวจอาคารสูง 5 หลัง"),
        account(
            "ร้อยละของการสำรวจอาคารสูงและตรวจป้ายโฆษณาขนาดใหญ่", "100", "การสำรวจอาคารสูง 5 หลัง ตรวจป้ายโฆษณาขนาดใหญ่ 2 ป้าย"
        ),
    ),
    "total_holds_other_kind": both(
        account(
            "การลดจุดเสี่ยงต่อการเกิดอัคคีภัย", "100", "มี 5 จุด แบ่งเป็น จุดเสี่ยงต่ออัคคีภัย จำนวน 3 จุด และจุดเสี่ยงต่อน้ำท่วม จำนวน 2 จุด"
        ),
        account(
            "การลดจุดเสี่ยงอัคคีภัยและน้ำท่วม", "100", "มี 5 จุด แบ่งเป็น จุดเสี่ยงต่ออัคคีภัย จำนวน 3 จุด และจุดเสี่ยงต่อน้ำท่วม จำนวน 2 จุด"
        ),
    ),
    "account_of_other_act": both(
        account("ร้อยละของการจัดเก็บภาษีป้าย", "90", "สำรวจแล้ว 9 ป้าย จาก 10 ป้าย"),
        account("ร้อยละของการจัดเก็บภาษีป้าย", "90", "จัดเก็บแล้ว 9 ป้าย จาก 10 ป้าย"),
    ),
    "self_against_official": both(
        [*result(SELF, "self", "71.97"), *result(RES, "official", "95.6", r=2)],
        [*result(SELF, "self", "71.97"), *result(RES, "official", "71.97", r=2)],
    ),
    "result_value_differs": both(
        [*result(RES, "official", "80"), *result(RES, "official", "80.5", 25)],
        [*result(RES, "official", "80"), *result(RES, "official", "80.0", 25)],
    ),
    "result_differs": both(
        [*result(RES, "official", score="80"), *result(RES, "official", t=25, score="90")],
        [*result(RES, "official", score="80"), *result(RES, "official", t=25, score="80")],
    ),
    "percentage_does_not_follow": both(
        ratio(part="1", whole="2", stated="60", computed="50", follows=False),
        ratio(part="1", whole="2", stated="50", computed="50", follows=True),
    ),
    "sum_does_not_follow": both(
        ratio(kind="sum", parts=["1", "2"], stated="4", computed="3", follows=False),
        ratio(kind="sum", parts=["1", "2"], stated="3", computed="3", follows=True),
    ),
    "area_does_not_follow": both(
        ratio(kind="area", text="1 ไร่", stated="1700", computed="1600", follows=False),
        ratio(kind="area", text="1 ไร่", stated="1600", computed="1600", follows=True),
    ),
    "result_differs_from_details": both(
        ratio(part="181", whole="575", stated="31.48", computed="31.478", follows=True),
        ratio(part="1", whole="2", stated="50", computed="50", follows=True),
    ),
    "reached_more_than_full": both([part("ก", "15", "15.5", 1)], [part("ก", "15", "15", 1)]),
    "parts_do_not_sum": both(
        [part("ก", "60", "60", 1), part("ข", "40", "20", 2), *result(RES, "official", "90", 25, 3)],
        [part("ก", "60", "60", 1), part("ข", "40", "30", 2), *result(RES, "official", "90", 25, 3)],
    ),
    "parts_are_rounded": both(
        [part("ก", "60", "60", 1), part("ข", "40", "28.31", 2), *result(RES, "official", "88.314", 25, 3)],
        [part("ก", "60", "60", 1), part("ข", "40", "28.314", 2), *result(RES, "official", "88.314", 25, 3)],
    ),
    "weighted_score_does_not_follow": both(
        result(RES, "official", score="80", weight="10", weighted_score="9"),
        result(RES, "official", score="80", weight="10", weighted_score="8"),
    ),
    "score_does_not_sum": both(
        [*result(RES, "official", weighted_score="8"), s(EVAL, "score", "9", 23, 9)],
        [*result(RES, "official", weighted_score="8"), s(EVAL, "score", "8", 23, 9)],
    ),
    "weight_differs": both(
        [s(IND, "weight", "10"), s(IND, "weight", "15", 2)], [s(IND, "weight", "10"), s(IND, "weight", "10.0", 2)]
    ),
    "weights_do_not_sum": both(
        [s(COMP, "weight", "30"), s(IND, "weight", "10"), e(IND, "contributes_to", COMP)],
        [s(COMP, "weight", "10"), s(IND, "weight", "10"), e(IND, "contributes_to", COMP)],
    ),
    "weights_incomplete": both(
        [s(IND, "weight", "30"), s(IND2, "weight", "40")], [s(IND, "weight", "60"), s(IND2, "weight", "40")]
    ),
    "value_does_not_fit_unit": both(
        result(RES, "official", "100", unit="ระดับ"), result(RES, "official", "5", unit="ระดับ")
    ),
    "unit_does_not_fit_name": both(
        [s(IND, "name", "ร้อยละของสถานประกอบการ"), *result(RES, "official", "5", unit="ครั้ง")],
        [s(IND, "name", "ร้อยละของสถานประกอบการ"), *result(RES, "official", "5")],
    ),
    "result_unit_differs": both(
        [*result(RES, "official", "5", unit="ครั้ง"), *result(RES, "official", "5", 25, unit="แห่ง")],
        [*result(RES, "official", "5", unit="ครั้ง"), *result(RES, "official", "5", 25, unit="ครั้ง")],
    ),
    "score_does_not_fit_level": both(
        [s(RUB, "levels", level(2, "70"), 2), *result(RES, "official", score="60", judged_level="2")],
        [s(RUB, "levels", level(2, "70"), 2), *result(RES, "official", score="70", judged_level="2")],
    ),
}
