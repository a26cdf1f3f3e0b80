"""What another finding tells as well or better is said once."""

from __future__ import annotations

import pytest

from queries.findings import names as misspelt
from queries.findings.finding import Draft
from queries.findings.repeats import without_repeats
from queries.findings.rules import default_rules
from queries.findings.sheet import Said, Sheet
from tests.queries.finding_statements import KR, P2, P, s
from tests.queries.test_finding_rules import PAPER


def _draft(
    code: str, *nodes: str, said: tuple[Said, ...] = (), disputed: tuple[str, ...] = (), names: tuple[str, ...] = ()
) -> Draft:
    return Draft(code, nodes, said, {}, disputed, names=names)


def _kept(*drafts: Draft, said: tuple[Said, ...] = ()) -> list[str]:
    return [draft.code for draft in without_repeats(Sheet(PAPER, list(said)), drafts)]


_PLACE = _draft("place_misspelt", names=("วัดคูหา", "วัดคุหา", "วัดคูห่า"))


@pytest.mark.parametrize(
    ("names_", "kept"),
    [
        (("ปรับปรุงวัดคูหา", "ปรับปรุงวัดคุหา"), ["place_misspelt"]),
        (("ปรับปรุงวัดคูหา", "ซ่อมวัดคุหา"), ["name_misspelt", "place_misspelt"]),
    ],
)
def test_names_that_differ_in_a_place_alone(names_: tuple[str, str], kept: list[str]) -> None:
    assert _kept(_draft("name_misspelt", P, disputed=names_), _PLACE) == kept


def test_a_dash_that_should_name_a_project_is_no_budget_left_out() -> None:
    dash, other_dash = (
        s("budget:a/2569/p", "status", "not_stated", 1, 1),
        s("budget:a/2569/p", "status", "not_stated", 2, 1),
    )
    part = _draft("budget_part_not_said", P, KR, said=(dash,))
    assert _kept(_draft("budget_left_out", P, said=(dash,)), part) == ["budget_part_not_said"]
    assert _kept(_draft("budget_left_out", P, said=(dash, other_dash)), part) == [
        "budget_left_out",
        "budget_part_not_said",
    ]


def test_a_table_without_codes_prints_no_unknown_one() -> None:
    row, coded = s(KR, "name", "สวน", 1, 1), s("key_result:2569/11105", "code", "11105", 1, 2)
    unknown, absent = _draft("code_unknown", KR, said=(row,)), _draft("left_out_of_table", KR, said=(row,))
    assert _kept(unknown, absent, said=(row,)) == ["left_out_of_table"]
    assert _kept(unknown, said=(row,)) == ["code_unknown"]
    assert _kept(unknown, absent, said=(row, coded)) == ["code_unknown", "left_out_of_table"]


def test_what_a_finding_contains_is_not_said_again() -> None:
    one, two = s(P, "name", "สวน", 1, 1), s(P2, "name", "สวน", 2, 1)
    lists = _draft("listed_in_two_categories", P, P2, said=(one, two))
    assert _kept(_draft("possible_same_project", P, P2, said=(one, two)), lists) == ["listed_in_two_categories"]
    assert len(_kept(_draft("possible_same_project", P, KR, said=(one,)), lists)) == 2


def test_a_project_out_of_the_table_of_policies_is_told_with_its_policy() -> None:
    policy = _draft("policy_project_not_linked", P)
    assert _kept(_draft("left_out_of_table", P, disputed=("linkage",)), policy) == ["policy_project_not_linked"]
    assert len(_kept(_draft("left_out_of_table", P, disputed=("linkage", "agreement")), policy)) == 2


def test_a_slip_of_another_name_is_told_beside_that_one_alone() -> None:
    spelt = ["กิจกรรมปลูกต้นไม้ริมถนน", "โครงการขุดลอกคลองบางนา", "โครงการขุดลอกคลองบางน่า"]
    said = [s(P, "name", name, 1, row) for row, name in enumerate(spelt, 1)]
    found = [
        (draft.code, [item.line for item in draft.said]) for draft in misspelt.find(Sheet(PAPER, said), default_rules())
    ]
    assert sorted(found) == [("name_differs", [101, 102, 103]), ("name_misspelt", [102, 103])]
