"""What makes the rules on names, and on what stands under what, in whose hands speak, and what does not."""

from __future__ import annotations

from queries.findings.sheet import Said
from tests.queries.finding_statements import (
    CITY,
    D1,
    D2,
    IND,
    KR,
    KR2,
    OTHER,
    OWN,
    P2,
    RUB,
    P,
    both,
    e,
    in_agreement,
    in_matrix,
    krs,
    listed,
    s,
    target,
)

NAMES = ("โครงการปรับปรุงทางเท้าถนนสายหลักในพื้นที่", "โครงการปรับปรุงทางท้าวถนนสายหลักในพื้นที่")
LISTED = [said for at in range(1, 5) for said in listed(f"project:a/2569/{at}", str(at), r=at)]

CASES: dict[str, tuple[list[Said], list[Said]]] = {
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
}
