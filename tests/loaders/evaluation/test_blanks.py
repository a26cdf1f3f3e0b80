"""Cells of an evaluation that nobody filled in, and numbers that two forms give otherwise, are noted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.samples import sample_paths
from tests.loaders.reading import read_text, values_of


@pytest.fixture(scope="module")
def report() -> str:
    with sample_paths() as paths:
        return next(path for path in paths if path.name.startswith("bangrak")).read_text(encoding="utf-8")


def noted(text: str, folder: Path, code: str) -> list[tuple[int, str]]:
    reading = read_text(folder, text, "evaluation.txt")
    return [(note.place.line, note.message) for note in reading.report.notes if note.code == code]


def with_cell(text: str, line: int, index: int, now: str) -> str:
    lines = text.split("\n")
    cells = lines[line - 1].split("\t")
    cells[index] = now
    lines[line - 1] = "\t".join(cells)
    return "\n".join(lines)


def rows_of(text: str, *beginnings: str) -> list[int]:
    return [at for at, line in enumerate(text.split("\n"), 1) if line.startswith(beginnings)]


def test_a_column_of_scores_that_nobody_filled_is_noted_with_its_total(report: str, tmp_path: Path) -> None:
    first = rows_of(report, "1.\t10\tระดับ 5\t100\t")[0]
    found = dict(noted(report, tmp_path, "score_column_and_total_empty"))
    assert f"(lines {first}, {first + 1})" in found[first]
    assert f"(line {first + 2})" in found[first]
    filled = with_cell(report, first, 4, "10")
    assert first not in dict(noted(filled, tmp_path, "score_column_and_total_empty"))


def test_a_column_of_scores_without_a_total_is_noted_by_itself(report: str, tmp_path: Path) -> None:
    (line,) = rows_of(report, "10\tระดับ 1\t60\t")
    assert line in dict(noted(report, tmp_path, "score_column_empty"))
    assert line not in dict(noted(with_cell(report, line, 3, "6"), tmp_path, "score_column_empty"))


def test_a_result_without_a_row_of_criteria_is_noted(report: str, tmp_path: Path) -> None:
    (line,) = rows_of(report, "3.\t20\tระดับ 1")
    found = dict(noted(report, tmp_path, "criteria_row_missing"))
    assert found[line].startswith("number 3 has a result")
    assert " 1 alone" in found[line]
    first = report.split("\n")[rows_of(report, "1. พื้นที่สีเขียว")[0] - 1]
    rows = "\n".join((first, first.replace("1. ", "2. ", 1), first.replace("1. ", "3. ", 1)))
    assert noted(report.replace(first, rows), tmp_path, "criteria_row_missing") == []


def test_scored_rows_without_criteria_are_noted_where_others_have_them(report: str, tmp_path: Path) -> None:
    ((_, message),) = noted(report, tmp_path, "criteria_cells_empty")
    assert "2.1 (" in message
    assert "3 other rows" in message
    lines = [at for at in rows_of(report, "องค์ประกอบที่ ", "\t") if "\tร้อยละ\t10\t60\t" in report.split("\n")[at - 1]]
    lines += [at for at in rows_of(report, "องค์ประกอบที่ ") if "\tร้อยละ\t10\t80\t" in report.split("\n")[at - 1]]
    bare = report
    for line in lines:
        for index in range(5, 10):
            bare = with_cell(bare, line, index, "")
    assert noted(bare, tmp_path, "criteria_cells_empty") == []


def test_a_sum_that_is_called_a_mean_is_noted(report: str, tmp_path: Path) -> None:
    (line,) = rows_of(report, "รวมเฉลี่ย")
    assert [found for found, _ in noted(report, tmp_path, "total_called_mean")] == [line]
    assert noted(with_cell(report, line, 0, "รวม"), tmp_path, "total_called_mean") == []


def test_forms_that_number_indicators_otherwise_are_noted(report: str, tmp_path: Path) -> None:
    ((line, message),) = noted(report, tmp_path, "numbered_differently")
    assert "component 3" in message
    assert message.count("→") == 2
    lines = report.split("\n")
    shown = [int(at) for found in re.findall(r"\(([\d, ]+)\)", message) for at in found.split(",")]
    assert len(shown) == 8
    assert sum(re.match(r"[12]\.\t", lines[at - 1]) is not None for at in shown) == 4
    assert lines[line - 1].startswith("ตัวชี้วัดที่ 1")
    other = next(at for at in range(line, len(lines)) if lines[at].startswith("ตัวชี้วัดที่ 2"))
    lines[line - 1] = lines[line - 1].replace("ที่ 1", "ที่ 2", 1)
    lines[other] = lines[other].replace("ที่ 2", "ที่ 1", 1)
    assert noted("\n".join(lines), tmp_path, "numbered_differently") == []


def test_an_appellant_without_a_ruling_is_noted(report: str, tmp_path: Path) -> None:
    ((line, _),) = noted(report, tmp_path, "appellant_without_ruling")
    assert noted(with_cell(report, line, 1, "๑ ตัวชี้วัด"), tmp_path, "appellant_without_ruling") == []


def test_the_reviewers_target_is_stated_beside_the_agencys(report: str, tmp_path: Path) -> None:
    reading = read_text(tmp_path, report, "evaluation.txt")
    stated = values_of(reading, "indicator:bangrak/2564/3.1", "target")
    assert [value["unit"] for value in stated if isinstance(value, dict)] == ["percent", "percent", "ระดับ"]
