"""`policytrace search`: the table, the JSON, filters, limits and errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli.exits import Exit
from tests.api.bases import PROJECT
from tests.api.conftest import Ask, Run


def lines(run: Run, city: Path, *arguments: object) -> list[str]:
    result = run("--db", city, *arguments)
    assert result.exit_code == Exit.OK, result.stderr
    return result.stdout.splitlines()


@pytest.mark.parametrize("words", [("049",), ("P049",), ("นโยบาย", "๔๙")])
def test_a_code_comes_first_with_its_reason_passage_and_place(run: Run, city: Path, words: tuple[str, ...]) -> None:
    shown = lines(run, city, "search", *words)
    assert [word for word in ("รายการ", "เหตุผล", "ข้อความที่พบ", "ที่มา") if word not in shown[0]] == []
    assert shown[2].split()[:3] == ["1", "นโยบายผู้ว่าฯ", "049"]
    assert "ตรงรหัส" in shown[2]
    assert "«049»" in shown[2]
    assert "1.txt ตาราง 1 แถว" in shown[2]


def test_a_damaged_name_is_found_and_marked(run: Run, city: Path) -> None:
    shown = lines(run, city, "--lang", "en", "search", "ปลุกตนไม")
    assert "Project or activity กิจกรรมปลูกต้นไม้" in shown[2]
    assert "the words are in the name" in shown[2]
    assert "กิจกรรม«ปลูกต้นไม้»" in shown[2]


def test_a_near_name_says_how_near_and_what_is_missing(run: Run, city: Path) -> None:
    shown = lines(run, city, "--lang", "en", "search", "กิจกรรม", "ปลูกต้นไม้", "สะพาน")
    assert "the name is nearly so; " in shown[2]
    assert " % alike; without สะพาน" in shown[2]


def test_nothing_found_is_said(run: Run, city: Path) -> None:
    assert lines(run, city, "search", "xyzzy")[0] == "ไม่พบรายการใดที่ใกล้เคียงกับ “xyzzy”"


def test_a_cut_is_said(run: Run, city: Path) -> None:
    assert lines(run, city, "search", "ต้นไม้", "--limit", "1")[-1] == "ตัดที่จำนวน 1: ยังมีอีก 1 (ผลการค้น)"


def test_the_answer_as_json(ask: Ask) -> None:
    answer = ask("search", "ปลูกต้นไม้", "--kind", "project", "--year", "2569", "--agency", "บางนา")
    assert list(answer) == ["text", "kind", "fiscal_year", "agency", "total", "hits", "completeness"]
    assert (answer["kind"], answer["fiscal_year"], answer["agency"], answer["total"]) == (
        "project", 2569, "agency:bangna", 1,
    )  # fmt: skip
    (hit,) = answer["hits"]
    assert list(hit) == ["node", "why", "reason", "score", "missing", "label", "marks", "source"]
    assert (hit["node"]["id"], hit["why"], hit["score"], hit["missing"]) == (PROJECT, "name_holds", 1.0, [])
    assert hit["source"]["text"][slice(*hit["marks"][0])] == "ปลูกต้นไม้"
    assert hit["source"]["file_name"] == "1.txt"


def test_the_table_as_csv(run: Run, city: Path, tmp_path: Path) -> None:
    lines(run, city, "search", "ต้นไม้", "--csv", tmp_path / "hits.csv")
    assert "key_result:2569/41101" in (tmp_path / "hits.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("text", ["  ", "\n"])
def test_an_empty_search_is_an_error(run: Run, city: Path, text: str) -> None:
    result = run("--db", city, "search", text)
    assert result.exit_code == Exit.ERROR
    assert result.stderr == "error: the search is empty; give a code, a name or some words\n"


@pytest.mark.parametrize("text", ['"', "a OR", "*", "[bold]x", "x' --"])
def test_hostile_words_are_words(run: Run, city: Path, text: str) -> None:
    assert run("--db", city, "search", "--", text).exit_code == Exit.OK
