"""`findings` and `decide` on the command line: pages, JSON, files, exit codes, decisions that survive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli.exits import Exit
from api.deciding import decide
from kb.errors import InputError
from kb.store.open import open_store
from queries.findings.decisions import Decision
from queries.findings.rules import default_rules
from tests.api.conftest import Run
from tests.queries.bases import Base
from tests.queries.test_findings import FUNDED, PAID

DECIDED = ("--reason", "แก้ในแผนฉบับปรับปรุง", "--who", "กองยุทธศาสตร์")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    base = Base(tmp_path)
    base.load(PAID, FUNDED, edition="plan")
    base.store.close()
    return tmp_path / "base.db"


def found(run: Run, database: Path, *arguments: object) -> list[dict[str, object]]:
    result = run("--db", database, "findings", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return list(json.loads(result.stdout)["findings"])


def test_findings_as_json(run: Run, papers: Path) -> None:
    (item,) = found(run, papers)
    assert list(item) == ["id", "code", "severity", "certainty", "sentence", "nodes", "places", "decision"]
    assert item["code"] == "budget_amount_differs"
    assert item["decision"] is None


def test_findings_as_a_page_in_both_languages(run: Run, papers: Path) -> None:
    thai = run("--db", papers, "findings").stdout
    assert "งบประมาณของโครงการต่างกันระหว่างตาราง [budget_amount_differs, ต้องแก้ไข]: 1" in thai
    assert "ต้องแก้ไข 1 ควรตรวจสอบ 0 เพื่อทราบ 0 รายการ" in thai
    english = run("--db", papers, "findings", "--lang", "en").stdout
    assert "1.txt line 2, 3" in english
    assert "1 to mend, 0 to check, 0 for information" in english


def test_a_base_without_findings_says_so(run: Run, papers: Path) -> None:
    assert "No findings." in run("--db", papers, "findings", "--severity", "info", "--lang", "en").stdout


def test_the_rules_are_listed(run: Run) -> None:
    shown = run("findings", "--rules", "--lang", "en").stdout
    assert [code for code in default_rules() if f"\n{code} " not in shown] == []
    rules = json.loads(run("findings", "--rules", "--json").stdout)["rules"]
    assert [rule["code"] for rule in rules] == list(default_rules())


def test_findings_go_to_a_file(run: Run, papers: Path, tmp_path: Path) -> None:
    assert run("--db", papers, "findings", "--csv", tmp_path / "f.csv").exit_code == 0
    assert "budget_amount_differs" in (tmp_path / "f.csv").read_text(encoding="utf-8-sig")


def test_findings_fail_only_where_they_are_asked_to(run: Run, papers: Path) -> None:
    assert run("--db", papers, "findings").exit_code == Exit.OK
    assert run("--db", papers, "findings", "--fail-on", "error").exit_code == Exit.FINDINGS
    assert run("--db", papers, "findings", "--fail-on", "info").exit_code == Exit.FINDINGS
    (item,) = found(run, papers)
    run("--db", papers, "decide", item["id"], "accepted", *DECIDED)
    assert run("--db", papers, "findings", "--fail-on", "info").exit_code == Exit.OK


def test_a_decision_is_shown_and_filtered(run: Run, papers: Path) -> None:
    (item,) = found(run, papers, "--open")
    done = run("--db", papers, "decide", str(item["id"])[:5], "mended", *DECIDED, "--lang", "en")
    assert done.exit_code == 0, done.stderr
    assert "mended: กองยุทธศาสตร์: แก้ในแผนฉบับปรับปรุง" in done.stdout
    assert found(run, papers, "--open") == []
    (decided,) = found(run, papers, "--decided")
    assert decided["id"] == item["id"]
    assert isinstance(decided["decision"], dict)
    assert decided["decision"]["decision"] == "mended"


def test_a_decision_past_its_day_lets_the_finding_be_open(run: Run, papers: Path) -> None:
    (item,) = found(run, papers)
    run("--db", papers, "decide", item["id"], "exempt", *DECIDED, "--until", "2001-01-01")
    (still,) = found(run, papers, "--open")
    assert still["decision"] is None


def test_decisions_survive_another_edition_export_and_import(run: Run, papers: Path, tmp_path: Path) -> None:
    (item,) = found(run, papers)
    run("--db", papers, "decide", item["id"], "accepted", *DECIDED)
    run("--db", papers, "decide", item["id"], "mended", *DECIDED)
    exported = run("--db", papers, "export", "--format", "jsonl")
    assert exported.exit_code == 0, exported.stderr
    (tmp_path / "all.jsonl").write_text(exported.stdout, encoding="utf-8")
    assert run("--db", tmp_path / "copy.db", "load", tmp_path / "all.jsonl").exit_code == 0
    (copied,) = found(run, tmp_path / "copy.db")
    assert copied == found(run, papers)[0]
    assert isinstance(copied["decision"], dict)
    assert copied["decision"]["decision"] == "mended"


def test_a_finding_that_is_not_there_is_answered_with_near_ids(run: Run, papers: Path) -> None:
    (item,) = found(run, papers)
    wrong = str(item["id"])[:-1] + "z"
    result = run("--db", papers, "decide", wrong, "accepted", *DECIDED)
    assert result.exit_code == Exit.NOT_FOUND
    assert f"nearest: {item['id']}" in result.stderr


def test_a_decision_needs_a_reason_and_a_day_that_is_one(papers: Path, run: Run) -> None:
    (item,) = found(run, papers)
    store = open_store(papers, create=False)
    with pytest.raises(InputError, match="needs a reason"):
        decide(store, str(item["id"]), Decision.ACCEPTED, reason=" ", who="x")
    with pytest.raises(InputError, match="is no day"):
        decide(store, str(item["id"]), Decision.ACCEPTED, reason="x", who="x", until="soon")
    store.close()
    assert found(run, papers, "--decided") == []
