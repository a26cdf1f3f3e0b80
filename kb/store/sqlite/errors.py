"""What SQLite reports, as the errors of the seam, each with the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import TOO_LONG, LimitError, PolicytraceError, StoreBusyError, StoreError, StoreFormatError

_PRIMARY = 0xFF
"""Extended result codes keep the primary one in the lowest byte."""


@contextmanager
def engine_errors(path: Path) -> Iterator[None]:
    """Turns the engine's errors into those of the seam; `path` is the base for the message."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error


def translated(error: sqlite3.Error, path: Path) -> PolicytraceError:
    """The error of the seam for an error of SQLite."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusyError(f"another process is writing to {path}; try again when it has ended")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreFormatError(
            f"{path} is no base or is damaged ({error}); restore a copy, or load the documents into a new file"
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreError(f"no space left for {path}; nothing was changed; make room and try again")
    if code == sqlite3.SQLITE_INTERRUPT:
        return LimitError(TOO_LONG)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return StoreError(f"{path} cannot be opened or written ({error}); check the folder and its permissions")
    return StoreError(f"{path}: {error}")
