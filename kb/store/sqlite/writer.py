"""The one writer: puts documents and their statements, inside one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kb.check import check_document, check_statement
from kb.derive import base_name
from kb.errors import StoreError
from kb.statement import Json, Statement, canonical_json
from kb.store.base import Document, LoadOutcome
from kb.store.sqlite import derivation, rows, text_index
from kb.store.sqlite.errors import engine_errors

_INSERT_DOCUMENT = f"INSERT INTO document ({rows.DOCUMENT}) VALUES ({', '.join('?' * 11)})"
_UPDATE_DOCUMENT = f"UPDATE document SET ({rows.DOCUMENT}) = ({', '.join('?' * 11)}) WHERE key = ?"
_DOCUMENT = f"SELECT key, {rows.DOCUMENT} FROM document"
_STATEMENT = (
    "id, document, table_number, row_number, column_number, line, text,"
    " subject, predicate, object, qualifier, value, rank, confidence, matched_from"
)
_INSERT_STATEMENT = f"INSERT OR IGNORE INTO statement ({_STATEMENT}) VALUES ({', '.join('?' * 15)})"


class SqliteWriter:
    """Writes inside the transaction of a `write` block."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._changed = False

    def put_document(
        self, document: Document, statements: Iterable[Statement], *, report: Mapping[str, Json], again: bool = False
    ) -> LoadOutcome:
        """Adds a document and its statements and derives what they touch anew; `again` replaces what was read."""
        check_document(document)
        with engine_errors(self._path), self._all_or_nothing():
            known = self._known(document)
            if known is LoadOutcome.UNCHANGED and again:
                return self._put_again(document, statements, report)
            return known or self._put(document, statements, report)

    def put_mark(self, name: str, value: str) -> None:
        """Leaves a word in the base for a program to find again."""
        self._check_transaction()
        with engine_errors(self._path):
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (rows.mark_name(name), value))

    def commit(self) -> None:
        """Makes the changes last."""
        self._check_transaction()
        with engine_errors(self._path):
            if self._changed:
                self._connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
            self._connection.execute("COMMIT")

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """A block that leaves nothing in the transaction when it raises."""
        self._check_transaction()
        self._connection.execute("SAVEPOINT put")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk has ended it already
                self._connection.execute("ROLLBACK TO put")
                self._connection.execute("RELEASE put")
            raise
        self._connection.execute("RELEASE put")

    def _check_transaction(self) -> None:
        if not self._connection.in_transaction:
            raise StoreError(f"the transaction on {self._path} has been ended by an error; nothing was changed")

    def _known(self, document: Document) -> LoadOutcome | None:
        """What is to be said of bytes that are in the base already."""
        found = self._connection.execute(
            "SELECT superseded_by FROM document WHERE sha256 = ?", (document.sha256,)
        ).fetchone()
        if found is None:
            return None
        return LoadOutcome.UNCHANGED if found[0] is None else LoadOutcome.OUTDATED

    def _put(self, document: Document, statements: Iterable[Statement], report: Mapping[str, Json]) -> LoadOutcome:
        stored = _as_stored(document)
        derivation.begin(self._connection)
        key = self._connection.execute(_INSERT_DOCUMENT, rows.document_row(stored)).lastrowid
        assert key is not None
        former = self._replace_edition(stored)
        self._connection.executemany(_INSERT_STATEMENT, _checked_rows(statements, document.id, key))
        text_index.remember(self._connection, key)
        derivation.touch(self._connection, key)
        self._finish([stored, *former], report)
        return LoadOutcome.SUPERSEDED if former else LoadOutcome.ADDED

    def _put_again(
        self, document: Document, statements: Iterable[Statement], report: Mapping[str, Json]
    ) -> LoadOutcome:
        """Puts another reading of a document in force in the place of the former."""
        key, *row = self._connection.execute(_DOCUMENT + " WHERE id = ?", (document.id,)).fetchone()
        record = rows.document_of(tuple(row))
        stored = _as_stored(replace(document, file_name=record.file_name))
        read: dict[str, rows.SqlRow] = {}
        for item in _checked_rows(statements, document.id, key):
            read.setdefault(item[0], item)
        if stored == record and read == self._statement_rows(key):
            if report != self._latest_report(document.id):
                self._record_load(stored, report)
                self._changed = True
            return LoadOutcome.UNCHANGED
        derivation.begin(self._connection)
        derivation.touch(self._connection, key)
        former = self._replace_edition(stored)
        self._connection.execute(_UPDATE_DOCUMENT, (*rows.document_row(stored), key))
        text_index.forget(self._connection, key)
        self._connection.execute("DELETE FROM statement WHERE document = ?", (key,))
        self._connection.executemany(_INSERT_STATEMENT, read.values())
        text_index.remember(self._connection, key)
        derivation.touch(self._connection, key)
        self._finish([stored, *former], report)
        return LoadOutcome.REREAD

    def _statement_rows(self, key: int) -> dict[str, rows.SqlRow]:
        """Id → row of the statements that a document makes."""
        found = self._connection.execute(f"SELECT {_STATEMENT} FROM statement WHERE document = ?", (key,))
        return {row[0]: row for row in found}

    def _replace_edition(self, document: Document) -> list[Document]:
        """Puts another document of the same edition key, if one is in force, out of force; gives its new record."""
        found = self._connection.execute(
            _DOCUMENT + " WHERE edition_key = ? AND superseded_by IS NULL AND id <> ?",
            (document.edition_key, document.id),
        ).fetchone()
        if found is None:
            return []
        derivation.touch(self._connection, found[0])
        return [self._supersede(rows.document_of(found[1:]), document.id)]

    def _finish(self, documents: Sequence[Document], report: Mapping[str, Json]) -> None:
        """Derives what was touched and records the load of the first of the documents."""
        derivation.derive_touched(self._connection, documents)
        self._record_load(documents[0], report)
        self._changed = True

    def _supersede(self, former: Document, by: str) -> Document:
        self._connection.execute("UPDATE document SET superseded_by = ? WHERE id = ?", (by, former.id))
        return replace(former, superseded_by=by)

    def _latest_report(self, document: str) -> Json:
        """What was reported of a document when it was read last."""
        (text,) = self._connection.execute(
            "SELECT report FROM load WHERE document = ? ORDER BY key DESC LIMIT 1", (document,)
        ).fetchone()
        report: Json = json.loads(text)
        return report

    def _record_load(self, document: Document, report: Mapping[str, Json]) -> None:
        self._connection.execute(
            "INSERT INTO load (document, loaded_at, report) VALUES (?, ?, ?)",
            (document.id, datetime.now(UTC).isoformat(timespec="seconds"), canonical_json(report)),
        )


def _as_stored(document: Document) -> Document:
    """The record of a document in force as the base keeps it."""
    forms = tuple(sorted(set(document.forms)))
    return replace(document, file_name=base_name(document.file_name), forms=forms, superseded_by=None)


def _checked_rows(statements: Iterable[Statement], document: str, key: int) -> Iterator[rows.SqlRow]:
    """The rows of the statements, each checked against the vocabulary first."""
    for statement in statements:
        check_statement(statement, document)
        yield rows.statement_row(statement, key)
