"""Gaps: the sort of each break, order, candidates, limits."""

from __future__ import annotations

import pytest

from kb.errors import LimitError, NotFoundError
from kb.store.base import Reader
from queries.coverage import coverage
from queries.gaps import GapKind, gaps
from queries.rules import rules
from tests.queries.bases import Base


def told(reader: Reader, rule: str | None = None, **options: object) -> list[tuple[str, str]]:
    return [(item.node.id, str(item.kind)) for item in gaps(reader, rule, **options).gaps]  # type: ignore[arg-type]


def test_an_empty_base_has_no_gaps(base: Base) -> None:
    with base.store.read() as reader:
        answer = gaps(reader)
    assert answer.gaps == ()
    assert answer.completeness.complete


def test_a_key_result_of_which_nothing_is_recorded(base: Base) -> None:
    base.load([("key_result:2569/1", "name", "ร้อยละของทางเท้า")])
    with base.store.read() as reader:
        (gap,) = gaps(reader, "key_result_has_project").gaps
    assert gap.kind is GapKind.NOTHING_RECORDED
    assert gap.reason.en == (
        "1.txt speaks of it once (table 1 row 1 line 1), without a project or activity; no name in the base is alike."
    )
    assert gap.reason.th == (
        "1.txt กล่าวถึงแห่งเดียว (ตาราง 1 แถว 1 บรรทัด 1) โดยไม่ระบุโครงการ/กิจกรรม และไม่พบชื่อที่คล้ายกันในฐานข้อมูล"
    )
    assert gap.candidates == ()


def test_projects_of_a_like_name_are_proposed_most_alike_first(base: Base) -> None:
    base.load(
        [
            ("key_result:2569/1", "name", "ปรับปรุงทางเท้าในพื้นที่เขต"),
            ("key_result:2569/1", "fiscal_year", 2569),
            ("project:bangna/2569/a", "name", "กิจกรรมปรับปรุงทางเท้าในพื้นที่"),
            ("project:bangna/2569/b", "name", "ปรับปรุงทางเท้าในพื้นที่เขต"),
            ("project:bangna/2569/b", "fiscal_year", 2569),
            ("project:bangna/2569/c", "name", "จัดซื้อครุภัณฑ์สำนักงาน"),
            ("project:bangna/2567/d", "name", "ปรับปรุงทางเท้าในพื้นที่เขต"),
            ("project:bangna/2567/d", "fiscal_year", 2567),
        ]
    )
    with base.store.read() as reader:
        (gap,) = gaps(reader, "key_result_has_project").gaps
        assert told(reader, "key_result_has_project", candidates=0) == [("key_result:2569/1", "nothing_recorded")]
    assert gap.kind is GapKind.RECORDED_NOT_LINKED
    assert [item.node.id for item in gap.candidates] == ["project:bangna/2569/b", "project:bangna/2569/a"]
    assert gap.candidates[0].similarity == 1.0
    assert gap.candidates[0].why.en == "The names are 100% alike; no document links the two."
    assert gap.reason.en == "Not linked by any document, but 2 like names are recorded:"


def test_a_key_result_of_a_year_without_projects_is_outside_the_years_loaded(base: Base) -> None:
    base.load(
        [
            ("key_result:2568/1", "fiscal_year", 2568),
            ("key_result:2569/1", "fiscal_year", 2569),
            ("project:bangna/2569/a", "fiscal_year", 2569),
        ]
    )
    with base.store.read() as reader:
        found = gaps(reader, "key_result_has_project").gaps
    assert [(gap.node.id, gap.kind) for gap in found] == [
        ("key_result:2568/1", GapKind.OUTSIDE_YEARS),
        ("key_result:2569/1", GapKind.NOTHING_RECORDED),
    ]
    assert found[0].reason.en == "Nothing of the kind “Project or activity” of fiscal year 2568 is loaded at all."
    assert found[0].reason.th == "ยังไม่มีข้อมูลโครงการ/กิจกรรมของปีงบประมาณ 2568 ในฐานข้อมูลเลย"


def test_a_key_result_of_agencies_without_documents_is_outside_the_documents_loaded(base: Base) -> None:
    base.load(
        links=[
            ("agency:works", "responsible_for", "key_result:2569/1", "H"),
            ("agency:works", "responsible_for", "key_result:2569/2", "H"),
            ("agency:bangna", "responsible_for", "key_result:2569/2", "R"),
        ]
    )
    with base.store.read() as reader:
        found = gaps(reader, "key_result_has_project").gaps
    assert [(gap.node.id, gap.kind) for gap in found] == [
        ("key_result:2569/1", GapKind.OUTSIDE_DOCUMENTS),
        ("key_result:2569/2", GapKind.NOTHING_RECORDED),
    ]
    assert found[0].reason.en.endswith("those responsible for it: works.")


