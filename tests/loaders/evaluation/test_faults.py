"""What an evaluation document has wrong is noted with its place, and nothing is made of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.loaders.evaluation.content import Evaluation
from tests.loaders.evaluation.printing import printed
from tests.loaders.evaluation.style import Style
from tests.loaders.evaluation.variants import differences, variant
from tests.loaders.plan_okr.graph import Graph, read_plan

SEED = 3


@pytest.fixture
def made() -> tuple[Evaluation, str]:
    evaluation, _, text = variant(SEED, Style(), "2345")
    return evaluation, text


def line_with(text: str, *parts: str) -> str:
    return next(line for line in text.split("\n") if all(part in line for part in parts))


def notes(graph: Graph, code: str) -> list[tuple[int, str]]:
    return [(note.place.line, note.message) for note in graph.report.notes if note.code == code]


def test_a_wrong_score_is_stated_as_printed(made: tuple[Evaluation, str], tmp_path: Path) -> None:
    evaluation, text = made
    measure = next(part for part in evaluation.parts if part.code == "5").measures[0]
    score = f"{measure.score:.3f}"
    row = line_with(text, f"\t{measure.code}\t{measure.name}\t")
    cells = row.split("\t")
    cells[11] = "12.345"
    assert row.split("\t")[11] == score
    graph = read_plan(text.replace(row, "\t".join(cells)), tmp_path)
    result = graph.nodes[f"result:{evaluation.slug}/{evaluation.year}/5.1/official"].properties
    assert result["score"] == "12.345"
    assert result["weighted_score"] == str(measure.weighted.normalize())


@pytest.mark.parametrize(("column", "predicate"), [(4, "weight"), (10, "value"), (11, "score"), (12, "weighted_score")])
def test_an_unreadable_number_is_noted_at_its_cell(
    made: tuple[Evaluation, str], column: int, predicate: str, tmp_path: Path
) -> None:
    evaluation, text = made
    row = line_with(text, "\t5.1\t")
    cells = row.split("\t")
    cells[column] = "สิบสอง"
    graph = read_plan(text.replace(row, "\t".join(cells)), tmp_path)
    line = text.split("\n").index(row) + 1
    assert notes(graph, "number_unreadable") == [(line, "“สิบสอง” is no number that could be read")]
    stated = [s for s in graph.statements if s.predicate == predicate and s.place.line == line]
    assert not [s for s in stated if "/5.1" in s.subject]
    assert f"result:{evaluation.slug}/{evaluation.year}/5.1/official" in graph.nodes


def test_a_dash_is_no_unreadable_number(made: tuple[Evaluation, str], tmp_path: Path) -> None:
    _, text = made
    row = line_with(text, "\t5.1\t")
    cells = row.split("\t")
    cells[10:13] = ["-", "-", "-"]
    graph = read_plan(text.replace(row, "\t".join(cells)), tmp_path)
    assert notes(graph, "number_unreadable") == []


def test_criteria_of_no_indicator_are_left_out_with_their_reason(made: tuple[Evaluation, str], tmp_path: Path) -> None:
    _, text = made
    header = line_with(text, "ตัวชี้วัด\tระดับ 1 (60 คะแนน)")
    strange = "9. เรื่องที่ไม่มีในตารางผลเลยสักแห่งเดียว\tร้อยละ 1\tร้อยละ 2\tร้อยละ 3\tร้อยละ 4\tร้อยละ 5"
    graph = read_plan(text.replace(header, f"{header}\n{strange}", 1), tmp_path)
    line = text.split("\n").index(header) + 2
    assert [(row.line, row.reason) for row in graph.report.left_out] == [(line, "no indicator for these criteria")]
    assert [place for place, _ in notes(graph, "criteria_without_indicator")] == [line]
    assert not [s for s in graph.statements if s.place.line == line]


@pytest.mark.parametrize("first", [True, False])
def test_the_forms_of_another_district_are_noted_and_left_out(first: bool, tmp_path: Path) -> None:
    evaluation, style, own = variant(SEED, Style(), "2345")
    other, _, _ = variant(SEED + 1, Style(), "2345")
    other = replace(other, district="บางแค", slug="bangkhae", year=evaluation.year)
    foreign = printed(other, Style(with_details=False), SEED)
    text = "\n".join([foreign, own] if first else [own, foreign])
    # The document is the district's that it names most.
    text += "\n" + f"สำนักงานเขต{evaluation.district}\n" * 200
    wrong = [entry for entry in differences(evaluation, style, text, tmp_path) if not entry.startswith("row left out")]
    assert wrong == []
    graph = read_plan(text, tmp_path)
    assert not [key for key in graph.nodes if "bangkhae" in key]
    assert {row.reason for row in graph.report.left_out} == {"the form is another agency's"}
    assert len(notes(graph, "form_of_other_agency")) > 3
    assert sum(graph.report.rows.values()) == graph.report.total_rows
