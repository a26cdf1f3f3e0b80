"""Copies between engines: both ways the export is the same, byte for byte."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kb.errors import InputError, StoreError
from kb.interchange import copy_base, export_lines, import_lines
from kb.statement import Statement
from kb.store.base import Document, LoadOutcome, Store
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from tests.kb.making import POLICY, document, exported, put, says
from tests.kb.saying import said_by
from tests.kb.test_interchange import A2, A, B
from tests.neo4j_server.fixtures import ON_NEO4J, an_empty_database

FIRST, SECOND, OTHER = document("first.txt", edition="plan"), document("second.txt", edition="plan"), document("x.txt")


def copied(source: Store, target: Store) -> list[LoadOutcome]:
    with source.read() as reader:
        return [item.outcome for item in copy_base(reader, target)]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """Makes bases in files."""
    opened: list[Store] = []

    def make(name: str) -> Store:
        opened.append(open_store(tmp_path / f"{name}.db"))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@ON_NEO4J
def test_the_samples_come_back_from_a_server_as_they_went(file: Callable[[str], Store], neo4j_base: str) -> None:
    source, back = file("source"), file("back")
    with sample_paths() as paths, closing(open_store(neo4j_base)) as server:
        for path in paths:
            load_file(path, source)
        assert copied(source, server) == [LoadOutcome.ADDED] * 4
        assert copied(server, back) == [LoadOutcome.ADDED] * 4
        lines = exported(source)
        assert exported(server) == lines
        assert exported(back) == lines
        with source.read() as one, back.read() as two:
            assert [load.report for load in two.loads()] == [load.report for load in one.loads()]


@ON_NEO4J
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(said_by(A), said_by(A2), said_by(B))
def test_hostile_strings_come_back_from_a_server_as_they_went(
    neo4j_address: str, first: list[Statement], second: list[Statement], other: list[Statement]
) -> None:
    with an_empty_database(neo4j_address), tempfile.TemporaryDirectory() as folder:
        source, server, back, loaded = (
            open_store(address)
            for address in (f"{folder}/source.db", neo4j_address, f"{folder}/back.db", f"{folder}/loaded.db")
        )
        for item, statements in ((A, first), (A2, second), (B, other)):
            put(source, item, statements)
        lines = exported(source)
        copied(source, server)
        copied(server, back)
        with loaded.write() as writer, server.read() as reader:
            import_lines(export_lines(reader), writer)
        assert exported(server) == exported(back) == exported(loaded) == lines
        for store in (source, server, back, loaded):
            store.close()


def _editions(store: Store) -> None:
    for item in (OTHER, FIRST, SECOND):
        put(store, item, [says(item, POLICY, "name", item.file_name)])


def test_documents_are_copied_in_the_order_of_loading_with_their_reports(
    store: Store, file: Callable[[str], Store]
) -> None:
    source = file("source")
    _editions(source)
    statements = [says(OTHER, POLICY, "name", "read again", line=9), says(OTHER, POLICY, "code", "049", line=1)]
    with source.write() as writer:
        writer.put_document(OTHER, statements, report={"again": True}, again=True)
    assert copied(source, store) == [LoadOutcome.ADDED, LoadOutcome.SUPERSEDED, LoadOutcome.ADDED]
    assert exported(store) == exported(source)
    with store.read() as reader:
        assert [(load.document, load.report) for load in reader.loads()] == [
            (FIRST.id, {}), (SECOND.id, {}), (OTHER.id, {"again": True}),
        ]  # fmt: skip
        assert list(reader.document_statements(OTHER.id, as_loaded=True)) == statements


def test_small_documents_are_copied_together(store: Store, file: Callable[[str], Store]) -> None:
    source = file("source")
    _editions(source)
    with store.read() as target:
        before = target.generation()
    with source.read() as reader:
        next(copy_base(reader, store))
    with store.read() as target:
        assert len(list(target.documents(superseded=True))) == 3
        assert target.generation() == before + 1


def test_a_copy_that_was_stopped_goes_on(
    store: Store, file: Callable[[str], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.interchange.copy.TOGETHER", 1)
    source = file("source")
    _editions(source)
    with source.read() as reader:
        next(copy_base(reader, store))
    assert copied(source, store) == [LoadOutcome.UNCHANGED, LoadOutcome.ADDED, LoadOutcome.SUPERSEDED]
    assert copied(source, store) == [LoadOutcome.UNCHANGED, LoadOutcome.OUTDATED, LoadOutcome.UNCHANGED]
    assert exported(store) == exported(source)


def test_a_base_with_other_documents_is_not_copied_into(store: Store, file: Callable[[str], Store]) -> None:
    source = file("source")
    put(source, FIRST)
    put(store, OTHER)
    with pytest.raises(InputError, match=rf"holds 1 other documents, such as x.txt \({OTHER.id}\); name an empty one"):
        copied(source, store)
    with store.read() as reader:
        assert [item.id for item in reader.documents()] == [OTHER.id]


def test_a_base_that_knows_a_document_otherwise_is_told(store: Store, file: Callable[[str], Store]) -> None:
    source = file("source")
    put(source, FIRST)
    put(store, Document(FIRST.id, FIRST.sha256, FIRST.file_name, "report", "other"))
    with pytest.raises(StoreError, match=f"the copy of {FIRST.id} is not what it is a copy of"):
        copied(source, store)
