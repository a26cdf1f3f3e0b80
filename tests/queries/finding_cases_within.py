"""Cases of the rules on what stands together: in one row, one definition, one ladder of criteria."""

from __future__ import annotations

from typing import Any

from queries.findings.sheet import Said
from tests.queries.finding_statements import (
    D1,
    D2,
    IND,
    KR,
    KR2,
    P2,
    RUB,
    B,
    P,
    both,
    e,
    level,
    listed,
    paid,
    s,
    steps,
    target,
)


def row(own: dict[str, Any], above: dict[str, Any]) -> list[Said]:
    """A row of the table of policies: a project's target beside that of its key result."""
    return [
        s(KR, "name", "จำนวนสวน", 54), s(KR, "target", above, 54), e(P, "supports", KR, 54),
        s(P, "name", "สร้างสวน", 54), s(P, "kpi_target", own, 54),
    ]  # fmt: skip


def coded(project: str, r: int) -> list[Said]:
    return [*listed(project, str(r), 29, r), e(project, "implements", f"policy:00{r}", 29, r)]


def linked(project: str, r: int) -> list[Said]:
    return [
        s(project, "name", f"ปลูกต้นไม้{project[-1]}", 54, r),
        s(project, "kpi_target", target("1", "แห่ง"), 54, r), e(project, "supports", KR, 54, r),
    ]  # fmt: skip


def of_policy(division: str) -> list[Said]:
    return [
        *listed(P, "1", 29), e(P, "implements", "policy:001", 29), e(D1, "responsible_for", P, 29),
        e(P2, "implements", "policy:001", 28), e(division, "responsible_for", P2, 28), s(P2, "strategy_code", "1", 28),
    ]  # fmt: skip


def defined(text: str, name: str = "ร้อยละของชุมชนที่ได้รับการดูแล") -> list[Said]:
    return [s(IND, "name", name), s(IND, "definition", text)]


def targeted(stated: str) -> list[Said]:
    return [
        s(IND, "definition", f"นิยาม ก ค่าเป้าหมาย จ้างคนจำนวน {stated} วิธีคำนวณ ข", 33), e(P, "supports", IND, 33),
        s(P, "kpi_target", target("7", "คน"), 54),
    ]  # fmt: skip


def ladder(*methods: str) -> list[Said]:
    return [
        s(RUB, "levels", level(at, str(20 * at), method=method), 2, at) for at, method in enumerate(methods, 1)
    ]  # fmt: skip


def starred(last: str) -> list[Said]:
    names = ("ปรับปรุงลาน ก*", "ปรับปรุงลาน ข*", last)
    return [
        said
        for at, name in enumerate(names, 1)
        for said in (
            *paid(f"{B}{at}", f"{P}{at}", None, 54, r=at, status="part_of_other_project", text="ส่วนหนึ่ง"),
            s(f"{P}{at}", "name", name, 54, at, text=name),
        )
    ]


def monthly(*months: str, words: str = "รับเรื่องและแก้ไข พร้อมส่งรายงานให้สำนักงานประจำเดือน") -> list[Said]:
    """A step a month; the last as given, where it is no month."""
    known = [month if len(month) > 12 else words + month for month in months]
    return steps(*({"number": str(at), "step": step} for at, step in enumerate(known, 1)))


def under_one(status: str) -> list[Said]:
    """A project under a key result in two tables: a dash in one, and in the other as given."""
    return [
        *paid(B, P, None, 28, status="not_stated", text="-"), e(P, "supports", KR, 28), s(P, "name", "ลานกีฬา", 28),
        *paid(B, P, None, 54, status=status, text="ส่วนหนึ่ง"), e(P, "supports", KR, 54), s(P, "name", "ลานกีฬา", 54),
    ]  # fmt: skip


YEAR = ("ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม",
        "สิงหาคม", "กันยายน")  # fmt: skip
GROUPS = "เป้าหมายการปลูก : ไม้ต้น ร้อยละ 75 ไม้พุ่ม ร้อยละ 20 ไม้เถา ร้อยละ 5 "
LAST = "เป้าหมายการปลูก : ไม้ต้น ร้อยละ 40 ไม้พุ่ม ร้อยละ 50 {} ร้อยละ 10"
TASK = "1. จัดทำแผนงาน เสนอผู้บริหารสำนักงานเขตให้ความเห็นชอบ"
PERCENT = "จำนวนชุมชนที่ได้รับการดูแล x 100 หารด้วย จำนวนชุมชนทั้งหมด (หน่วย: {})"
TWO = "ค่าเป้าหมาย (1) ชุมชน ร้อยละ 80 (2) รายงาน ร้อยละ 70 วิธีคำนวณ "
CODED = [said for at, project in enumerate("abcd", 1) for said in coded(f"project:a/2569/{project}", at)]
LINKED = [said for at, project in enumerate("abc", 1) for said in linked(f"project:a/2569/{project}", at)]

