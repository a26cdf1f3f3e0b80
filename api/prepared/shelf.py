"""Prepared answers on disk, a file each, for all processes of a service and for after a restart."""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from api.http.ready import Ready
from api.prepared.files import keep_file

_LATEST = "latest"
"""The file that names the state for which everything was prepared last."""


class Shelf:
    """Answers by their entity tags, in a folder that is made when the first comes; files are replaced as a whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.lock = FileLock(folder / "lock", thread_local=False, mode=0o600)
        """To be held by whoever sees to it that answers are prepared; makes the folder."""

    def get(self, tag: str) -> Ready | None:
        """The answer of an entity tag; `None` where it is not prepared."""
        try:
            head, _, body = self._file(tag).read_bytes().partition(b"\n")
            media_type, headers = json.loads(head)
        except (OSError, ValueError):
            return None
        return Ready(body, media_type, tuple((name, value) for name, value in headers))

    def holds(self, tag: str) -> bool:
        """Whether the answer of an entity tag is prepared."""
        return self._file(tag).exists()

    def put(self, tag: str, answer: Ready) -> None:
        """Keeps an answer.

        Raises:
            StoreError: The folder cannot be written to.
        """
        head = json.dumps([answer.media_type, answer.headers]).encode()
        keep_file(self._file(tag), head + b"\n" + answer.body)

    def finish(self, state: str, tags: Collection[str]) -> None:
        """Notes that everything is prepared for a state; what is not among the tags goes."""
        kept = {self._file(tag) for tag in tags}
        keep_file(self._folder / _LATEST, state.encode())
        for file in self._folder.glob("*.answer*"):
            if file not in kept:
                with suppress(OSError):
                    file.unlink()

    def finished(self, state: str) -> bool:
        """Whether everything is prepared for a state."""
        with suppress(OSError):
            return (self._folder / _LATEST).read_text(encoding="utf-8") == state
        return False

    def _file(self, tag: str) -> Path:
        return self._folder / (tag.strip('"') + ".answer")
