"""Sees to it that the answers of the page's first views are prepared: a thread that starts the preparing process."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from threading import Event, Thread
from typing import TYPE_CHECKING

from filelock import Timeout

from kb.errors import PolicytraceError
from kb.settings import SETTINGS, Settings

if TYPE_CHECKING:
    from api.http.service import Service

_LOG = logging.getLogger("policytrace.prepared")
_COMMAND = (sys.executable, "-c", "from api.cli import main; main()", "prepare")
_LOOK_SECONDS = 5.0
"""Between two looks whether the base has changed or a day has begun."""
_AGAIN_SECONDS = 600.0
"""After a preparation that failed."""


class Keeper:
    """Keeps prepared what a large base answers slowly, as long as it runs; of several processes one prepares."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._ended = Event()
        self._thread = Thread(target=self._run, name="policytrace-prepared", daemon=True)

    def start(self) -> None:
        """Begins to look."""
        self._thread.start()

    def stop(self) -> None:
        """Ends, and ends what is being prepared."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        pause = _LOOK_SECONDS
        while not self._ended.wait(pause):
            try:
                pause = _LOOK_SECONDS if self._looked() else _AGAIN_SECONDS
            except (OSError, PolicytraceError):  # a base that is busy, a folder that cannot be written to
                _LOG.exception("answers could not be prepared")
                pause = _AGAIN_SECONDS

    def _looked(self) -> bool:
        """Prepares where it is needed; False where that failed."""
        if self._nothing_to_do():
            return True
        try:
            with self._service.shelf.lock.acquire(timeout=0):
                return self._nothing_to_do() or self._prepared()
        except Timeout:
            return True  # another process is at it

    def _nothing_to_do(self) -> bool:
        with self._service.store.read() as reader:
            if not self._service.is_large(reader):
                return True
            registered = self._service.registered(reader)  # opened before somebody waits for it
            return registered is not None and self._service.shelf.finished(self._service.state_of_today(reader))

    def _prepared(self) -> bool:
        """Runs the preparing process to its end, or until this one is to end."""
        _LOG.info("preparing answers")
        with subprocess.Popen(_COMMAND, env=_environment(self._service.settings), stdout=subprocess.DEVNULL) as process:
            while process.poll() is None:
                if self._ended.wait(0.2):
                    process.terminate()
        return process.returncode == 0


def _environment(settings: Settings) -> dict[str, str]:
    """The settings as a process of its own reads them; those that are as usual are left to it."""
    chosen = {item.env: str(getattr(settings, item.name)) for item in SETTINGS}
    usual = {item.env: str(item.default) for item in SETTINGS}
    others = {name: value for name, value in os.environ.items() if name not in usual}
    return {**others, **{name: value for name, value in chosen.items() if value != usual[name]}}
