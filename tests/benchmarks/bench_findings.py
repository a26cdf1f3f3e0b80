"""Measures the findings: puts one contradiction at a time into documents and counts which are named.

`python -m tests.benchmarks.bench_findings` takes the bundled samples (`--documents FOLDER` others in the same forms),
chooses `--each` places for every kind of mistake and document, and prints by kind: how many were put in, how many a
fitting rule names at the place, by the gravest finding's severity, and how many new findings by other rules stand
elsewhere (alarms; in brackets those of severity error). Places are chosen by `--seed` from the printed words alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from loaders.samples import sample_paths
from queries.rules import Severity
from tests.queries.judged import KINDS, Verdict, verdicts


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict as it is counted; `severity` is `None` where nothing names the injection."""

    kind: str
    severity: Severity | None
    alarms: int
    grave: int
    line: str


def told(verdict: Verdict) -> Told:
    """What is counted of a verdict."""
    injection = verdict.injection
    line = f"{injection.kind}: {injection.was[:60]!r} → {injection.now[:60]!r} at {sorted(injection.edits)[:2]}"
    grave = sum(item.severity is Severity.ERROR for item in verdict.alarms)
    return Told(injection.kind, verdict.severity, len(verdict.alarms), grave, line)


def measured(task: tuple[Path, int, int, str]) -> list[Told]:
    """The verdicts on one kind of mistake in one document."""
    path, seed, each, kind = task
    return [told(verdict) for verdict in verdicts(path, seed, each, (kind,))]


def table(found: Iterable[Told]) -> list[tuple[str, ...]]:
    """A row for each kind and one for all: put in, named, share, error, warning, info, alarms."""
    everything = list(found)
    rows = []
    for kind in (*KINDS, "all"):
        of_kind = [item for item in everything if kind in ("all", item.kind)]
        if of_kind:
            rows.append((kind, *_counts(of_kind)))
    return rows


def _counts(found: Sequence[Told]) -> tuple[str, ...]:
    named = sum(item.severity is not None for item in found)
    by_severity = (str(sum(item.severity is severity for item in found)) for severity in Severity)
    alarms = f"{sum(item.alarms for item in found)} ({sum(item.grave for item in found)})"
    return str(len(found)), str(named), f"{named / len(found):.0%}", *by_severity, alarms


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=Path, help="a folder of documents; the bundled samples unless given")
    options.add_argument("--each", type=int, default=3, help="places of each kind in each document")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--kind", action="append", help="this kind alone; may be given several times")
    options.add_argument("--missed", action="store_true", help="name the injections that nothing names")
    given = options.parse_args()
    with sample_paths() as samples, ProcessPoolExecutor(given.jobs) as pool:
        paths = sorted(given.documents.glob("*.txt")) if given.documents else samples
        tasks = [(path, given.seed, given.each, kind) for path in paths for kind in given.kind or KINDS]
        found = [item for items in pool.map(measured, tasks) for item in items]
    print(f"{'kind':<34}{'put in':>8}{'named':>7}{'':>6}{'error':>7}{'warn':>6}{'info':>6}{'alarms':>10}")
    for kind, count, named, share, *severities, alarms in table(found):
        counts = "".join(f"{number:>{width}}" for number, width in zip(severities, (7, 6, 6), strict=True))
        print(f"{kind:<34}{count:>8}{named:>7}{share:>6}{counts}{alarms:>10}")
    if given.missed:
        print(*(f"missed {item.line}" for item in found if item.severity is None), sep="\n")


if __name__ == "__main__":
    main()
