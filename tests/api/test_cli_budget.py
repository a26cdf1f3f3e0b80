"""`policytrace budget`: tables whose footers add up, JSON, and the given plans."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from api.cli import cli
from queries.budget import By
from tests.api.conftest import Ask, Run
from tests.queries.bases import Base

SAMPLES = Path(__file__).resolve().parents[2] / "loaders" / "samples"


def test_the_sums_are_said_in_words(run: Run, city: Path) -> None:
    shown = run("--db", city, "budget").stdout
    assert "ตรงกลุ่มเดียว 35,294,295.50 + ร่วมหลายกลุ่ม (ไม่แบ่ง) 0 + ไม่เชื่อมโยง 0 = 35,294,295.50" in shown
    assert "จากเอกสาร 1 ฉบับ ปีงบประมาณ 2569" in shown


def test_tables_are_thai_unless_english_is_asked_for(run: Run, city: Path) -> None:
    assert "งบประมาณตามนโยบาย" in run("--db", city, "budget", "--by", "policy").stdout
    english = run("--db", city, "budget", "--by", "category", "--year", 2569, "--lang", "en").stdout
    assert english.startswith("Budget by part of the plan · fiscal year 2569\n")
    assert "city plan" in english


def test_numbers_stand_to_the_right_with_separators(run: Run, city: Path) -> None:
    lines = run("--db", city, "budget", "--lang", "en").stdout.splitlines()
    heading, _, group, rest, total = lines[1:6]
    assert group.startswith("4 ด้านสิ่งแวดล้อมดี")
    assert (rest.startswith("not linked to any"), total.startswith("Total")) == (True, True)
    assert "35,294,295.50" in group
    assert heading.index("Baht") < total.index("35,294,295.50") + len("35,294,295.50")


@pytest.mark.parametrize("by", list(By))
def test_every_grouping_answers_in_tables_and_json(run: Run, ask: Ask, city: Path, by: By) -> None:
    assert run("--db", city, "budget", "--by", by).exit_code == 0
    answer = ask("budget", "--by", by)
    assert (answer["by"], answer["balanced"]) == (str(by), True)
    assert answer["total"]["amount_baht"] == "35294295.5"
    assert answer["completeness"]["complete"] is True


def test_the_json_of_a_city(ask: Ask) -> None:
    answer = ask("budget", "--agency", "agency:bangna")
    assert list(answer) == [
        "fiscal_year", "agency", "by", "lines", "direct", "shared", "not_linked", "total", "balanced", "statuses",
        "without_budget", "multi_year", "unlinked", "declared", "printed", "nodes", "completeness",
    ]  # fmt: skip
    assert answer["lines"] == [
        {
            "part": "direct", "keys": ["strategy:2569/4"], "amount_baht": "35294295.5", "budgets": 1, "projects": 1,
            "key_results": 1,
            "shares": {
                "money": 1.0, "linked_money": 1.0, "projects": 1.0, "key_results": 1.0,
                "linked_money_less_key_results": 0.0,
            },
        },
        {
            "part": "not_linked", "keys": [], "amount_baht": None, "budgets": 0, "projects": 0, "key_results": 0,
            "shares": {
                "money": 0.0, "linked_money": None, "projects": 0.0, "key_results": 0.0,
                "linked_money_less_key_results": None,
            },
        },
    ]  # fmt: skip
    assert [node["id"] for node in answer["nodes"]] == ["strategy:2569/4"]


def test_an_empty_base_answers(run: Run, base: Base, tmp_path: Path) -> None:
    assert "= 0:" in run("--db", tmp_path / "base.db", "budget").stdout


def test_a_cut_shows_what_is_left_out(run: Run, base: Base, tmp_path: Path) -> None:
    links = [("budget:a", "funds", "project:a"), ("budget:b", "funds", "project:b")]
    links += [("project:a", "implements", "policy:001"), ("project:b", "implements", "policy:002")]
    base.load([("budget:a", "amount_baht", "1000"), ("budget:b", "amount_baht", "20")], links)
    shown = run("--db", tmp_path / "base.db", "budget", "--by", "policy", "--limit", 1, "--lang", "en").stdout
    rest = next(line for line in shown.splitlines() if line.startswith("(lines not shown)"))
    assert rest.split()[3] == "20"
    assert "1,020 direct + 0 shared, not split + 0 not linked = 1,020" in shown


def test_the_tables_go_to_a_file(run: Run, city: Path, tmp_path: Path) -> None:
    result = run("--db", city, "budget", "--csv", tmp_path / "budget.csv", "--lang", "en")
    assert result.exit_code == 0, result.stderr
    with (tmp_path / "budget.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert any(row[0].startswith("4 ด้านสิ่งแวดล้อมดี") and row[1].replace(",", "") == "35294295.50" for row in rows if row)


# --- the sample plans ---------------------------------------------------------


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of the two plans among the samples."""
    files = [SAMPLES / "bangna-plan-2569.txt", SAMPLES / "phasicharoen-plan-2567.txt"]
    database = tmp_path_factory.mktemp("plans") / "base.db"
    result = CliRunner().invoke(cli, ["--db", str(database), "load", *map(str, files)])
    assert result.exit_code == 0, result.output
    return database


