"""Columns, periods, dates and faults: every way of writing them, in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.spreadsheet import guarded, unguarded
from loaders.results.columns import Form, column_of, columns, nearest_label
from loaders.results.dates import before_fiscal_year, parse_date
from loaders.results.faults import sentences
from loaders.results.periods import fiscal_year, parse_period

RESULTS = Path(__file__).resolve().parents[3] / "loaders" / "results"


@pytest.mark.parametrize("form", Form)
def test_every_column_is_known_by_its_own_headers(form: Form) -> None:
    for name, column in columns(form).items():
        for header in (name, column.header.en, column.header.th, column.printed, *column.labels):
            assert column_of(header, form) == name


def test_case_spaces_and_brackets_of_a_header_do_not_count() -> None:
    assert [column_of(text) for text in (" FISCAL year ", "ปี งบประมาณ", "Value*", "[คะแนน]", "สี")] == [
        "fiscal_year", "fiscal_year", "value", "score", None,
    ]  # fmt: skip


def test_a_misspelt_header_is_told_from_an_unknown_one() -> None:
    assert nearest_label("asessor") == "ผู้ประเมิน (assessor)"
    assert nearest_label("ชื่อผู้กรอก") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2569", "2569"), ("ทั้งปี", "2569"), ("ปีงบประมาณ พ.ศ. ๒๕๖๙", "2569"), ("รอบ 12 เดือน", "2569"),
        ("2569-Q2", "2569-Q2"), ("2569/q2", "2569-Q2"), ("ไตรมาส 2/2569", "2569-Q2"), ("ไตรมาสที่ ๒ ปี ๒๕๖๙", "2569-Q2"),
        ("Q2", "2569-Q2"), ("Quarter 2", "2569-Q2"), ("รอบ 3 เดือน", "2569-Q1"), ("รอบ 6 เดือน", "2569-H1"),
        ("6 เดือนแรก", "2569-H1"), ("รอบ 6 เดือนหลัง", "2569-H2"), ("ครึ่งปีหลัง", "2569-H2"), ("2569-H1", "2569-H1"),
        ("รอบ 9 เดือน", "2569-9M"), ("2569-9M", "2569-9M"), ("2026", "2569"),
    ],
)  # fmt: skip
def test_a_period_is_normalised(text: str, period: str) -> None:
    found = parse_period(text)
    assert found is not None
    assert found.of(2569) == period
    assert found.year in (None, 2569)
    again = parse_period(period)
    assert again is not None
    assert again.of(2569) == period


@pytest.mark.parametrize("text", ["", "Q5", "2569-Q0", "ไตรมาส", "1999999", "นาน", "2300", "2569-2570"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    "text",
    ["2569-03-31", "31/3/2569", "๓๑/๐๓/๒๕๖๙", "31.03.2569", "31 มีนาคม 2569", "31 มี.ค. 2569", "วันที่ 31 มีนาคม พ.ศ. 2569",
     "2026-03-31", "31/3/2026", "31 มีนาคม ค.ศ. 2026"],
)  # fmt: skip
def test_a_date_is_kept_in_the_buddhist_era(text: str) -> None:
    assert parse_date(text) == "2569-03-31"


@pytest.mark.parametrize("text", ["31/3/69", "29/2/2568", "31/4/2569", "2569-13-01", "เมื่อวาน", "45747", "3/2569"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_leap_day_is_one_of_the_common_era() -> None:
    assert parse_date("29/2/2567") == "2567-02-29"


def test_a_fiscal_year_begins_in_october() -> None:
    assert before_fiscal_year("2568-09-30", 2569)
    assert not before_fiscal_year("2568-10-01", 2569)
    assert (fiscal_year("ปี ๒๕๖๙"), fiscal_year("2026"), fiscal_year("69")) == (2569, 2569, None)


@given(st.text())
def test_a_guarded_text_comes_back_and_starts_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


def fields(sentence: str) -> frozenset[str]:
    return frozenset(name.removesuffix("_th") for _, name, _, _ in string.Formatter().parse(sentence) if name)


@pytest.mark.parametrize("code", sorted(sentences()))
def test_a_fault_speaks_both_languages_with_the_same_values(code: str) -> None:
    sentence = sentences()[code]
    assert set(sentence) == {"en", "th"}
    assert re.search("[ก-๙]", sentence["th"])
    assert fields(sentence["en"]) == fields(sentence["th"])


def test_every_fault_of_the_code_has_its_sentence_and_every_sentence_its_fault() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in RESULTS.glob("*.py"))
    quoted = set(re.findall(r'"([a-z0-9_]+)"', source))
    assert [code for code in sentences() if code not in quoted] == []
    assert [code for code in re.findall(r'fault\(\s*"([a-z0-9_]+)"', source) if code not in sentences()] == []
