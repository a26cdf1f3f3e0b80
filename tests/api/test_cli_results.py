"""`policytrace results`: templates out, results in, faults in the user's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli.exits import Exit
from kb.store.open import open_store
from loaders.results.csv_reader import read_csv
from tests.api.conftest import Run

HEADER = "code,agency,period,value,unit,as_of,assessor\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "results.csv"
    path.write_text(
        HEADER + "41101,สำนักงานเขตบางนา,ไตรมาส 2,4900,ต้น,31/3/2569,ทางการ\n41102,bangna,,,,,\n", encoding="utf-8"
    )
    return path


def generation(base: Path) -> int:
    store = open_store(base, create=False)
    with store.read() as reader:
        found = reader.generation()
    store.close()
    return found


def test_load_says_what_it_did_in_thai(run: Run, city: Path, file: Path) -> None:
    shown = run("--db", city, "results", "load", file)
    assert shown.exit_code == Exit.OK, shown.stderr
    heading, _, line = shown.stdout.splitlines()
    assert heading.split() == ["ไฟล์", "ผล", "เพิ่ม", "เปลี่ยน", "คงเดิม", "ไม่มีในฉบับใหม่", "ยังไม่กรอก"]
    assert line.split() == ["results.csv", "นำเข้าแล้ว", "1", "0", "0", "0", "1"]
    again = run("--db", city, "results", "load", file, "--lang", "en")
    assert again.stdout.splitlines()[2].split() == ["results.csv", "unchanged", "0", "0", "1", "0", "1"]


def test_load_as_json(run: Run, city: Path, file: Path) -> None:
    answer = json.loads(run("--db", city, "results", "load", file, "--json").stdout)
    (report,) = answer["files"]
    assert answer["faults"] == []
    assert (report["outcome"], report["added"], report["passed_over"]) == ("added", 1, 1)
    assert report["results"] == [{"id": "result:bangna/2569/41101/official/2569-Q2", "change": "added"}]


def test_show_tells_of_a_result(run: Run, city: Path, file: Path) -> None:
    run("--db", city, "results", "load", file)
    shown = run("--db", city, "show", "result:bangna/2569/41101/official/2569-Q2")
    assert shown.exit_code == Exit.OK
    assert "4900" in shown.stdout
    assert "ทางการ" in shown.stdout
    assert "2569-03-31" in shown.stdout
    assert "จำนวนต้นไม้ที่ปลูก" in shown.stdout
    assert "results.csv" in run("--db", city, "show", "key_result:2569/41101").stdout


def test_columns_that_are_not_read_are_named(run: Run, city: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("code,value,สีที่ชอบ\n41101,1,เขียว\n", encoding="utf-8")
    shown = run("--db", city, "results", "load", path, "--agency", "บางนา")
    assert "a.csv: คอลัมน์ที่ไม่ได้อ่าน: สีที่ชอบ" in shown.stdout


def test_every_fault_is_a_line_and_nothing_is_stored(run: Run, city: Path, file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(HEADER + "99999,bangna,,มาก,,,\n41101,bangna,,1,แห่ง,,\n", encoding="utf-8")
    before = generation(city)
    shown = run("--db", city, "results", "load", file, bad)
    assert shown.exit_code == Exit.ERROR
    assert shown.stdout == ""
    *lines, last = shown.stderr.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["error", f"{bad}, แถว 2, คอลัมน์ A"],
        ["error", f"{bad}, แถว 2, คอลัมน์ D"],
        ["error", f"{bad}, แถว 3, คอลัมน์ E"],
    ]
    assert last == "พบข้อผิดพลาด 3 รายการ ไม่มีข้อมูลใดถูกบันทึก"
    assert generation(city) == before
    english = run("--db", city, "--lang", "en", "results", "load", bad).stderr
    assert "the unit is “แห่ง” here and “ต้น” of 41101" in english
    assert english.splitlines()[-1] == "3 faults; nothing was stored"


def test_faults_as_json(run: Run, city: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(HEADER + "99999,bangna,,1,,,\n", encoding="utf-8")
    shown = run("--db", city, "results", "load", bad, "--json")
    assert shown.exit_code == Exit.ERROR
    assert shown.stderr == ""
    (fault,) = json.loads(shown.stdout)["faults"]
    assert (fault["file"], fault["row"], fault["column"], fault["code"]) == (str(bad), 2, 1, "code_unknown")
    assert fault["values"]["value"] == "99999"
    assert set(fault["message"]) == {"en", "th"}


def test_an_unknown_agency_or_a_missing_base_is_one_line(run: Run, city: Path, file: Path, tmp_path: Path) -> None:
    shown = run("--db", city, "results", "load", file, "--agency", "nowhere")
    assert (shown.exit_code, shown.stderr.count("\n")) == (Exit.ERROR, 1)
    assert "no agency of the city is called 'nowhere'" in shown.stderr
    assert run("--db", tmp_path / "none.db", "results", "load", file).exit_code == Exit.ERROR
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("name", ["t.xlsx", "t.csv"])
def test_a_template_is_written_and_loads_back(run: Run, city: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shown = run("--db", city, "results", "template", path, "--agency", "bangna", "--year", "2569")
    assert shown.exit_code == Exit.OK, shown.stderr
    assert shown.stdout.strip() == f"{path}: แม่แบบ มี 1 แถวให้กรอก"
    loaded = run("--db", city, "results", "load", path)
    assert loaded.exit_code == Exit.OK, loaded.stderr
    assert loaded.stdout.splitlines()[2].split()[-5:] == ["0", "0", "0", "0", "1"]


def test_an_empty_template_needs_no_base(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    assert run("results", "template", path).exit_code == Exit.OK
    assert len(read_csv(path.read_bytes(), "t.csv")) == 1
    refused = run("results", "template", path)
    assert (refused.exit_code, refused.stderr.count("\n")) == (Exit.ERROR, 1)
    assert run("results", "template", path, "--force").exit_code == Exit.OK
    assert run("results", "template", path, "--force", "--year", "2569").exit_code == Exit.USAGE


@pytest.mark.parametrize("arguments", [(), ("load",), ("template",)])
def test_each_command_explains_itself(run: Run, arguments: tuple[str, ...]) -> None:
    shown = run("results", *arguments, "--help")
    assert shown.exit_code == Exit.OK
    assert "--db" in shown.stdout
