"""The one writer: puts documents and their statements, inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kb.check import check_document
from kb.errors import StoreError
from kb.statement import Json, Statement, canonical_json
from kb.store.base import Document, LoadOutcome
from kb.store.puts import as_stored, known_outcome
from kb.store.rows import Values, document_of, document_row
from kb.store.said import Said, said_by
from kb.store.sqlite import columns, text_index
from kb.store.sqlite.bulk import Bulk
from kb.store.sqlite.derivation import derive_new, derive_stale
from kb.store.sqlite.errors import engine_errors
from kb.store.stale import Stale

_INSERT_DOCUMENT = f"INSERT INTO document (key, {columns.DOCUMENT}) VALUES ({', '.join('?' * 12)})"
_UPDATE_DOCUMENT = f"UPDATE document SET ({columns.DOCUMENT}) = ({', '.join('?' * 11)}) WHERE key = ?"
_DOCUMENT = f"SELECT key, {columns.DOCUMENT} FROM document"
_STATEMENT = (
    "id, document, table_number, row_number, column_number, line, text,"
    " subject, predicate, object, qualifier, value, rank, confidence, matched_from"
)
_SPOKEN_OF = "SELECT DISTINCT subject, predicate, object, qualifier FROM statement WHERE document = ?"
_INSERT_STATEMENT = f"INSERT INTO statement (key, {_STATEMENT}) VALUES ({', '.join('?' * 16)})"


class SqliteWriter:
    """Writes inside the transaction of a `write` block."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._changed = False
        self._stale = Stale()
        self._bulk = Bulk(connection)

    def put_document(
        self, document: Document, statements: Iterable[Statement], *, report: Mapping[str, Json], again: bool = False
    ) -> LoadOutcome:
        """Adds a document and its statements and what they are the first to speak of; `again` replaces what was read.

        What the base knows already is derived anew when the block ends, once for all documents.
        """
        check_document(document)
        self._check_transaction()
        with engine_errors(self._path):
            known = self._known(document)
        if known is LoadOutcome.UNCHANGED and again:
            return self._put_again(document, statements, report)
        return known or self._put(document, statements, report)

    def put_mark(self, name: str, value: str) -> None:
        """Leaves a word in the base for a program to find again."""
        self._check_transaction()
        with engine_errors(self._path):
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (columns.mark_name(name), value))

    def commit(self) -> None:
        """Makes the changes last."""
        self._check_transaction()
        with engine_errors(self._path):
            self._bulk.end()
            derive_stale(self._connection, self._stale)
            if self._changed:
                self._connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
            self._connection.execute("COMMIT")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Where a document is written, after all of it has been read: what fails here ends the whole transaction.

        A savepoint for each document would let the others stay, but the full-text indexes write out what they
        have gathered at each, a third of the time of a large load.
        """
        try:
            with engine_errors(self._path):
                yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk has ended it already
                self._connection.execute("ROLLBACK")
            raise

    def _check_transaction(self) -> None:
        if not self._connection.in_transaction:
            raise StoreError(f"the transaction on {self._path} has been ended by an error; nothing was changed")

    def _known(self, document: Document) -> LoadOutcome | None:
        """What is to be said of bytes that are in the base already."""
        return known_outcome(
            self._connection.execute(
                "SELECT superseded_by FROM document WHERE sha256 = ?", (document.sha256,)
            ).fetchone()
        )

    def _put(self, document: Document, statements: Iterable[Statement], report: Mapping[str, Json]) -> LoadOutcome:
        stored, key = as_stored(document), self._next_key("document")
        said = said_by(stored, statements, key)
        with self._writing():
            self._connection.execute(_INSERT_DOCUMENT, (key, *document_row(stored)))
            former = self._replace_edition(stored)
            self._write(said, stored, report)
        return LoadOutcome.SUPERSEDED if former else LoadOutcome.ADDED

    def _put_again(
        self, document: Document, statements: Iterable[Statement], report: Mapping[str, Json]
    ) -> LoadOutcome:
        """Puts another reading of a document in force in the place of the former."""
        key, *row = self._connection.execute(_DOCUMENT + " WHERE id = ?", (document.id,)).fetchone()
        record = document_of(tuple(row))
        stored = as_stored(replace(document, file_name=record.file_name))
        said = said_by(stored, statements, key)
        if stored == record and said.rows == self._statement_rows(key):
            if canonical_json(report) != self._latest_report(document.id):
                self._record_load(stored, report)
                self._changed = True
            return LoadOutcome.UNCHANGED
        with self._writing():
            self._stale.take(self._connection.execute(_SPOKEN_OF, (key,)))
            self._replace_edition(stored)
            self._connection.execute(_UPDATE_DOCUMENT, (*document_row(stored), key))
            text_index.forget(self._connection, key)
            self._connection.execute("DELETE FROM statement WHERE document = ?", (key,))
            self._write(said, stored, report)
        return LoadOutcome.REREAD

    def _write(self, said: Said, document: Document, report: Mapping[str, Json]) -> None:
        """Writes what a document says, derives what is new in it and records the load."""
        first = self._next_key("statement")
        self._bulk.expect(first, len(said.rows))
        keyed = list(enumerate(said.rows.values(), first))
        self._connection.executemany(_INSERT_STATEMENT, ((key, *row) for key, row in keyed))
        text_index.remember(self._connection, keyed)
        derive_new(self._connection, said, self._stale)
        self._stale.documents[document.id] = document
        self._record_load(document, report)
        self._changed = True

    def _next_key(self, table: str) -> int:
        """The key of the next row of a table, of which this transaction is the only writer."""
        (key,) = self._connection.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()
        return int(key)

    def _statement_rows(self, key: int) -> dict[str, Values]:
        """Id → row of the statements that a document makes."""
        found = self._connection.execute(f"SELECT {_STATEMENT} FROM statement WHERE document = ?", (key,))
        return {row[0]: row for row in found}

    def _replace_edition(self, document: Document) -> bool:
        """Puts another document of the same edition key, if one is in force, out of force; tells whether one was."""
        found = self._connection.execute(
            _DOCUMENT + " WHERE edition_key = ? AND superseded_by IS NULL AND id <> ?",
            (document.edition_key, document.id),
        ).fetchone()
        if found is None:
            return False
        key, *row = found
        former = replace(document_of(tuple(row)), superseded_by=document.id)
        self._stale.take(self._connection.execute(_SPOKEN_OF, (key,)))
        self._stale.documents[former.id] = former
        self._connection.execute("UPDATE document SET superseded_by = ? WHERE id = ?", (document.id, former.id))
        return True

    def _latest_report(self, document: str) -> str:
        """What was reported of a document when it was read last, as canonical JSON."""
        (report,) = self._connection.execute(
            "SELECT report FROM load WHERE document = ? ORDER BY key DESC LIMIT 1", (document,)
        ).fetchone()
        return str(report)

    def _record_load(self, document: Document, report: Mapping[str, Json]) -> None:
        self._connection.execute(
            "INSERT INTO load (document, loaded_at, report) VALUES (?, ?, ?)",
            (document.id, datetime.now(UTC).isoformat(timespec="seconds"), canonical_json(report)),
        )
