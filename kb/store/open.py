"""Opens a base by its address."""

from __future__ import annotations

from pathlib import Path

from kb.errors import StoreError
from kb.settings import Settings
from kb.store.base import Store
from kb.store.sqlite import SqliteStore

_NEO4J = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""The schemes of Neo4j: `neo4j` finds its way in a cluster, `bolt` speaks to one server, `+s` is TLS."""


def open_store(address: str | Path, *, create: bool = True, settings: Settings | None = None) -> Store:
    """The base at an address: the path of a file, or a Neo4j server such as `neo4j://localhost:7687`.

    A file that is missing, and a database that is empty, is made a base where `create` is set.

    Raises:
        StoreError: There is no such base, it does not answer, or there is no engine for the address.
        StoreFormatError: What is there is no base, is damaged, or was written by another version.
    """
    scheme, separator, _ = str(address).partition("://")
    chosen = settings or Settings()
    if not separator:
        return SqliteStore(Path(address), create=create, settings=chosen)
    if scheme in _NEO4J:
        return _neo4j(str(address), create=create, settings=chosen)
    raise StoreError(f"there is no engine for {scheme}:// addresses; name a file, or one of {', '.join(_NEO4J)}")


def _neo4j(address: str, *, create: bool, settings: Settings) -> Store:
    try:
        from kb.store.neo4j import Neo4jStore
    except ImportError as error:
        raise StoreError(f"{address} needs the driver of Neo4j: install policytrace[neo4j]") from error
    return Neo4jStore(address, create=create, settings=settings)
