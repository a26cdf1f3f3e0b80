"""A job: a file that was handed in to be loaded, and what became of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from kb.errors import InputError

_LONGEST_NAME = 200


class State(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def ended(self) -> bool:
        """Whether nothing more becomes of it."""
        return self in (State.DONE, State.FAILED)


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be loaded.

    Attributes:
        id: In the order of handing in.
        file_name: As the file was called, without folders.
        sha256: Of its bytes, of which there are `bytes`.
        by: The id of the key that handed it in.
        again: Whether what was read of the same bytes before is to be replaced.
        submitted: When it was handed in; ISO 8601 in UTC, as `started` and `ended`.
        stage: What is being done: `waiting`, `reading`, `writing`, `deriving`, `ended`.
        done: How many of `total` statements are written.
        result: What `load --json` prints of the file; `None` until it has ended well.
        error: Why nothing was loaded; `None` where it has not failed.
    """

    id: str
    file_name: str
    sha256: str
    bytes: int
    by: str
    submitted: str
    again: bool = False
    state: State = State.QUEUED
    started: str | None = None
    ended: str | None = None
    stage: str = "waiting"
    done: int = 0
    total: int | None = None
    result: dict[str, Any] | None = field(default=None)
    error: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The job as it is kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Job:
        """The job that was kept."""
        return cls(**{**kept, "state": State(kept["state"])})

    def changed(self, **facts: Any) -> Job:
        """The job with some facts changed."""
        return replace(self, **facts)


def checked_name(text: str) -> str:
    """The name of a file without its folders, fit to be one on disk.

    Raises:
        InputError: Nothing is left of it, it is too long, or it holds a control character.
    """
    name = text.replace("\\", "/").rpartition("/")[2].strip()
    if not name.strip(".") or len(name.encode("utf-8", "replace")) > _LONGEST_NAME or not name.isprintable():
        raise InputError(f"{text!r} is no name for a file; give one such as plan-2569.txt")
    return name
