"""What a running service holds: the base, the settings, and the answers it keeps at hand."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from api.http.cache import Cache
from api.http.ready import Ready
from api.jobs.spool import Spool
from api.jobs.worker import Worker
from api.prepared.found import FoundBefore
from api.prepared.register import Register
from api.prepared.shelf import Shelf
from api.readings import installed_code
from kb.errors import InputError
from kb.settings import Settings
from kb.store.base import Reader, Store
from queries.answer import completeness
from queries.candidates.evidence import Evidence

_LOG = logging.getLogger("policytrace.http")
_KEPT = 8
"""Worked-out answers that are kept whole, for the pages that are asked of them next."""
_EVIDENCE = 2
"""Years of which what speaks for candidates is kept: of a city each takes tens of megabytes."""
_STATE_DIGITS = 16


@dataclass(eq=False)
class Service:
    """The base behind the surface, which the caller opens and closes."""

    store: Store
    settings: Settings
    ready: Cache[Ready] = field(init=False)
    kept: Cache[Any] = field(init=False)
    evidence: Cache[Evidence] = field(init=False)
    _states: dict[int, str] = field(init=False, default_factory=dict)
    shelf: Shelf = field(init=False)
    found: FoundBefore = field(init=False)
    spool: Spool = field(init=False)
    worker: Worker = field(init=False)

    def __post_init__(self) -> None:
        if self.settings.reading not in ("open", "key"):
            raise InputError(f"POLICYTRACE_READING must be open or key, not {self.settings.reading!r}")
        prepared = _beside(self.settings, self.settings.prepared, "answers")
        self.shelf, self.found = Shelf(prepared), FoundBefore(prepared / "found")
        self.spool = Spool(_beside(self.settings, self.settings.spool, "jobs"), self.settings.queue_max)
        self.worker = Worker(self.spool, self.store)
        self.ready = Cache(self.settings.cache_bytes, lambda item: len(item.body))
        self.kept = Cache(_KEPT, lambda _: 1)
        self.evidence = Cache(_EVIDENCE, lambda _: 1)

    def log_failure(self, path: str, error: Exception) -> None:
        """Tells the log what the client is not told."""
        _LOG.error("%s failed", path, exc_info=error)

    def state(self, reader: Reader) -> str:
        """A name for the state of the base, as this version answers from it: the same name, the same answers."""
        generation = reader.generation()
        if generation not in self._states:
            documents = [f"{each.id}={each.superseded_by}" for each in reader.documents(superseded=True)]
            told = "\n".join([str(generation), installed_code(), *documents])
            self._states = {generation: hashlib.sha256(told.encode()).hexdigest()[:_STATE_DIGITS]}
        return self._states[generation]

    def is_large(self, reader: Reader) -> bool:
        """Whether answers of the base are worth preparing."""
        return completeness(reader).documents >= self.settings.prepare_documents

    def registered(self, reader: Reader) -> Register | None:
        """All findings of a large base; `None` where there are few documents, or they are not gathered yet."""
        return self.found.register(reader) if self.is_large(reader) else None

    def state_of_today(self, reader: Reader) -> str:
        """The state with the day."""
        return of_today(self.state(reader))


def of_today(state: str) -> str:
    """A state with the day: a decision has a last day, so that an answer is good for one day at most."""
    return f"{state} {date.today().isoformat()}"


def _beside(settings: Settings, chosen: str, name: str) -> Path:
    """A folder of the service: beside a base that is a file, else in the current directory, unless one is chosen."""
    if chosen != "beside":
        return Path(chosen)
    return Path(f"policytrace.{name}" if "://" in settings.database else f"{settings.database}.{name}")
