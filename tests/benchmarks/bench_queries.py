"""Measures the questions on a made-up city: `python -m tests.benchmarks.bench_queries --scale 0.1`."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kb.kinds import EdgeKind, NodeKind
from kb.store.base import Reader
from kb.store.open import open_store
from queries.coverage import coverage
from queries.cut_points import cut_points
from queries.gaps import gaps
from queries.impact import impact
from queries.lineage import lineage
from queries.paths import paths
from queries.reference import find
from queries.rules import rules
from queries.show import show
from queries.suggest import suggest
from queries.summary import summary
from tests.benchmarks.generate import City

_REPEATS = 5
_ALL = 1_000_000


def main() -> None:
    """Loads the city into a new base, or opens one that is there, and prints a table of times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=0.07, help="1 is a million nodes (default: 0.07, one year)")
    parser.add_argument("--base", type=Path, help="keep the base here; measured again if it is there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.base or Path(folder) / "city.db"
        if not path.exists():
            _load(path, City.of_scale(options.scale))
        store = open_store(path, create=False)
        with store.read() as reader:
            _measure(reader)
        store.close()


def _load(path: Path, city: City) -> None:
    store = open_store(path)
    with store.write() as writer:
        for document, statements in city.documents():
            writer.put_document(document, statements, report={})
    store.close()


def _measure(reader: Reader) -> None:
    project = _supporting(reader)
    strategy = next(
        item.node.id for item in lineage(reader, project, "up").nodes if item.node.kind is NodeKind.STRATEGY
    )
    policy = next(reader.nodes(NodeKind.POLICY)).id
    _row("find by id", lambda: len(find(reader, project).id))
    _row("lineage up from a project", lambda: len(lineage(reader, project, "up").nodes))
    _row("lineage down from a policy", lambda: len(lineage(reader, policy, "down").nodes))
    _row("lineage down from a strategy", lambda: len(lineage(reader, strategy, "down").nodes))
    _row("lineage both ways from a project", lambda: len(lineage(reader, project).nodes))
    _row("paths from a project to its strategy", lambda: len(paths(reader, project, strategy).paths))
    _row("show a project", lambda: len(show(reader, project).properties))
    _row("show an agency", lambda: len(show(reader, "agency:a01").edges))
    _row("gaps: the first 100, with candidates", lambda: len(gaps(reader).gaps))
    _row("gaps: all KRs without a project", lambda: _uncovered(reader, "key_result_has_project"))
    _row("gaps of an agency", lambda: len(gaps(reader, agency="agency:a01", candidates=0).gaps))
    _row("suggest key results and policies for a project", lambda: len(suggest(reader, project).suggestions))
    _row("impact of a project", lambda: len(impact(reader, project).left))
    _row("impact of a strategy", lambda: len(impact(reader, strategy, limit=_ALL).left))
    _row("impact of an agency's division", lambda: len(impact(reader, "division:a01/1").left))
    _row("cut points of a year", lambda: len(cut_points(reader, 2560).points))
    for rule in rules().values():
        _row(f"coverage: {rule.code}", lambda rule=rule: coverage(reader, chosen=[rule]).rules[0].subjects)  # type: ignore[misc]
    _row("coverage of an agency", lambda: len(coverage(reader, agency="agency:a01").rules))
    _row("coverage by strategy", lambda: len(coverage(reader, by="strategy").groups))
    _row("summary", lambda: sum(summary(reader).nodes.values()))


def _supporting(reader: Reader) -> str:
    """The first project that supports a key result."""
    return next(
        node.id for node in reader.nodes(NodeKind.PROJECT) if any(reader.edges(node.id, kinds=[EdgeKind.SUPPORTS]))
    )


def _uncovered(reader: Reader, rule: str) -> int:
    return len(gaps(reader, rule, limit=_ALL, candidates=0).gaps)


def _row(what: str, work: Callable[[], int]) -> None:
    """Prints the median time; what takes over a second is measured once."""
    seconds, size = _timed(work)
    if seconds < 1:
        seconds = statistics.median(_timed(work)[0] for _ in range(_REPEATS))
    print(f"{what:<44}{seconds * 1000:>14,.3f} ms   {size:,}", flush=True)


def _timed(work: Callable[[], int]) -> tuple[float, int]:
    begun = time.perf_counter()
    size = work()
    return time.perf_counter() - begun, size


if __name__ == "__main__":
    main()
