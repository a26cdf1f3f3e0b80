"""The project's own stores, asked through its own questions: an engine is an address."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from kb.interchange import copy_base
from kb.kinds import NodeKind
from kb.settings import Settings
from kb.statement import Json
from kb.store.base import Question, Reader
from kb.store.open import open_store
from queries.budget import budget
from queries.coverage import coverage
from queries.gaps import gaps
from queries.lineage import Lineage, lineage
from queries.rules import rule
from queries.search import search
from scoring.hierarchy import score
from tests.benchmarks.engines.base import FOLLOWED, Engine, Loaded
from tests.benchmarks.generate import City

_ALL = 1_000_000
_RULE = "key_result_has_project"
_KINDS: list[Json] = [str(kind) for kind in FOLLOWED]
Answer = TypeVar("Answer")


@dataclass(slots=True)
class _Watch:
    """How many statements were put, in how many seconds."""

    seconds: float = 0.0
    statements: int = 0

    @contextmanager
    def adding(self, statements: int) -> Iterator[None]:
        """Counts statements and the time that the block takes."""
        begun = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - begun
        self.statements += statements


class StoreEngine(Engine):
    """A base at an address, read in one snapshot as a command or a request does."""

    def __init__(self, name: str, address: str | Path) -> None:
        self.name = name
        self._address = address
        self._settings = Settings(statement_seconds=600)
        self._store = open_store(address, settings=self._settings)

    def load(self, city: City, told: Callable[[int], None] = lambda number: None) -> Loaded:
        """Loads the city in one transaction; the time of making the statements up is left out."""
        watch = _Watch()
        with ExitStack() as stack:
            writer = stack.enter_context(self._store.write())
            for number, (document, said) in enumerate(city.documents(), 1):
                listed = list(said)
                with watch.adding(len(listed)):
                    writer.put_document(document, listed, report={})
                told(number)
            with watch.adding(0):
                stack.close()
        return self._loaded(watch)

    def copy(self, source: StoreEngine, told: Callable[[int], None] = lambda number: None) -> Loaded:
        """Copies another base into this one."""
        watch = _Watch()
        with source._store.read() as reader:
            copied = copy_base(reader, self._store)
            while True:
                with watch.adding(0):
                    item = next(copied, None)
                if item is None:
                    return self._loaded(watch)
                watch.statements += item.statements
                told(item.number)

    def _loaded(self, watch: _Watch) -> Loaded:
        nodes = self.read(lambda reader: sum(1 for _ in reader.nodes()))
        speed = watch.statements / watch.seconds
        return Loaded(watch.seconds, nodes, f"{watch.statements:,} statements, {speed:,.0f} a second")

    def read(self, ask: Callable[[Reader], Answer]) -> Answer:
        """What a question gives in a snapshot of its own."""
        with self._store.read() as reader:
            return ask(reader)

    def reopen(self) -> None:
        """Opens the base a second time and takes a snapshot."""
        store = open_store(self._address, create=False, settings=self._settings)
        with store.read() as reader:
            reader.generation()
        store.close()

    def above_ids(self, project: str) -> frozenset[str]:
        """As `above`, by the engine alone: ids without nodes, edges, paths and order."""
        return self._walk("above", project)

    def below_ids(self, strategy: str) -> frozenset[str]:
        """As `below`, by the engine alone."""
        return self._walk("below", strategy)

    def uncovered_ids(self) -> frozenset[str]:
        """As `uncovered`, by the engine alone."""
        return self._ids("uncovered", {})

    def _walk(self, name: str, start: str) -> frozenset[str]:
        return self._ids(name, {"start": start, "edge_kinds": _KINDS})

    def _ids(self, name: str, parameters: Mapping[str, Json]) -> frozenset[str]:
        question = Question("tests.benchmarks", name)
        return self.read(lambda reader: frozenset(str(row[0]) for row in reader.run(question, parameters)))

    def above(self, project: str) -> frozenset[str]:
        """Nodes with paths, edges and completeness; its money and hands, which come beside, are left out."""
        return self.read(lambda reader: _ids(lineage(reader, project, "up", edge_kinds=FOLLOWED)))

    def below(self, strategy: str) -> frozenset[str]:
        """Nodes with paths, edges and completeness."""
        return self.read(lambda reader: _ids(lineage(reader, strategy, "down", edge_kinds=FOLLOWED, limit=_ALL)))

    def uncovered(self) -> frozenset[str]:
        """Gaps with their reasons."""
        found = self.read(lambda reader: gaps(reader, _RULE, limit=_ALL, candidates=0))
        return frozenset(gap.node.id for gap in found.gaps)

    def coverage(self) -> Mapping[str, tuple[int, int]]:
        """Coverage by strategy, of one rule, with its deep look left out."""
        answer = self.read(lambda reader: coverage(reader, by="strategy", chosen=[rule(_RULE)]))
        return {str(group.key): (group.rules[0].covered, group.rules[0].subjects) for group in answer.groups}

    def budget(self, fiscal_year: int) -> Mapping[str, Decimal]:
        """The whole answer on budget alignment: parts, statuses, declared totals and printed columns as well."""
        answer = self.read(lambda reader: budget(reader, fiscal_year, by="strategy"))
        direct = [line for line in answer.lines if len(line.keys) == 1 and line.tally.amount_baht is not None]
        return {str(line.keys[0]): line.tally.amount_baht or Decimal(0) for line in direct}

    def search(self, phrase: str) -> frozenset[str]:
        """Hits with their passages; those left out whose names hold the words in another order, or others like them."""
        answer = self.read(lambda reader: search(reader, phrase, limit=1_000))
        return frozenset(hit.node.id for hit in answer.hits if phrase in str(hit.node.name))

    def score(self, plan: str) -> Decimal:
        """The score with its explanation down to every result."""
        answer = self.read(lambda reader: score(reader, plan))
        return next(item.score or Decimal(0) for item in answer.scores if item.node == plan)

    def first(self, kind: NodeKind) -> str:
        """The id of a node of a kind."""
        return self.read(lambda reader: next(reader.nodes(kind)).id)

    def close(self) -> None:
        """Closes the base."""
        self._store.close()


def _ids(answer: Lineage) -> frozenset[str]:
    return frozenset(item.node.id for item in answer.nodes if not item.side)
