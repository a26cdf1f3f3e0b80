"""Opening: new, known, foreign, damaged, full, and other addresses."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kb.errors import StoreError, StoreFormatError
from kb.kinds import NodeKind
from kb.settings import Settings
from kb.statement import Statement
from kb.store.base import LoadOutcome, Store
from kb.store.open import open_store
from kb.store.sqlite import connection as connection_module
from kb.store.sqlite import store as store_module
from tests.kb.making import POLICY, document, exported, put, says

A, B = document("a.txt"), document("b.txt")


def _many(count: int) -> list[Statement]:
    return [says(A, f"policy:{number:05}", "name", f"นโยบาย {number}", line=number + 1) for number in range(count)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "base.db"


def test_a_missing_file_is_made_only_when_asked(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no base at"):
        open_store(path, create=False)
    assert not path.exists()
    open_store(str(path)).close()
    open_store(path, create=False).close()


def test_what_was_loaded_is_there_after_opening_again(path: Path) -> None:
    store = open_store(path)
    put(store, A, [says(A, POLICY, "name", "x")])
    before = exported(store)
    store.close()
    again = open_store(path, create=False)
    assert exported(again) == before
    again.close()


def test_a_closed_base_says_so(path: Path) -> None:
    store = open_store(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"), store.read():
        pass
    with pytest.raises(StoreError, match="has been closed"), store.write():
        pass


def test_an_empty_file_becomes_a_base(path: Path) -> None:
    path.touch()
    store = open_store(path)
    assert exported(store) == []
    store.close()


def test_a_file_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE notes (text)")
    foreign.commit()
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(StoreFormatError, match="another program; name another file"):
        open_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"just text, and long enough to be no header of SQLite" * 40, b"\x00" * 5000])
def test_what_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreFormatError, match=r"no base or is damaged|another program"):
        open_store(path)
    assert path.read_bytes() == content


def test_another_version_is_refused_with_the_way_out(path: Path) -> None:
    open_store(path).close()
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(StoreFormatError, match=r"written by version 99 .* export it"):
        open_store(path)


def test_a_truncated_file_is_found_out_when_it_is_read(path: Path) -> None:
    store = open_store(path)
    put(store, A, _many(500))
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreFormatError, match="damaged"):
        exported(open_store(path))


def test_overwritten_pages_are_found_out_when_they_are_read(path: Path) -> None:
    store = open_store(path)
    put(store, A, _many(500))
    store.close()
    whole = bytearray(path.read_bytes())
    whole[8192:] = b"\xa5" * (len(whole) - 8192)
    path.write_bytes(whole)
    with pytest.raises(StoreFormatError, match="damaged"):
        exported(open_store(path))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "none" / "base.db")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)


def test_addresses_that_no_engine_answers_are_refused_with_those_that_there_are() -> None:
    with pytest.raises(StoreError, match=r"no engine for http:// addresses; name a file, or one of neo4j, neo4j\+s"):
        open_store("http://localhost")


def _go_on_after_an_error(store: Store) -> None:
    with store.write() as writer:
        with pytest.raises(StoreError, match="no space left"):
            writer.put_document(A, _many(3000), report={})
        writer.put_document(document("c.txt"), _many(3000), report={})


def test_a_full_disk_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(path)
    put(store, B, [says(B, POLICY, "name", "x")])
    before = exported(store)

    def connect_to_a_full_disk(path: Path, settings: Settings) -> sqlite3.Connection:
        connection = connection_module.connect(path, settings)
        connection.execute("PRAGMA max_page_count = 60")
        return connection

    monkeypatch.setattr(store_module, "connect", connect_to_a_full_disk)
    with pytest.raises(StoreError, match=r"no space left .* nothing was changed"):
        put(store, A, _many(3000))
    with pytest.raises(StoreError, match=r"no space left|has been ended by an error"):
        _go_on_after_an_error(store)
    monkeypatch.undo()
    assert exported(store) == before
    assert put(store, A, _many(3000)) is LoadOutcome.ADDED
    with store.read() as reader:
        assert sum(1 for _ in reader.nodes(NodeKind.POLICY)) == 3001
    store.close()
