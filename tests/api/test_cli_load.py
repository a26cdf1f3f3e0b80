"""Loading: what each file gives, and what a failing one leaves behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.cli.exits import Exit
from api.views import node_json
from kb.kinds import NodeKind
from kb.model import Edge
from kb.store.open import open_store
from loaders.pipeline import read_document
from loaders.samples import sample_paths
from tests.api.conftest import Run


@pytest.fixture(scope="module")
def sample() -> Iterator[Path]:
    with sample_paths() as paths:
        yield paths[0]


def graph(base: Path) -> tuple[list[dict[str, Any]], list[Edge]]:
    """Nodes (documents aside, which are known by their bytes) and edges."""
    store = open_store(base, create=False)
    with store.read() as reader:
        nodes = [node_json(node) for node in reader.nodes() if node.kind is not NodeKind.DOCUMENT]
        found = nodes, list(reader.all_edges())
    store.close()
    return found


def reports(run: Run, base: Path, *paths: Path | str) -> list[dict[str, Any]]:
    result = run("--db", base, "load", *paths, "--json")
    answer: dict[str, list[dict[str, Any]]] = json.loads(result.stdout)
    return answer["files"]


def test_the_report_accounts_for_every_row(run: Run, tmp_path: Path, sample: Path) -> None:
    (file,) = reports(run, tmp_path / "base.db", sample)
    report = file["report"]
    assert list(file) == ["path", "error", "documents", "report"]
    assert list(file["documents"].values()) == ["added"]
    assert sum(report["rows"].values()) == report["total_rows"]
    assert report["fiscal_year"] == 2569
    assert report["agency"] == "agency:bangna"


def test_the_table_has_a_line_for_each_file_with_its_counts(run: Run, tmp_path: Path, sample: Path) -> None:
    base = tmp_path / "base.db"
    result = run("--db", base, "load", sample)
    (file,) = reports(run, base, sample)
    (line,) = [line for line in result.stdout.splitlines() if line.startswith(sample.name)]
    assert line.split()[1:4] == ["สำนักงานเขตบางนา", "2569", "นำเข้าแล้ว"]
    assert line.split()[4] == str(file["report"]["total_rows"])
    assert result.stderr == ""


def test_loading_again_changes_nothing(run: Run, tmp_path: Path, sample: Path) -> None:
    base = tmp_path / "base.db"
    reports(run, base, sample)
    before = graph(base)
    (file,) = reports(run, base, sample)
    assert list(file["documents"].values()) == ["unchanged"]
    assert graph(base) == before


def test_loading_again_with_another_reading_replaces_the_former_when_asked_to(
    run: Run, tmp_path: Path, sample: Path
) -> None:
    base = tmp_path / "base.db"
    reports(run, base, sample)
    before = graph(base)
    reading = read_document(sample)
    store = open_store(base, create=False)
    with store.write() as writer:
        shorter = reading.statements[: len(reading.statements) // 2]
        writer.put_document(reading.document, shorter, report={}, again=True)
    store.close()
    assert graph(base) != before
    (file,) = reports(run, base, sample)
    assert list(file["documents"].values()) == ["unchanged"]
    assert "อ่านใหม่แทนของเดิม" in run("--db", base, "load", sample, "--again").stdout
    assert graph(base) == before
    (file,) = reports(run, base, sample, "--again")
    assert list(file["documents"].values()) == ["unchanged"]


def loaded_in_both_encodings(run: Run, folder: Path, document: Path) -> None:
    """Loads what CP874 can write of the document in UTF-8 and in CP874, each into a base of its own."""
    text = "".join(letter for letter in document.read_text(encoding="utf-8") if _in_cp874(letter))
    for encoding in ("utf-8", "cp874"):
        (folder / encoding).mkdir()
        copy = folder / encoding / document.name
        copy.write_bytes(text.encode(encoding))
        (file,) = reports(run, folder / f"{encoding}.db", copy)
        assert file["report"]["encoding"] == encoding


def test_a_copy_in_cp874_gives_the_same_graph(run: Run, tmp_path: Path, sample: Path) -> None:
    loaded_in_both_encodings(run, tmp_path, sample)
    assert graph(tmp_path / "cp874.db") == graph(tmp_path / "utf-8.db")


@pytest.mark.parametrize("name", ["bangna-plan-2569.txt", "phasicharoen-plan-2567.txt"])
def test_a_real_document_in_cp874_gives_the_same_graph(run: Run, tmp_path: Path, documents: Path, name: str) -> None:
    loaded_in_both_encodings(run, tmp_path, documents / name)
    assert graph(tmp_path / "cp874.db") == graph(tmp_path / "utf-8.db")


def _in_cp874(letter: str) -> bool:
    try:
        letter.encode("cp874")
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("spaces.txt", b" \n\n", "the file is empty"),
        ("binary.txt", b"PK\x03\x04\x00\x00", "byte 4 is NUL"),
        ("neither.txt", "ก".encode() + b"\xff\xfe\xfc", "utf-8 stops at byte 3 (0xff)"),
        ("other.txt", "รายการซื้อของ\nไข่\t12\n".encode(), "so it cannot be filed"),
        ("empty.jsonl", b"", "the file is empty"),
        ("bad.jsonl", b'{"type":"node"\n', "bad.jsonl, line 1: expected a JSON object"),
        ("latin.jsonl", b'{"type":"n\xe9"}', "byte 10 is not UTF-8"),
    ],
)
def test_a_file_that_is_no_document_is_refused_in_one_line_and_makes_no_base(
    run: Run, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("--db", tmp_path / "base.db", "load", path)
    assert result.exit_code == Exit.ERROR
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "base.db").exists()


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    result = run("--db", tmp_path / "base.db", "load", tmp_path / "missing.txt")
    assert result.exit_code == Exit.ERROR
    assert result.stderr == f"error: {tmp_path / 'missing.txt'}: cannot be read: No such file or directory\n"


def test_what_fails_is_reported_and_the_rest_is_loaded(run: Run, tmp_path: Path, sample: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00")
    base = tmp_path / "base.db"
    result = run("--db", base, "load", broken, sample, tmp_path / "missing.txt")
    assert result.exit_code == Exit.ERROR
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == ["error", "error"]
    assert sample.name in result.stdout
    assert len(graph(base)[0]) > 100


def test_of_a_folder_the_documents_and_exports_are_loaded_by_name(
    run: Run, tmp_path: Path, city: Path, sample: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "b.txt").write_bytes(sample.read_bytes())
    (folder / "readme.md").write_text("no document")
    assert run("--db", city, "export", "-o", folder / "a.jsonl").exit_code == Exit.OK
    files = reports(run, tmp_path / "base.db", folder)
    assert [Path(file["path"]).name for file in files] == ["a.jsonl", "b.txt"]
    assert [file["error"] for file in files] == [None, None]


def test_a_folder_without_documents_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("load", tmp_path / "empty")
    assert result.exit_code == Exit.ERROR
    assert "the folder has no .txt, .jsonl, .ttl, .nq or .jsonld file" in result.stderr


def test_a_foreign_file_is_not_taken_for_a_base(run: Run, tmp_path: Path, sample: Path) -> None:
    base = tmp_path / "base.db"
    base.write_text("a letter, not a base " * 100)
    result = run("--db", base, "load", sample)
    assert result.exit_code == Exit.ERROR
    assert "is no base or is damaged" in result.stderr
    assert base.read_text().startswith("a letter")


def test_notes_lists_what_the_summary_counts(run: Run, tmp_path: Path, sample: Path) -> None:
    base = tmp_path / "base.db"
    (file,) = reports(run, base, sample)
    shown = run("--db", base, "load", sample, "--notes").stdout
    notes = file["report"]["notes"]
    assert f"หมายเหตุ: {len(notes)}" in shown
    assert [note["code"] for note in notes if f"[{note['code']}]" not in shown] == []


def test_an_export_loaded_elsewhere_exports_the_same(run: Run, tmp_path: Path, sample: Path) -> None:
    one, two, exported = tmp_path / "one.db", tmp_path / "two.db", tmp_path / "base.jsonl"
    reports(run, one, sample)
    assert run("--db", one, "export", "-o", exported).exit_code == Exit.OK
    assert not exported.with_name("base.jsonl.part").exists()
    reports(run, two, exported)
    assert run("--db", two, "export").stdout == exported.read_text(encoding="utf-8")


def test_an_export_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path, city: Path) -> None:
    result = run("--db", city, "export", "-o", tmp_path / "no" / "base.jsonl")
    assert result.exit_code == Exit.ERROR
    assert result.stderr == f"error: {tmp_path / 'no' / 'base.jsonl'}: cannot be written: No such file or directory\n"


def test_an_address_of_another_engine_is_refused_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    result = run("--db", "mysql://localhost", "load", tmp_path / "missing.txt")
    assert result.exit_code == Exit.ERROR
    assert result.stderr.startswith("error: there is no engine for mysql:// addresses")
