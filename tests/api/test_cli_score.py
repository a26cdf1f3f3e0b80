"""`score`: results in, explained scores out."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli.exits import Exit
from tests.api.bases import make_city
from tests.api.conftest import Ask, Run
from tests.queries.bases import Base


@pytest.fixture
def results(tmp_path: Path) -> Path:
    path = tmp_path / "results.csv"
    path.write_text("code_or_id,score\n41101,80\n", encoding="utf-8")
    return path


def test_the_tree_goes_from_the_plan_down_to_the_results(run: Run, city: Path, results: Path) -> None:
    shown = run("--db", city, "--lang", "en", "score", "plan:bma/2569", "--results", results).stdout.splitlines()
    assert shown[0] == "Plan แผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. 2569 · score 80 · known 50 %, between 40 and 90"
    assert "known 50 %, between 40 and 90 · equal weights, as not all are stated · weight 1" in shown[3]
    assert shown[4].strip(" │├└─") == "Key result 41101 จำนวนต้นไม้ที่ปลูก · score 80 · result · weight 0.5, 80 points"
    assert shown[5].strip(" │├└─") == "… 1 more of which nothing is known"
    assert shown[-1] == "1 results used"


def test_the_json_has_every_node_with_its_bounds_as_text(ask: Ask, results: Path) -> None:
    answer = ask("score", "plan:bma/2569", "--results", results)
    assert list(answer) == ["start", "agency", "used", "unused", "unscored", "scores"]
    top = answer["scores"][0]
    assert list(top) == ["node", "score", "share", "lowest", "highest", "given", "weighting", "contributions"]
    assert [top[key] for key in ("score", "share", "lowest", "highest")] == ["80", "0.5", "40", "90"]
    assert answer["scores"][-1]["score"] is None


def test_the_results_of_the_base_count_for_the_city_or_for_one_agency(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reported").mkdir()
    base = make_city(tmp_path / "reported")
    _report(base)
    shown = run("--db", base, "--lang", "en", "score", "key_result:2569/41101").stdout.splitlines()
    assert shown[0] == (
        "Key result 41101 จำนวนต้นไม้ที่ปลูก · score 75 · known 66.7 %, between 50 and 83.333 · "
        "equal weights, as not all are stated"
    )
    assert [line.strip(" │├└─") for line in shown[1:4]] == [
        "Result bangna/2569/41101/self · score 90 · result · weight 0.333, 45 points",
        "Result bangrak/2569/41101/self · score 60 · result · weight 0.333, 30 points",
        "… 1 more of which nothing is known",
    ]
    assert shown[-1] == "2 results used; no score can be had of: result:dusit/2569/41101/self"
    for name in ("agency:bangna", "bangna"):
        own = run("--db", base, "--lang", "en", "score", "41101", "--agency", name).stdout.splitlines()
        assert "score 90" in own[0]
    assert own[-1] == "1 results used; of สำนักงานเขตบางนา alone"


def _report(base: Path) -> None:
    """Three agencies report on a key result, one of them in words."""
    subjects = {slug: f"result:{slug}/2569/41101/self" for slug in ("bangna", "bangrak", "dusit")}
    facts = [(subject, "agency", f"agency:{slug}") for slug, subject in subjects.items()]
    facts += [(subjects["bangna"], "score", "90"), (subjects["bangrak"], "score", "60")]
    filled = Base(base.parent)
    filled.load(agency="agency:bangna")  # the first document is the city again, which changes nothing
    filled.load(facts, [(subject, "reports_on", "key_result:2569/41101") for subject in subjects.values()])
    filled.store.close()


def test_a_results_file_with_a_mistake_is_refused_by_row_and_column(run: Run, city: Path, results: Path) -> None:
    results.write_text("code_or_id,score\n41101,101\n", encoding="utf-8")
    result = run("--db", city, "score", "plan:bma/2569", "--results", results)
    assert result.exit_code == Exit.ERROR
    assert result.stderr.startswith("error: results.csv, row 2, column score: expected a score from 0 to 100")
