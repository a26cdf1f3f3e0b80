"""What was found within documents comes back as it was, and is not believed when they were read anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from api.finders import FINDERS
from api.prepared import memory as memories
from api.prepared.memory import FindingsMemory
from kb.store.base import Document, LoadRecord, Reader
from kb.store.open import open_store
from queries.findings import gather
from queries.findings.ask import findings
from queries.findings.gather import within
from queries.findings.memory import Remembered
from queries.findings.rules import default_rules
from queries.findings.sheet import read_sheet


@pytest.fixture
def reader(samples_file: Path) -> Iterator[Reader]:
    store = open_store(samples_file, create=False)
    with store.read() as reader:
        yield reader
    store.close()


def test_the_findings_are_the_same_with_a_memory_as_without(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = FindingsMemory(tmp_path / "found")
    expected = findings(reader, finders=FINDERS)
    assert findings(reader, finders=FINDERS, memory=memory) == expected
    monkeypatch.setattr(gather, "within", None)  # looking again would fail
    assert findings(reader, finders=FINDERS, memory=memory) == expected
    assert expected.total > 100


class Full:
    """A memory that knows of a document what it never said."""

    def recall(self, document: Document, load: LoadRecord | None) -> Remembered | None:
        """Nothing was found."""
        return Remembered((), frozenset())

    def keep(self, document: Document, load: LoadRecord | None, found: Remembered) -> None:
        """Is not asked to."""
        raise AssertionError


def test_rules_of_ones_own_are_asked_without_a_memory(reader: Reader) -> None:
    rules = default_rules()
    assert findings(reader, finders=FINDERS, memory=Full()).total < findings(reader, finders=FINDERS).total
    assert findings(reader, rules=rules, memory=Full(), finders=FINDERS) == findings(reader, finders=FINDERS)


def test_what_was_found_before_a_document_was_read_anew_is_not_believed(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, found = FindingsMemory(tmp_path), Remembered((), frozenset({"result"}))
    document, load = next(reader.documents()), next(iter(reader.loads()))
    memory.keep(document, load, found)
    assert memory.recall(document, load) == found
    assert memory.recall(document, replace(load, loaded_at="2026-01-01T00:00:00+00:00")) is None
    assert memory.recall(replace(document, id="document:other"), load) is None
    monkeypatch.setattr(memories, "installed_code", lambda: "another version")
    assert FindingsMemory(tmp_path).recall(document, load) is None


def test_a_damaged_file_is_looked_through_again(reader: Reader, tmp_path: Path) -> None:
    memory = FindingsMemory(tmp_path)
    document = next(reader.documents())
    memory.keep(document, None, Remembered((), frozenset()))
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"[1")
    assert memory.recall(document, None) is None


def test_what_is_recalled_is_what_was_kept(reader: Reader, tmp_path: Path) -> None:
    memory, loads = FindingsMemory(tmp_path), {load.document: load for load in reader.loads()}
    for document in reader.documents():
        load = loads[document.id]
        drafts = tuple(within(read_sheet(reader, document), default_rules(), load))
        memory.keep(document, load, Remembered(drafts, frozenset()))
        assert memory.recall(document, load) == Remembered(drafts, frozenset())
