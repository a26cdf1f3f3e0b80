"""Each rule of findings speaks where it should and is silent where it should be."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

import pytest

from kb.store.base import Document, LoadRecord
from queries.findings.finding import Finding, finished
from queries.findings.gather import within
from queries.findings.rules import default_rules
from queries.findings.sheet import Said, Sheet
from scoring.score_findings import CODES as OF_SCORES
from tests.queries.finding_cases import CASES
from tests.queries.finding_statements import DOCUMENT, note

PAPER = Document(DOCUMENT, "0" * 64, "a.txt", "plan", "a", agency="agency:a", fiscal_year=2569)
OF_NOTES = {rule.code: rule.notes for rule in default_rules().values() if rule.notes}


def found(said: list[Said], report: Mapping[str, Any] | None = None) -> list[Finding]:
    drafts = within(Sheet(PAPER, said), default_rules(), None if report is None else load_of(report))
    return finished(drafts, default_rules(), {DOCUMENT: PAPER})


def load_of(report: Mapping[str, Any]) -> LoadRecord:
    return LoadRecord(DOCUMENT, "2026-01-01T00:00:00+00:00", report)


def codes(said: list[Said], report: Mapping[str, Any] | None = None) -> set[str]:
    return {item.code for item in found(said, report)}


def test_every_rule_has_a_case() -> None:
    assert set(default_rules()) == set(CASES) | set(OF_NOTES) | OF_SCORES


@pytest.mark.parametrize("code", CASES)
def test_a_rule_speaks_of_what_breaks_it(code: str) -> None:
    assert code in codes(CASES[code][0])


@pytest.mark.parametrize("code", CASES)
def test_a_rule_is_silent_where_it_is_kept(code: str) -> None:
    assert code not in codes(CASES[code][1])


@pytest.mark.parametrize(("code", "noted"), [(code, noted) for code, notes in OF_NOTES.items() for noted in notes])
def test_a_note_of_a_load_report_is_a_finding(code: str, noted: str) -> None:
    assert codes([], note(noted)) == {code}
    assert codes([], note("no_such_note")) == set()


def test_rows_left_out_as_empty_are_findings() -> None:
    report = {"left_out": [{"line": 7, "reason": "this part of the form is empty", "row": 1, "table": 3}]}
    assert codes([], report) == {"empty_part"}
    assert codes([], {"left_out": [{"line": 7, "reason": "table of contents", "row": 1, "table": 3}]}) == set()


def test_all_places_of_a_note_are_shown_and_its_id_is_told_by_its_message() -> None:
    stated = {**note("number_with_two_titles")["notes"][0], "message": "one here, one on line 2"}
    other = {"line": 2, "text": "other", "table": None, "row": None, "column": None}
    by_line = {"en": "one on line 1, one on line 2", "th": "ม"}
    (alone,) = found([], {"notes": [stated]})
    (both,) = found([], {"notes": [{**stated, "also": [other], "by_line": by_line}]})
    assert (alone.id, len(alone.spots)) == (both.id, 1)
    assert [(spot.place.line, spot.place.text) for spot in both.spots] == [(1, ""), (2, "other")]
    assert both.sentence.en.startswith("one on line 1, one on line 2")


def test_the_names_of_a_note_come_as_values_the_right_one_last() -> None:
    stated = note("place_names_nearly_other")["notes"][0]
    names = {"other": "วัดคูหา", "spellings": ["วัดคุหา", "วัดคูห่า"], "count": "3"}
    sheet = Sheet(PAPER, [])
    (draft,) = within(sheet, default_rules(), load_of({"notes": [{**stated, "values": names}]}))
    assert draft.names == ("วัดคุหา", "วัดคูห่า", "วัดคูหา")
    (without,) = within(sheet, default_rules(), load_of({"notes": [stated]}))
    assert without.names == ()


def test_a_note_is_taken_up_by_one_rule_alone() -> None:
    taken = [noted for notes in OF_NOTES.values() for noted in notes]
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize("code", default_rules())
def test_the_sentences_of_a_rule_name_the_same_values(code: str) -> None:
    rule = default_rules()[code]
    named = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (rule.sentence.en, rule.sentence.th)
    ]
    assert named[0] == named[1]
    assert rule.title.en
    assert rule.title.th
    assert 0 < rule.certainty <= 1
