"""Loading, reloading, replacing; what a failed block leaves behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from kb.errors import InputError, StoreBusyError, StoreError
from kb.kinds import EdgeKind, NodeKind
from kb.settings import Settings
from kb.statement import Rank, Statement
from kb.store.base import LoadOutcome, Store
from kb.store.open import open_store
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, PROJECT, document, exported, links, put, says

FIRST = document("first.txt", edition="plan")
SECOND = document("second.txt", edition="plan")
OTHER = document("other.txt", year=2570)
FIRST_SAYS = [
    says(FIRST, POLICY, "code", "049"),
    says(FIRST, POLICY, "name", "old name"),
    says(FIRST, PROJECT, "name", "project"),
    links(FIRST, PROJECT, EdgeKind.IMPLEMENTS, POLICY),
    links(FIRST, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="R"),
]
SECOND_SAYS = [says(SECOND, POLICY, "name", "new name"), links(SECOND, PROJECT, EdgeKind.SUPPORTS, KEY_RESULT)]
OTHER_SAYS = [says(OTHER, POLICY, "name", "other name", rank=Rank.MENTION)]


def _generation(store: Store) -> int:
    with store.read() as reader:
        return reader.generation()


def test_a_loaded_document_is_there_with_nodes_edges_and_history(store: Store) -> None:
    with store.write() as writer:
        outcome = writer.put_document(FIRST, FIRST_SAYS, report={"rows": 3})
    assert outcome is LoadOutcome.ADDED
    with store.read() as reader:
        assert [node.id for node in reader.nodes()] == [AGENCY, FIRST.id, KEY_RESULT, POLICY, PROJECT]
        assert [(edge.source, edge.target) for edge in reader.all_edges()] == [
            (AGENCY, KEY_RESULT),
            (PROJECT, POLICY),
        ]
        assert list(reader.documents()) == [FIRST]
        assert [(load.document, load.report) for load in reader.loads()] == [(FIRST.id, {"rows": 3})]
        assert list(reader.document_statements(FIRST.id)) == sorted(FIRST_SAYS, key=lambda item: item.id)


def test_the_same_bytes_again_change_nothing_and_are_not_read(store: Store) -> None:
    put(store, FIRST, FIRST_SAYS)
    before, generation = exported(store), _generation(store)

    def unread() -> Iterator[Statement]:
        yield FIRST_SAYS[0]
        raise AssertionError("the statements were read")

    assert put(store, FIRST, unread()) is LoadOutcome.UNCHANGED
    assert (exported(store), _generation(store)) == (before, generation)
    with store.read() as reader:
        assert len(list(reader.loads())) == 1


def test_another_edition_replaces_the_former_which_stays_as_history(store: Store) -> None:
    put(store, FIRST, FIRST_SAYS)
    assert put(store, SECOND, SECOND_SAYS) is LoadOutcome.SUPERSEDED
    with store.read() as reader:
        assert [str(node.name) for node in reader.nodes(NodeKind.POLICY)] == ["new name"]
        assert reader.node(POLICY) == replace(next(reader.nodes(NodeKind.POLICY)), code=None)
        assert reader.node(AGENCY) is None
        assert [edge.kind for edge in reader.all_edges()] == [EdgeKind.SUPPORTS]
        assert list(reader.documents()) == [SECOND]
        former = replace(FIRST, superseded_by=SECOND.id)
        everything = sorted([former, SECOND], key=lambda item: item.id)
        assert list(reader.documents(superseded=True)) == everything
        assert [reader.document(item.id) for item in everything] == everything
        assert reader.document("document:000000000000") is None
        assert [load.document for load in reader.loads()] == [FIRST.id, SECOND.id]
        assert [load.document for load in reader.loads(SECOND.id)] == [SECOND.id]
        assert list(reader.history(POLICY)) == FIRST_SAYS[:2]
        assert list(reader.history(PROJECT)) == FIRST_SAYS[2:4]
        first = reader.node(FIRST.id)
        assert first is not None
        assert first.properties["superseded_by"] == SECOND.id


def test_a_replaced_edition_is_not_put_back(store: Store) -> None:
    put(store, FIRST, FIRST_SAYS)
    put(store, SECOND, SECOND_SAYS)
    before, generation = exported(store), _generation(store)
    assert put(store, FIRST, FIRST_SAYS) is LoadOutcome.OUTDATED
    assert (exported(store), _generation(store)) == (before, generation)


def test_a_third_edition_replaces_the_second_alone(store: Store) -> None:
    third = document("third.txt", edition="plan")
    for item in (FIRST, SECOND, third):
        put(store, item, [says(item, POLICY, "name", item.file_name)])
    with store.read() as reader:
        found = {item.file_name: item.superseded_by for item in reader.documents(superseded=True)}
    assert found == {"first.txt": SECOND.id, "second.txt": third.id, "third.txt": None}


def test_the_order_of_loading_does_not_matter(tmp_path: Path) -> None:
    third = document("third.txt", year=None)
    loads = [
        (FIRST, FIRST_SAYS),
        (OTHER, OTHER_SAYS),
        (third, [links(third, PROJECT, EdgeKind.IMPLEMENTS, POLICY), says(third, POLICY, "name", "third name")]),
    ]
    found = []
    for number, order in enumerate(permutations(loads)):
        store = open_store(tmp_path / f"{number}.db")
        for source, statements in order:
            put(store, source, statements)
        found.append(exported(store))
        store.close()
    assert all(lines == found[0] for lines in found)


def test_replacing_gives_the_base_that_the_later_edition_alone_would_give(store: Store, tmp_path: Path) -> None:
    put(store, OTHER, OTHER_SAYS)
    put(store, FIRST, FIRST_SAYS)
    put(store, SECOND, SECOND_SAYS)
    alone = open_store(tmp_path / "alone.db")
    put(alone, SECOND, SECOND_SAYS)
    put(alone, OTHER, OTHER_SAYS)
    with store.read() as one, alone.read() as two:
        assert [node for node in one.nodes() if node.id != FIRST.id] == list(two.nodes())
        assert list(one.all_edges()) == list(two.all_edges())
        for words in ("old name", "new name", "other name", "049"):
            assert one.resolve(words) == two.resolve(words)
    alone.close()


def test_a_raising_block_leaves_nothing(store: Store) -> None:
    before = exported(store)

    def load_and_stop() -> None:
        with store.write() as writer:
            writer.put_document(FIRST, FIRST_SAYS, report={})
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        load_and_stop()
    assert (exported(store), _generation(store)) == (before, 0)
    assert put(store, FIRST, FIRST_SAYS) is LoadOutcome.ADDED


def test_a_refused_document_leaves_nothing_even_if_the_block_goes_on(store: Store) -> None:
    with store.write() as writer:
        with pytest.raises(InputError, match="colour"):
            writer.put_document(FIRST, [*FIRST_SAYS, says(FIRST, POLICY, "colour", "red")], report={})
        assert writer.put_document(OTHER, OTHER_SAYS, report={}) is LoadOutcome.ADDED
    with store.read() as reader:
        assert [node.id for node in reader.nodes()] == sorted([OTHER.id, POLICY])
        assert list(reader.documents(superseded=True)) == [OTHER]


def test_a_stream_that_raises_leaves_nothing(store: Store) -> None:
    def broken() -> Iterator[Statement]:
        yield FIRST_SAYS[0]
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        put(store, FIRST, broken())
    assert exported(store) == []


def test_statements_of_one_id_count_once_and_the_first_stays(store: Store) -> None:
    again = replace(FIRST_SAYS[0], rank=Rank.MENTION)
    put(store, FIRST, [FIRST_SAYS[0], FIRST_SAYS[0], again])
    with store.read() as reader:
        assert list(reader.document_statements(FIRST.id)) == [FIRST_SAYS[0]]


def test_one_transaction_is_one_generation(store: Store) -> None:
    with store.write() as writer:
        writer.put_document(FIRST, FIRST_SAYS, report={})
        writer.put_document(OTHER, OTHER_SAYS, report={})
    assert _generation(store) == 1


def test_the_store_keeps_no_directories_and_sets_superseded_by_itself(store: Store) -> None:
    given = replace(FIRST, file_name="/somewhere/x/first.txt", forms=("b", "a", "b"), superseded_by=OTHER.id)
    put(store, given)
    with store.read() as reader:
        assert list(reader.documents()) == [replace(FIRST, forms=("a", "b"))]


def test_a_reader_of_a_file_keeps_its_snapshot_while_a_writer_commits(sqlite_store: Store) -> None:
    put(sqlite_store, FIRST, FIRST_SAYS)
    with sqlite_store.read() as reader:
        put(sqlite_store, SECOND, SECOND_SAYS)
        assert reader.generation() == 1
        assert [node.name for node in reader.nodes(NodeKind.POLICY)] == ["old name"]
    assert _generation(sqlite_store) == 2


def test_a_reading_that_was_not_finished_does_not_keep_the_snapshot(store: Store) -> None:
    put(store, FIRST, FIRST_SAYS)
    with store.read() as reader:
        unfinished = reader.nodes()
        next(unfinished)
    put(store, SECOND, SECOND_SAYS)
    assert _generation(store) == 2
    with pytest.raises(StoreError):
        list(unfinished)


def test_the_second_writer_is_told_that_the_base_is_busy(address: str) -> None:
    settings = Settings(busy_timeout_seconds=0.05)
    one, two = (open_store(address, settings=settings) for _ in range(2))
    with one.write() as writer:
        with pytest.raises(StoreBusyError, match="another process is writing"), two.write():
            raise AssertionError("two writers at once")
        writer.put_document(FIRST, FIRST_SAYS, report={})
    assert put(two, OTHER, OTHER_SAYS) is LoadOutcome.ADDED
    one.close()
    two.close()


def test_readers_in_many_threads(store: Store) -> None:
    put(store, FIRST, FIRST_SAYS)
    expected = exported(store)
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(exported(store))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8
