"""The base that a command works on."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from kb.settings import Settings
from kb.store.base import Reader, Store, Writer
from kb.store.open import open_store


class OnDemandStore:
    """A base that is made at the first write, so that a load that reads nothing leaves no file behind.

    Where the file is there already it is opened at once: a damaged base shows
    itself before any document is read.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store: Store | None = self._open() if Path(settings.database).exists() else None

    def read(self) -> AbstractContextManager[Reader]:
        """A reader of the state at the time of the call."""
        return self._opened().read()

    def write(self) -> AbstractContextManager[Writer]:
        """The one writer."""
        return self._opened().write()

    def close(self) -> None:
        """Releases the base, if it was opened."""
        if self._store is not None:
            self._store.close()

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._open()
        return self._store

    def _open(self) -> Store:
        return open_store(self._settings.database, create=True, settings=self._settings)
