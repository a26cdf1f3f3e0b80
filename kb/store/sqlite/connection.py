"""Opens the file: knows a base from a foreign, damaged or empty file, and makes a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from kb.errors import StoreError, StoreFormatError
from kb.settings import Settings

APPLICATION_ID = 0x504C5452
"""Marks the file as a base, in its header ("PLTR")."""
SCHEMA_VERSION = 3
"""The version of the tables, in the file's header."""


def connect(path: Path, settings: Settings) -> sqlite3.Connection:
    """A connection with our settings; transactions are begun and ended by us alone."""
    connection = sqlite3.connect(
        path,
        timeout=settings.busy_timeout_seconds,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def prepare(path: Path, *, create: bool, settings: Settings) -> None:
    """Checks that the file is a base of this version; makes it one where it is empty or missing.

    Raises:
        StoreError: There is no file and none is to be made.
        StoreFormatError: It is the file of another program or version.
    """
    if not create and not path.exists():
        raise StoreError(f"there is no base at {path}; load documents to make one")
    connection = connect(path, settings)
    try:
        if not _is_base(connection, path):
            _make(connection, path)
    finally:
        connection.close()


def _is_base(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file is a base (`True`) or empty (`False`)."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == APPLICATION_ID and version == SCHEMA_VERSION:
        connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()
        return True
    if application == APPLICATION_ID:
        raise StoreFormatError(
            f"{path} was written by version {version} of the format, this program reads {SCHEMA_VERSION}; "
            "export it with the program that wrote it and load the export into a new file"
        )
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application or tables:
        raise StoreFormatError(f"{path} is a file of another program; name another file for the base")
    return False


def _make(connection: sqlite3.Connection, path: Path) -> None:
    """Makes the tables in one transaction; of two programs that try at once one makes them."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if not _is_base(connection, path):
        for statement in _schema():
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('generation', '0')")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


@cache
def _schema() -> tuple[str, ...]:
    text = (files("kb.store") / "schema.sql").read_text(encoding="utf-8")
    return tuple(_statements(text))


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script; one ends with a semicolon at the end of a line."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
