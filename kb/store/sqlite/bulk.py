"""A large load: what is kept up row by row in a small one is put up once in the end.

An index in the order of the rows costs little to keep up; one in another order is written all over for each
document. Making it anew from sorted rows takes a fraction of that, once as many rows have come as there were.
All of it is part of the writer's transaction: what is killed leaves the base with its indexes as it was.
"""

from __future__ import annotations

import sqlite3

LARGE = 100_000
"""Statements of one transaction, from which on it is a large load if the base held no more than them before."""
_INDEXES = ("statement_subject", "statement_object", "node_kind", "node_code", "node_instalments", "edge_target")
"""What no document is written by: all is put up again before what is stale is derived from the statements."""
_SQL = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?"
_TEXTS = ("node_text", "passage_text")
_CACHE_KIB = 512 * 1024
"""What the indexes that are kept up, in the order of hashes, of labels and of ids, take in a city."""
_GATHERED, _USUALLY_GATHERED = 64 << 20, 1 << 20
"""Bytes of a full-text index that are gathered in memory, and then written as one sorted run; the latter is FTS5's."""


class Bulk:
    """Watches how much a transaction writes; begins with the first statement of a large load."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._written = 0
        self._before: int | None = None
        self._taken_down: list[str] = []

    def expect(self, next_key: int, count: int) -> None:
        """Is told of the statements that are about to be written, and the key of the first of them."""
        self._before = next_key - 1 if self._before is None else self._before
        self._written += count
        if not self._taken_down and self._written >= max(LARGE, self._before):
            self._begin()

    def end(self) -> None:
        """Puts up what was taken down."""
        if self._taken_down:
            for sql in self._taken_down:
                self._connection.execute(sql)
            self._gather(_USUALLY_GATHERED)
            self._taken_down = []

    def _begin(self) -> None:
        self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._gather(_GATHERED)
        for name in _INDEXES:
            self._taken_down += self._connection.execute(_SQL, (name,)).fetchone()
            self._connection.execute(f"DROP INDEX {name}")

    def _gather(self, size: int) -> None:
        for name in _TEXTS:
            self._connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', ?)", (size,))
