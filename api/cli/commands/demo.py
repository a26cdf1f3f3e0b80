"""`policytrace demo`: the bundled samples, loaded and asked."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options
from kb.errors import PolicytraceError
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kb.model import Node
    from kb.store.base import Reader, Store

DATABASE = "policytrace-demo.db"
WIDTH = 120
"""Cells of a line where neither a terminal nor `COLUMNS` says how wide it may be."""
POLICY = "policy:049"
GAPS = 2
"""Gaps of each rule that the demo shows."""

_LOADED = Wording("The samples are in {database} already.", "เอกสารตัวอย่างอยู่ใน {database} แล้ว")
_LOADING = Wording("Loading the bundled samples into {database}", "นำเข้าเอกสารตัวอย่างสู่ {database}")
_HOLDS = Wording("What the base holds", "ข้อมูลในฐาน")
_COVERAGE = Wording("How complete the plans are", "ความครบถ้วนของแผน")
_GAPS = Wording("Some gaps, with the reason", "ตัวอย่างช่องว่าง พร้อมเหตุผล")
_DOWN = Wording("What carries out a policy, with what money, in whose hands", "นโยบายนี้ใครทำ ด้วยเงินเท่าไร")
_UP = Wording("Why a project exists, and where each link comes from", "โครงการนี้มีเพราะอะไร และข้อมูลมาจากที่ใด")
_WHAT_NEXT = Wording("What to try next", "ลองต่อ")
NEXT = (
    ("trace 114 --down", Wording("another policy", "นโยบายอื่น")),
    ("show 41101", Wording("a key result, statement by statement", "ตัววัดผลหลักหนึ่งตัว พร้อมที่มาทุกข้อ")),
    ("gaps --rule key_result_has_project", Wording("key results without a project", "ตัววัดผลหลักที่ไม่มีโครงการ")),
    ("coverage --by strategy --year 2569", Wording("coverage by strategy", "ความครบถ้วนรายยุทธศาสตร์")),
    ("export -o base.jsonl", Wording("everything, for other programs", "ข้อมูลทั้งหมดสำหรับโปรแกรมอื่น")),
    ("load FILE", Wording("your own plan documents", "นำเข้าเอกสารของท่านเอง")),
)
"""Commands to try, each with what it shows."""


@click.command(short_help="Load the bundled samples and show what they answer.")
@common_options
@click.pass_obj
def demo(options: Options) -> None:
    """Load the bundled samples into a base and show what can be asked of it.

    The base is policytrace-demo.db in the current directory unless --db names another; it is kept,
    so that the second run is quick and every question can be asked of it.
    """
    from api.cli import output
    from kb.store.open import open_store

    options.database = options.database or DATABASE
    store = open_store(options.database, settings=options.settings)
    try:
        width = None if sys.stdout.isatty() else output.columns() or WIDTH
        for part in _parts(store, options):
            output.show(*part, width=width)
            sys.stdout.flush()
    finally:
        store.close()


def _parts(store: Store, options: Options) -> Iterator[Iterator[RenderableType]]:
    """The load, then the questions, each as it is answered."""
    yield _load(store, options)
    with store.read() as reader:
        tour = _Tour(reader, options.lang, str(options.database))
        yield from (tour.holds(), tour.coverage(), tour.gaps(), tour.down(), tour.up(), tour.next())


def _load(store: Store, options: Options) -> Iterator[RenderableType]:
    from api.cli.commands import load
    from api.cli.thai import ThaiText
    from api.words import pick
    from loaders.samples import sample_paths

    with sample_paths() as paths:
        known = _in_force(store, paths)
        heading = pick(_LOADED if known else _LOADING, options.lang)
        yield ThaiText(heading.format(database=options.database), style="bold")
        if known:
            return
        loads = load.load_with_progress(paths, store)
    yield ""
    yield from load.page(loads, options.lang, notes=False)
    for item in loads:
        if item.error is not None:
            raise PolicytraceError(item.error)


def _in_force(store: Store, paths: Sequence[Path]) -> bool:
    """Whether the base has the very bytes of all these files."""
    with store.read() as reader:
        known = {document.sha256 for document in reader.documents()}
    return known.issuperset(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)


@dataclass(frozen=True, slots=True)
class _Tour:
    """The questions of the demo, each with the command that asks it."""

    reader: Reader
    lang: str
    database: str

    def holds(self) -> Iterator[RenderableType]:
        from api.cli.commands.info import agency_names, page
        from queries.summary import summary

        yield from self._heading(_HOLDS, "info")
        yield from page(summary(self.reader), agency_names(self.reader), self.lang)

    def coverage(self) -> Iterator[RenderableType]:
        from api.cli.commands.coverage import page
        from queries.coverage import coverage

        yield from self._heading(_COVERAGE, "coverage")
        yield from page(coverage(self.reader), self.lang)

    def gaps(self) -> Iterator[RenderableType]:
        from api.cli.commands.gaps import rule_table
        from queries.gaps import GapKind, gaps
        from queries.rules import rules

        yield from self._heading(_GAPS, "gaps")
        for rule in rules():
            answer = gaps(self.reader, rule, limit=GAPS)
            found = [item for item in answer.gaps if item.kind is not GapKind.EXEMPT]
            if found:
                yield from rule_table(found, self.lang)

    def down(self) -> Iterator[RenderableType]:
        from api.cli.tree import LineageTree
        from queries.lineage import lineage

        yield from self._heading(_DOWN, f"trace {POLICY} --down")
        yield LineageTree(lineage(self.reader, POLICY, "down"), self.lang).tree()

    def up(self) -> Iterator[RenderableType]:
        from api.cli.tree import LineageTree
        from api.sources import edge_sources
        from queries.lineage import lineage

        project = self._project()
        yield from self._heading(_UP, f"trace {project.id} --up --sources")
        yield LineageTree(lineage(self.reader, project.id, "up"), self.lang, edge_sources(self.reader)).tree()

    def next(self) -> Iterator[RenderableType]:
        from api.cli.output import table
        from api.words import pick

        yield from self._heading(_WHAT_NEXT, None)
        rows = [(self._command(command), pick(what, self.lang)) for command, what in NEXT]
        yield table(["", ""], rows, header=False)

    def _project(self) -> Node:
        """The first project of the policy that serves the plan as well: that with the most above it."""
        from kb.kinds import NodeKind
        from queries.lineage import lineage

        below = lineage(self.reader, POLICY, "down", kinds=[NodeKind.PROJECT])
        projects = [item.node for item in below.nodes if item.node.kind is NodeKind.PROJECT]
        return max(projects, key=lambda node: len(lineage(self.reader, node.id, "up").nodes))

    def _heading(self, wording: Wording, command: str | None) -> Iterator[RenderableType]:
        from api.cli.thai import ThaiText
        from api.words import pick

        yield ""
        yield ThaiText(f"== {pick(wording, self.lang)}", style="bold green")
        if command is not None:
            yield ThaiText(self._command(command), style="dim")
        yield ""

    def _command(self, command: str) -> str:
        return f"policytrace --db {self.database} {command}"
