"""`suggest`: proposals as tables, JSON and files; accepting one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from api.accepting import accept, withdraw
from api.cli.exits import Exit
from kb.errors import InputError, NotFoundError
from kb.statement import Rank
from kb.store.base import Store
from queries.candidates.decisions import CHAIN, accepted, chain_of
from queries.coverage import coverage
from tests.api.conftest import Run
from tests.queries.bases import Base, Fact

LAMP, WELL = "project:bangna/2569/lamp", "project:bangna/2569/well"
GAP = "key_result:2569/41102"
PROPOSAL = f"{LAMP}+{GAP}"
WHO = ("--who", "ฝ่ายแผน", "--reason", "ตรวจกับหน่วยงานแล้ว")
FACTS: tuple[Fact, ...] = (
    (GAP, "code", "41102"),
    (GAP, "name", "ซ่อมไฟฟ้าส่องสว่างในซอย"),
    (GAP, "fiscal_year", 2569),
    (LAMP, "name", "กิจกรรมซ่อมไฟฟ้าส่องสว่างในซอย"),
    (LAMP, "fiscal_year", 2569),
    (LAMP, "agency", "agency:bangna"),
    (LAMP, "category", "city_plan"),
    (WELL, "name", "ไฟฟ้าส่องสว่างในสวน"),
    (WELL, "fiscal_year", 2569),
    (WELL, "agency", "agency:bangna"),
    ("agency:bangna", "name", "สำนักงานเขตบางนา"),
)


@pytest.fixture
def store(base: Base) -> Store:
    base.load(FACTS)
    return base.store


@pytest.fixture
def path(store: Store, tmp_path: Path) -> Path:
    return tmp_path / "base.db"


def test_proposals_are_shown_with_score_and_reason(run: Run, path: Path) -> None:
    shown = run("--db", path, "suggest", "41102", "--lang", "en").stdout
    assert "Key result 41102 ซ่อมไฟฟ้าส่องสว่างในซอย (2569): Project or activity" in shown
    assert PROPOSAL in shown
    assert "% alike" in shown
    assert "Proposals for a person to decide; nothing is linked by them." in shown


def test_the_gaps_of_a_rule_as_json(run: Run, path: Path) -> None:
    result = run("--db", path, "suggest", "--rule", "key_result_has_project", "--agency", "บางนา", "--json")
    (item,) = json.loads(result.stdout)["suggestions"]
    first = item["candidates"][0]
    assert (item["rule"], item["node"]["id"], item["kind"]) == ("key_result_has_project", GAP, "project")
    assert (first["id"], first["source"], first["edge"], first["target"]) == (PROPOSAL, LAMP, "supports", GAP)
    assert 0 < first["score"] <= 1
    assert first["reasons"][0]["ground"] == "name"
    assert first["reasons"][0]["th"].startswith("ชื่อคล้ายกันร้อยละ")


def test_proposals_go_to_one_table_in_a_file(run: Run, path: Path, tmp_path: Path) -> None:
    run("--db", path, "suggest", "--csv", tmp_path / "out.csv", "--lang", "en")
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert table[0] == ["Lacks a link", "May belong to", "Score", "Why", "Proposal"]
    assert PROPOSAL in [row[4] for row in table[1:]]


def test_nothing_likely_is_an_answer(run: Run, base: Base, tmp_path: Path) -> None:
    base.load([("key_result:2569/1", "name", "ก")])
    shown = run("--db", tmp_path / "base.db", "suggest", "--lang", "en").stdout
    assert "Nothing likely is recorded." in shown
    assert "Looked into without a likely link: 1." in shown


# --- accepting


def test_an_accepted_proposal_is_a_statement_with_who_and_when(run: Run, path: Path, store: Store) -> None:
    result = run("--db", path, "suggest", "--accept", PROPOSAL, *WHO, "--json")
    record = json.loads(result.stdout)
    assert (record["source"], record["target"], record["who"]) == (LAMP, GAP, "ฝ่ายแผน")
    with store.read() as reader:
        (edge,) = reader.edges(LAMP)
        (statement,) = reader.edge_statements(edge)
    assert statement.rank is Rank.DECISION
    kept = json.loads(statement.place.text)
    assert (kept["who"], kept["when"], kept["reason"]) == ("ฝ่ายแผน", record["when"], "ตรวจกับหน่วยงานแล้ว")
    assert record["when"].endswith("+00:00")


def test_an_accepted_link_closes_the_gap_of_the_agency_and_year_and_is_proposed_no_more(run: Run, path: Path) -> None:
    assert run("--db", path, "suggest", "--accept", PROPOSAL, *WHO).exit_code == Exit.OK
    for scope in ((), ("--agency", "บางนา"), ("--year", "2569"), ("--agency", "บางนา", "--year", "2569")):
        shown = run("--db", path, "gaps", "--rule", "key_result_has_project", "--json", *scope).stdout
        assert json.loads(shown)["gaps"] == []
    assert PROPOSAL not in run("--db", path, "suggest", "41102").stdout
    again = run("--db", path, "suggest", "--accept", PROPOSAL, *WHO)
    assert again.exit_code != Exit.OK
    assert "is not proposed" in again.stderr


def test_a_second_acceptance_keeps_the_first(store: Store) -> None:
    accept(store, PROPOSAL, who="ก", reason="ข")
    accept(store, f"{WELL}+{GAP}", who="ค", reason="ง")
    with store.read() as reader:
        project = reader.node(LAMP)
        assert project is not None
        assert chain_of(project) == f"{CHAIN}/bangna/2569"
        assert [(link.project, link.who) for link in accepted(reader, chain_of(project))] == [(LAMP, "ก"), (WELL, "ค")]
        assert len([each for each in reader.documents() if each.document_type == "decisions"]) == 1
        (rule,) = (item for item in coverage(reader).rules if item.rule.code == "key_result_has_project")
    assert (rule.covered, rule.gaps) == (1, 0)


def test_an_accepted_link_survives_reloading(base: Base, store: Store) -> None:
    accept(store, PROPOSAL, who="ก", reason="ข")
    base.load([(LAMP, "number", "1")], edition="1")  # the plan's corrected edition, without names
    with store.read() as reader:
        assert [edge.target for edge in reader.edges(LAMP)] == [GAP]


def test_an_accepted_link_can_be_taken_back_and_is_proposed_again(run: Run, path: Path, store: Store) -> None:
    run("--db", path, "suggest", "--accept", PROPOSAL, *WHO)
    taken = run("--db", path, "suggest", "--withdraw", PROPOSAL, "--who", "ฝ่ายโยธา", "--reason", "ผิดโครงการ", "--json")
    record = json.loads(taken.stdout)
    assert (record["who"], record["withdrawn"]["who"]) == ("ฝ่ายแผน", "ฝ่ายโยธา")
    with store.read() as reader:
        assert list(reader.edges(LAMP)) == []
        project = reader.node(LAMP)
        assert project is not None
        (kept,) = accepted(reader, chain_of(project))
        assert (kept.reason, kept.withdrawn and kept.withdrawn.reason) == ("ตรวจกับหน่วยงานแล้ว", "ผิดโครงการ")
    assert PROPOSAL in run("--db", path, "suggest", "41102").stdout
    assert "ถอนการเชื่อมโยงแล้ว" not in run("--db", path, "suggest", "--accept", PROPOSAL, *WHO).stdout
    with store.read() as reader:
        assert [edge.target for edge in reader.edges(LAMP)] == [GAP]
    assert "ถอนการเชื่อมโยงแล้ว" in run("--db", path, "suggest", "--withdraw", PROPOSAL, *WHO).stdout


def test_what_was_not_accepted_cannot_be_taken_back(store: Store) -> None:
    with pytest.raises(NotFoundError, match="has not been accepted"):
        withdraw(store, PROPOSAL, who="ก", reason="ข")
    accept(store, f"{WELL}+{GAP}", who="ก", reason="ข")
    with pytest.raises(NotFoundError, match="has not been accepted"):
        withdraw(store, PROPOSAL, who="ก", reason="ข")


@pytest.mark.parametrize(
    ("proposal", "who", "reason", "error", "words"),
    [
        (PROPOSAL, "", "ข", InputError, "needs a reason and the name"),
        (PROPOSAL, "ก", " ", InputError, "needs a reason and the name"),
        ("nonsense", "ก", "ข", InputError, "is no proposal"),
        (f"{LAMP}+policy:999", "ก", "ข", NotFoundError, "no node 'policy:999'"),
        (f"project:none+{GAP}", "ก", "ข", NotFoundError, "no node 'project:none'"),
    ],
)
def test_what_is_not_proposed_cannot_be_accepted(
    store: Store, proposal: str, who: str, reason: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        accept(store, proposal, who=who, reason=reason)
    with store.read() as reader:
        assert list(reader.edges(LAMP)) == []


def test_a_proposal_is_accepted_by_its_id_alone(run: Run, path: Path) -> None:
    refused = run("--db", path, "suggest", "41102", "--accept", PROPOSAL, *WHO)
    assert refused.exit_code != Exit.OK
    assert "names both ends" in refused.stderr
