"""The two lists of running text at the head of the plan: the 20-year plan's, and that of the OKRs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place, Rank
from loaders.forms.plan_okr.key_results import Named, unstarred
from loaders.forms.plan_okr.outline import Heading, Level, is_like, read_heading, read_headings
from loaders.forms.plan_okr.reading import TWENTY_YEARS, Reading
from loaders.forms.plan_okr.structure import state_area, state_issue, state_strategy, state_sub_strategy
from loaders.source import Paragraph, SourceFile

_CHAIN_TITLE = "ตัววัดผล/ตัวชี้วัดความสำเร็จสำคัญ (KR/KPI)"
_OKR_TITLE = "ตัววัดผลหลัก (Key Result) และค่าเป้าหมายประเด็นการพัฒนา"
_GAP = 3
"""The rest of a line stands this near, even where a page break parts it from the line above."""
_CHAIN_LEVELS = frozenset({Level.STRATEGY, Level.SUB_STRATEGY, Level.CITY_KEY_RESULT, Level.INDICATOR})
_OKR_LEVELS = frozenset({Level.AREA, Level.ISSUE, Level.KEY_RESULT})


@dataclass(frozen=True, slots=True)
class ListedKeyResult:
    """A key result of the OKR list, and the issue whose heading it stands under (empty where none does)."""

    named: Named
    starred_name: str
    issue: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The lines of both lists, in document order."""

    chain: tuple[Heading, ...]
    okrs: tuple[Heading, ...]

    def key_results(self) -> Iterator[ListedKeyResult]:
        """The OKRs with the issues above them."""
        issue = ""
        for heading in self.okrs:
            if heading.level is Level.ISSUE:
                issue = heading.code
            elif heading.level is Level.AREA:
                issue = ""
            else:
                named = Named(heading.code, unstarred(heading.name)[0], heading.place)
                yield ListedKeyResult(named, heading.name, issue)


def read_lists(source: SourceFile) -> Lists:
    """Finds both lists by their titles; each ends at the next title, part or table."""
    chain: list[Place] = []
    okrs: list[Place] = []
    current: list[Place] | None = None
    for block in source.blocks:
        if not isinstance(block, Paragraph):
            current = None
            continue
        heading = read_heading(block.text, block.place)
        if is_like(block.text, _OKR_TITLE):
            current = okrs
        elif is_like(block.text, _CHAIN_TITLE):
            current = chain
        elif heading and heading.level is Level.PART:
            current = None
        elif current is not None:
            current.append(block.place)
    return Lists(
        tuple(read_headings(chain, _CHAIN_LEVELS, gap=_GAP)),
        tuple(_upto_last_okr(list(read_headings(okrs, _OKR_LEVELS, gap=_GAP)))),
    )


def state_chain_list(lists: Lists, reading: Reading) -> None:
    """States the 20-year plan's strategies, key results and indicators that the plan serves."""
    sub_strategy = key_result = ""
    for heading in lists.chain:
        if heading.level is Level.STRATEGY:
            state_strategy(reading, heading, Rank.MENTION)
        elif heading.level is Level.SUB_STRATEGY:
            sub_strategy = heading.code
            state_sub_strategy(reading, heading, Rank.MENTION)
        elif heading.level is Level.CITY_KEY_RESULT and sub_strategy:
            key_result = state_city_key_result(reading, heading, sub_strategy)
        elif heading.level is Level.INDICATOR:
            indicator = node_id(NodeKind.INDICATOR, TWENTY_YEARS, heading.code)
            reading.describe(indicator, heading.code, heading.name, heading.place, Rank.REGISTER)
            if key_result:
                reading.draft.relate(indicator, EdgeKind.CONTRIBUTES_TO, key_result, heading.place)


def state_city_key_result(reading: Reading, heading: Heading, sub_strategy: str, rank: Rank = Rank.REGISTER) -> str:
    """States a key result of the 20-year plan, and returns its id."""
    identifier = node_id(NodeKind.KEY_RESULT, TWENTY_YEARS, sub_strategy, heading.code)
    reading.describe(identifier, f"KR {heading.code}", heading.name, heading.place, rank)
    return identifier


def state_okr_list(lists: Lists, reading: Reading) -> None:
    """States the areas, the issues and the key results of the city's annual plan."""
    area = ""
    for heading in lists.okrs:
        if heading.level is Level.AREA:
            area = heading.code
            state_area(reading, heading, Rank.FORM)
        elif heading.level is Level.ISSUE:
            # The tables print an issue beside its key results; this heading stands above theirs.
            state_issue(reading, heading, area, Rank.MENTION)
    for listed in lists.key_results():
        identifier = reading.key_results.listed(listed.named.code, listed.named.name)
        reading.key_results.state(identifier, listed.starred_name, listed.named.place, Rank.REGISTER)
        if listed.issue:
            reading.key_results.place_under(identifier, listed.issue, listed.named.place, Rank.REGISTER)


def _upto_last_okr(headings: list[Heading]) -> list[Heading]:
    """The headings up to the last OKR: what follows heads the tables, not the list."""
    last = max((index for index, item in enumerate(headings) if item.level is Level.KEY_RESULT), default=-1)
    return headings[: last + 1]
