"""A name that is misprinted is told beside a line that prints it rightly."""

from __future__ import annotations

from dataclasses import replace

from queries.findings.right_names import rightly_named
from queries.findings.sheet import Said, Sheet
from tests.queries.finding_statements import D1, KR, OTHER, P2, P, e, s
from tests.queries.test_finding_rules import PAPER

_READ = ("ฝ่ายเทคนิค",)


def _misread() -> Said:
    return replace(s(D1, "name", "ฝ่ายเทศกิจ", 1, 1, text="ฝ่ายเทคนิค"), matched_from="ฝ่ายเทคนิค")


def test_the_same_project_is_cited_before_others() -> None:
    rows = [e(D1, "responsible_for", P2, 2, 1, text="ฝ่ายเทศกิจ"), e(D1, "responsible_for", P, 3, 1, text="ฝ่ายเทศกิจ")]
    wrong = _misread()
    sheet = Sheet(PAPER, [wrong, *rows])
    assert [item.line for item in rightly_named(sheet, wrong, (P,), _READ)[1]] == [301]
    assert [item.line for item in rightly_named(sheet, wrong, (), _READ)[1]] == [201, 301]


def test_a_definition_that_names_the_agency_for_short_is_cited() -> None:
    wrong = replace(s(OTHER, "name", "สำนักสิ่งแวดล้อม", 1, 1, text="สสส."), matched_from="สสส.")
    short = s(OTHER, "short_name", "สสล.", 1, 1, text="สสส.")
    sheet = Sheet(PAPER, [wrong, short, s(KR, "definition", "ตามที่ สสล. กำหนด", 2, 1)])
    words, found = rightly_named(sheet, wrong, (KR,), ("สสส.",))
    assert (words, [item.line for item in found]) == ("ตามที่ สสล. กำหนด", [201])


def test_a_name_that_stands_late_in_its_text_is_shown() -> None:
    text = "โครงการ" * 12 + "โอนไปสำนักการโยธา"
    sheet = Sheet(PAPER, [s(P, "name", text, 2, 1)])
    words, _ = rightly_named(sheet, s(P, "name", "", 1, 1), (P,), ("สำนักงานโยธา", "สำนักการโยธา"))
    assert words.startswith("…")
    assert words.endswith("สำนักการโยธา")


def test_nothing_is_cited_where_no_line_prints_the_name() -> None:
    wrong = _misread()
    assert rightly_named(Sheet(PAPER, [wrong]), wrong, (P,), _READ) == ("", [])
