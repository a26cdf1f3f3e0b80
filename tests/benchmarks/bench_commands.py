"""Whole commands on the bundled samples, interpreter start and imports included.

Run as `python -m tests.benchmarks.bench_commands [FOLDER]`; a folder of documents is
loaded instead of the samples where one is named.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from loaders.samples import sample_paths

RUNS = 5


def seconds(arguments: Sequence[str]) -> float:
    """How long a command takes from start to end."""
    started = time.perf_counter()
    command = [sys.executable, "-c", "from api.cli import main; main()", *arguments]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def report(name: str, arguments: Sequence[str], *, before: Path | None = None) -> None:
    """Prints the median and the spread of a few runs; `before` is removed before each."""
    times = []
    for _ in range(RUNS):
        if before:
            for path in before.parent.glob(f"{before.name}*"):
                path.unlink()
        times.append(seconds(arguments))
    print(f"{name:<42}{statistics.median(times):>8.2f} s   {min(times):.2f} to {max(times):.2f}")


def main() -> None:
    """Times loading, tracing and the questions over all of the base."""
    with tempfile.TemporaryDirectory() as folder, sample_paths() as samples:
        base = Path(folder) / "bench.db"
        paths = sys.argv[1:] or [str(path) for path in samples]
        at_base = ["--db", str(base)]
        report(f"load {len(paths)} path(s) into a new base", [*at_base, "load", *paths], before=base)
        report("load them again", [*at_base, "load", *paths])
        report("trace a policy down", [*at_base, "trace", "049", "--down"])
        report("show a key result", [*at_base, "show", "41101"])
        report("coverage", [*at_base, "coverage"])
        report("gaps", [*at_base, "gaps"])
        report("export as JSON lines", [*at_base, "export", "-o", str(base.with_suffix(".jsonl"))])


if __name__ == "__main__":
    main()
