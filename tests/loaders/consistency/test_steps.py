"""The table of steps against the projects that it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.statement import Place, Rank
from loaders.consistency.steps import note_steps
from loaders.draft import Draft
from loaders.readers.text import read_text

SCOPE = "ตาราง จ ขั้นตอนการปฏิบัติงานของโครงการ (เฉพาะภารกิจงานยุทธศาสตร์)"
STRATEGIC, ROUTINE = "โครงการปลูกต้นไม้ในสวนสาธารณะของเขต", "การแก้ไขปัญหาข้อร้องเรียนผ่านแพลตฟอร์มออนไลน์"


def noted(folder: Path, scope: str, *steps: str) -> list[tuple[str, int]]:
    path = folder / "plan.txt"
    path.write_text(scope, encoding="utf-8")
    draft = Draft("document:0123456789ab", "agency:bangna", 2569)
    for at, (name, category) in enumerate(((STRATEGIC, "city_plan"), (ROUTINE, "routine")), 1):
        project = f"project:bangna/2569/{at}"
        for predicate, value in (("name", name), ("category", category)):
            draft.state(project, predicate, value, Place(10 + at, name), rank=Rank.REGISTER)
    for at, words in enumerate(steps):
        number = at % 2 + 1
        draft.state("plan:bangna/2569", "steps", {"number": str(number), "step": words}, Place(20 + at, words))
    note_steps(read_text(path), draft)
    return [(note.code, note.place.line) for note in draft.notes]


TREES = ("สำรวจพื้นที่ปลูกต้นไม้ในสวนสาธารณะ", "รายงานผล")
COMPLAINTS = ("รับข้อร้องเรียนผ่านแพลตฟอร์มออนไลน์", "แก้ไข")


def test_steps_of_a_routine_task_in_a_table_for_strategic_projects_are_noted(tmp_path: Path) -> None:
    assert noted(tmp_path, SCOPE, *TREES, *COMPLAINTS) == [("steps_of_other_list", 22)]


def test_strategic_projects_without_steps_are_noted_at_what_promises_them(tmp_path: Path) -> None:
    assert noted(tmp_path, SCOPE, *COMPLAINTS) == [("steps_of_other_list", 20), ("projects_without_steps", 1)]


@pytest.mark.parametrize("scope", ["ตาราง จ ขั้นตอนการปฏิบัติงานของโครงการ", "ตาราง ง (เฉพาะภารกิจงานยุทธศาสตร์)"])
def test_a_table_that_promises_nothing_lacks_nothing(tmp_path: Path, scope: str) -> None:
    assert noted(tmp_path, scope, *COMPLAINTS) == []
    assert noted(tmp_path, SCOPE, *TREES) == []


def test_a_document_without_steps_is_passed_over(tmp_path: Path) -> None:
    assert noted(tmp_path, SCOPE) == []
