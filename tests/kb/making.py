"""Makes documents and statements for the tests of the knowledge base."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kb.interchange import export_lines
from kb.kinds import EdgeKind
from kb.statement import Json, Place, Rank, Statement
from kb.store.base import Document, LoadOutcome, Store

POLICY, PROJECT = "policy:049", "project:bangna/2569/3f9c02ab71"
AGENCY, KEY_RESULT = "agency:bangna", "key_result:2569/11102"


def document(name: str, *, edition: str | None = None, year: int | None = 2569) -> Document:
    """A document of this file name; its edition key is the name unless another is given."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    edition_key = name if edition is None else edition
    return Document(f"document:{sha256[:12]}", sha256, name, "annual_plan", edition_key, AGENCY, year)


def says(
    source: Document,
    subject: str,
    predicate: str,
    value: Json,
    *,
    line: int = 1,
    row: int | None = None,
    rank: Rank = Rank.FORM,
    confidence: float = 1.0,
) -> Statement:
    """A property statement on a line (and in a row of table 1)."""
    table = None if row is None else 1
    place = Place(line, f"line {line}", table, row, table)
    return Statement(source.id, place, subject, predicate, value, rank=rank, confidence=confidence)


def links(
    source: Document,
    subject: str,
    kind: EdgeKind,
    target: str,
    *,
    qualifier: str = "",
    value: Json = None,
    line: int = 1,
    rank: Rank = Rank.FORM,
) -> Statement:
    """A relation statement on a line."""
    place = Place(line, f"line {line}")
    return Statement(source.id, place, subject, str(kind), value or {}, target, qualifier, rank)


def put(store: Store, source: Document, statements: Iterable[Statement] = ()) -> LoadOutcome:
    """Loads one document in a transaction of its own."""
    with store.write() as writer:
        return writer.put_document(source, statements, report={})


def exported(store: Store) -> list[str]:
    """The lines of the whole base."""
    with store.read() as reader:
        return list(export_lines(reader))


def schema_of(path: Path) -> list[tuple[str, str]]:
    """Name and SQL of the tables and indexes of a base in a file, whose contents have been found sound."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for name in ("node_text", "passage_text"):
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")
    return [(str(name), str(sql)) for name, sql in found]
