"""Findings on a text that runs over several rows cite the row in which their words stand."""

from __future__ import annotations

from queries.findings import formulas
from queries.findings.rules import default_rules
from queries.findings.sheet import Sheet
from tests.queries.finding_statements import IND, s
from tests.queries.test_finding_rules import PAPER

_UPPER, _LOWER = "นิยาม ระยะทางที่พัฒนา", "สูตร ระยะทางที่ทำได้ x 100 หารด้วย ระยะทางในแผน (หน่วย: กิโลเมตร)"
_WHOLE = f"{_UPPER} {_LOWER}"


def _sheet(*rows: tuple[int, str]) -> Sheet:
    return Sheet(PAPER, [s(IND, "definition", _WHOLE, 1, row, text=text) for row, text in rows])


def _lines(sheet: Sheet) -> list[tuple[int, ...]]:
    return [tuple(item.line for item in draft.said) for draft in formulas.find(sheet, default_rules())]


def test_a_formula_below_a_page_break_is_cited_where_it_stands() -> None:
    assert _lines(_sheet((1, _UPPER), (4, _LOWER))) == [(104,)]
    assert _lines(_sheet((1, _WHOLE))) == [(101,)]


def test_a_text_in_several_rows_is_said_once() -> None:
    sheet = _sheet((1, _UPPER), (4, _LOWER))
    assert [len(item.rest) for item in sheet.of(IND, "definition")] == [1]
    assert len(list(sheet.each())) == 1
    assert 104 not in sheet.by_line


def test_words_over_the_break_stand_where_they_begin() -> None:
    (item,) = _sheet((1, _UPPER), (4, _LOWER)).of(IND, "definition")
    assert item.at("ระยะทางที่พัฒนา สูตร ระยะทางที่ทำได้").line == 101
    assert item.at("ไม่มีในนิยาม").line == 101


def test_two_definitions_stay_two() -> None:
    sheet = Sheet(PAPER, [s(IND, "definition", "หนึ่ง", 1, 1), s(IND, "definition", "สอง", 1, 4)])
    first, second = sheet.of(IND, "definition")
    assert (first.value, second.value) == ("หนึ่ง", "สอง")
    assert not first.rest