def test_the_reason_says_where_the_documents_of_the_scope_speak_of_the_node(base: Base) -> None:
    base.load(
        [("project:a", "name", "ก"), ("project:a", "number", "1"), ("project:b", "category", "routine")],
        [("project:a", "supports", "key_result:2569/1")],
    )
    base.load(
        [("project:a", "code", "2"), ("agency:works", "name", "สำนักการโยธา")], agency="agency:works", fiscal_year=2567
    )
    with base.store.read() as reader:
        whole = gaps(reader, "project_has_stated_budget").gaps[0]
        part = gaps(reader, "project_has_stated_budget", agency="agency:works", candidates=1).gaps
        bare = gaps(reader, "project_has_stated_budget", candidates=0).gaps[0]
    assert whole.reason.en == (
        "2.txt speaks of it once (table 1 row 1 line 1), 1.txt speaks of it in 3 places (first: table 1 row 1 line 1),"
        " without an amount or a reason for none."
    )
    assert [gap.reason.th for gap in part] == [
        "2.txt กล่าวถึงแห่งเดียว (ตาราง 1 แถว 1 บรรทัด 1) โดยไม่ระบุจำนวนเงินหรือเหตุผลที่ไม่มีงบประมาณ"
    ]
    assert bare.reason == bare.rule.gap


def test_no_reason_names_a_kind_or_an_id_in_its_own_spelling(base: Base) -> None:
    base.load(
        [("agency:works", "name", "สำนักการโยธา")],
        [(agency, "responsible_for", "key_result:2569/1", "H") for agency in ("agency:works", "agency:bma")],
    )
    with base.store.read() as reader:
        reasons = [gap.reason for gap in gaps(reader).gaps]
    assert [wording for wording in reasons if ":2569" in wording.th or "key_result" in wording.th] == []


def test_what_is_exempt_is_listed_last_with_its_reason(base: Base) -> None:
    base.load(
        [
            ("project:a", "code", "1"),
            ("project:a", "category", "routine"),
            ("project:b", "code", "2"),
            ("project:b", "category", "city_plan"),
        ]
    )
    with base.store.read() as reader:
        found = gaps(reader, "project_has_key_result").gaps
    assert [(gap.node.id, gap.kind) for gap in found] == [
        ("project:b", GapKind.NOTHING_RECORDED),
        ("project:a", GapKind.EXEMPT),
    ]
    assert found[1].reason.en == "Routine work need not support a key result."


@pytest.fixture
def mixed(base: Base) -> Base:
    base.load(
        [
            ("key_result:2569/2", "code", "2"),
            ("key_result:2569/1", "code", "1"),
            ("key_result:2569/x", "name", "ก"),
            ("policy:049", "code", "049"),
            ("project:a", "category", "routine"),
        ]
    )
    return base


def test_gaps_come_by_severity_kind_code_and_rule(mixed: Base) -> None:
    with mixed.store.read() as reader:
        found = [(gap.rule.code, gap.node.id) for gap in gaps(reader).gaps]
    assert found == [
        ("key_result_has_project", "key_result:2569/1"),
        ("key_result_has_project", "key_result:2569/2"),
        ("key_result_has_project", "key_result:2569/x"),
        ("policy_has_project", "policy:049"),
        ("project_has_division", "project:a"),
        ("key_result_has_agency", "key_result:2569/1"),
        ("key_result_has_target", "key_result:2569/1"),
        ("key_result_has_agency", "key_result:2569/2"),
        ("key_result_has_target", "key_result:2569/2"),
        ("key_result_has_agency", "key_result:2569/x"),
        ("key_result_has_target", "key_result:2569/x"),
        ("project_has_stated_budget", "project:a"),
        ("project_has_key_result", "project:a"),
    ]


def test_the_limit_keeps_the_first_and_says_how_many_more(mixed: Base) -> None:
    with mixed.store.read() as reader:
        whole, cut = gaps(reader), gaps(reader, limit=4)
    assert cut.gaps == whole.gaps[:4]
    assert str(cut.completeness) == "cut: 9 more gaps beyond limit 4; from 1 document of 2569"


def test_gaps_and_coverage_count_alike(mixed: Base) -> None:
    with mixed.store.read() as reader:
        for item in coverage(reader).rules:
            found = gaps(reader, item.rule.code).gaps
            assert sum(gap.kind is not GapKind.EXEMPT for gap in found) == item.gaps
            assert len(found) == item.subjects - item.covered


def test_year_and_agency_narrow_the_gaps_as_they_narrow_the_coverage(base: Base) -> None:
    base.load([("policy:049", "name", "ก")], fiscal_year=2567, agency="agency:bangkapi")
    base.load(
        links=[("project:bangna/2569/a", "implements", "policy:049"), ("division:d", "part_of", "agency:bangkapi")]
    )
    with base.store.read() as reader:
        assert told(reader, "policy_has_project") == []
        assert told(reader, "policy_has_project", fiscal_year=2569) == []
        assert told(reader, "policy_has_project", agency="agency:bangkapi") == [("policy:049", "nothing_recorded")]


def test_unknown_rules_agencies_and_bounds_are_refused(base: Base) -> None:
    with base.store.read() as reader:
        with pytest.raises(NotFoundError, match="no rule is called"):
            gaps(reader, "nonsense")
        with pytest.raises(NotFoundError, match="no agency is called"):
            gaps(reader, agency="nowhere")
        with pytest.raises(LimitError, match="candidates 51 is too high"):
            gaps(reader, candidates=51)


def test_every_rule_can_be_asked_for_alone(mixed: Base) -> None:
    with mixed.store.read() as reader:
        assert sum(len(gaps(reader, code).gaps) for code in rules()) == len(gaps(reader).gaps)
