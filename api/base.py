"""The base that a command works on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from kb.settings import Settings
from kb.statement import Json, Statement
from kb.store.base import Document, LoadOutcome, Reader, Store, Writer
from kb.store.open import open_store


class OnDemandStore:
    """A base that is made at the first write, so that a load that reads nothing leaves no file behind.

    Where the file is there already, or the base is no file, it is opened at once:
    a damaged base shows itself before any document is read.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        there = "://" in settings.database or Path(settings.database).exists()
        self._store: Store | None = self._open() if there else None

    def read(self) -> AbstractContextManager[Reader]:
        """A reader of the state at the time of the call."""
        return self._opened().read()

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """The one writer; where there is no base yet, it is made when the first document is put."""
        with ExitStack() as stack:
            yield _FirstWrite(stack, self._opened)

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


class _FirstWrite:
    """A writer that opens the base when there is something to write; its block ends with `stack`."""

    def __init__(self, stack: ExitStack, opened: Callable[[], Store]) -> None:
        self._stack = stack
        self._opened = opened
        self._writer: Writer | None = None

    def put_document(
        self, document: Document, statements: Iterable[Statement], *, report: Mapping[str, Json], again: bool = False
    ) -> LoadOutcome:
        """Adds a document and its statements."""
        return self._begun().put_document(document, statements, report=report, again=again)

    def put_mark(self, name: str, value: str) -> None:
        """Leaves a word in the base."""
        self._begun().put_mark(name, value)

    def _begun(self) -> Writer:
        if self._writer is None:
            self._writer = self._stack.enter_context(self._opened().write())
        return self._writer
