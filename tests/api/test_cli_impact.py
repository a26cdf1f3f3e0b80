"""`impact`: what hangs on a node alone, and the cut points, as tables, JSON and files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from api.cli.exits import Exit
from tests.api.bases import PROJECT
from tests.api.conftest import Ask, Run


def test_what_is_left_is_told_with_the_chain_that_breaks(run: Run, city: Path) -> None:
    shown = run("--db", city, "impact", PROJECT, "--lang", "en").stdout
    assert "If it were taken away: Project or activity กิจกรรมปลูกต้นไม้ [bangna]" in shown
    assert "Money that goes with it: 35,294,295.50 baht" in shown
    assert "any project" in shown
    assert "กิจกรรมปลูกต้นไม้ [bangna] → Key result 41101 จำนวนต้นไม้ที่ปลูก" in shown
    assert "a policy to carry out" in shown


def test_what_is_left_as_json(ask: Ask) -> None:
    answer = ask("impact", "ฝ่ายโยธา")
    assert answer["totals"] == [{"aspect": "owner", "nodes": {"project": 1}, "amount_baht": "35294295.5"}]
    (item,) = answer["left"]
    assert (item["aspect"], item["node"]["id"]) == ("owner", PROJECT)
    assert item["chain"] == ["division:bangna/works", PROJECT]
    assert answer["completeness"]["complete"]


def test_nothing_hangs_on_a_key_result_without_projects(run: Run, city: Path) -> None:
    assert "Nothing hangs on it alone." in run("--db", city, "impact", "41102", "--lang", "en").stdout


def test_cut_points_as_json_and_by_kind(ask: Ask) -> None:
    every = ask("impact", "--cut-points", "--year", "2569")
    assert every["cut_points"][0]["node"]["id"] == PROJECT
    assert every["fiscal_year"] == 2569
    divisions = ask("impact", "--cut-points", "--kind", "division")["cut_points"]
    assert [(point["node"]["id"], point["dependents"], point["left"]) for point in divisions] == [
        ("division:bangna/works", 1, {"owner": 1})
    ]


def test_cut_points_go_to_a_file(run: Run, city: Path, tmp_path: Path) -> None:
    run("--db", city, "impact", "--cut-points", "--csv", tmp_path / "out.csv", "--lang", "en")
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert table[0][:3] == ["Node", "Year", "Hang on it alone"]
    assert table[1][0].startswith("Project or activity กิจกรรมปลูกต้นไม้")


def test_a_base_without_cut_points(run: Run, city: Path) -> None:
    shown = run("--db", city, "impact", "--cut-points", "--year", "2550", "--kind", "budget", "--lang", "en").stdout
    assert "No cut points." in shown


@pytest.mark.parametrize("arguments", [(), (PROJECT, "--cut-points"), (PROJECT, "--year", "2569")])
def test_a_node_or_cut_points(run: Run, city: Path, arguments: tuple[str, ...]) -> None:
    assert run("--db", city, "impact", *arguments).exit_code == Exit.USAGE
