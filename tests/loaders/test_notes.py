"""Every note of the loaders has its sentence in both languages, filled by the words it is given."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.statement import Place
from loaders.forms.background import BACKGROUND
from loaders.notes import Note, reason_in, sentences
from loaders.pipeline import UNRECOGNISED

FOR_PROGRAMS = {"spellings"}
"""Values that no sentence holds: what a sentence joins, each by itself."""
LOADERS = Path(__file__).resolve().parents[2] / "loaders"


def notes_in_code() -> Iterator[tuple[str, frozenset[str]]]:
    """The code and the names of the values of every note whose code is written out."""
    for path in sorted(LOADERS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != "note":
                continue
            code = node.args[0]
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value, frozenset(keyword.arg or "" for keyword in node.keywords)


def fields(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name) - {"here"}


def test_there_are_notes() -> None:
    assert len(list(notes_in_code())) > 30


@pytest.mark.parametrize(("code", "values"), sorted(set(notes_in_code()), key=str))
def test_a_note_has_its_sentence_in_both_languages(code: str, values: frozenset[str]) -> None:
    sentence = sentences()[code]
    assert fields(sentence["en"]) == fields(sentence["th"]) == values - FOR_PROGRAMS


def test_a_note_speaks_thai_and_english() -> None:
    note = Note("division_unknown", (("name", "ฝ่าย {x}"),), Place(1, "ฝ่าย {x}"))
    assert note.message == "the agency has no division called “ฝ่าย {x}”"
    assert note.sentence("th") == "หน่วยงานไม่มีฝ่ายชื่อ “ฝ่าย {x}”"


def test_a_note_calls_its_place_here_or_by_its_line() -> None:
    values = (("component", "1"), ("one", "ก"), ("other", "ข"), ("line", "2"))
    note = Note("component_scope_differs", values, Place(9, "ข"), (Place(2, "ก"),))
    assert note.message == "component 1 is for “ข” here and for “ก” on line 2"
    assert note.sentence("en", by_line=True) == "component 1 is for “ข” on line 9 and for “ก” on line 2"
    assert note.sentence("th", by_line=True) == "องค์ประกอบที่ 1 ใช้กับ “ข” ในบรรทัด 9 แต่ใช้กับ “ก” ในบรรทัด 2"


def reasons_in_code() -> set[str]:
    """Every reason that a module gives for leaving a row out, as written."""
    texts: set[str] = set()
    for path in LOADERS.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        texts |= set(re.findall(r'(?:LEFT_OUT|EMPTY), "([^"]+)"', source))
    return texts


def test_a_reason_for_leaving_a_row_out_speaks_thai() -> None:
    assert len(reasons_in_code()) > 8
    for reason in (*reasons_in_code(), UNRECOGNISED, *(reason for _, reason in BACKGROUND)):
        assert reason_in("th", reason) != reason
        assert reason_in("en", reason) == reason
