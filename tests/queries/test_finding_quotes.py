"""Findings quote what their lines print, and cite no line for what it does not print."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ontology.vocabulary import Wording
from queries.findings import codes, criteria, links, schedules, targets
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset, default_rules
from queries.findings.sheet import Said, Sheet
from tests.queries.finding_statements import D1, D2, IND, KR, OTHER, PLAN, RUB, P, e, s, target
from tests.queries.test_finding_rules import PAPER


def drafts(find: Callable[[Sheet, Ruleset], Iterator[Draft]], code: str, *said: Said) -> list[Draft]:
    """What a finder finds by one rule."""
    return [draft for draft in find(Sheet(PAPER, list(said)), default_rules()) if draft.code == code]


def words(draft: Draft, name: str) -> str:
    value = draft.values[name]
    return value.en if isinstance(value, Wording) else str(value)


def test_a_code_is_cited_where_it_is_printed() -> None:
    other = KR + "~1"
    named = [s(KR, "name", "สวน", None, 7), s(KR, "name", "สวน", 2, 1), s(other, "name", "ขยะ", 2, 2)]
    coded = [s(KR, "code", "11101", 2, 1), s(other, "code", "11101", 2, 2)]
    (draft,) = drafts(codes.find, "code_for_two_things", *named, *coded)
    assert words(draft, "things") == "“สวน” (line 201) and for “ขยะ” (line 202)"


def test_a_unit_is_cited_where_it_stands_beside_the_number() -> None:
    stated = [
        s(KR, "target", target("2010", "ชุมชน"), 1, 1), s(KR, "target", target("2010", "ชุมชน"), 2, 1),
        s(KR, "target", target("2010", "ข้อมูล", "2010"), 3, 1),
    ]  # fmt: skip
    (draft,) = drafts(targets.find, "target_unit_differs", *stated)
    assert words(draft, "other") == "“2010” (line 301)"


def _step(row: int, text: str) -> Said:
    return s(PLAN, "steps", {"step": text, "number": str(row)}, 1, row, text=text)


def test_a_month_that_no_step_names_is_not_quoted() -> None:
    steps = [_step(1, "เดือนตุลาคม"), _step(2, "เดือนพฤศจิกายน"), _step(3, "เดือนธันวาคม"), _step(4, "จัดทำรายงาน")]
    (draft,) = drafts(schedules.find, "steps_end_early", *steps)
    assert words(draft, "last") == "“ธันวาคม” (line 103) and one step more, which names no month (line 104)"
    assert {item.line for item in draft.said} == {101, 103, 104}


def test_divisions_are_quoted_as_printed() -> None:
    named = [s(D1, "name", "ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม"), s(D2, "name", "ฝ่ายโยธา")]
    listed = s(P, "number", "1", 17, 1, rank=20)
    one = e(D1, "responsible_for", P, 14, text="ฝ่ายพัฒนาชุมชนฯ")
    two = e(D2, "responsible_for", P, 17, text="ฝ่ายโยธา")
    evaluated = s(KR, "evaluation_component", "1", 14, 1)
    (draft,) = drafts(links.find, "division_differs", *named, listed, one, two, evaluated)
    assert "“ฝ่ายพัฒนาชุมชนฯ” (line 1401; that is ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม)" in words(draft, "sets")
    assert "“ฝ่ายโยธา” (line 1701) in" in words(draft, "sets")


def test_a_host_is_quoted_as_printed() -> None:
    defined = s(KR, "definition", "ตามที่ สสล. กำหนด", 2, 1)
    host = e(OTHER, "responsible_for", KR, 3, 1, q="H", text="สนย.")
    (draft,) = drafts(links.find, "definition_of_other_agency", s(OTHER, "name", "สำนักการโยธา"), defined, host)
    assert words(draft, "host") == "“สนย.” (line 301; that is สำนักการโยธา)"


def test_steps_are_missing_in_a_schedule() -> None:
    (draft,) = drafts(schedules.find, "steps_missing", _step(3, "รายงาน"), _step(4, "รายงาน"))
    assert draft.values["begin"] == 103


def test_criteria_are_quoted_that_are_percentages() -> None:
    levels = {"level": 5, "unit": "percent", "criterion": "ร้อยละ 100"}
    said = [s(IND, "name", "จำนวนระยะทาง"), s(RUB, "name", "จำนวนระยะทาง", 2, 1), s(RUB, "levels", levels, 2, 2)]
    (draft,) = drafts(criteria.find, "criteria_do_not_fit_name", *said, e(IND, "scored_by", RUB, 2))
    assert words(draft, "criteria") == "“ร้อยละ 100” (line 202)"


def test_a_table_with_weights_is_one_of_components() -> None:
    sheet = Sheet(PAPER, [e(P, "supports", KR, 1, 1), s(IND, "weight", "5", 1, 1), e(P, "supports", KR, 2, 1)])
    assert [family.code for family in sheet.families.values()] == ["component_table", "project_table"]
