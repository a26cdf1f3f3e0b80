"""Loading as a whole: what a base holds after it, whatever the file and the order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.errors import DocumentError
from kb.interchange import export_lines
from kb.store.base import LoadOutcome, Store
from kb.store.open import open_store
from loaders.pipeline import load_file, read_document
from loaders.samples import sample_paths


@pytest.fixture(scope="module")
def samples() -> Iterator[tuple[Path, ...]]:
    with sample_paths() as paths:
        yield paths


def exported(store: Store) -> str:
    with store.read() as reader:
        return "\n".join(export_lines(reader))


def test_loading_in_another_order_gives_the_same_base(samples: tuple[Path, ...], tmp_path: Path) -> None:
    forth, back = open_store(tmp_path / "forth.db"), open_store(tmp_path / "back.db")
    for path in samples:
        assert load_file(path, forth).outcome is LoadOutcome.ADDED
    for path in reversed(samples):
        load_file(path, back)
    assert exported(forth) == exported(back)


def test_loading_twice_changes_nothing(samples: tuple[Path, ...], store: Store) -> None:
    load_file(samples[0], store)
    once = exported(store)
    with store.read() as reader:
        generation = reader.generation()
    assert load_file(samples[0], store).outcome is LoadOutcome.UNCHANGED
    assert exported(store) == once
    with store.read() as reader:
        assert reader.generation() == generation


def test_a_corrected_edition_replaces_what_the_former_said(
    samples: tuple[Path, ...], store: Store, tmp_path: Path
) -> None:
    corrected = tmp_path / "corrected.txt"
    corrected.write_text(samples[0].read_text(encoding="utf-8").replace("2,522,500", "2,600,000"), encoding="utf-8")
    load_file(samples[0], store)
    assert load_file(corrected, store).outcome is LoadOutcome.SUPERSEDED
    assert load_file(samples[0], store).outcome is LoadOutcome.OUTDATED
    with store.read() as reader:
        amounts = {node.properties.get("amount_baht") for node in reader.nodes()}
        assert "2600000" in amounts
        assert "2522500" not in amounts
        project = next(node for node in reader.nodes() if node.properties.get("amount_baht") == "2600000")
        former = {statement.value for statement in reader.history(project.id) if statement.predicate == "amount_baht"}
        assert former == {"2522500"}


def test_what_a_base_says_does_not_depend_on_the_file_name(samples: tuple[Path, ...], tmp_path: Path) -> None:
    copy = tmp_path / "other name.txt"
    copy.write_bytes(samples[0].read_bytes())
    assert read_document(copy).statements == read_document(samples[0]).statements


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"PK\x03\x04\x14\x00\x06\x00", "byte 5 is NUL"),
        ("แผน".encode() + b"\xff\xfe\xdb", "byte 9"),
        (b"\xef\xbb\xbf\xe0\xb8", "byte"),
        ("สวัสดี\n".encode(), "no district office"),
        ("สำนักงานเขตบางนา พ.ศ. 2569\n".encode(), "neither an annual action plan"),
        ("แผนปฏิบัติราชการประจำปี\nสำนักงานเขตบางนา\n".encode(), "no fiscal year"),
        ("แผนปฏิบัติราชการประจำปี พ.ศ. 2569\nสำนักงานเขตบางนา\nก\tข\n".encode(), "no table of a known form"),
        ("ก\x07ข".encode(), "control character"),
    ],
    ids=["empty", "blank", "binary", "undecodable", "cut", "no agency", "no type", "no year", "no table", "control"],
)
def test_a_file_that_is_no_such_document_is_refused_with_the_place(
    data: bytes, says: str, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    before = exported(store)
    with pytest.raises(DocumentError, match=says) as caught:
        load_file(path, store)
    assert "file.txt" in str(caught.value)
    assert exported(store) == before


def test_a_missing_file_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nowhere\.txt"):
        load_file(tmp_path / "nowhere.txt", store)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp874", "tis-620"])
def test_the_encodings_of_thai_offices_are_read(samples: tuple[Path, ...], tmp_path: Path, encoding: str) -> None:
    text = samples[0].read_text(encoding="utf-8")
    marked = "﻿" + text if encoding == "utf-16-le" else text
    path = tmp_path / "plan.txt"
    path.write_bytes(marked.encode(encoding, errors="ignore"))
    assert read_document(path).report.rows == read_document(samples[0]).report.rows


def test_every_shared_document_is_read_with_all_rows_accounted_for(documents: Path) -> None:
    for path in sorted(documents.glob("*.txt")):
        report = read_document(path).report
        assert sum(report.rows.values()) == report.total_rows, path
        lines = path.read_text(encoding="utf-8").split("\n")
        assert report.total_rows == sum("\t" in line for line in lines), path


def test_no_telephone_number_is_kept(documents: Path) -> None:
    for path in sorted(documents.glob("*-plan-*.txt")):
        for statement in read_document(path).statements:
            assert "โทร" not in statement.place.text
