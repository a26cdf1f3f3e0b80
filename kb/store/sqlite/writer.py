"""The one writer: puts documents and their statements, inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kb.check import check_document, check_statement
from kb.derive import base_name
from kb.errors import StoreError
from kb.statement import Json, Statement, canonical_json
from kb.store.base import Document, LoadOutcome
from kb.store.sqlite import derivation, rows
from kb.store.sqlite.errors import engine_errors

_INSERT_DOCUMENT = f"INSERT INTO document ({rows.DOCUMENT}) VALUES ({', '.join('?' * 11)})"
_INSERT_STATEMENT = (
    "INSERT OR IGNORE INTO statement (id, document, table_number, row_number, column_number, line, text,"
    " subject, predicate, object, qualifier, value, rank, confidence, matched_from)"
    f" VALUES ({', '.join('?' * 15)})"
)


class SqliteWriter:
    """Writes inside the transaction of a `write` block."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._changed = False

    def put_document(
        self, document: Document, statements: Iterable[Statement], *, report: Mapping[str, Json]
    ) -> LoadOutcome:
        """Adds a document and its statements and derives what they touch anew."""
        check_document(document)
        with engine_errors(self._path), self._all_or_nothing():
            known = self._known(document)
            return known or self._put(document, statements, report)

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
        forms = tuple(sorted(set(document.forms)))
        stored = replace(document, file_name=base_name(document.file_name), forms=forms, superseded_by=None)
        former = self._connection.execute(
            f"SELECT key, {rows.DOCUMENT} FROM document WHERE edition_key = ? AND superseded_by IS NULL",
            (document.edition_key,),
        ).fetchone()
        key = self._connection.execute(_INSERT_DOCUMENT, rows.document_row(stored)).lastrowid
        assert key is not None
        self._connection.executemany(_INSERT_STATEMENT, _checked_rows(statements, document.id, key))
        records, keys = [stored], [key]
        if former:
            records.append(self._supersede(rows.document_of(former[1:]), document.id))
            keys.append(former[0])
        derivation.derive_again(self._connection, keys, records)
        self._record_load(document, report)
        self._changed = True
        return LoadOutcome.SUPERSEDED if former else LoadOutcome.ADDED

    def _supersede(self, former: Document, by: str) -> Document:
        self._connection.execute("UPDATE document SET superseded_by = ? WHERE id = ?", (by, former.id))
        return replace(former, superseded_by=by)

    def _record_load(self, document: Document, report: Mapping[str, Json]) -> None:
        self._connection.execute(
            "INSERT INTO load (document, loaded_at, report) VALUES (?, ?, ?)",
            (document.id, datetime.now(UTC).isoformat(timespec="seconds"), canonical_json(report)),
        )


def _checked_rows(statements: Iterable[Statement], document: str, key: int) -> Iterator[rows.SqlRow]:
    """The rows of the statements, each checked against the vocabulary first."""
    for statement in statements:
        check_statement(statement, document)
        yield rows.statement_row(statement, key)
