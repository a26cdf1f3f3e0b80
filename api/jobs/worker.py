"""The one writer: a thread that takes the jobs in turn."""

from __future__ import annotations

import logging
from contextlib import suppress
from threading import Event, Thread

from filelock import Timeout

from api.jobs.job import Job, State
from api.jobs.spool import Spool, now
from api.loading import load_each
from kb.errors import PolicytraceError, StoreBusyError
from kb.store.base import Store

_LOG = logging.getLogger("policytrace.jobs")
_PAUSE_SECONDS = 1.0
"""Between two looks for jobs that other processes were handed."""
_BUSY_SECONDS = 0.5
_TOLD_EVERY = 1000
"""Statements between two records of how far a job is."""


class Worker:
    """Works the jobs of a base off, as long as it runs; of several processes one works at a time."""

    def __init__(self, spool: Spool, store: Store) -> None:
        self._spool = spool
        self._store = store
        self._wake, self._ended = Event(), Event()
        self._thread = Thread(target=self._run, name="policytrace-jobs", daemon=True)

    def start(self) -> None:
        """Begins to work."""
        self._thread.start()

    def wake(self) -> None:
        """Says that there is a new job."""
        self._wake.set()

    def stop(self) -> None:
        """Ends after the job at hand."""
        self._ended.set()
        self._wake.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self._work()
            except Exception:  # noqa: BLE001 - a full disk must not end the thread; it is told and tried again
                _LOG.exception("the queue could not be worked on")
            self._wake.wait(_PAUSE_SECONDS)
            self._wake.clear()

    def _work(self) -> None:
        """Works every job off that waits, unless another process does."""
        if self._spool.next() is None:
            return
        with suppress(Timeout), self._spool.lock.acquire(timeout=0):
            while not self._ended.is_set() and (job := self._spool.next()) is not None:
                self._load(job.changed(state=State.RUNNING, started=now(), stage="reading", done=0, total=None))
            self._spool.prune()

    def _load(self, job: Job) -> None:
        """Loads the file of a job; a base that another process writes to is waited for."""
        self._spool.save(job)
        while True:
            try:
                self._spool.save(self._loaded(job))
                return
            except StoreBusyError:
                if self._ended.wait(_BUSY_SECONDS):
                    return  # stays as running, and is taken up again

    def _loaded(self, job: Job) -> Job:
        progress = Progress(self._spool, job)
        try:
            (found,) = load_each([self._spool.data(job)], self._store, again=job.again, watch=progress.tell)
        except StoreBusyError:
            raise
        except PolicytraceError as error:
            return progress.job.changed(state=State.FAILED, ended=now(), stage="ended", error=str(error))
        except Exception:  # noqa: BLE001 - whatever a file does to its reader, the next one must get its turn
            _LOG.exception("job %s failed", job.id)
            return progress.job.changed(state=State.FAILED, ended=now(), stage="ended", error=_UNEXPECTED)
        if found.error is not None:
            told = found.error.replace(str(self._spool.data(job)), job.file_name)
            return progress.job.changed(state=State.FAILED, ended=now(), stage="ended", error=told)
        result = {**found.to_json(), "path": job.file_name}
        return progress.job.changed(state=State.DONE, ended=now(), stage="ended", result=result)


_UNEXPECTED = "the file could not be read, for a reason that nobody expected; the log says which"


class Progress:
    """Keeps how far a job is."""

    def __init__(self, spool: Spool, job: Job) -> None:
        self._spool = spool
        self.job = job

    def tell(self, stage: str, done: int, total: int | None) -> None:
        """Takes note of a stage, and of every thousandth statement."""
        if stage != self.job.stage or done - self.job.done >= _TOLD_EVERY or done == total:
            self.job = self.job.changed(stage=stage, done=done, total=total)
            self._spool.save(self.job)
