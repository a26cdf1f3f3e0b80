"""Puts the same questions to every engine and prints a table of times: `python -m tests.benchmarks.bench_scale`.

The made-up city is loaded into the embedded base and copied from there into Neo4j, a server of its own unless an
address is given; the nodes and edges that its statements make are put into plain networkx, rdflib (where they are
few enough) and pyoxigraph. Before a question is timed, the answers of all engines are compared.

The stores of this project answer with more than the others: with nodes, paths, edges, reasons, completeness and
sources. What their engine alone takes for the ids is a row of its own.

    --scale 1            a million nodes (default: POLICYTRACE_BENCH_SCALE, else 0.05: one year)
    --base PATH          keep the embedded base here; used again if it is there, and then loading is not measured
    --neo4j ADDRESS      of an empty base, or of the same, which is then not copied (default: POLICYTRACE_BENCH_NEO4J)
    --only NAME …        of SQLite, networkx, rdflib, pyoxigraph, Neo4j
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from decimal import Decimal
from pathlib import Path

from kb.errors import StoreError
from kb.kinds import EdgeKind, NodeKind
from kb.store.base import Reader
from tests.benchmarks.engines.base import Asked, Engine, Graph, Loaded
from tests.benchmarks.engines.networkx_graph import NetworkxEngine
from tests.benchmarks.engines.oxigraph import OxigraphEngine
from tests.benchmarks.engines.rdflib_graph import MOST, RdflibEngine
from tests.benchmarks.engines.stores import StoreEngine
from tests.benchmarks.generate import FIRST_YEAR, City
from tests.benchmarks.timing import Times, machine, measured, timed
from tests.neo4j_server.classpath import UnavailableError
from tests.neo4j_server.server import Neo4jServer

NAMES = ("SQLite", "networkx", "rdflib", "pyoxigraph", "Neo4j")
Answers = Mapping[str, Callable[[Engine], object]]
Cells = dict[str, dict[str, str]]
"""Row → engine → what stands in the table."""


def main() -> None:
    """Loads, compares, measures and prints."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options)
        bench.run()
        print(bench.table())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=float(os.environ.get("POLICYTRACE_BENCH_SCALE") or 0.05))
    parser.add_argument("--base", type=Path)
    parser.add_argument("--neo4j", default=os.environ.get("POLICYTRACE_BENCH_NEO4J") or None)
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES)
    return parser.parse_args()


def questions(asked: Asked) -> Answers:
    """The questions, in the order of the table."""
    return {
        "what a project serves": lambda engine: engine.above(asked.project),
        "what carries out a strategy": lambda engine: engine.below(asked.strategy),
        "key results without a project": lambda engine: engine.uncovered(),
        "key results covered, by strategy": lambda engine: engine.coverage(),
        "budget of a year, by strategy": lambda engine: engine.budget(asked.fiscal_year),
        "names that hold a phrase": lambda engine: engine.search(asked.phrase),
        "score of a year's plan": lambda engine: engine.score(asked.plan),
    }