def answer(run: Run, plans: Path, *arguments: object) -> Any:
    result = run("--db", plans, "budget", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize("by", ["strategy", "issue", "super_okr", "key_result"])
def test_the_plan_of_2569_ties_money_to_key_results_and_leaves_routine_work_untied(
    run: Run, plans: Path, by: str
) -> None:
    found = answer(run, plans, "--by", by, "--year", 2569)
    tied = sum(int(found[part]["amount_baht"] or 0) for part in ("direct", "shared"))
    assert (tied, found["not_linked"]["amount_baht"]) == (16_867_765, "148449240")
    assert found["total"]["amount_baht"] == "165317005"
    assert found["unlinked"]["no_key_result"]["amount_baht"] == "148449240"


def test_projects_under_two_key_results_count_once(run: Run, plans: Path) -> None:
    found = answer(run, plans, "--by", "key_result", "--year", 2569)
    shared = {line["amount_baht"] for line in found["lines"] if line["part"] == "shared" and line["amount_baht"]}
    assert shared == {"1037800", "50000", "11923245"}


def test_the_literal_sum_of_the_matrix_is_explained(run: Run, plans: Path) -> None:
    found = answer(run, plans, "--year", 2569)
    (column,) = [each for each in found["printed"] if each["repeated"] or each["differing"]]
    assert (column["printed_baht"], column["once_baht"], column["differing"]) == ("17955565", "16867765", [])
    assert [(each["extra_baht"], each["for_key_results"]) for each in column["repeated"]] == [
        ("1037800", True), ("50000", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("year", "category", "amount", "difference"),
    [
        (2569, "city_plan", "16867765", "0"),
        (2569, "routine", "148449240", "0"),
        (2567, "agency_strategy", "35294295", "40000"),
        (2567, "city_plan", "2694800", "0"),
        (2567, "routine", "59752455", "0"),
    ],
)
def test_declared_totals(run: Run, plans: Path, year: int, category: str, amount: str, difference: str) -> None:
    found = answer(run, plans, "--year", year)
    (item,) = [each for each in found["declared"] if each["category"] == category and each["amount_baht"]]
    assert (item["amount_baht"], item["difference_baht"]) == (amount, difference)


def test_the_building_of_several_years_counts_its_instalment(run: Run, plans: Path) -> None:
    found = answer(run, plans, "--year", 2569)["multi_year"]
    assert [(each["counted_baht"], each["total_baht"]) for each in found["budgets"]] == [("14050000", "281000000")]
    assert found["not_counted"] == {"2570": "210750000", "2571": "56200000"}
    assert answer(run, plans, "--year", 2570)["total"]["amount_baht"] is None
