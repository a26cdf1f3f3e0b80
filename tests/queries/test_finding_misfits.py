"""Targets against what their names measure, of the agency and of its hosts; shares of one whole."""

from __future__ import annotations

import pytest

from queries.findings import bases, misfits
from queries.findings.rules import default_rules
from queries.findings.sheet import Said, Sheet
from tests.queries.finding_statements import CITY, KR, KR2, e, s, shares, target
from tests.queries.test_finding_rules import PAPER


def hosted(wording: str, row: int = 1) -> list[Said]:
    return [
        s(KR, "host_wording", wording, 1, 1),
        e(CITY, "responsible_for", KR, 1, row, q="H", value={"target": target("25", "percent", "ร้อยละ 25")}),
    ]


@pytest.mark.parametrize(
    ("wording", "row", "found"),
    [("จำนวนนักเรียน", 1, ["target_does_not_fit_name"]), ("ร้อยละของนักเรียน", 1, []), ("จำนวนนักเรียน", 2, [])],
)
def test_a_host_target_is_held_against_the_wording_of_its_row(wording: str, row: int, found: list[str]) -> None:
    drafts = list(misfits.find(Sheet(PAPER, hosted(wording, row)), default_rules()))
    assert [draft.code for draft in drafts] == found


@pytest.mark.parametrize("share", ["ร้อยละ 50 (1 แห่ง)", "ร้อยละ 60 (1 แห่ง)", "ร้อยละ 80 (1 โรง)", "ร้อยละ 80", "1 แห่ง"])
def test_shares_that_can_be_of_one_whole_are_passed_over(share: str) -> None:
    assert list(bases.find(Sheet(PAPER, shares(share)), default_rules())) == []


def test_things_told_apart_by_where_they_are_have_wholes_of_their_own() -> None:
    said = [
        *shares("ร้อยละ 80 (1 แห่ง)")[:2],
        s(KR2, "name", "ร้อยละของโรงเรียนสังกัดกรุงเทพมหานครที่ปิด", 1, 2),
        s(KR2, "target", target("80", "percent", "ร้อยละ 80 (1 แห่ง)"), 1, 2),
    ]
    assert list(bases.find(Sheet(PAPER, said), default_rules())) == []
