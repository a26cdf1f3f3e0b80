"""The embedded engine: one SQLite file."""

from kb.store.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
