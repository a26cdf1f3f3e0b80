"""The questions of the demo, each with the command that asks it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from api.cli import evaluation_page, highlights
from api.cli.commands import coverage, gaps, info
from api.cli.output import table
from api.cli.thai import ThaiText
from api.cli.totals import money_lines
from api.cli.tree import LineageTree
from api.cli.whose import short_names
from api.sources import edge_sources
from api.words import pick
from kb.model import Node
from kb.store.base import Reader
from ontology.vocabulary import Wording
from queries.coverage import coverage as ask_coverage
from queries.gaps import gaps as ask_gaps
from queries.lineage import Lineage, lineage
from queries.rules import rules
from queries.summary import summary
from scoring.appeal_counts import appeal_counts
from scoring.evaluation import evaluate

if TYPE_CHECKING:
    from rich.console import RenderableType

GAPS = 3
"""Gaps of a rule that are shown."""
_AMONG = 40
"""Gaps of a rule among which those are chosen."""

_HOLDS = Wording("What the base holds", "ข้อมูลในฐาน")
_COVERAGE = Wording("How complete the plans are", "ความครบถ้วนของแผน")
_GAPS = Wording("Some gaps, with the reason", "ตัวอย่างช่องว่าง พร้อมเหตุผล")
_DOWN = Wording("What carries out a policy, with what money, in whose hands", "นโยบายนี้ใครทำ ด้วยเงินเท่าไร")
_UP = Wording("Why a project exists, and where each link comes from", "โครงการนี้มีเพราะอะไร และข้อมูลมาจากที่ใด")
_EVALUATION = Wording("Are the scores right, and why", "คะแนนประเมินถูกต้องหรือไม่ เพราะอะไร")
_WHAT_NEXT = Wording("What to try next", "ลองต่อ")
_COLUMNS = (Wording("Command", "คำสั่ง"), Wording("Shows", "แสดง"))
_POLICY = Wording("another policy", "นโยบายอื่น")
_KEY_RESULT = Wording("a key result, statement by statement", "ตัววัดผลหลักหนึ่งตัว พร้อมที่มาทุกข้อ")
_RULE = Wording("every gap of one rule", "ช่องว่างทั้งหมดของหลักเกณฑ์หนึ่ง")
_STRATEGY = Wording("coverage by strategy", "ความครบถ้วนรายยุทธศาสตร์")
_BUDGET = Wording("whether the money follows the plan", "งบประมาณสอดคล้องกับแผนหรือไม่")
_FINDINGS = Wording("where the documents contradict themselves", "เอกสารขัดแย้งกันเองที่ใด")
_EXPLAIN = Wording("how every score came about", "ที่มาของคะแนนทุกตัว")
_EXPORT = Wording("everything, for other programs", "ข้อมูลทั้งหมดสำหรับโปรแกรมอื่น")
_BROWSER = Wording(
    "In a browser and for programs (policytrace[api]; `make serve` installs it): {command}, then http://127.0.0.1:8000/",
    "ดูในเบราว์เซอร์และสำหรับโปรแกรม (policytrace[api] ติดตั้งให้ด้วย make serve): {command} แล้วเปิด http://127.0.0.1:8000/",
)
_OWN = Wording("your own plan documents", "นำเข้าเอกสารของท่านเอง")


@dataclass(slots=True)
class Tour:
    """Asks a base what is worth asking it; what is traced is chosen by the data."""

    reader: Reader
    lang: str
    database: str
    _policies: list[Lineage] = field(init=False)
    _project: Node | None = field(init=False)
    _served: Lineage | None = field(init=False)

    def __post_init__(self) -> None:
        self._policies = highlights.policies(self.reader)
        self._project = highlights.project(self._policies[0]) if self._policies else None
        self._served = None if self._project is None else lineage(self.reader, self._project.id, "up")

    def parts(self) -> Iterator[Iterator[RenderableType]]:
        """The questions, each as it is answered."""
        yield from (
            self.holds(), self.coverage(), self.gaps(), self.down(), self.up(), self.evaluation(), self.next(),
        )  # fmt: skip

    def holds(self) -> Iterator[RenderableType]:
        """What the base holds."""
        yield from self._heading(_HOLDS, "info")
        yield from info.page(summary(self.reader), info.agency_names(self.reader), self.lang)

    def coverage(self) -> Iterator[RenderableType]:
        """How far the rules are kept."""
        yield from self._heading(_COVERAGE, "coverage")
        yield from coverage.page(ask_coverage(self.reader), self.lang)

    def gaps(self) -> Iterator[RenderableType]:
        """A few gaps of each rule, of as many sorts and years as there are."""
        yield from self._heading(_GAPS, "gaps")
        shown: set[str] = set()
        for rule in rules():
            found = highlights.varied(ask_gaps(self.reader, rule, limit=_AMONG).gaps, GAPS, shown)
            shown.update(item.node.id for item in found)
            if found:
                yield from gaps.rule_table(found, short_names(self.reader), self.lang)

    def down(self) -> Iterator[RenderableType]:
        """The most telling policy, traced down to money and hands."""
        if self._policies:
            answer, names = self._policies[0], short_names(self.reader)
            yield from self._heading(_DOWN, f"trace {highlights.called(self.reader, answer.start)} --down")
            yield LineageTree(answer, self.lang, names=names).tree()
            yield ""
            yield ThaiText("\n".join(money_lines(answer, names, self.lang)))

    def up(self) -> Iterator[RenderableType]:
        """Its project of the latest year with the most money, traced up."""
        if self._served is not None:
            yield from self._heading(_UP, f"trace {self._served.start.id} --up --sources")
            yield LineageTree(self._served, self.lang, edge_sources(self.reader), short_names(self.reader)).tree()

    def evaluation(self) -> Iterator[RenderableType]:
        """The evaluation of the latest year with the most official results, recomputed."""
        chosen = highlights.evaluated(self.reader)
        if chosen is not None:
            agency, year = chosen
            yield from self._heading(_EVALUATION, f"score {agency} {year}")
            yield from evaluation_page.page(
                evaluate(self.reader, agency, year), appeal_counts(self.reader, year), self.lang
            )

    def next(self) -> Iterator[RenderableType]:
        """Commands that this base has an answer to."""
        yield from self._heading(_WHAT_NEXT, None)
        rows = [(self._command(command), pick(what, self.lang)) for command, what in self.commands()]
        yield table([pick(word, self.lang) for word in _COLUMNS], rows)
        yield ""
        yield ThaiText(pick(_BROWSER, self.lang).format(command=self._command("serve")))

    def commands(self) -> Iterator[tuple[str, Wording]]:
        """Commands to try, without the program and the base, each with what it shows."""
        if len(self._policies) > 1:
            yield f"trace {highlights.called(self.reader, self._policies[1].start)} --down", _POLICY
        key_result = None if self._served is None else highlights.key_result(self.reader, self._served)
        if key_result is not None:
            yield f"show {highlights.called(self.reader, key_result)}", _KEY_RESULT
        answer = ask_coverage(self.reader)
        rule = highlights.rule_with_most_gaps(answer)
        if rule is not None:
            yield f"gaps --rule {rule}", _RULE
        if answer.completeness.fiscal_years:
            year = max(answer.completeness.fiscal_years)
            yield f"coverage --by strategy --year {year}", _STRATEGY
            yield f"budget --by strategy --year {year}", _BUDGET
        yield "findings --severity error", _FINDINGS
        chosen = highlights.evaluated(self.reader)
        if chosen is not None:
            yield f"score {chosen[0]} {chosen[1]} --explain", _EXPLAIN
        yield "export -o base.jsonl", _EXPORT
        yield "load FILE", _OWN

    def _heading(self, wording: Wording, command: str | None) -> Iterator[RenderableType]:
        yield ""
        yield ThaiText(f"== {pick(wording, self.lang)}", style="bold green")
        if command is not None:
            yield ThaiText(self._command(command), style="dim")
        yield ""

    def _command(self, command: str) -> str:
        return f"policytrace --db {shlex.quote(self.database)} {command}"
