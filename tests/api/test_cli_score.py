"""`score`: results in, explained scores out."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli.exits import Exit
from tests.api.conftest import Ask, Run


@pytest.fixture
def results(tmp_path: Path) -> Path:
    path = tmp_path / "results.csv"
    path.write_text("code_or_id,score\n41101,80\n", encoding="utf-8")
    return path


def test_the_tree_goes_from_the_plan_down_to_the_results(run: Run, city: Path, results: Path) -> None:
    shown = run("--db", city, "--lang", "en", "score", "plan:bma/2569", "--results", results).stdout.splitlines()
    assert shown[0] == (
        "Plan แผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. 2569 · score 80 · known 50 %, between 40 and 90 · "
        "equal weights, as not all are stated"
    )
    assert shown[4].strip(" │├└─") == "Key result 41101 จำนวนต้นไม้ที่ปลูก · score 80 · result · weight 0.5, 80 points"
    assert shown[5].strip(" │├└─") == "… 1 more of which nothing is known"
    assert shown[-1] == "1 results used"


def test_the_json_has_every_node_with_its_bounds_as_text(ask: Ask, results: Path) -> None:
    answer = ask("score", "plan:bma/2569", "--results", results)
    assert list(answer) == ["start", "used", "unused", "scores"]
    top = answer["scores"][0]
    assert list(top) == ["node", "score", "share", "lowest", "highest", "given", "weighting", "contributions"]
    assert [top[key] for key in ("score", "share", "lowest", "highest")] == ["80", "0.5", "40", "90"]
    assert answer["scores"][-1]["score"] is None


def test_a_results_file_with_a_mistake_is_refused_by_row_and_column(run: Run, city: Path, results: Path) -> None:
    results.write_text("code_or_id,score\n41101,101\n", encoding="utf-8")
    result = run("--db", city, "score", "plan:bma/2569", "--results", results)
    assert result.exit_code == Exit.ERROR
    assert result.stderr.startswith("error: results.csv, row 2, column score: expected a score from 0 to 100")
