"""Times with their spread, and the machine they were taken on."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")
_QUICK, _SLOW = 1.0, 10.0
"""Seconds: below the first a question is measured seven times, above the second once, else three times."""


@dataclass(frozen=True, slots=True)
class Times:
    """A few runs of the same work, in seconds."""

    runs: Sequence[float]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.runs)

    def __str__(self) -> str:
        if len(self.runs) == 1:
            return shown(self.median)
        return f"{shown(self.median)} ({shown(min(self.runs))}–{shown(max(self.runs))})"


def shown(seconds: float) -> str:
    """A time with three digits that count, in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size or unit == "µs":
            number = seconds / size
            return f"{number:.{max(0, 2 - len(str(int(number))) + 1)}f} {unit}"
    raise AssertionError("there is a unit for every time")


def timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """Seconds, and what came of it."""
    begun = time.perf_counter()
    answer = work()
    return time.perf_counter() - begun, answer


def measured(work: Callable[[], object], first: float) -> Times:
    """Several runs, fewer of what takes long; `first` is the time of a run that has been made, which warmed it up."""
    if first > _SLOW:
        return Times([first])
    return Times([timed(work)[0] for _ in range(7 if first < _QUICK else 3)])


def machine() -> str:
    """What it was measured on, in a line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}; load average {os.getloadavg()[0]:.1f}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "processor")
