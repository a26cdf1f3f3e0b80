"""A load that is killed at any instant leaves the base as before or as after it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kb.statement import Statement
from kb.store.base import Document
from kb.store.open import open_store
from tests.kb.making import document, exported, put, says

_ROUNDS = 8
_REPOSITORY = Path(__file__).resolve().parents[2]
_OLD, _NEW = document("old.txt", edition="plan"), document("new.txt", edition="plan")

_LOAD = """
import sys
from kb.statement import Statement
from kb.store.base import Document
from kb.store.open import open_store
from tests.kb.test_store_crash import _NEW, statements_of
from tests.kb.making import put
store = open_store(sys.argv[1])
print("ready", flush=True)
put(store, _NEW, statements_of(_NEW))
"""


def statements_of(source: Document) -> Iterator[Statement]:
    """A few thousand statements, some of which both editions make."""
    shift = 0 if source is _OLD else 500
    for number in range(shift, shift + 2000):
        yield says(source, f"policy:{number:05}", "name", f"นโยบาย {number} {source.file_name}", line=number + 1)


def _kill_a_load(path: Path, delay: float) -> None:
    """Starts a load in a process of its own and kills that process after the delay in seconds."""
    environment = {**os.environ, "PYTHONPATH": str(_REPOSITORY)}
    command = [sys.executable, "-c", _LOAD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=_REPOSITORY) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)


def test_killed_loads_leave_the_old_or_the_new_state(tmp_path: Path) -> None:
    path = tmp_path / "base.db"
    store = open_store(path)
    put(store, _OLD, statements_of(_OLD))
    old = exported(store)
    store.close()
    begun = time.perf_counter()
    whole = open_store(tmp_path / "whole.db")
    put(whole, _OLD, statements_of(_OLD))
    put(whole, _NEW, statements_of(_NEW))
    new = exported(whole)
    longest = time.perf_counter() - begun
    whole.close()
    delays = random.Random(5)
    for _ in range(_ROUNDS):
        _kill_a_load(path, delays.uniform(0, longest))
        after = open_store(path)
        assert exported(after) in (old, new)
        after.close()
    store = open_store(path)
    put(store, _NEW, statements_of(_NEW))
    assert exported(store) == new
    store.close()
