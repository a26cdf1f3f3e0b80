"""The reading commands on a small city: what people see, and the shape of --json."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli.exits import Exit
from kb.statement import Json
from tests.api.bases import PROJECT, TARGET
from tests.api.conftest import Ask, Run
from tests.queries.bases import Base

NODE_KEYS = ["id", "kind", "code", "name", "fiscal_year", "fiscal_year_ce", "properties"]
POLICY: dict[str, object] = {
    "id": "policy:049", "kind": "policy", "code": "049", "name": None,
    "fiscal_year": None, "fiscal_year_ce": None, "properties": {},
}  # fmt: skip
COMPLETE = {"complete": True, "cuts": [], "documents": 1, "fiscal_years": [2569]}


def lines(run: Run, city: Path, *arguments: object) -> list[str]:
    result = run("--db", city, *arguments)
    assert result.exit_code == Exit.OK, result.stderr
    return result.stdout.splitlines()


@pytest.mark.parametrize("reference", ["049", "P049", "P๐๔๙", "policy:049"])
def test_a_policy_traced_down_shows_money_and_division_on_the_line_of_its_project(
    run: Run, city: Path, reference: str
) -> None:
    assert lines(run, city, "trace", reference, "--down") == [
        "นโยบายผู้ว่าฯ 049",
        "└── โครงการ/กิจกรรม กิจกรรมปลูกต้นไม้ · 35,294,295.50 บาท · ฝ่ายโยธา",
        "",
        "รวมเงิน นับแต่ละบาทครั้งเดียว: บางนา 2569 · 1 โครงการ · 35,294,295.50 บาท",
        "",
        "จากเอกสาร 1 ฉบับ ปีงบประมาณ 2569",
    ]


def test_a_project_traced_up_reaches_the_plan_and_says_where_each_link_stands(run: Run, city: Path) -> None:
    assert lines(run, city, "--lang", "en", "trace", PROJECT, "--up", "--sources")[:6] == [
        "Project or activity กิจกรรมปลูกต้นไม้ · 35,294,295.50 baht · ฝ่ายโยธา",
        "├── Key result 41101 จำนวนต้นไม้ที่ปลูก · target: 4,900 ต้น",
        "│     ⟵ 1.txt table 2 row 9 column 2 line 9",
        "│   └── Super OKR 4.1.1 มีพื้นที่สีเขียว 9 ตารางเมตรต่อคน",
        "│         ⟵ 1.txt table 2 row 4 column 2 line 4",
        "│       └── Development issue 4.1 เพิ่มพื้นที่สีเขียว",
    ]


def test_both_ways_stand_under_one_start_with_the_agency_and_its_target(run: Run, city: Path) -> None:
    shown = lines(run, city, "trace", "41101")
    assert shown[0] == (
        "ตัววัดผลหลัก (KR) 41101 จำนวนต้นไม้ที่ปลูก · เป้าหมาย: 4,900 ต้น · สำนักงานเขตบางนา (รับผิดชอบ (R), เป้าหมาย 4,900 ต้น)"
    )
    assert [line for line in shown if line.startswith(("├── ", "└── "))] == ["├── ▲ สนองต่อ", "└── ▼ ดำเนินการโดย"]


def test_nothing_below_is_said(run: Run, city: Path) -> None:
    assert lines(run, city, "trace", "41102", "--down")[1] == "└── ไม่มีข้อมูล"


def test_one_kind_comes_as_a_list(run: Run, city: Path) -> None:
    shown = lines(run, city, "--lang", "en", "trace", "plan:bma/2569", "--down", "--kind", "budget")
    assert shown[0].split() == ["Way", "Steps", "Kind", "Code", "Name", "Year", "Id"]
    assert shown[-3].split() == ["down", "6", "Budget", "35,294,295.50", "baht", "2569", "budget:bangna/2569/a"]


def test_layers_go_from_the_highest_kind_to_the_evidence(run: Run, city: Path) -> None:
    shown = lines(run, city, "--lang", "en", "trace", PROJECT, "--up", "--view", "layers")
    assert [line for line in shown if line.endswith("(1)")] == [
        "Plan (1)", "Strategy (1)", "Development issue (1)", "Super OKR (1)", "Key result (1)",
        "Governor's policy (1)", "Project or activity (1)", "Budget (1)", "Agency (1)", "Division (1)",
    ]  # fmt: skip


def test_all_paths_between_two_nodes(run: Run, city: Path) -> None:
    assert lines(run, city, "--lang", "en", "trace", "41102", "--paths-to", "strategy:2569/4") == [
        "1. Key result 41102 สวน 15 นาที",
        "   → contributes to: Super OKR 4.1.1 มีพื้นที่สีเขียว 9 ตารางเมตรต่อคน",
        "   → contributes to: Development issue 4.1 เพิ่มพื้นที่สีเขียว",
        "   → is part of: Strategy 4 ด้านสิ่งแวดล้อมดี",
        "",
        "from 1 documents of fiscal years 2569",
    ]
    assert lines(run, city, "--lang", "en", "trace", "41102", "--paths-to", "049")[0] == "No path joins the two."


def test_show_gives_every_statement_with_its_place_and_words(run: Run, city: Path) -> None:
    shown = run("--db", city, "--lang", "en", "show", "41101").stdout
    assert "1.txt table 1 row 13 column 1 line 13 “จำนวนต้นไม้ที่ปลูก”" in shown
    assert "← is responsible for  Agency สำนักงานเขตบางนา (responsible (R), target 4,900 ต้น)" in shown


def test_a_document_shows_the_facts_of_its_file_in_words(run: Run, city: Path) -> None:
    shown = lines(run, city, "show", "1.txt")
    assert shown[0] == "เอกสาร 1.txt"
    assert [line.split("  ")[0] for line in shown[3:]][:6] == [
        "รายการ", shown[4], "ชื่อ", "ปีงบประมาณ (พ.ศ.)", "หน่วยงาน", "SHA-256",
    ]  # fmt: skip
    assert "สำนักงานเขตบางนา" in shown[7]
    assert "ผู้ระบุ" not in shown[3]


def test_a_policy_without_a_name_says_so_and_a_project_shows_its_money(run: Run, city: Path) -> None:
    assert lines(run, city, "show", "049")[:3] == ["นโยบายผู้ว่าฯ 049", "policy:049", "เอกสารระบุเพียงรหัส ไม่มีชื่อ"]
    shown = [" ".join(line.split()) for line in lines(run, city, "show", PROJECT)]
    assert any(line.startswith("← จัดสรรให้ งบประมาณ 35,294,295.50 บาท") for line in shown)


def test_every_record_stands_beside_its_place_and_many_places_are_counted(run: Run, base: Base, tmp_path: Path) -> None:
    plan = "plan:bangna/2569"
    totals: list[Json] = [{"category": "routine", "projects": 47}, {"category": "city_plan", "amount_baht": "1500"}]
    base.load([(plan, "declared_totals", total) for total in totals])
    for _ in range(5):
        base.load(links=[("project:a", "implements", "policy:1")])
    database = tmp_path / "base.db"
    shown = lines(run, database, "--lang", "en", "show", plan)
    assert shown[5].split("  ")[:2] == ["declared totals", "part of the plan routine, projects 47"]
    assert shown[6].strip().startswith("amount in baht 1,500 baht, part of the plan city plan")
    assert "… 2 more; --json gives all" in run("--db", database, "--lang", "en", "show", "policy:1").stdout


def test_a_cut_is_said_in_thai(run: Run, city: Path) -> None:
    assert lines(run, city, "gaps", "--limit", "1")[-1] == "ตัดที่จำนวน 1: ยังมีอีก 2 (ช่องว่าง)"
    assert lines(run, city, "trace", "049", "--down", "--limit", "1")[-1].endswith("(รายการขาลง)")


def test_gaps_say_which_sort_of_break_and_why(run: Run, city: Path) -> None:
    shown = lines(run, city, "--lang", "en", "gaps", "--rule", "key_result_has_project")
    assert shown[0] == "No project supports the key result. [key_result_has_project, error]: 1"
    assert "Key result 41102 สวน 15 นาที" in shown[3]
    assert "nothing recorded" in shown[3]


def test_coverage_counts_rule_by_rule(run: Run, city: Path) -> None:
    shown = lines(run, city, "--lang", "en", "coverage", "--year", "2569", "--by", "strategy")
    (whole, group) = [line.split() for line in shown if "key_result_has_project" in line]
    assert whole[-6:] == ["1", "1", "0", "50.0", "1", "(50.0)"]
    assert group[-6:] == ["1", "1", "0", "50.0", "1", "(50.0)"]
    assert "Strategy 4 ด้านสิ่งแวดล้อมดี (strategy:2569/4)" in shown


def test_info_counts_nodes_and_money(run: Run, city: Path) -> None:
    shown = run("--db", city, "info").stdout
    assert "35,294,295.50 บาท" in shown
    assert "1.txt" in shown


def test_texts_are_shown_as_they_are_brackets_and_all(run: Run, city: Path) -> None:
    assert "[key_result_has_project" in run("--db", city, "gaps", "--rule", "key_result_has_project").stdout


# --- JSON ---------------------------------------------------------------------


def test_the_graph_of_a_lineage(ask: Ask) -> None:
    answer = ask("trace", "049", "--down")
    assert list(answer) == ["start", "direction", "view", "nodes", "edges", "completeness"]
    assert answer["nodes"][0] == {**POLICY, "direction": "down", "distance": 0, "side": False}
    assert [list(node) for node in answer["nodes"]] == [[*NODE_KEYS, "direction", "distance", "side"]] * 5
    assert answer["edges"][-1] == {
        "source": PROJECT, "kind": "implements", "target": "policy:049", "qualifier": "", "properties": {},
    }  # fmt: skip
    assert answer["completeness"] == COMPLETE


def test_the_list_of_a_lineage(ask: Ask) -> None:
    answer = ask("trace", PROJECT, "--up", "--view", "list", "--kind", "plan")
    assert list(answer) == ["start", "direction", "view", "items", "completeness"]
    assert [(item["distance"], item["path"][-1]) for item in answer["items"]] == [(0, PROJECT), (5, "plan:bma/2569")]
    assert answer["items"][1]["path"][1:3] == ["key_result:2569/41101", "super_okr:2569/4.1.1"]
    assert answer["items"][1]["fiscal_year_ce"] == 2026


def test_a_lineage_that_is_cut_says_so(ask: Ask) -> None:
    cut = {"where": "nodes down", "bound": "limit", "value": 1, "more": 4, "at_least": False}
    assert ask("trace", "049", "--down", "--limit", "1")["completeness"] == {
        **COMPLETE,
        "complete": False,
        "cuts": [cut],
    }


def test_the_sources_of_an_edge(ask: Ask) -> None:
    answer = ask("trace", "049", "--down", "--sources")
    (source,) = answer["edges"][-1]["sources"]
    assert {key: source[key] for key in ("file_name", "table", "row", "column", "line", "text")} == {
        "file_name": "1.txt", "table": 2, "row": 10, "column": 2, "line": 10, "text": f"{PROJECT} policy:049",
    }  # fmt: skip


def test_one_node(ask: Ask) -> None:
    answer = ask("show", "41101")
    assert list(answer) == ["node", "properties", "edges", "history", "completeness"]
    assert list(answer["node"]) == NODE_KEYS
    assert answer["node"]["properties"] == {"target": TARGET}
    (name,) = [item for item in answer["properties"] if item["name"] == "name"]
    assert list(name) == ["name", "value", "conflict", "statements"]
    assert list(name["statements"][0]) == ["holds", "value", "rank", "confidence", "matched_from", "source"]
    assert [(group["kind"], group["outgoing"], group["total"]) for group in answer["edges"]] == [
        ("contributes_to", True, 1),
        ("responsible_for", False, 1),
        ("supports", False, 1),
    ]


def test_paths(ask: Ask) -> None:
    answer = ask("trace", "41102", "--paths-to", "issue:2569/4.1")
    assert list(answer) == ["source", "target", "paths", "nodes", "completeness"]
    (path,) = answer["paths"]
    assert path["nodes"] == ["key_result:2569/41102", "super_okr:2569/4.1.1", "issue:2569/4.1"]
    assert [edge["kind"] for edge in path["edges"]] == ["contributes_to", "contributes_to"]


def test_coverage(ask: Ask) -> None:
    answer = ask("coverage", "--by", "year")
    assert list(answer) == ["fiscal_year", "agency", "by", "rules", "groups", "completeness"]
    rule = answer["rules"][0]
    assert {key: rule[key] for key in list(rule)[4:]} == {
        "subjects": 2, "covered": 1, "gaps": 1, "exempt": 0, "deep": 1, "share": 0.5, "deep_share": 0.5,
    }  # fmt: skip
    assert [group["key"] for group in answer["groups"]] == [2569]


def test_gaps_and_exempt_ones_on_request(ask: Ask) -> None:
    (gap,) = ask("gaps", "--rule", "key_result_has_project")["gaps"]
    assert list(gap) == ["rule", "subject", "severity", "sentence", "node", "kind", "reason", "candidates"]
    assert (gap["node"]["id"], gap["kind"]) == ("key_result:2569/41102", "nothing_recorded")
    assert ask("gaps", "--rule", "project_has_key_result")["gaps"] == []


def test_info(ask: Ask) -> None:
    answer = ask("info")
    keys = ["generation", "nodes", "edges", "documents", "budgets", "amount_baht", "completeness"]
    assert list(answer) == keys
    assert answer["amount_baht"] == "35294295.5"
    assert answer["nodes"]["key_result"] == 2


def test_asking_twice_gives_the_same_bytes(run: Run, city: Path) -> None:
    for command in (("trace", "41101"), ("show", "41101"), ("coverage",), ("gaps",), ("info",), ("export",)):
        arguments = command if command == ("export",) else (*command, "--json")
        assert run("--db", city, *arguments).stdout == run("--db", city, *arguments).stdout
