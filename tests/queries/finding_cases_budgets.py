"""What makes the rules on money: amounts, reasons, totals and counts speak, and what does not."""

from __future__ import annotations

from queries.findings.sheet import Said
from tests.queries.finding_statements import (
    CITY,
    KR,
    KR2,
    PLAN,
    STRATEGY,
    B,
    P,
    both,
    e,
    in_matrix,
    listed,
    paid,
    s,
    steps,
)

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
}
