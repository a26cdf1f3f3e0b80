"""Measures propagation on a made-up hierarchy, beside plain networkx: `python -m tests.benchmarks.bench_scoring`.

By default 118,580 key results of 20 years, each with four results of one agency, of which
the latest counts. networkx computes the same with floats; what it gives is held against
the exact scores. Then the same question is put to the generated city in a base.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TypeVar

import networkx as nx

from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place, Statement
from kb.store.base import Document, Reader
from kb.store.open import open_store
from scoring.compiled import Hierarchy, Link, compile_hierarchy
from scoring.hierarchy import score
from scoring.propagation import Propagation
from scoring.reported import Reported, period_order
from tests.benchmarks.generate import City

_REPEATS = 5
_UPDATES = 1000
_FIRST_YEAR = 2560
_LEVELS = ((NodeKind.STRATEGY, 7), (NodeKind.ISSUE, 11), (NodeKind.SUPER_OKR, 11), (NodeKind.KEY_RESULT, 7))
"""Kinds below the plan of a year, and how many stand below each one above: 5,929 key results a year."""
_AGENCIES = 77
_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class _Case:
    """A hierarchy with its results, each quarter of a year after the former."""

    links: list[Link]
    results: list[Reported]


def main() -> None:
    """Prints a table of medians and spreads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=20, help="5,929 key results each (default: 20)")
    parser.add_argument("--scale", type=float, default=0.07, help="of the city in a base (default: 0.07, one year)")
    options = parser.parse_args()
    case = _made(options.years)
    print(f"{len({result.node for result in case.results}):,} key results, {len(case.results):,} results")
    _measure(case)
    with tempfile.TemporaryDirectory() as folder:
        _measure_base(Path(folder) / "city.db", City.of_scale(options.scale))


def _measure(case: _Case) -> None:
    hierarchy = _row("compile", lambda: compile_hierarchy(case.links))
    computed = _row("full pass", lambda: Propagation(hierarchy, results=case.results))
    shuffled = list(case.results)
    Random(1).shuffle(shuffled)
    _row("full pass, results in any order", lambda: Propagation(hierarchy, results=shuffled))
    _updates(computed, hierarchy, case)
    _row("explain a plan", lambda: computed.score(f"plan:bma/{_FIRST_YEAR}"))
    _row("explain every node", lambda: list(computed.scores()))
    graph = _row("networkx: build the graph", lambda: _graph(case.links))
    floats = _row("networkx: full pass in floats", lambda: _networkx_pass(graph, case.results))
    node = case.results[0].node
    _row("networkx: one new result, ancestors found and computed", lambda: _networkx_update(graph, floats, node, 50.0))
    _compare(Propagation(hierarchy, results=case.results), _networkx_pass(graph, case.results))


def _updates(computed: Propagation, hierarchy: Hierarchy, case: _Case) -> None:
    """New results in a row, each of the last quarter; ends as it began with a full pass over all of them."""
    random = Random(2)
    late = {result.id: result._replace(score=_score(random)) for result in random.sample(case.results, _UPDATES)}
    times = [_timed(lambda result=result: computed.report(result))[0] for result in late.values()]  # type: ignore[misc]
    _print(f"one new result (of {_UPDATES:,})", times)
    again = Propagation(hierarchy, results=[late.get(result.id, result) for result in case.results])
    if list(again.scores()) != list(computed.scores()):
        raise AssertionError("updates and a full pass give different scores")


def _compare(computed: Propagation, floats: dict[str, float]) -> None:
    """Both give the same; floats may stand on the other side of a half."""
    furthest = max(abs(float(item.score or 0) - floats[item.node]) for item in computed.scores())
    print(f"{'furthest that floats are from the exact score':<56}{furthest:>10.6f}")
    if furthest > 0.001:
        raise AssertionError("networkx gives other scores")


# --- a made-up hierarchy ------------------------------------------------------


def _made(years: int) -> _Case:
    links: list[Link] = []
    results: list[Reported] = []
    random = Random(years)
    for year in range(_FIRST_YEAR, _FIRST_YEAR + years):
        leaves = _grow(year, links)
        for quarter in _QUARTERS:
            results += [_result(leaf, number, year, quarter, random) for number, leaf in enumerate(leaves)]
    return _Case(links, results)


def _grow(year: int, links: list[Link]) -> list[str]:
    """Adds the links of a year; returns its key results. The weights of issues are stated."""
    above = [(f"plan:bma/{year}", "")]
    for kind, count in _LEVELS:
        below = []
        for upper, code in above:
            for number in range(1, count + 1):
                lower = f"{kind}:{year}/{code}{number:02}"
                weight = Decimal(5 * number) if kind is NodeKind.ISSUE else None
                links.append(Link(lower, upper, weight))
                below.append((lower, f"{code}{number:02}"))
        above = below
    return [identifier for identifier, _ in above]


