"""Divisions and key results of a project that tables state differently, in the words of the findings."""

from __future__ import annotations

from queries.findings import links
from queries.findings.rules import default_rules
from queries.findings.sheet import Said, Sheet
from tests.queries.finding_cases import D1, KR, KR2, OWN, P, e, listed, s
from tests.queries.test_finding_rules import PAPER


def found(*said: Said) -> dict[str, str]:
    sheet = Sheet(PAPER, list(said))
    return {draft.code: str(draft.values.get("sets")) for draft in links.find(sheet, default_rules())}


def test_all_divisions_hold_each_of_them() -> None:
    one, all_of_them = e(D1, "responsible_for", P, 17), e(OWN, "responsible_for", P, 14, q="R", text="ทุกฝ่าย")
    drafts = found(*listed(P, "1"), one, all_of_them)
    assert "division_differs" not in drafts
    assert "“ทุกฝ่าย”" in drafts["division_missing"]


def test_a_key_result_of_its_own_is_named() -> None:
    named = [s(KR, "name", "ถนนสวย"), s(KR, "code", "11101"), s(KR2, "code", "11102"), s(KR2, "name", "สวน")]
    drafts = found(*listed(P, "1"), *named, e(P, "supports", KR, 17), e(P, "supports", KR2, 14))
    assert "11101 ถนนสวย" in drafts["key_result_link_differs"]
    assert "11102 สวน" in drafts["key_result_link_differs"]
