"""The queue on disk: a folder for each job, with its record and, until it has ended, its file.

Records are replaced as a whole, so that a reader never sees half of one. Several processes may hand in and look;
the one that holds the lock works.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock

from api.files import replace_file, write_beside
from api.jobs.job import Job, State, checked_name
from kb.errors import NotFoundError, StoreBusyError

KEPT = 1000
"""Jobs that have ended and are still known."""
_RECORD, _ANSWERS, _DATA = "job.json", "answers", "data"


class Spool:
    """The jobs of a base, in a folder that is made when the first comes."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most
        self.lock = FileLock(folder / "lock", thread_local=False)
        """Held by whoever works on a job."""

    def begin(self, file_name: str) -> tuple[str, Path]:
        """A new job's id, and the file to write what is handed in to.

        Raises:
            InputError: The name is none for a file.
            StoreBusyError: As many jobs as may wait are waiting.
        """
        name = checked_name(file_name)
        if sum(job.state is State.QUEUED for job in self.jobs()) >= self._most:
            raise StoreBusyError(f"{self._most} files are waiting already, which is the limit; try again later")
        identifier = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(8)}"
        data = self._folder / identifier / _DATA / name
        data.parent.mkdir(parents=True, mode=0o700)
        return identifier, data

    def submit(self, identifier: str, data: Path, digest: str, by: str, *, again: bool) -> Job:
        """Makes a job of what was written to the file that `begin` gave."""
        job = Job(identifier, data.name, digest, data.stat().st_size, by, now(), again=again)
        self.save(job)
        return job

    def drop(self, identifier: str) -> None:
        """Forgets a job that never became one, or that has ended long ago."""
        shutil.rmtree(self._folder / identifier, ignore_errors=True)

    def save(self, job: Job) -> None:
        """Keeps what became of a job; the file of one that has ended goes."""
        replace_file(self._folder / job.id / _RECORD, _bytes(job.to_json()))
        if job.state.ended:
            shutil.rmtree(self._folder / job.id / _DATA, ignore_errors=True)

    def data(self, job: Job) -> Path:
        """The file of a job."""
        return self._folder / job.id / _DATA / job.file_name

    def job(self, identifier: str) -> Job:
        """The job of an id.

        Raises:
            NotFoundError: There is none, or none any more.
        """
        if identifier.replace("-", "").isalnum() and (found := self._read(identifier)) is not None:
            return found
        raise NotFoundError(f"no job is called {identifier!r}; those that ended long ago are forgotten")

    def jobs(self) -> list[Job]:
        """All jobs, the oldest first."""
        return [job for name in self._names() if (job := self._read(name)) is not None]

    def next(self) -> Job | None:
        """The job to work on: one that a process left behind, else the oldest that waits. Ask with the lock held."""
        waiting = [job for job in self.jobs() if not job.state.ended]
        return min(waiting, key=lambda job: (job.state is not State.RUNNING, job.id), default=None)

    def prune(self) -> None:
        """Forgets the oldest of the jobs that have ended, but for the last thousand."""
        ended = [job for job in self.jobs() if job.state.ended]
        for job in ended[:-KEPT]:
            self.drop(job.id)

    # --- answers to requests that may come again

    def answered(self, by: str, key: str) -> dict[str, Any] | None:
        """What was answered to a request with that idempotency key of that holder; `None` where nothing was."""
        kept: dict[str, Any] | None = _load(self._answer(by, key))
        return kept

    def remember(self, by: str, key: str, answer: dict[str, Any]) -> dict[str, Any]:
        """Keeps an answer, unless another request of the same key came first: gives the one that is kept."""
        path = self._answer(by, key)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = write_beside(path, _bytes(answer))
        try:
            os.link(part, path)  # fails where it is there already, unlike a rename
        except FileExistsError:
            return self.answered(by, key) or answer
        finally:
            part.unlink()
        return answer

    def _answer(self, by: str, key: str) -> Path:
        return self._folder / _ANSWERS / f"{hashlib.sha256(f'{by} {key}'.encode()).hexdigest()}.json"

    def _names(self) -> Iterator[str]:
        if self._folder.is_dir():
            yield from sorted(item.name for item in self._folder.iterdir() if item.is_dir() and item.name != _ANSWERS)

    def _read(self, name: str) -> Job | None:
        kept = _load(self._folder / name / _RECORD)
        return None if kept is None else Job.from_json(kept)


def now() -> str:
    """The time, as records state it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _load(path: Path) -> dict[str, Any] | None:
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    return kept


def _bytes(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8")
