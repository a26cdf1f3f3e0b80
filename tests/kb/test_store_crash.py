"""A load that is killed at any instant leaves the base as before or as after it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from kb.errors import StoreBusyError
from kb.settings import Settings
from kb.statement import Statement
from kb.store.base import Document
from kb.store.open import open_store
from kb.store.sqlite.bulk import LARGE
from tests.kb.making import document, exported, put, says, schema_of

_ROUNDS = {"sqlite": 8, "neo4j": 3}
_ATTEMPTS = 10
_PATIENT = Settings(busy_timeout_seconds=30)
"""A server takes a moment to see that a client is gone, and until then its writer's lock is held."""
_REPOSITORY = Path(__file__).resolve().parents[2]
_OLD, _NEW = document("old.txt", edition="plan"), document("new.txt", edition="plan")

_LOAD = """
import sys
from kb.store.open import open_store
from kb.store.sqlite import bulk
from tests.kb.test_store_crash import _NEW, _PATIENT, statements_of
from tests.kb.making import put
bulk.LARGE = int(sys.argv[2])
store = open_store(sys.argv[1], settings=_PATIENT)
print("ready", flush=True)
put(store, _NEW, statements_of(_NEW))
"""


def statements_of(source: Document) -> Iterator[Statement]:
    """A few thousand statements, some of which both editions make."""
    shift = 0 if source is _OLD else 500
    for number in range(shift, shift + 2000):
        yield says(source, f"policy:{number:05}", "name", f"นโยบาย {number} {source.file_name}", line=number + 1)


def _kill_a_load(address: str, delay: float, large: int) -> None:
    """Starts a load in a process of its own, large from so many statements on, and kills it after some seconds."""
    environment = {**os.environ, "PYTHONPATH": str(_REPOSITORY)}
    command = [sys.executable, "-c", _LOAD, address, str(large)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=_REPOSITORY) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)


def _found_after_the_kill(address: str) -> list[str]:
    """What the base holds; asked again while a server still finishes a commit that it had been sent."""
    with closing(open_store(address)) as store:
        for _ in range(_ATTEMPTS):
            with suppress(StoreBusyError):  # changed while it was read
                return exported(store)
            time.sleep(0.5)
        return exported(store)


def _check_killed_loads(address: str, whole: str, *, rounds: int, large: int = LARGE) -> None:
    """Kills some loads of a new edition at random instants; `whole` is a base to hold what is to be found against."""
    with closing(open_store(address)) as store:
        begun = time.perf_counter()
        put(store, _OLD, statements_of(_OLD))
        longest = 2 * (time.perf_counter() - begun)
        old = exported(store)
    with closing(open_store(whole)) as store:
        put(store, _OLD, statements_of(_OLD))
        put(store, _NEW, statements_of(_NEW))
        new = exported(store)
    delays = random.Random(5)
    for _ in range(rounds):
        _kill_a_load(address, delays.uniform(0, longest), large)
        assert _found_after_the_kill(address) in (old, new)
    with closing(open_store(address, settings=_PATIENT)) as store:
        put(store, _NEW, statements_of(_NEW))
        assert exported(store) == new


def test_killed_loads_leave_the_old_or_the_new_state(address: str, tmp_path: Path) -> None:
    _check_killed_loads(address, str(tmp_path / "whole.db"), rounds=_ROUNDS["neo4j" if "://" in address else "sqlite"])


def test_killed_large_loads_leave_the_base_with_its_indexes(tmp_path: Path) -> None:
    base, whole = tmp_path / "base.db", tmp_path / "whole.db"
    _check_killed_loads(str(base), str(whole), rounds=_ROUNDS["sqlite"], large=0)
    assert schema_of(base) == schema_of(whole)
