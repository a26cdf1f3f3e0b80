"""What the rules of scoring find in an evaluation, beside what is found in its statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.finders import FINDERS
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from queries.findings.ask import all_findings, findings
from queries.findings.chosen import Asked
from queries.findings.finding import Finding
from scoring.score_findings import CODES


@pytest.fixture(scope="module")
def report() -> Iterator[Path]:
    with sample_paths() as paths:
        yield next(path for path in paths if path.name.startswith("bangrak"))


def found(text: str, folder: Path, *, ask_scoring: bool = True) -> list[Finding]:
    path = folder / "evaluation.txt"
    path.write_text(text, encoding="utf-8")
    with closing(open_store(folder / f"{hash(text)}.db")) as store:
        load_file(path, store)
        with store.read() as reader:
            return all_findings(reader, finders=FINDERS if ask_scoring else ())


def of_scores(items: list[Finding]) -> list[Finding]:
    return [item for item in items if item.code in CODES]


def test_a_whole_that_its_parts_do_not_make_is_found_once(report: Path, tmp_path: Path) -> None:
    (item,) = of_scores(found(report.read_text(encoding="utf-8"), tmp_path))
    assert item.code == "whole_differs_from_parts"
    assert item.nodes == ("indicator:bangrak/2564/3.3",)
    assert "“60”" in item.sentence.en
    assert "make 80" in item.sentence.en
    assert "3.3.1: 60 × 10/20" in item.sentence.th


def test_a_whole_that_its_parts_make_is_passed_over(report: Path, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8").replace("3.\t20\tระดับ 1\t60", "3.\t20\tระดับ 3\t80")
    assert of_scores(found(text, tmp_path)) == []


def test_a_score_that_the_rule_does_not_give_says_how_it_is_made(report: Path, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8").replace("90.561", "91.184").replace("9.056", "9.118")
    items = of_scores(found(text.replace("96.249", "96.311"), tmp_path))
    (item,) = [each for each in items if each.code == "score_does_not_follow"]
    assert item.nodes == ("indicator:bangrak/2564/5.1",)
    assert "“91.184”" in item.sentence.en
    assert "90.561" in item.sentence.en
    assert {spot.document.file_name for spot in item.spots} == {"evaluation.txt"}


def test_nothing_is_said_twice_of_a_sum(report: Path, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8").replace("3.\t20\tระดับ 1\t60", "3.\t20\tระดับ 3\t80")
    items = found(text.replace("96.249", "95.249"), tmp_path)
    assert [item.code for item in items if item.nodes == ("evaluation:bangrak/2564",)] == ["score_does_not_sum"]


def test_a_level_that_the_criteria_do_not_give_is_found(report: Path, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8").replace(
        "ระดับ 5 (ดำเนินงานได้ ร้อยละ 35.47)", "ระดับ 4 (ดำเนินงานได้ ร้อยละ 35.47)"
    )
    (item,) = [each for each in of_scores(found(text, tmp_path)) if each.code == "level_contradicts_criteria"]
    assert item.nodes == ("indicator:bangrak/2564/3.3.2",)


def test_ids_stay_after_a_reload_and_only_scoring_finds_these(report: Path, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8")
    (tmp_path / "again").mkdir()
    first, second = found(text, tmp_path), found(text, tmp_path / "again")
    assert [item.id for item in first] == [item.id for item in second]
    without = {item.id for item in found(text, tmp_path, ask_scoring=False)}
    assert {item.code for item in first if item.id not in without} == {"whole_differs_from_parts"}


def test_findings_ask_the_finders_that_are_handed_in(report: Path, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "base.db")) as store:
        load_file(report, store)
        with store.read() as reader:
            asked = Asked(rule="whole_differs_from_parts")
            assert findings(reader, asked, finders=()).total == 0
            assert findings(reader, asked, finders=FINDERS).total == 1
