"""Measures the store on a made-up city: `python -m tests.benchmarks.bench_store --scale 0.1`."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kb.interchange import export_lines
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Statement
from kb.store.base import Reader, Store
from kb.store.open import open_store
from tests.benchmarks.generate import City

_REPEATS = 5


def main() -> None:
    """Loads the city into a new base and prints a table of times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=0.07, help="1 is a million nodes (default: 0.07, one year)")
    parser.add_argument("--base", type=Path, help="keep the base here; measured again if it is there")
    parser.add_argument("--export", action="store_true", help="measure the export as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.base or Path(folder) / "city.db"
        if not path.exists():
            _measure_load(path, City.of_scale(options.scale))
        _measure_reading(path, with_export=options.export)


def _row(what: str, seconds: float, detail: str = "") -> None:
    print(f"{what:<44}{seconds * 1000:>14,.3f} ms   {detail}", flush=True)


def _measure_load(path: Path, city: City) -> None:
    count = 0

    def counted(statements: Iterator[Statement]) -> Iterator[Statement]:
        nonlocal count
        for statement in statements:
            count += 1
            yield statement

    generating = _seconds(lambda: sum(1 for _, statements in city.documents() for _ in statements))
    begun = time.perf_counter()
    store = open_store(path)
    with store.write() as writer:
        for document, statements in city.documents():
            writer.put_document(document, counted(statements), report={})
    store.close()
    seconds = time.perf_counter() - begun - generating
    size = path.stat().st_size / 2**20
    _row("load", seconds, f"{count:,} statements, {count / seconds:,.0f}/s, {size:,.0f} MiB")


def _measure_reading(path: Path, *, with_export: bool) -> None:
    _row("open and close", _median(lambda: open_store(path, create=False).close()))
    store = open_store(path, create=False)
    _row("snapshot", _median(lambda: _in_reader(store, lambda reader: reader.generation())))
    with store.read() as reader:
        project = next(reader.nodes(NodeKind.PROJECT))
        name = str(project.name)
        _row("node", _median(lambda: reader.node(project.id)))
        _row("edges of a project", _median(lambda: list(reader.edges(project.id))))
        _row("edges to an agency", _median(lambda: list(reader.edges("agency:a01", kinds=[EdgeKind.RESPONSIBLE_FOR]))))
        _row("statements of a project", _median(lambda: list(reader.statements(project.id))))
        for reference in (project.id, "P049", "11101", name, name[7:20], "ซอ", "ไม่มีเลย"):
            _row(f"resolve {reference}", _median(lambda text=reference: reader.resolve(text)))  # type: ignore[misc]
        _row("count of nodes", *_timed(lambda: sum(1 for _ in reader.nodes())))
        _row("count of edges", *_timed(lambda: sum(1 for _ in reader.all_edges())))
        if with_export:
            _row("export", *_timed(lambda: sum(map(len, export_lines(reader)))))
    store.close()


def _in_reader(store: Store, use: Callable[[Reader], object]) -> None:
    with store.read() as reader:
        use(reader)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _ in range(_REPEATS))


def _timed(work: Callable[[], int]) -> tuple[float, str]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, f"{result:,}"


if __name__ == "__main__":
    main()
