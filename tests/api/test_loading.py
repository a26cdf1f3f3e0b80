"""Loading an export line by line: what is told of it, and what a bad byte is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from api import loading
from api.loading import Part, load_each
from kb.interchange import export_lines
from kb.store.base import LoadOutcome
from kb.store.open import open_store
from tests.kb.making import POLICY, document, exported, put, says


def _export(folder: Path) -> Path:
    """An export of three documents."""
    store = open_store(folder / "from.db")
    for name in ("a.txt", "b.txt", "c.txt"):
        source = document(name)
        put(store, source, [says(source, POLICY, "name", f"นโยบาย {name}")])
    with store.read() as reader:
        (folder / "export.jsonl").write_text("\n".join(export_lines(reader)), encoding="utf-8")
    store.close()
    return folder / "export.jsonl"


def test_reading_is_told_in_bytes_and_writing_in_documents_each_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_TOLD_EACH", 1)
    path = _export(tmp_path)
    said: list[tuple[Part, int, int]] = []
    store = open_store(tmp_path / "to.db")
    (load,) = load_each([path], store, told=lambda part, done, total: said.append((part, done, total)))
    assert set(load.documents.values()) == {LoadOutcome.ADDED}
    ends, at = path.stat().st_size, 0
    lines = path.read_bytes().splitlines(keepends=True)
    reading = [(Part.READING, at := at + len(line), ends) for line in lines]
    assert said == [*reading, *((Part.WRITING, number, 3) for number in (1, 2, 3))]
    assert exported(store) == path.read_text(encoding="utf-8").split("\n")
    store.close()


def test_a_byte_that_is_no_utf_8_is_named_by_its_place_in_the_file_and_nothing_is_loaded(tmp_path: Path) -> None:
    path = _export(tmp_path)
    whole = path.read_bytes()
    place = whole.index(b"\n", len(whole) // 2) + 5
    path.write_bytes(whole[:place] + b"\xff" + whole[place:])
    store = open_store(tmp_path / "to.db")
    (load,) = load_each([path], store)
    assert load.error == f"{path}: byte {place} is not UTF-8, which every export is written in"
    assert exported(store) == []
    store.close()
