"""What makes the rules on targets speak, and what does not."""

from __future__ import annotations

from queries.findings.sheet import Said
from tests.queries.finding_statements import CITY, IND, KR, OWN, P, agreed, both, e, s, shares, target

CASES: dict[str, tuple[list[Said], list[Said]]] = {
    "target_differs": both(
        [s(KR, "target", target("80", "ต้น")), s(KR, "target", target("90", "ต้น"), 2)],
        [s(KR, "target", target("80", "ต้น")), s(KR, "target", target("80", None), 2)],
    ),
    "target_unit_differs": both(
        [s(KR, "target", target("80", "ชุมชน")), s(KR, "target", target("80", "ข้อมูล"), 2)],
        [s(KR, "target", target("80", "กม.")), s(KR, "target", target("80", "กิโลเมตร"), 2)],
    ),
    "target_comparator_differs": both(
        [s(KR, "target", target("80", None)), s(KR, "target", target("80", None, "ไม่น้อยกว่า 80"), 2)],
        [s(KR, "target", target("80", None, "ไม่น้อยกว่า 80")), s(KR, "target", target("80", None, "อย่างน้อย 80"), 2)],
    ),
    "target_less_detailed": both(
        [s(KR, "target", target("80", None, "80 (7 แห่ง)")), s(KR, "target", target("80"), 2)],
        [s(KR, "target", target("80")), s(KR, "target", target("80"), 2)],
    ),
    "target_words_differ": both(
        [s(KR, "target", target("80", None, "80 ของสำนัก ก")), s(KR, "target", target("80", None, "80 ของสำนัก ข"), 2)],
        [s(KR, "target", target("80", None, "80 ของสำนัก")), s(KR, "target", target("80", None, "80 ของ สำนัก"), 2)],
    ),
    "target_does_not_fit_name": both(
        [s(KR, "name", "ร้อยละของขยะ"), s(KR, "target", target("21", "ตัน/วัน"))],
        [s(KR, "name", "ร้อยละของขยะ"), s(KR, "target", target("21", "percent", "ร้อยละ 21"))],
    ),
    "wholes_differ": both(shares("ร้อยละ 80 (1 แห่ง)"), shares("ร้อยละ 50 (1 แห่ง)")),
    "target_left_out": both(agreed(3), agreed(4)),
    "target_missing": both(
        [
            said
            for at in range(1, 5)
            for said in (
                s(f"key_result:2569/{at}", "name", "ก", 1, at),
                *([s(f"key_result:2569/{at}", "target", target("1"), 1, at)] if at < 4 else []),
            )
        ],
        [
            said
            for at in range(1, 5)
            for said in (
                s(f"key_result:2569/{at}", "name", "ก", 1, at),
                s(f"key_result:2569/{at}", "target", target("1"), 1, at),
            )
        ],
    ),
    "part_greater_than_whole": both(
        [
            e(OWN, "responsible_for", KR, q="R", value={"target": target("90", "ต้น")}),
            e(CITY, "responsible_for", KR, q="H", value={"target": target("80", "ต้น")}),
        ],
        [
            e(OWN, "responsible_for", KR, q="R", value={"target": target("70", "ต้น")}),
            e(CITY, "responsible_for", KR, q="H", value={"target": target("80", "ต้น")}),
        ],
    ),
    "unit_of_parts_differs": both(
        [
            e(OWN, "responsible_for", KR, q="R", value={"target": target("90", "ต้น")}),
            e(CITY, "responsible_for", KR, q="H", value={"target": target("80", "percent", "ร้อยละ 80")}),
        ],
        [
            e(OWN, "responsible_for", KR, q="R", value={"target": target("70", "ต้น")}),
            e(CITY, "responsible_for", KR, q="H", value={"target": target("80", "ต้น")}),
        ],
    ),
    "number_rounded": both(
        [s(IND, "target", target("81.96"), text="81.96 กม."), s(P, "kpi_target", "x", 54, text="81.958 กม.")],
        [s(IND, "target", target("81.96"), text="81.96 กม."), s(P, "kpi_target", "x", 54, text="81.96 กม.")],
    ),
}
