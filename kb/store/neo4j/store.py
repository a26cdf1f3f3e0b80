"""The store on a server: each block has a session of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import Session

from kb.errors import LimitError, StoreBusyError, StoreError
from kb.settings import Settings
from kb.store.neo4j.errors import engine_errors
from kb.store.neo4j.prepare import prepare
from kb.store.neo4j.reader import Neo4jReader
from kb.store.neo4j.server import Server, change
from kb.store.neo4j.writer import LOCK, Neo4jWriter


class Neo4jStore:
    """A base in a database of a Neo4j server; safe to use from several threads, each with its own block."""

    def __init__(self, address: str, *, create: bool, settings: Settings) -> None:
        self._server = Server(address, settings)
        self._closed = False
        try:
            prepare(self._server, create=create)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[Neo4jReader]:
        """A reader of the state at the time of the call, as long as that lasts: see `Neo4jReader`."""
        self._check_open()
        with self._server.session() as session:
            reader = Neo4jReader(session, self._server.place, self._server.settings.statement_seconds)
            try:
                yield reader
                reader.check_unchanged()
            finally:
                reader.close()

    @contextmanager
    def write(self) -> Iterator[Neo4jWriter]:
        """The one writer: everything in the block is kept when it ends well, nothing when it raises."""
        self._check_open()
        with self._server.session(writing=True) as session:
            self._wait_for_other_writers(session)
            with engine_errors(self._server.place):
                transaction = session.begin_transaction()
            with transaction:  # rolls back what is not committed
                writer = Neo4jWriter(transaction, self._server.place)
                yield writer
                writer.commit()

    def close(self) -> None:
        """Releases the base."""
        self._closed = True
        self._server.close()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError(f"{self._server.place} has been closed")

    def _wait_for_other_writers(self, session: Session) -> None:
        """Takes and gives back the writer's lock, in a transaction that may wait for a limited time alone."""
        seconds = self._server.settings.busy_timeout_seconds
        try:
            with engine_errors(self._server.place):
                change(session, [LOCK], {}, seconds=seconds)
        except LimitError as error:
            raise StoreBusyError(f"another process is writing to {self._server.place}; try again later") from error
