"""For each rule of findings, what makes it speak and what does not: small documents, statement by statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from queries.findings.sheet import Said

DOCUMENT = "document:000000000000"
PLAN, STRATEGY, ISSUE, SUPER = "plan:a/2569", "strategy:2569/1", "issue:2569/1.1", "super_okr:2569/1.1.1"
KR, KR2, KR3 = "key_result:2569/11101", "key_result:2569/11102", "key_result:2569/11103"
P, P2, B, B2 = "project:a/2569/p", "project:a/2569/q", "budget:a/2569/p", "budget:a/2569/q"
OWN, CITY, OTHER = "agency:a", "agency:city", "agency:other"
D1, D2 = "division:a/works", "division:a/health"
IND, IND2, COMP, EVAL = "indicator:a/2569/1.1", "indicator:a/2569/1.2", "component:a/2569/1", "evaluation:a/2569"
RES, SELF, RUB = "result:a/2569/1.1/official", "result:a/2569/1.1/self", "rubric:a/2569/1.1"


def s(subject: str, predicate: str, value: Any = None, t: int | None = 1, r: int = 1, **more: Any) -> Said:
    """A property as table `t`, row `r` states it (`t=None`: outside tables, line `r`)."""
    text = more.get("text", value if isinstance(value, str) else "")
    line = r if t is None else t * 100 + r
    return Said(
        DOCUMENT, subject, predicate, more.get("to"), more.get("q", ""), value, more.get("rank", 30),
        more.get("sure", 1.0), None, t, None if t is None else r, None if t is None else more.get("c", 1), line, text,
    )  # fmt: skip


def e(source: str, kind: str, target: str, t: int | None = 1, r: int = 1, **more: Any) -> Said:
    """A relation as a row states it."""
    return s(source, kind, more.pop("value", {}), t, r, to=target, **more)


def target(value: str | None, unit: str | None = None, text: str = "") -> dict[str, Any]:
    return {"text": text or f"{value} {unit or ''}".strip(), "value": value, "unit": unit}


def shares(other: str) -> list[Said]:
    """Two key results on the same schools: of one all, two in number; of the other as given."""
    schools = "โรงเรียนสังกัดกรุงเทพมหานคร"
    return [
        s(KR, "name", f"ร้อยละของ{schools}ที่เข้าร่วม"), s(KR, "target", target("100", "percent", "ร้อยละ 100 (2 แห่ง)")),
        s(KR2, "name", f"ร้อยละของห้องเรียนใน{schools}", 1, 2),
        s(KR2, "target", target("80", "percent", other), 1, 2),
    ]  # fmt: skip


def level(number: int, threshold: str | None, **more: Any) -> dict[str, Any]:
    stated = {"level": number, "points": str(50 + 10 * number), "threshold": threshold, "upper": None}
    return {**stated, "unit": None, "comparator": "equal", "criterion": f"{threshold}", **more}


def listed(project: str, number: str, t: int = 17, r: int = 1, category: str = "city_plan") -> list[Said]:
    """A row of the list of projects."""
    return [
        s(project, "name", f"ปลูกต้นไม้{project[-1]}", t, r, rank=20), s(project, "number", number, t, r, rank=20),
        s(project, "category", category, t, r, rank=20),
    ]  # fmt: skip


def _weighed(last: str) -> list[Said]:
    """Four indicators whose highest level gives 10 points, and their weights."""
    ends = [(f"indicator:a/2569/1.{n}", f"rubric:a/2569/1.{n}", n) for n in range(1, 5)]
    weights = [s(indicator, "weight", last if n == 4 else "10", 1, n) for indicator, _, n in ends]
    ladders = [s(rubric, "levels", level(5, "100", points="10"), 1 + n) for _, rubric, n in ends]
    return [*weights, *ladders, *(e(indicator, "scored_by", rubric, 1 + n) for indicator, rubric, n in ends)]


def paid(budget: str, project: str, amount: str | None, t: int = 17, r: int = 1, **more: Any) -> list[Said]:
    """A budget as a row states it."""
    status = more.pop("status", "amount" if amount else "none_needed")
    return [
        e(budget, "funds", project, t, r, **more), s(budget, "amount_baht", amount, t, r, **more),
        s(budget, "status", status, t, r, **more),
    ]  # fmt: skip


def in_matrix(node: str, r: int, name: str = "") -> list[Said]:
    """A row of the matrix that names a key result."""
    return [s(SUPER, "host", "x", 5, r), s(node, "name", name or f"ชื่อ{node[-2:]}", 5, r, rank=40)]


def in_agreement(node: str, r: int, name: str = "") -> list[Said]:
    """A row of the evaluation agreement that names a key result."""
    return [s(node, "evaluation_component", "1.1", 20, r), s(node, "name", name or f"ชื่อ{node[-2:]}", 20, r, rank=20)]


def krs(count: int, row: Any, *rest: Any) -> list[Said]:
    """Rows of as many key results."""
    return [said for at in range(1, count + 1) for said in row(f"key_result:2569/1110{at}", at, *rest)]


def agreed(stated: int) -> list[Said]:
    """Four key results in the matrix with targets, and in the agreement with as many targets."""
    own = {"target": target("90", "ต้น")}
    return [
        said
        for at, node in enumerate((KR, KR2, KR3, "key_result:2569/11104"), 1)
        for said in (
            *in_matrix(node, at), *in_agreement(node, at),
            e(OWN, "responsible_for", node, 5, at, q="R", value=own),
            e(OWN, "responsible_for", node, 20, at, q="R", value=own if at <= stated else {}),
        )
    ]  # fmt: skip


def result(node: str, assessor: str, value: str | None = None, t: int = 23, r: int = 1, **more: Any) -> list[Said]:
    """A row of a table of results."""
    facts = {"value": value, "unit": more.pop("unit", "ร้อยละ"), "assessor": assessor, **more}
    said = [e(node, "reports_on", IND, t, r)]
    return said + [s(node, name, stated, t, r) for name, stated in facts.items() if stated is not None]


def account(name: str, value: str, details: str, **more: Any) -> list[Said]:
    """A result that an agency reports of an indicator, with its account."""
    return [s(IND, "name", name, 23), *result(SELF, "self", value, details=details, **more)]


def steps(*stated: Mapping[str, Any]) -> list[Said]:
    return [s(PLAN, "steps", {"step": "", "months": [], **step}, 55, r) for r, step in enumerate(stated, 1)]


def ratio(**stated: Any) -> list[Said]:
    return [*result(SELF, "self", "50"), s(SELF, "ratios", {"kind": "percentage", **stated}, 23, 1)]


def part(name: str, full: str | None, reached: str, r: int) -> Said:
    stated = {"depth": 0, "full": full, "name": name, "order": r, "reached": reached, "unit": "คะแนน"}
    return s(RES, "sub_scores", stated, 25, r)


def _row_coded(code: str) -> list[Said]:
    """A project under a Super OKR by the matrix, for which the list prints a code."""
    matrix = [s(SUPER, "code", "1.1.1", 5), s(SUPER, "target", target("1", "กม."), 5), s(KR, "code", "11101", 5)]
    links = [e(KR, "contributes_to", SUPER, 5), e(P, "supports", KR, 5), e(P, "supports", KR2, text=code, t=17)]
    return [*matrix, *links, *listed(P, "1"), s(KR2, "code", code, 17)]


def _under(name: str) -> list[Said]:
    """A key result under an issue of the outline and under one of that number in a table."""
    outline = [s(ISSUE, "code", "1.1", None), s(ISSUE, "name", "เดินได้ เดินดีทั่วเมือง", None)]
    table = [s(ISSUE, "name", name, 3), s(KR, "target", target("1", "กม."), 3)]
    return [*outline, *table, e(KR, "contributes_to", ISSUE, None, 2), e(KR, "contributes_to", ISSUE, 3)]


def both(one: list[Said], other: list[Said]) -> tuple[list[Said], list[Said]]:
    return one, other


def note(code: str) -> dict[str, Any]:
    return {"notes": [{"code": code, "message": "m", "message_th": "ม", "line": 1, "table": 1, "row": 1, "column": 1}]}


NAMES = ("โครงการปรับปรุงทางเท้าถนนสายหลักในพื้นที่", "โครงการปรับปรุงทางท้าวถนนสายหลักในพื้นที่")
LISTED = [said for at in range(1, 5) for said in listed(f"project:a/2569/{at}", str(at), r=at)]
TOTAL = s(PLAN, "declared_totals", {"category": "city_plan", "amount_baht": "100"}, 17, 9, text="100")

CASES: dict[str, tuple[list[Said], list[Said]]] = {
    "budget_amount_differs": both(
        [*paid(B, P, "100"), *paid(B, P, "200", 5)], [*paid(B, P, "100"), *paid(B, P, "100", 5)]
    ),
    "budget_stated_and_denied": both(
        [*paid(B, P, "100"), *paid(B, P, None, 5)], [*paid(B, P, None), *paid(B, P, None, 5)]
    ),
    "total_differs_from_rows": both(
        [*listed(P, "1"), *paid(B, P, "90", rank=20), TOTAL], [*listed(P, "1"), *paid(B, P, "100", rank=20), TOTAL]
    ),
    "count_differs_from_rows": both(
        [*listed(P, "1"), s(PLAN, "declared_totals", {"category": "city_plan", "projects": 2}, 17, 9)],
        [*listed(P, "1"), s(PLAN, "declared_totals", {"category": "city_plan", "projects": 1}, 17, 9)],
    ),
    "declared_totals_differ": both(
        [TOTAL, s(PLAN, "declared_totals", {"category": "city_plan", "amount_baht": "90"}, 17, 8)],
        [TOTAL, s(PLAN, "declared_totals", {"category": "routine", "amount_baht": "90"}, 17, 8)],
    ),
    "counts_do_not_sum": both(
        [s(STRATEGY, "declared_counts", {"issues": 1}, 4), s(PLAN, "declared_counts", {"issues": 2}, 4, 2)],
        [s(STRATEGY, "declared_counts", {"issues": 2}, 4), s(PLAN, "declared_counts", {"issues": 2}, 4, 2)],
    ),
    "instalments_do_not_sum": both(
        [s(B, "total_baht", "100"), s(B, "instalments", {"2569": "50", "2570": "40"})],
        [s(B, "total_baht", "90"), s(B, "instalments", {"2569": "50", "2570": "40"})],
    ),
    "steps_do_not_sum": both(
        steps({"number": "1", "days": "7", "cumulative_days": "7"}, {"days": "7", "cumulative_days": "15"}),
        steps({"number": "1", "days": "7", "cumulative_days": "7"}, {"days": "7", "cumulative_days": "14"}),
    ),
    "budget_under_several": both(
        [
            *in_matrix(KR, 1),
            *in_matrix(KR2, 2),
            *paid(B, P, "100", 5, 1),
            *paid(B, P, "100", 5, 2),
            e(P, "supports", KR, 5, 1),
            e(P, "supports", KR2, 5, 2),
        ],
        [*in_matrix(KR, 1), *paid(B, P, "100", 5, 1), e(P, "supports", KR, 5, 1)],
    ),
    "budget_listed_twice": both(
        [*listed(P, "1"), *paid(B, P, "100", r=1), *paid(B, P, "100", r=2)], [*listed(P, "1"), *paid(B, P, "100")]
    ),
    "transferred_budget_counted": both(
        [*listed(P, "1"), *paid(B, P, "100", rank=20), TOTAL, s(B, "transferred_to", CITY, 17)],
        [*listed(P, "1"), *paid(B, P, "100", rank=20), TOTAL],
    ),
    "budget_left_out": both(
        [*paid(B, P, "100"), *paid(B, P, None, 5, status="not_stated", text="-")], [*paid(B, P, "100")]
    ),
    "budget_part_of_other": both(
        [*paid(B, P, "100"), *paid(B, P, None, 54, status="part_of_other_project", text="ส่วนหนึ่ง")],
        [*paid(B, P, None, 54, status="part_of_other_project", text="ส่วนหนึ่ง")],
    ),
    "budget_reason_differs": both(
        [*paid(B, P, None), *paid(B, P, None, 5, status="as_allocated")],
        [*paid(B, P, None), *paid(B, P, None, 5, status="not_stated")],
    ),
    "several_years_without_instalments": both(
        [*paid(B, P, "100"), s(P, "name", "ถนน (โครงการผูกพัน 2568-2569)")],
        [*paid(B, P, "100"), s(P, "name", "ถนน"), s(B, "instalments", {"2569": "100"})],
    ),
    "money_without_amount": both([*paid(B, P, None, status="as_allocated")], [*paid(B, P, None)]),
    "budget_misprinted": both(
        [said for at in range(11) for said in paid(f"budget:a/{at}", f"project:a/{at}", None, r=at + 1, text="ไม่ใช้งบ")]
        + paid(B, P, None, r=20, text="ไม่ใช่งบ"),
        [said for at in range(11) for said in paid(f"budget:a/{at}", f"project:a/{at}", None, r=at + 1, text="ไม่ใช้งบ")],
    ),
    "table_sum_differs_from_total": both(
        [*listed(P, "1"), *in_matrix(KR, 1), TOTAL, *paid(B, P, "100", 5, 1), *paid(B, P, "100", 5, 2)],
        [*listed(P, "1"), *in_matrix(KR, 1), TOTAL, *paid(B, P, "100", 5, 1)],
    ),
    "code_for_two_things": both(
        [s(KR, "code", "11101"), s(KR + "~x", "code", "11101", 1, 2)], [s(KR, "code", "11101"), s(KR2, "code", "11102")]
    ),
    "code_fits_no_parent": both(
        [s(KR, "code", "19901"), s(SUPER, "code", "1.1.1"), e(KR, "contributes_to", SUPER)],
        [s(KR, "code", "11101"), s(SUPER, "code", "1.1.1"), e(KR, "contributes_to", SUPER)],
    ),
    "code_of_row_fits_no_parent": both(_row_coded("11201"), _row_coded("11102")),
    "parent_named_differently": both(_under("เพิ่มพื้นที่สีเขียว"), _under("เดินได้ เดินดีทั่วเมือง")),
    "code_differs": both(
        [s(KR, "code", "11101"), s(KR, "code", "11107", 2)], [s(KR, "code", "11101"), s(KR, "code", "11101", 2)]
    ),
    "parent_differs": both(
        [s(KR, "name", "ก"), e(KR, "contributes_to", SUPER), e(KR, "contributes_to", "super_okr:2569/1.1.2", 2)],
        [s(KR, "name", "ก"), e(KR, "contributes_to", SUPER), e(KR, "contributes_to", SUPER, 2)],
    ),
    "one_thing_under_two_codes": both(
        [
            s(KR, "code", "11101"),
            s(KR, "name", "จำนวนต้นไม้ที่ปลูก"),
            s(KR2, "code", "11102"),
            s(KR2, "name", "จำนวนต้นไม้ที่ปลูก", 1, 2),
        ],
        [
            s(KR, "code", "11101"),
            s(KR, "name", "จำนวนต้นไม้ 1"),
            s(KR2, "code", "11102"),
            s(KR2, "name", "จำนวนต้นไม้ 2", 1, 2),
        ],
    ),
    "indicator_without_code": both(
        [s(IND, "code", "1.1", 23), s(IND, "name", "ก", 23), s(IND2, "name", "ข", 23, 2)],
        [s(IND, "code", "1.1", 23), s(IND, "name", "ก", 23)],
    ),
    "number_repeated": both([*listed(P, "1"), *listed(P2, "1", r=2)], [*listed(P, "1"), *listed(P2, "2", r=2)]),
    "number_skipped": both([*listed(P, "1"), *listed(P2, "3", r=2)], [*listed(P, "1"), *listed(P2, "2", r=2)]),
    "number_continued": both(
        [
            said
            for at, (work, number) in enumerate(zip("aabbccddeeff", "121212121234", strict=True), 1)
            for said in (s(f"project:a/{at}", "work", work, 16, at), s(f"project:a/{at}", "number", number, 16, at))
        ],
        [
            said
            for at, (work, number) in enumerate(zip("aabbccddeeff", "121212121212", strict=True), 1)
            for said in (s(f"project:a/{at}", "work", work, 16, at), s(f"project:a/{at}", "number", number, 16, at))
        ],
    ),
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
    "name_number_differs": both(
        [s(P, "name", "ถนน 32 (2568-2569)"), s(P, "name", "ถนน 32 (2567-2568)", 2)],
        [s(P, "name", "ถนน 32 (2568-2569)"), s(P, "name", "ถนน ๓๒ (๒๕๖๘ - ๒๕๖๙)", 2)],
    ),
    "name_differs": both(
        [s(P, "name", "ปลูกต้นไม้ทุกประเภท"), s(P, "name", "ดูแลสวนสาธารณะริมน้ำ", 2)],
        [s(P, "name", "ปลูกต้นไม้ทุกประเภท"), s(P, "name", "ปลูก ต้นไม้ ทุกประเภท", 2)],
    ),
    "name_misspelt": both(
        [s(P, "name", NAMES[0]), s(P, "name", NAMES[1], 2)], [s(P, "name", NAMES[0]), s(P, "name", NAMES[0], 2)]
    ),
    "name_cut": both([s(P, "name", "ปลูกต้นไม้ในพื้นที่"), s(P, "name", "ปลูกต้นไม้", 2)], [s(P, "name", "ปลูกต้นไม้")]),
    "possible_same_project": both(
        [s(P, "name", "ค่าใช้จ่าย" + NAMES[0]), s(P2, "name", NAMES[0], 2)],
        [s(P, "name", NAMES[0] + " 1"), s(P2, "name", NAMES[0] + " 2", 2)],
    ),
    "name_of_criteria_differs": both(
        [s(IND, "name", "จำนวนถนน"), s(RUB, "name", "จำนวนซอย", 2), e(IND, "scored_by", RUB)],
        [s(IND, "name", "จำนวนถนน"), s(RUB, "name", "จำนวนถนน", 2), e(IND, "scored_by", RUB)],
    ),
    "key_result_link_differs": both(
        [*listed(P, "1"), *in_matrix(KR2, 1), e(P, "supports", KR, 17), e(P, "supports", KR2, 5)],
        [*listed(P, "1"), *in_matrix(KR, 1), e(P, "supports", KR, 17), e(P, "supports", KR, 5)],
    ),
    "key_result_link_missing": both(
        [
            *listed(P, "1"),
            *in_matrix(KR, 1),
            e(P, "supports", KR, 17),
            e(P, "supports", KR, 5),
            e(P, "supports", KR2, 5, 2),
        ],
        [*listed(P, "1"), *in_matrix(KR, 1), e(P, "supports", KR, 17), e(P, "supports", KR, 5)],
    ),
    "policy_link_differs": both(
        [*listed(P, "1"), e(P, "implements", "policy:001", 17), e(P, "implements", "policy:002", 14)],
        [*listed(P, "1"), e(P, "implements", "policy:001", 17), e(P, "implements", "policy:001", 14)],
    ),
    "policy_link_missing": both(
        [
            *listed(P, "1"),
            e(P, "implements", "policy:001", 17),
            e(P, "implements", "policy:002", 17),
            e(P, "implements", "policy:001", 14),
        ],
        [*listed(P, "1"), e(P, "implements", "policy:001", 17), e(P, "implements", "policy:001", 14)],
    ),
    "division_differs": both(
        [*listed(P, "1"), e(D1, "responsible_for", P, 17), e(D2, "responsible_for", P, 14)],
        [*listed(P, "1"), e(D1, "responsible_for", P, 17), e(D1, "responsible_for", P, 14)],
    ),
    "division_missing": both(
        [
            *listed(P, "1"),
            e(D1, "responsible_for", P, 17),
            e(D2, "responsible_for", P, 17),
            e(D2, "responsible_for", P, 14),
        ],
        [*listed(P, "1"), e(D1, "responsible_for", P, 17), e(D1, "responsible_for", P, 14)],
    ),
    "role_differs": both(
        [
            *in_matrix(KR, 1),
            *in_agreement(KR, 1),
            e(OWN, "responsible_for", KR, 5, q="R"),
            e(OWN, "responsible_for", KR, 20, q="H"),
        ],
        [
            *in_matrix(KR, 1),
            *in_agreement(KR, 1),
            e(OWN, "responsible_for", KR, 5, q="R"),
            e(OWN, "responsible_for", KR, 20, q="R"),
        ],
    ),
    "role_unusual": both(
        [
            said
            for at in range(1, 11)
            for said in (
                *in_matrix(f"key_result:2569/{at}", at),
                e(OWN, "responsible_for", f"key_result:2569/{at}", 5, at, q="R" if at < 10 else "CO-H"),
            )
        ],
        [
            said
            for at in range(1, 11)
            for said in (
                *in_matrix(f"key_result:2569/{at}", at),
                e(OWN, "responsible_for", f"key_result:2569/{at}", 5, at, q="R"),
            )
        ],
    ),
    "row_of_agency_missing": both(
        [
            said
            for at in range(1, 6)
            for said in (
                e(CITY, "responsible_for", f"key_result:2569/{at}", 5, at, q="H"),
                *in_matrix(f"key_result:2569/{at}", at),
                *in_agreement(f"key_result:2569/{at}", at),
                e(OWN, "responsible_for", f"key_result:2569/{at}", 20, at, q="R"),
                *([e(OWN, "responsible_for", f"key_result:2569/{at}", 5, at, q="R")] if at < 5 else []),
            )
        ],
        [
            said
            for at in range(1, 6)
            for said in (
                *in_matrix(f"key_result:2569/{at}", at),
                e(OWN, "responsible_for", f"key_result:2569/{at}", 5, at, q="R"),
            )
        ],
    ),
    "project_without_policy": both(
        [*LISTED, *(e(f"project:a/2569/{at}", "implements", "policy:001", 17, at) for at in range(1, 4))],
        [*LISTED, *(e(f"project:a/2569/{at}", "implements", "policy:001", 17, at) for at in range(1, 5))],
    ),
    "policy_missing": both(
        [
            *LISTED,
            *(e(f"project:a/2569/{at}", "implements", "policy:001", 17, at) for at in range(1, 4)),
            e("project:a/2569/4", "implements", "policy:001", 14),
        ],
        [*LISTED, *(e(f"project:a/2569/{at}", "implements", "policy:001", 17, at) for at in range(1, 5))],
    ),
    "host_differs": both(
        [
            *in_matrix(KR, 1),
            *in_agreement(KR, 1),
            e(CITY, "responsible_for", KR, 5, q="H"),
            e(OTHER, "responsible_for", KR, 20, q="H"),
        ],
        [
            *in_matrix(KR, 1),
            *in_agreement(KR, 1),
            e(CITY, "responsible_for", KR, 5, q="H"),
            e(CITY, "responsible_for", KR, 20, q="H"),
        ],
    ),
    "definition_of_other_agency": both(
        [
            e(CITY, "responsible_for", KR, 13, q="H"),
            s(CITY, "short_name", "สนย.", 13),
            s(OTHER, "short_name", "สสล.", 13),
            s(KR, "definition", "ตามที่ สสล. กำหนด", 34),
        ],
        [
            e(CITY, "responsible_for", KR, 13, q="H"),
            s(CITY, "short_name", "สนย.", 13),
            s(KR, "definition", "ตามที่ สนย. กำหนด", 34),
        ],
    ),
    "starred_not_carried_out": both(
        [
            s(KR, "name", "ก", None, 1),
            s(KR, "starred", True, None, 1),
            s(KR2, "name", "ข", 13),
            s(KR2, "target", target("1"), 13),
        ],
        [
            s(KR, "name", "ก", None, 1),
            s(KR, "starred", True, None, 1),
            s(KR, "name", "ก", 13),
            s(KR, "target", target("1"), 13),
        ],
    ),
    "star_differs": both(
        [
            s(KR, "name", "ก", 13),
            s(KR, "starred", True, 13),
            s(KR, "name", "ก", 34),
            s(KR, "definition", "x", 34),
            s(KR2, "name", "ข", 34, 2),
            s(KR2, "starred", True, 34, 2),
        ],
        [
            s(KR, "name", "ก", 13),
            s(KR, "starred", True, 13),
            s(KR, "name", "ก", 34),
            s(KR, "definition", "x", 34),
            s(KR, "starred", True, 34),
        ],
    ),
    "carried_out_without_star": both(
        [
            said
            for at in range(1, 6)
            for said in (
                s(f"key_result:2567/1.1.0{at}", "name", "ก", 13, at),
                s(f"key_result:2567/1.1.0{at}", "code", f"1.1.0{at}", 13, at),
                s(f"key_result:2567/1.1.0{at}", "target", target("1"), 13, at),
                *([s(f"key_result:2567/1.1.0{at}", "starred", True, 13, at)] if at < 5 else []),
            )
        ],
        [
            said
            for at in range(1, 6)
            for said in (
                s(f"key_result:2567/1.1.0{at}", "name", "ก", 13, at),
                s(f"key_result:2567/1.1.0{at}", "code", f"1.1.0{at}", 13, at),
                s(f"key_result:2567/1.1.0{at}", "starred", True, 13, at),
            )
        ],
    ),
    "outlined_only": both(
        [s(KR, "name", "ก", None, 1), *in_matrix(KR2, 1)], [s(KR, "name", "ก", None, 1), *in_matrix(KR, 1)]
    ),
    "left_out_of_table": both([*krs(6, in_matrix), *krs(5, in_agreement)], [*krs(6, in_matrix), *krs(6, in_agreement)]),
    "key_result_without_project_in_table": both(
        [
            *krs(5, in_matrix),
            *(e(P, "supports", f"key_result:2569/1110{at}", 5, at) for at in range(1, 5)),
            e(P, "supports", "key_result:2569/11105", 17),
        ],
        [*krs(5, in_matrix), *(e(P, "supports", f"key_result:2569/1110{at}", 5, at) for at in range(1, 6))],
    ),
    "key_result_without_project": both(
        [*krs(5, in_matrix), *(e(P, "supports", f"key_result:2569/1110{at}", 5, at) for at in range(1, 5))],
        [*krs(5, in_matrix), *(e(P, "supports", f"key_result:2569/1110{at}", 5, at) for at in range(1, 6))],
    ),
    "empty_part": both(
        [
            s("dimension:20y/1", "name", "ก", None, 1),
            s("dimension:20y/2", "name", "ข", None, 2),
            e(STRATEGY, "part_of", "dimension:20y/1", None, 1),
        ],
        [s("dimension:20y/1", "name", "ก", None, 1), e(STRATEGY, "part_of", "dimension:20y/1", None, 1)],
    ),
    "cell_empty": both(
        [
            said
            for at in range(1, 11)
            for said in (
                *listed(f"project:a/2569/{at}", str(at), r=at),
                *(paid(f"budget:a/2569/{at}", f"project:a/2569/{at}", "1", r=at) if at < 10 else []),
            )
        ],
        [
            said
            for at in range(1, 11)
            for said in (
                *listed(f"project:a/2569/{at}", str(at), r=at),
                *paid(f"budget:a/2569/{at}", f"project:a/2569/{at}", "1", r=at),
            )
        ],
    ),
    "formula_swapped": both(
        [
            s(IND, "definition", "\\frac{จำนวนผู้ยื่นขอ}{จำนวนผู้ที่ได้รับ}"),
            s(IND2, "definition", "ระยะทางตามแผน x ๑๐๐ หารด้วย ระยะทางที่ได้รับการพัฒนา", 2),
        ],
        [
            s(IND, "definition", "\\frac{จำนวนผู้ที่ได้รับ}{จำนวนผู้ยื่นขอ}"),
            s(IND2, "definition", "ระยะทางที่ได้รับการพัฒนา x ๑๐๐ หารด้วย ระยะทางตามแผน", 2),
        ],
    ),
    "formula_broken": both(
        [s(IND, "definition", "\\frac{จำนวนคนที่จ้าง}{100} จำนวนทั้งหมด")],
        [s(IND, "definition", "\\frac{จำนวนคนที่จ้าง × 100}{จำนวนทั้งหมด}")],
    ),
    "years_conflict": both([s(P, "name", "ถนน (2568-2568)")], [s(P, "name", "ถนน (2568-2569)")]),
    "date_outside_year": both([s(SELF, "as_of", "2569-10-01")], [s(SELF, "as_of", "2569-09-30")]),
    "span_of_years_differs": both(
        [s(IND, "definition", "แผนระยะ 3 ปี พ.ศ. 2567 ถึง 2570")], [s(IND, "definition", "แผนระยะ 4 ปี พ.ศ. 2567 ถึง 2570")]
    ),
    "due_before_end": both(
        [s(IND, "definition", "(กรกฎาคม - กันยายน 2569) ส่งภายในวันที่ 10 กันยายน 2569")],
        [s(IND, "definition", "(กรกฎาคม - กันยายน 2569) ส่งภายในวันที่ 15 ตุลาคม 2569")],
    ),
    "placeholder_left": both(
        [s(IND, "definition", "แผนของสำนักงานเขต........ ปี 2569")],
        [s(IND, "definition", "แผนของสำนักงานเขตบางนา ปี 2569")],
    ),
    "baseline_missing": both([s(IND, "baseline", "พ.ศ. 2567: พ.ศ. 2568:")], [s(IND, "baseline", "พ.ศ. 2567: 5 กม.")]),
    "steps_missing": both(steps({"number": "5"}, {"number": "6"}), steps({"number": "1"}, {"number": "2"})),
    "step_month_differs": both(
        steps({"step": "ตุลาคม", "months": [2]}, {"step": "พฤศจิกายน", "months": [3]}, {"step": "ธันวาคม", "months": [3]}),
        steps({"step": "ตุลาคม", "months": [2]}, {"step": "พฤศจิกายน", "months": [3]}, {"step": "ธันวาคม", "months": [4]}),
    ),
    "passage_differs": both(
        [
            s(IND, "definition", "แบบรายงานผลแผนงานการระบายน้ำ ฝาปิดบ่อพัก"),
            s(IND2, "definition", "แบบรายงานผลแผนงานการระบายน้ำ ฝาปิดฝัก", 2),
        ],
        [
            s(IND, "definition", "แบบรายงานผลแผนงานการระบายน้ำ เดือนเมษายน"),
            s(IND2, "definition", "แบบรายงานผลแผนงานการระบายน้ำ เดือนมกราคม", 2),
        ],
    ),
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
    "level_does_not_follow": both(
        [
            *result(RES, "official", "88", judged_level="5"),
            e(IND, "scored_by", RUB),
            s(RUB, "levels", level(5, "100"), 2),
        ],
        [
            *result(RES, "official", "100", judged_level="5"),
            e(IND, "scored_by", RUB),
            s(RUB, "levels", level(5, "100"), 2),
        ],
    ),
    "score_does_not_fit_level": both(
        [s(RUB, "levels", level(2, "70"), 2), *result(RES, "official", score="60", judged_level="2")],
        [s(RUB, "levels", level(2, "70"), 2), *result(RES, "official", score="70", judged_level="2")],
    ),
    "levels_out_of_order": both(
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(2, "80"), 2), s(RUB, "levels", level(3, "70"), 2)],
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(2, "70"), 2), s(RUB, "levels", level(3, "80"), 2)],
    ),
    "levels_equal": both(
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(2, "60"), 2)],
        [
            s(RUB, "levels", level(1, "60", comparator="less_than"), 2),
            s(RUB, "levels", level(2, "60", comparator="at_least"), 2),
        ],
    ),
    "levels_leave_a_hole": both(
        [
            s(RUB, "levels", level(1, "15", upper="19.99"), 2),
            s(RUB, "levels", level(2, "20", comparator="more_than"), 2),
        ],
        [
            s(RUB, "levels", level(1, "15", upper="19.99"), 2),
            s(RUB, "levels", level(2, "20", comparator="at_least"), 2),
        ],
    ),
    "levels_missing": both(
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(3, "80"), 2)],
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(2, "80"), 2)],
    ),
    "criteria_differ": both(
        [
            e(IND, "scored_by", RUB),
            e(IND, "scored_by", RUB + "/official"),
            s(RUB, "levels", level(1, "60"), 2),
            s(RUB + "/official", "levels", level(1, "65"), 23),
        ],
        [
            e(IND, "scored_by", RUB),
            e(IND, "scored_by", RUB + "/official"),
            s(RUB, "levels", level(1, "60"), 2),
            s(RUB + "/official", "levels", level(1, "60"), 23),
        ],
    ),
    "criterion_differs_from_threshold": both(
        [s(RUB, "levels", level(1, "80", method="แผนคืบหน้า ร้อยละ 75"), 2)],
        [s(RUB, "levels", level(1, "80", method="แผนคืบหน้า ร้อยละ 80"), 2)],
    ),
    "criteria_do_not_fit_name": both(
        [
            s(IND, "name", "จำนวนระยะทาง"),
            s(RUB, "name", "จำนวนระยะทาง", 2),
            e(IND, "scored_by", RUB),
            s(RUB, "levels", level(1, "80", unit="percent"), 2),
        ],
        [
            s(IND, "name", "ร้อยละของถนน"),
            s(RUB, "name", "ร้อยละของถนน", 2),
            e(IND, "scored_by", RUB),
            s(RUB, "levels", level(1, "80", unit="percent"), 2),
        ],
    ),
    "points_differ_from_weight": both(_weighed("15"), _weighed("10")),
    "appeals_do_not_add_up": both(
        [
            s(EVAL, "declared_appeals", {"round": "2", "ruling": "accepted", "count": "72"}),
            s("appeal:1", "round", "2"),
            s("appeal:1", "ruling", "accepted"),
            s("appeal:1", "count", "74"),
        ],
        [
            s(EVAL, "declared_appeals", {"round": "2", "ruling": "accepted", "count": "74"}),
            s("appeal:1", "round", "2"),
            s("appeal:1", "ruling", "accepted"),
            s("appeal:1", "count", "74"),
        ],
    ),
}
"""Rule → what it speaks of, and what it keeps silent about."""