def _result(key_result: str, number: int, year: int, quarter: str, random: Random) -> Reported:
    agency = f"a{number % _AGENCIES:02}"
    return Reported(
        official=False,
        period=period_order(f"{year}-{quarter}"),
        as_of="",
        id=f"result:{agency}/{key_result.partition(':')[2]}/{quarter}",
        node=key_result,
        agency=f"agency:{agency}",
        score=_score(random),
    )


def _score(random: Random) -> Decimal:
    return Decimal(random.randrange(100_001)).scaleb(-3)


# --- the same in networkx -----------------------------------------------------


def _graph(links: Iterable[Link]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((link.lower, link.upper, {"weight": float(link.weight or 1)}) for link in links)
    return graph


def _networkx_pass(graph: nx.DiGraph[str], results: Iterable[Reported]) -> dict[str, float]:
    latest: dict[str, Reported] = {}
    for result in results:
        former = latest.get(result.node)
        if former is None or result > former:
            latest[result.node] = result
    scores = {node: float(result.score or 0) for node, result in latest.items()}
    for node in nx.topological_sort(graph):
        if graph.in_degree(node):
            scores[node] = _networkx_mean(graph, scores, node)
    return scores


def _networkx_update(graph: nx.DiGraph[str], scores: dict[str, float], node: str, score: float) -> None:
    scores[node] = score
    for upper in nx.topological_sort(graph.subgraph(nx.descendants(graph, node))):
        scores[upper] = _networkx_mean(graph, scores, upper)


def _networkx_mean(graph: nx.DiGraph[str], scores: dict[str, float], node: str) -> float:
    parts = [(facts["weight"], scores[lower]) for lower, _, facts in graph.in_edges(node, data=True)]
    return float(sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts))


# --- in a base ----------------------------------------------------------------


def _measure_base(path: Path, city: City) -> None:
    store = open_store(path)
    with store.write() as writer:
        for document, statements in city.documents():
            writer.put_document(document, statements, report={})
        for year in range(_FIRST_YEAR, _FIRST_YEAR + city.years):
            document = _document(f"results-{year}", year)
            writer.put_document(document, _statements(city, document.id, year), report={})
    with store.read() as reader:
        print(f"a base with {city.key_results:,} key results a year, four results each, of {city.agencies} agencies")
        _measure_reading(reader)
    store.close()


def _measure_reading(reader: Reader) -> None:
    plan = f"plan:bma/{_FIRST_YEAR}"
    _row("score of a plan, read and explained to every result", lambda: score(reader, plan))
    _row("score of a strategy", lambda: score(reader, f"strategy:{_FIRST_YEAR}/1"))
    _row("score of a key result", lambda: score(reader, f"key_result:{_FIRST_YEAR}/11101"))
    _row("score of a plan for one agency", lambda: score(reader, plan, agency="agency:a01"))


def _document(name: str, year: int) -> Document:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Document(f"document:{sha256[:12]}", sha256, f"{name}.csv", "results", name, None, year)


def _statements(city: City, document: str, year: int) -> Iterator[Statement]:
    random = Random(year)
    for row in range(len(_QUARTERS) * city.key_results):
        number, agency = row // len(_QUARTERS), f"a{row // len(_QUARTERS) % city.agencies:02}"
        quarter = _QUARTERS[row % len(_QUARTERS)]
        subject = f"result:{agency}/{year}/{number:05}/self/{year}-{quarter}"
        facts = {
            "agency": f"agency:{agency}",
            "period": f"{year}-{quarter}",
            "assessor": "self",
            "score": str(_score(random)),
        }
        for column, (name, value) in enumerate(facts.items(), 1):
            yield Statement(document, Place(row + 1, value, 1, row, column), subject, name, value)
        target = f"key_result:{year}/{number:05}"
        yield Statement(document, Place(row + 1, target, 1, row, 9), subject, str(EdgeKind.REPORTS_ON), {}, target)


# --- times --------------------------------------------------------------------


def _row(what: str, work: Callable[[], Answer]) -> Answer:
    """Prints the median and the spread of a few runs; returns what the last gave."""
    times = []
    for _ in range(_REPEATS):
        seconds, answer = _timed(work)
        times.append(seconds)
    _print(what, times)
    return answer


def _print(what: str, times: Sequence[float]) -> None:
    median, least, most = (1000 * time for time in (statistics.median(times), min(times), max(times)))
    print(f"{what:<56}{median:>12,.3f} ms   {least:,.3f} to {most:,.3f}", flush=True)


def _timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    begun = time.perf_counter()
    answer = work()
    return time.perf_counter() - begun, answer


if __name__ == "__main__":
    main()