CASES: dict[str, tuple[list[Said], list[Said]]] = {
    "unit_in_row_differs": both(
        row(target("10", "กม."), target("2", "เส้นทาง")), row(target("10", "แห่ง"), target("20", "จุด"))
    ),
    "period_in_row_differs": both(
        row(target("10", "ตัน/ปี"), target("200", "ตัน/เดือน")), row(target("10", "ตัน/ปี"), target("200", "ตัน/ปี"))
    ),
    "part_in_row_greater": both(
        row(target("30", "แห่ง"), target("20", "แห่ง")), row(target("30", "ระดับ"), target("20", "ระดับ"))
    ),
    "target_not_given": both(
        row(target("5", "คน"), {**target(None, "คน"), "text": "N/A"}), row(target("5", "คน"), target("9", "คน"))
    ),
    "policy_project_not_linked": both(
        [*CODED, *LINKED], [*CODED, *LINKED, *linked("project:a/2569/d", 4)]
    ),
    "policy_linked_without_code": both(
        [*CODED[:-1], *LINKED, *linked("project:a/2569/d", 4)], [*CODED, *LINKED, *linked("project:a/2569/d", 4)]
    ),
    "policy_in_other_hands": both(of_policy(D2), of_policy(D1)),
    "target_of_definition_differs": both(targeted("6 คน"), targeted("๗ คน")),
    "quantity_nearly_agrees": both(
        [s(KR, "name", "ซ้อมแผน 2009 ชุมชน"), s(KR2, "name", "ฐานข้อมูล ๒,๐๑๐ ชุมชน", 1, 2)],
        [s(KR, "name", "ซ้อมแผน 1009 ชุมชน"), s(KR2, "name", "ฐานข้อมูล ๒,๐๑๐ ชุมชน", 1, 2)],
    ),
    "formulas_fewer_than_targets": both(
        defined(TWO + "ก หารด้วย ข"), defined(TWO + "ก หารด้วย ข และ ค หารด้วย ง")
    ),
    "formula_unit_differs": both(defined(PERCENT.format("กิโลเมตร")), defined(PERCENT.format("ร้อยละ"))),
    "formula_of_other_thing": both(
        defined(PERCENT.format("ร้อยละ"), "อัตราป่วยโรคไข้เลือดออก"), defined(PERCENT.format("ร้อยละ"))
    ),
    "approver_differs": both(
        [*defined(TASK), e(IND, "scored_by", RUB), *ladder("มีแผนงานเสนอผู้บริหารกรุงเทพมหานครให้ความเห็นชอบ")],
        [*defined(TASK), e(IND, "scored_by", RUB), *ladder("รายงานผลตามแผนงานเสนอผู้บริหารกรุงเทพมหานคร")],
    ),
    "levels_are_points": both(
        ladder("ได้น้อยกว่า ร้อยละ 60", "ได้ร้อยละ 60", "ได้ร้อยละ 65", "ได้ร้อยละ 75 ขึ้นไป"),
        ladder("ได้ร้อยละ 50", "ได้ร้อยละ 60", "ได้ร้อยละ 65", "ได้ร้อยละ 75"),
    ),
    "levels_demand_the_same": both(
        ladder("ปลูกไม้ได้ร้อยละ 40", "ปลูกไม้ได้ร้อยละ 80", "- ปลูกไม้ได้ร้อยละ 80 - มีรายงาน"),
        ladder("ปลูกไม้ได้ร้อยละ 40", "ปลูกไม้ได้ร้อยละ 80", "- ปลูกไม้ได้ร้อยละ 100 - มีรายงาน"),
    ),
    "measure_dropped": both(
        ladder("- ปลูกได้ร้อยละ 60 - รดน้ำร้อยละ 20", "- ปลูกได้ร้อยละ 80 - รดน้ำร้อยละ 40", "- รดน้ำร้อยละ 60"),
        ladder("- ปลูกได้ร้อยละ 60 - รดน้ำร้อยละ 20", "- ปลูกได้ร้อยละ 80 - รดน้ำร้อยละ 40", "- ตามแผนร้อยละ 100"),
    ),
    "parallel_item_differs": both(
        defined(GROUPS * 2 + LAST.format("ไม่น้อยกว่า")), defined(GROUPS * 2 + LAST.format("ไม้เถา"))
    ),
    "listed_in_two_categories": both(
        [*listed(P, "1"), *listed(P, "1", 30, category="routine")],
        [*listed(P, "1"), *listed(P2, "1", 30, category="routine")]
    ),
    "budget_part_not_said": both(under_one("part_of_other_project"), under_one("not_stated")),
    "steps_end_early": both(monthly(*YEAR[:4]), monthly(*YEAR)),
    "step_cut_short": both(
        monthly(*YEAR[:11], "รับเรื่องและแก้ไข พร้อมส่งรายงาน"),
        monthly(*YEAR[:11], "รับเรื่องและแก้ไข พร้อมส่งรายงานให้สำนักงานกันยายน")
    ),
    "star_missing_beside": both(starred("ปรับปรุงลาน ค"), starred("ปรับปรุงลาน ค*")),
}  # fmt: skip
