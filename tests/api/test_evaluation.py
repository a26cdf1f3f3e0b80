"""`score AGENCY YEAR` and its address: the sheet of the samples, recomputed, in both languages and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from rich.cells import cell_len

from api.http import create_app
from kb.settings import Settings
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from tests.api.conftest import Run
from tests.api.http.clients import told

OFFICIAL = {
    "2.1": "10", "2.2": "8", "3.1": "15", "3.2": "15", "3.3.1": "10", "3.3.2": "10", None: "9.193", "5.1": "9.056",
    "5.2": "10",
}  # fmt: skip
"""Weighted scores of the nine scored rows of the official result table, by code."""


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with the two evaluation samples."""
    path = tmp_path_factory.mktemp("evaluated") / "base.db"
    store = open_store(path)
    with sample_paths() as samples:
        for sample in samples:
            if "2564" in sample.name:
                load_file(sample, store)
    store.close()
    return path


@pytest.fixture
def client(evaluated: Path) -> Iterator[TestClient]:
    store = open_store(evaluated, create=False)
    with TestClient(create_app(store, Settings()), raise_server_exceptions=False) as opened:
        yield opened
    store.close()


def rows(indicators: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Indicators without parts, and parts."""
    for indicator in indicators:
        yield from rows(indicator["parts"]) if indicator["parts"] else [indicator]


def test_the_official_scores_are_recomputed_to_the_third_decimal(run: Run, evaluated: Path) -> None:
    answer = json.loads(run("--db", evaluated, "score", "bangrak", 2564, "--json").stdout)
    found = [row for component in answer["components"] for row in rows(component["indicators"])]
    official = {row["code"]: row["assessments"]["official"]["weighted_score"] for row in found}
    assert official == OFFICIAL
    assert answer["totals"]["official"]["score"] == "96.249"
    assert Decimal(answer["totals"]["official"]["unknown_weight"]) == 0
    assert [claim["agrees"] for claim in answer["declared"]] == [True]
    assert all(claim["agrees"] for component in answer["components"] for claim in component["declared"])
    assert answer["agency_group"] == "D"


def test_what_no_rule_reproduces_is_said_with_its_place(run: Run, evaluated: Path) -> None:
    answer = json.loads(run("--db", evaluated, "score", "bangrak", 2564, "--json").stdout)
    told = {(finding["node"], finding["code"]) for finding in answer["findings"]}
    assert ("indicator:bangrak/2564/2.1", "alternative_unexplained_level") in told
    assert any(code == "composite_differs" for _, code in told)
    assert all(finding["message_th"] and finding["message"] for finding in answer["findings"])


def test_appeals_that_do_not_add_up_are_reported(run: Run, evaluated: Path) -> None:
    answer = json.loads(run("--db", evaluated, "score", "bangrak", 2564, "--json").stdout)
    counts = {(each["round"], each["ruling"]): (each["declared"], each["counted"]) for each in answer["appeals"]}
    assert counts == {
        ("1", "accepted"): ("2", "2"),
        ("1", "dismissed"): ("23", "23"),
        ("1", "withdrawn"): ("3", "3"),
        ("2", "accepted"): ("72", "74"),
        ("2", "dismissed"): ("16", "16"),
    }


def test_the_sheet_reads_in_both_languages_and_explains_itself(run: Run, evaluated: Path) -> None:
    thai = run("--db", evaluated, "score", "สำนักงานเขตบางรัก", "๒๕๖๔", "--explain").stdout
    assert "สำนักงานเขตบางรัก ปีงบประมาณ 2564 · กลุ่มหน่วยงาน D" in thai
    assert "95.592 ÷ 95 × 90 = 90.561" in thai
    assert "bangrak-evaluation-2564.txt:" in thai
    english = run("--db", evaluated, "--lang", "en", "score", "bangrak", 2564).stdout
    assert "96.249 =" in english
    assert "The agency's own score and the official one" in english


@pytest.mark.parametrize("columns", [80, 100, 160])
@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_sheet_keeps_every_column_at_every_width(
    run: Run, evaluated: Path, columns: int, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = run("--db", evaluated, "--lang", lang, "score", "bangrak", 2564).stdout
    sheet = shown.splitlines()[1:60]
    assert max(cell_len(line) for line in shown.splitlines()) <= columns
    (row,) = (line for line in sheet if line.startswith("5.1") and "95.592" in line)
    assert all(text in row for text in ("5.1", "10", "95.592", "90.561", "9.056 ="))
    own = next(line for line in sheet if line.startswith("5.1") and "60.000" in line)
    assert (own == row) == (columns >= 100)
    assert any("5.1" in line and "ความสำเร็จ" in line for line in sheet)


def test_a_weight_that_nobody_states_does_not_show_as_zero(run: Run, evaluated: Path) -> None:
    shown = run("--db", evaluated, "--lang", "en", "score", "พระนคร", 2564).stdout
    total = next(line for line in shown.splitlines() if line.strip().startswith("Total"))
    assert total.split() == ["Total", "–", "–"]
    assert "1, 2, 3, 6, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18 (the agency itself): Not scored" in shown


def test_an_agency_with_results_alone_has_a_sheet_without_scores_where_nothing_scores_them(
    run: Run, evaluated: Path
) -> None:
    shown = run("--db", evaluated, "score", "พระนคร", 2564).stdout
    assert "ร้อยละ 76.17" in shown
    answer = json.loads(run("--db", evaluated, "score", "phranakhon", 2564, "--json").stdout)
    scores = [row["assessments"]["self"]["score"] for row in rows(answer["components"][0]["indicators"])]
    assert len(scores) == 18
    assert {score for score in scores if score} == {"100"}  # judged at level 5; the others have no criteria
    assert answer["totals"]["self"]["score"] is None


def test_the_address_answers_as_the_command_does(client: TestClient, run: Run, evaluated: Path) -> None:
    answer = client.get("/v1/evaluations/bangrak/2564")
    assert told(answer) == json.loads(run("--db", evaluated, "score", "bangrak", 2564, "--json").stdout)
    assert client.get("/v1/evaluations/bangrak/2560").status_code == 404
    assert client.get("/v1/evaluations/nowhere/2564").status_code == 404
    assert client.get("/v1/evaluations/bangrak/2021").status_code == 422


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("score", "bangrak", 2564, "--agency", "bangrak"), "go with NODE"),
        (("score", "plan:bma/2569", "--explain"), "fiscal year"),
        (("score", "bangrak", 2021), "2400"),
        (("score", "bangrak", 2560), "2560"),
    ],
)
def test_what_does_not_go_together_is_refused_with_the_way_out(
    run: Run, evaluated: Path, arguments: tuple[object, ...], said: str
) -> None:
    result = run("--db", evaluated, *arguments)
    assert result.exit_code != 0
    assert said in result.stderr
