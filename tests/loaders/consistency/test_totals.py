"""Sums of tables that no form reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.samples import sample_paths
from tests.loaders.reading import read_text

TABLE = (
    "\nข้อมูลทั่วไป\n\n{words}\n\nแขวง\tพื้นที่\tบ้าน\t\n\t\tเดิม\tใหม่\n"
    "เหนือ\t1.50\t1,010\t7\nใต้\t๒\t20\t{cell}\nรวม\t{area}\t{total}\t9\n"
)
FITTING = {"words": "มีบ้านรวมทั้งสิ้น 1,030 หลัง จำแนกเป็น", "cell": "2", "area": "3.5", "total": "1,030"}


@pytest.fixture(scope="module")
def plan() -> str:
    with sample_paths() as paths:
        return paths[0].read_text(encoding="utf-8")


def noted(plan: str, folder: Path, **changes: str) -> list[tuple[str, str]]:
    reading = read_text(folder, plan + TABLE.format(**{**FITTING, **changes}))
    codes = ("column_does_not_sum", "total_in_words_differs")
    return [(note.code, note.message) for note in reading.report.notes if note.code in codes]


def test_columns_that_add_up_are_passed_over(plan: str, tmp_path: Path) -> None:
    assert noted(plan, tmp_path) == []


def test_a_column_that_does_not_add_up_is_named_with_both_sums(plan: str, tmp_path: Path) -> None:
    assert noted(plan, tmp_path, area="2.5") == [
        ("column_does_not_sum", "column “พื้นที่” adds up to 3.5; its total says 2.5")
    ]


def test_a_total_in_words_that_the_table_does_not_have_is_named(plan: str, tmp_path: Path) -> None:
    ((code, message),) = noted(plan, tmp_path, words="มีบ้านรวมทั้งสิ้น ๙๔๔ หลัง จำแนกเป็น")
    assert (code, "944" in message, "1030" in message) == ("total_in_words_differs", True, True)


def test_a_column_with_words_among_its_figures_has_no_sum(plan: str, tmp_path: Path) -> None:
    assert noted(plan, tmp_path, cell="-") == []


def test_a_table_without_a_row_of_totals_has_no_sum(plan: str, tmp_path: Path) -> None:
    assert "รวม" in TABLE
    reading = read_text(tmp_path, plan + TABLE.replace("รวม\t", "กลาง\t").format(**FITTING))
    assert not [note for note in reading.report.notes if note.code == "column_does_not_sum"]
