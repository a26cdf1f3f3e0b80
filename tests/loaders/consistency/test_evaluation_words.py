"""The framework of an evaluation and its appeals, in words: noted where they contradict, silent where they agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.samples import sample_paths
from tests.loaders.reading import read_text

WORDS = """
กรอบการประเมินประกอบด้วย ๒ องค์ประกอบ จำนวน {whole} ตัวชี้วัด ได้แก่

องค์ประกอบที่ ๒ ภารกิจพิเศษ ({scope}) ประกอบด้วย {two} ตัวชี้วัด

องค์ประกอบที่ ๓ ภารกิจเชิงพื้นที่ จำนวน {three} ตัวชี้วัด

ข้อเสนอแนะ: องค์ประกอบที่ ๒ ภารกิจพิเศษ (เฉพาะสำนักงานเขต) ใน {issues} ประเด็น ได้แก่

ครั้งที่ ๑ มีหน่วยงานส่งคำขออุทธรณ์ จำนวน ๙ หน่วยงาน ({filed} ตัวชี้วัด)

ตามหลักเกณฑ์จะ{never}ในกรณีที่เกิดจากปัจจัยภายใน

ประเด็นการยกอุทธรณ์ ๑ ประเด็น ดังนี้

๑) ได้รับการจัดสรร{ground}จากหน่วยงานอื่น ซึ่งเป็นปัจจัยภายใน

สรุปได้ดังนี้

๑) ประเด็นการยืมเงินสะสม และการจัดสรรงบกลาง ซึ่งเป็นเหตุให้พิจารณารับอุทธรณ์ได้
"""
FITTING = {
    "whole": "๕", "two": "๒", "three": "๓", "scope": "เฉพาะสำนักงานเขต", "issues": "๒", "filed": "๒๘",
    "never": "พิจารณาอุทธรณ์", "ground": "เงินกู้",
}  # fmt: skip
CODES = frozenset(
    {
        "indicator_counts_do_not_sum", "evaluated_indicators_differ", "component_counts_differ",
        "component_issues_differ", "component_scope_differs", "appeals_uncounted", "appeals_filed_differ",
        "appeal_rule_contradicted", "ground_ruled_both_ways", "item_in_other_column",
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def report() -> str:
    """An evaluation with a table of counts and one of rules of appeals, of which the misprints are mended."""
    with sample_paths() as paths:
        text = next(path for path in paths if path.name.startswith("bangrak")).read_text(encoding="utf-8")
    text = text.replace("(เฉพาะสำนักงาน/", "(เฉพาะสำนัก/")
    return "\n".join("\t" + line.rstrip("\t") if line.startswith("๑.๒ ") else line for line in text.split("\n"))


def noted(report: str, folder: Path, **changes: str) -> list[tuple[str, str]]:
    reading = read_text(folder, report + WORDS.format(**{**FITTING, **changes}), "evaluation.txt")
    return [(note.code, note.message) for note in reading.report.notes if note.code in CODES]


def test_what_agrees_is_passed_over(report: str, tmp_path: Path) -> None:
    assert noted(report, tmp_path) == []


def test_indicators_of_the_components_must_add_up_to_those_of_the_whole(report: str, tmp_path: Path) -> None:
    ((code, message),) = noted(report, tmp_path, whole="๔")
    assert (code, "2 + 3 = 5" in message) == ("indicator_counts_do_not_sum", True)


def test_a_component_must_have_as_many_indicators_as_were_evaluated(report: str, tmp_path: Path) -> None:
    ((code, message),) = noted(report, tmp_path, three="๔", whole="๖")
    assert code == "evaluated_indicators_differ"
    assert message.startswith("component 3 is said to have 4 indicators; the agency was evaluated on 3")


def test_a_component_has_one_number_of_indicators_everywhere(report: str, tmp_path: Path) -> None:
    ((code, message),) = noted(report, tmp_path, issues="๓")
    assert (code, "3 ประเด็น" in message, "2 ตัวชี้วัด" in message) == ("component_issues_differ", True, True)
    assert "counts another thing" in message


def test_a_component_is_for_the_same_agencies_everywhere(report: str, tmp_path: Path) -> None:
    ((code, message),) = noted(report, tmp_path, scope="สำนัก/ส่วนราชการฯ")
    assert (code, "component 2 is for “สำนักงานเขต” here" in message) == ("component_scope_differs", True)


def test_withdrawn_appeals_count_where_the_others_fill_the_number(report: str, tmp_path: Path) -> None:
    ((code, message),) = noted(report, tmp_path, filed="๒๕")
    assert (code, "3 หน่วยงาน" in message) == ("appeals_uncounted", True)


def test_filed_appeals_must_be_those_ruled_on_where_all_are_in_one_unit(report: str, tmp_path: Path) -> None:
    one_unit = report.replace("๓ หน่วยงาน", "๓ ตัวชี้วัด")
    ((code, message),) = noted(one_unit, tmp_path, filed="๒๕")
    assert (code, "2 + 23 + 3 = 28" in message) == ("appeals_filed_differ", True)
    assert noted(one_unit, tmp_path, filed="๒๘") == []


def test_a_cause_that_is_never_accepted_must_not_be_accepted_by_a_rule(report: str, tmp_path: Path) -> None:
    ((code, message),) = noted(report, tmp_path, never="ไม่รับอุทธรณ์")
    assert (code, "ปัจจัยภายใน" in message) == ("appeal_rule_contradicted", True)


def test_a_ground_is_accepted_or_dismissed(report: str, tmp_path: Path) -> None:
    ((code, message),) = noted(report, tmp_path, ground="งบกลาง")
    assert (code, "การจัดสรรงบกลาง" in message) == ("ground_ruled_both_ways", True)


def test_items_of_one_numbering_stand_in_one_column(report: str, tmp_path: Path) -> None:
    (line,) = [line for line in report.split("\n") if line.startswith("\t๑.๒ ")]
    ((code, message),) = noted(report.replace(line, line.removeprefix("\t") + "\t"), tmp_path)
    assert (code, "in column 1, though 1.1 before it stands in column 2" in message) == ("item_in_other_column", True)