class Bench:
    """One run: the city in each engine in turn, compared with the first."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self._folder = folder
        self._scale: float = options.scale
        self._city = City.of_scale(self._scale)
        self._base: Path = options.base or folder / "city.db"
        self._neo4j: str | None = options.neo4j
        self._only: Sequence[str] = options.only
        self._cells: Cells = {}
        self._expected: dict[str, object] = {}
        self._size = ""

    def run(self) -> None:
        """Measures every engine that is wanted and can be had."""
        there = self._base.exists()
        embedded = StoreEngine("SQLite", self._base)
        if not there:
            self._put_loaded(embedded.name, self._load(embedded))
        graph, asked = embedded.read(_graph), embedded.read(_asked)
        self._size = f"{len(graph.nodes):,} nodes, {len(graph.edges):,} edges"
        self._ask(embedded, asked)
        embedded.close()
        for engine in self._others(graph):
            self._ask(engine, asked)
            engine.close()
            del engine
            gc.collect()

    def table(self) -> str:
        """The times as Markdown."""
        lines = [f"{self._size}, of {self._city.years} years. {machine()}.", ""]
        lines += [f"| | {' | '.join(NAMES)} |", f"|---|{'---|' * len(NAMES)}"]
        for row, cells in self._cells.items():
            lines.append(f"| {row} | {' | '.join(cells.get(name, '–') for name in NAMES)} |")
        return "\n".join(lines)

    # --- engines

    def _others(self, graph: Graph) -> Iterator[Engine]:
        if "networkx" in self._only:
            yield self._filled(NetworkxEngine(), graph)
        if "rdflib" in self._only:
            if len(graph.nodes) > MOST:
                self._put("load", "rdflib", f"not at this size: up to {MOST:,} nodes")
            else:
                yield self._filled(RdflibEngine(), graph)
        if "pyoxigraph" in self._only:
            yield self._filled(OxigraphEngine(self._folder / "oxigraph"), graph)
        if "Neo4j" in self._only:
            yield from self._servers()

    def _servers(self) -> Iterator[Engine]:
        """The Neo4j server, if one is there or can be started, with the base in it; stopped when it has been asked."""
        try:
            with nullcontext(self._neo4j) if self._neo4j else _started(self._scale) as address:
                server = StoreEngine("Neo4j", address)
                if not server.read(lambda reader: any(reader.documents())):
                    self._put_loaded(server.name, self._copy(server))
                yield server
        except UnavailableError as error:
            self._put("load", "Neo4j", f"not there: {error}")

    def _filled(self, engine: NetworkxEngine | RdflibEngine | OxigraphEngine, graph: Graph) -> Engine:
        _say(f"{engine.name}: loading")
        self._put_loaded(engine.name, engine.load(graph))
        return engine

    def _load(self, engine: StoreEngine) -> Loaded:
        return engine.load(self._city, self._progress(engine))

    def _copy(self, engine: StoreEngine) -> Loaded:
        source = StoreEngine("SQLite", self._base)
        loaded = engine.copy(source, self._progress(engine))
        source.close()
        return loaded

    def _progress(self, engine: Engine) -> Callable[[int], None]:
        total = self._city.years * (1 + 2 * self._city.agencies)
        return lambda number: _say(f"{engine.name}: document {number} of {total}")

    # --- questions

    def _ask(self, engine: Engine, asked: Asked) -> None:
        with suppress(NotImplementedError):
            self._put("open", engine.name, str(measured(engine.reopen, timed(engine.reopen)[0])))
        if isinstance(engine, StoreEngine):
            self._ask_engine_alone(engine, asked)
        for row, ask in questions(asked).items():
            _say(f"{engine.name}: {row}")
            try:
                first, answer = timed(lambda ask=ask: ask(engine))  # type: ignore[misc]
            except StoreError as error:
                self._put(row, engine.name, f"not there: {error}")
                continue
            self._compare(row, engine.name, answer)
            self._put(row, engine.name, str(measured(lambda ask=ask: ask(engine), first)))  # type: ignore[misc]

    def _ask_engine_alone(self, engine: StoreEngine, asked: Asked) -> None:
        served, carrying = "what a project serves: ids alone", "what carries out a strategy: ids alone"
        self._ask_ids(engine, served, lambda: engine.above_ids(asked.project), engine.above(asked.project))
        self._ask_ids(engine, carrying, lambda: engine.below_ids(asked.strategy), engine.below(asked.strategy))
        self._ask_ids(engine, "key results without a project: ids alone", engine.uncovered_ids, engine.uncovered())

    def _ask_ids(self, engine: Engine, row: str, work: Callable[[], object], whole: object) -> None:
        first, ids = timed(work)
        if ids != whole:
            raise AssertionError(f"{engine.name}: {row}: others than those of the whole answer")
        self._put(row, engine.name, str(measured(work, first)))

    def _compare(self, row: str, name: str, answer: object) -> None:
        """Holds an answer against that of the first engine; floats may stand on the other side of a half."""
        expected = self._expected.setdefault(row, answer)
        if isinstance(expected, Decimal) and isinstance(answer, Decimal):
            equal = abs(expected - answer) <= Decimal("0.001")
        else:
            equal = expected == answer
        if not equal:
            raise AssertionError(f"{name} gives another answer to “{row}” than the embedded base")

    # --- cells

    def _put(self, row: str, name: str, text: str) -> None:
        self._cells.setdefault(row, {})[name] = text

    def _put_loaded(self, name: str, loaded: Loaded) -> None:
        times = Times([loaded.seconds])
        self._put("load", name, f"{times}, {loaded.nodes / loaded.seconds:,.0f} nodes/s; {loaded.remark}")


@contextmanager
def _started(scale: float) -> Iterator[str]:
    """The address of a server of its own, with memory as the base needs it and compiled as one that lasts."""
    gigabytes = max(1, round(8 * scale))
    cache = {"server.memory.pagecache.size": f"{gigabytes}g"}
    with Neo4jServer(heap=f"{gigabytes}g", options=(), settings=cache) as server:
        yield server.address


def _graph(reader: Reader) -> Graph:
    return Graph(list(reader.nodes()), list(reader.all_edges()))


def _asked(reader: Reader) -> Asked:
    """A project of the first year that supports a key result, its name without its number, a strategy and a plan."""
    project = next(
        node
        for node in reader.nodes(NodeKind.PROJECT)
        if node.fiscal_year == FIRST_YEAR and any(reader.edges(node.id, kinds=[EdgeKind.SUPPORTS]))
    )
    phrase = str(project.name).rpartition(" ")[0]
    return Asked(project.id, f"strategy:{FIRST_YEAR}/1", f"plan:bma/{FIRST_YEAR}", FIRST_YEAR, phrase)


def _say(text: str) -> None:
    """What is being done, on a line of its own that the next one replaces."""
    print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
