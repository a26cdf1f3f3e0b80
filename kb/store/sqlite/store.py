"""The embedded store: short-lived snapshots for readers, one writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import StoreError
from kb.settings import Settings
from kb.store.sqlite.connection import connect, prepare
from kb.store.sqlite.errors import engine_errors
from kb.store.sqlite.reader import SqliteReader
from kb.store.sqlite.writer import SqliteWriter

_IDLE_MAX = 8
_CACHE_KIB = 128 * 1024
_READING_CACHE_KIB = 32 * 1024
"""Of each reader at most; SQLite's own 2 MiB do not hold what one lineage of thousands of nodes touches."""


class SqliteStore:
    """A base in one SQLite file; safe to use from several threads, each with its own block."""

    def __init__(self, path: Path, *, create: bool, settings: Settings) -> None:
        with engine_errors(path):
            prepare(path, create=create, settings=settings)
        self._path = path
        self._settings = settings
        self._idle: list[sqlite3.Connection] = []
        self._closed = False

    @contextmanager
    def read(self) -> Iterator[SqliteReader]:
        """A reader of the state at the time of the call."""
        connection = self._reading_connection()
        reader = SqliteReader(connection, self._path, self._settings)
        try:
            with engine_errors(self._path):
                connection.execute("BEGIN")
            reader.generation()  # the first read is what takes the snapshot
            yield reader
        finally:
            reader.close()
            self._put_back(connection)

    @contextmanager
    def write(self) -> Iterator[SqliteWriter]:
        """The one writer: everything in the block is kept when it ends well, nothing when it raises."""
        self._check_open()
        with engine_errors(self._path):
            connection = connect(self._path, self._settings)
        try:
            with engine_errors(self._path):
                connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
                connection.execute("PRAGMA temp_store = MEMORY")
                connection.execute("BEGIN IMMEDIATE")
            writer = SqliteWriter(connection, self._path)
            yield writer
            writer.commit()
        finally:
            connection.close()  # rolls back what is not committed

    def close(self) -> None:
        """Releases the base; blocks that are still open end on their own."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError(f"{self._path} has been closed")

    def _reading_connection(self) -> sqlite3.Connection:
        self._check_open()
        try:
            return self._idle.pop()
        except IndexError:
            with engine_errors(self._path):
                connection = connect(self._path, self._settings)
                connection.execute("PRAGMA query_only = ON")
                connection.execute(f"PRAGMA cache_size = -{_READING_CACHE_KIB}")
            return connection

    def _put_back(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute("ROLLBACK")
        except sqlite3.Error:  # whatever is wrong with it, it is not used again
            connection.close()
            return
        if self._closed or len(self._idle) >= _IDLE_MAX:
            connection.close()
        else:
            self._idle.append(connection)
