"""Reads one snapshot of the base."""

from __future__ import annotations

import sqlite3
import time
import weakref
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.settings import Settings
from kb.statement import Statement
from kb.store.base import Document, LoadRecord, Parameter, Question, Row
from kb.store.labels import lookups
from kb.store.questions import statement_text
from kb.store.rows import document_of, edge_of, load_of, node_of, statement_of
from kb.store.sqlite import columns, text_index
from kb.store.sqlite.errors import engine_errors
from kb.store.sqlite.questions import bound

_FETCHED = 256
_STEPS = 10_000
"""Steps of the engine's own machine between two looks at the clock."""

_STATEMENTS = f"SELECT {columns.STATEMENT} FROM statement JOIN document ON document.key = statement.document"
_IN_FORCE = f"{_STATEMENTS} WHERE document.superseded_by IS NULL AND"
_EDGES = (
    f"SELECT {columns.EDGE} FROM edge"
    " JOIN node AS source ON source.key = edge.source JOIN node AS target ON target.key = edge.target"
)


class SqliteReader:
    """One consistent state of the base, for the length of a `read` block."""

    def __init__(self, connection: sqlite3.Connection, path: Path, settings: Settings) -> None:
        self._connection = connection
        self._path = path
        self._seconds = settings.statement_seconds
        self._cursors: weakref.WeakSet[sqlite3.Cursor] = weakref.WeakSet()

    def close(self) -> None:
        """Ends what is still being read, which would hold on to the snapshot."""
        for cursor in list(self._cursors):
            cursor.close()

    def generation(self) -> int:
        """Counts the committed changes; equal numbers mean an equal base."""
        return int(str(next(self._rows("SELECT value FROM meta WHERE name = 'generation'"))[0]))

    def node(self, identifier: str) -> Node | None:
        """The node, or `None` where the base has none of that id."""
        found = self._rows(f"SELECT {columns.NODE} FROM node WHERE id = ?", (identifier,))
        return next(map(node_of, found), None)

    def nodes(self, kind: NodeKind | None = None) -> Iterator[Node]:
        """All nodes (of one kind), by id."""
        where, parameters = ("", ()) if kind is None else (" WHERE kind = ?", (str(kind),))
        return map(node_of, self._rows(f"SELECT {columns.NODE} FROM node{where} ORDER BY id", parameters))

    def edges(self, identifier: str, *, outgoing: bool = True, kinds: Sequence[EdgeKind] = ()) -> Iterator[Edge]:
        """The edges from (or to) a node, by kind, other end and qualifier; none for an unknown id."""
        here, other = ("source", "target") if outgoing else ("target", "source")
        wanted = f" AND edge.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        order = f" ORDER BY edge.kind, {other}.id, edge.qualifier"
        parameters = (identifier, *map(str, kinds))
        return map(edge_of, self._rows(f"{_EDGES} WHERE {here}.id = ?{wanted}{order}", parameters))

    def all_edges(self) -> Iterator[Edge]:
        """Every edge, by source, kind, target and qualifier."""
        order = " ORDER BY source.id, edge.kind, target.id, edge.qualifier"
        return map(edge_of, self._rows(_EDGES + order))

    def statements(self, subject: str) -> Iterator[Statement]:
        """The property statements in force about a node, by predicate, rank, document, place and id."""
        order = f" ORDER BY predicate, rank, document.id, {columns.BY_PLACE}"
        return self._statements(f"{_IN_FORCE} subject = ? AND object IS NULL{order}", (subject,))

    def edge_statements(self, edge: Edge) -> Iterator[Statement]:
        """The relation statements in force behind an edge, by rank, document, place and id."""
        where = " subject = ? AND predicate = ? AND object = ? AND qualifier = ?"
        order = f" ORDER BY rank, document.id, {columns.BY_PLACE}"
        return self._statements(_IN_FORCE + where + order, (edge.source, str(edge.kind), edge.target, edge.qualifier))

    def all_statements(self) -> Iterator[Statement]:
        """The property statements in force, by subject, and of one subject as `statements` orders them."""
        order = f" ORDER BY subject, predicate, rank, document.id, {columns.BY_PLACE}"
        return self._statements(f"{_IN_FORCE} object IS NULL{order}", ())

    def all_edge_statements(self) -> Iterator[Statement]:
        """The relation statements in force, by source, kind, target and qualifier, then as `edge_statements`."""
        order = f" ORDER BY subject, predicate, object, qualifier, rank, document.id, {columns.BY_PLACE}"
        return self._statements(f"{_IN_FORCE} object IS NOT NULL{order}", ())

    def history(self, subject: str) -> Iterator[Statement]:
        """Statements whose subject is the node, from superseded editions, properties first."""
        where = " WHERE document.superseded_by IS NOT NULL AND subject = ?"
        order = f" ORDER BY object IS NOT NULL, predicate, object, qualifier, rank, document.id, {columns.BY_PLACE}"
        return self._statements(_STATEMENTS + where + order, (subject,))

    def document(self, identifier: str) -> Document | None:
        """The document of any edition, or `None` where the base has none of that id."""
        found = self._rows(f"SELECT {columns.DOCUMENT} FROM document WHERE id = ?", (identifier,))
        return next(map(document_of, found), None)

    def documents(self, *, superseded: bool = False) -> Iterator[Document]:
        """The documents in force (or all), by id."""
        where = "" if superseded else " WHERE superseded_by IS NULL"
        return map(document_of, self._rows(f"SELECT {columns.DOCUMENT} FROM document{where} ORDER BY id"))

    def document_statements(self, document: str, *, as_loaded: bool = False) -> Iterator[Statement]:
        """Every statement of a document, by place and id or as loaded; none for an unknown id."""
        order = "statement.key" if as_loaded else columns.BY_PLACE
        return self._statements(f"{_STATEMENTS} WHERE document.id = ? ORDER BY {order}", (document,))

    def loads(self, document: str | None = None) -> Iterator[LoadRecord]:
        """The load history (of one document), oldest first."""
        sql = "SELECT document, loaded_at, report FROM load WHERE ?1 IS NULL OR document = ?1 ORDER BY key"
        return map(load_of, self._rows(sql, (document,)))

    def mark(self, name: str) -> str | None:
        """What a program left in the base under that name; `None` where it left nothing."""
        found = self._rows("SELECT value FROM meta WHERE name = ?", (columns.mark_name(name),))
        return next((str(row[0]) for row in found), None)

    def resolve(self, reference: str, *, kind: NodeKind | None = None, limit: int = 10) -> list[str]:
        """Ids of the nodes with this id, else code, else name or alias, else with these words in them."""
        for way in lookups(reference):
            found = [str(row[0]) for row in self._timed(*text_index.lookup_sql(way, kind, limit))]
            if found:
                return found
        return []

    def run(self, question: Question, parameters: Mapping[str, Parameter]) -> Iterator[Row]:
        """The rows of a named statement, in its order; parameters are bound, never pasted."""
        return self._timed(statement_text(question, "sql"), bound(parameters))

    def _statements(self, sql: str, parameters: Sequence[Any]) -> Iterator[Statement]:
        return map(statement_of, self._rows(sql, parameters))

    def _rows(self, sql: str, parameters: Any = ()) -> Iterator[Row]:
        """The rows, a few at a time; the engine's errors become those of the seam."""
        with engine_errors(self._path):
            cursor = self._cursor(sql, parameters)
            while some := cursor.fetchmany(_FETCHED):
                yield from some

    def _timed(self, sql: str, parameters: Any) -> Iterator[Row]:
        """As `_rows`, and stopped when the engine (not the caller) has worked longer than the limit."""
        left = self._seconds
        cursor: sqlite3.Cursor | None = None
        while True:
            begun = time.monotonic()
            self._connection.set_progress_handler(_alarm(begun + left), _STEPS)
            try:
                with engine_errors(self._path):
                    cursor = cursor or self._cursor(sql, parameters)
                    some = cursor.fetchmany(_FETCHED)
            finally:
                self._connection.set_progress_handler(None, 0)
            left -= time.monotonic() - begun
            if not some:
                return
            yield from some

    def _cursor(self, sql: str, parameters: Any) -> sqlite3.Cursor:
        cursor = self._connection.cursor()
        self._cursors.add(cursor)
        return cursor.execute(sql, parameters)


def _alarm(deadline: float) -> Any:
    """A progress handler that stops the engine after the deadline."""
    return lambda: time.monotonic() > deadline
