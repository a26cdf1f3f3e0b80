"""Opens a base by its address."""

from __future__ import annotations

from pathlib import Path

from kb.errors import StoreError
from kb.settings import Settings
from kb.store.base import Store
from kb.store.sqlite import SqliteStore


def open_store(address: str | Path, *, create: bool = True, settings: Settings | None = None) -> Store:
    """The base at an address: the path of a file, which is made where it is missing and `create` is set.

    Raises:
        StoreError: There is no such base, or no engine for the address.
        StoreFormatError: The file is no base, is damaged, or was written by another version.
    """
    scheme, separator, _ = str(address).partition("://")
    if separator:
        raise StoreError(
            f"{scheme}:// addresses need an engine that is not there yet; name a file, such as policytrace.db"
        )
    return SqliteStore(Path(address), create=create, settings=settings or Settings())
