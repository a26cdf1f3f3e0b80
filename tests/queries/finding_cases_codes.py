"""What makes the rules on codes, numbers and parents speak, and what does not."""

from __future__ import annotations

from queries.findings.sheet import Said
from tests.queries.finding_statements import IND, IND2, ISSUE, KR, KR2, P2, SUPER, P, both, e, listed, s, target


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


CASES: dict[str, tuple[list[Said], list[Said]]] = {
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
}
