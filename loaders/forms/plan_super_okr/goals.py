"""The list of goals: strategies, development issues and Super OKRs, as running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place, Rank
from loaders.draft import Draft
from loaders.forms.shared.lines import join_lines
from loaders.normalise.text import arabic, clean
from loaders.recognise import RecognisedDocument
from loaders.source import Paragraph

_BULLET = r"[-–•●\s]*"
_STARTS = (
    (NodeKind.STRATEGY, re.compile(_BULLET + r"(?:\d+\s*[.)]\s*)?ยุทธศาสตร์ที่\s*(\d+)\s+(\S.*)")),
    (NodeKind.ISSUE, re.compile(_BULLET + r"ประเด็นการพัฒนาที่\s*(\d+\.\d+)\s+(\S.*)")),
    (NodeKind.SUPER_OKR, re.compile(_BULLET + r"ตัววัดผลหลักระดับกรุงเทพมหานครที่\s*(\d+\.\d+\.\d+)\s+(\S.*)")),
)
_NUMBERED = re.compile(r"\d+\s*[.)]\s")
_SECTION_END = re.compile(r"ตัวชี้วัดผลการดำเนินงานหลัก|การถ่ายทอดแผน|ส่วนที่\s*\d")
_CONTINUATION_LIMIT = 3
"""Blank lines part list items, so that a further line this near still belongs to the item above."""


@dataclass(frozen=True, slots=True)
class Goal:
    """An item of the list: its kind, code and name, and the lines it stands on."""

    kind: NodeKind
    code: str
    name: str
    place: Place


def read_goals(document: RecognisedDocument) -> list[Goal]:
    """The goals in document order; the list ends at the next numbered list or section."""
    goals: list[Goal] = []
    lines: list[Paragraph] = []
    current: tuple[NodeKind, str, str] | None = None
    for paragraph in document.source.paragraphs():
        start = _start(paragraph)
        if start:
            goals.extend(_finish(current, lines))
            current, lines = start, [paragraph]
        elif current and _continues(paragraph, lines[-1]):
            lines.append(paragraph)
        elif current:
            goals.extend(_finish(current, lines))
            current = None
    goals.extend(_finish(current, lines))
    return goals


def state_goals(goals: list[Goal], draft: Draft) -> None:
    """States the strategies, issues and Super OKRs and how they hang together."""
    for goal in goals:
        identifier = node_id(goal.kind, draft.fiscal_year, goal.code)
        draft.state(identifier, "code", goal.code, goal.place, rank=Rank.REGISTER)
        draft.state(identifier, "name", goal.name, goal.place, rank=Rank.REGISTER)
        draft.state(identifier, "fiscal_year", draft.fiscal_year, goal.place, rank=Rank.REGISTER)
        parent = _parent(goal, draft)
        kind = EdgeKind.CONTRIBUTES_TO if goal.kind is NodeKind.SUPER_OKR else EdgeKind.PART_OF
        draft.relate(identifier, kind, parent, goal.place, rank=Rank.REGISTER)


def _parent(goal: Goal, draft: Draft) -> str:
    if goal.kind is NodeKind.STRATEGY:
        return node_id(NodeKind.PLAN, "bma", draft.fiscal_year)
    parent_kind = NodeKind.STRATEGY if goal.kind is NodeKind.ISSUE else NodeKind.ISSUE
    return node_id(parent_kind, draft.fiscal_year, goal.code.rpartition(".")[0])


def _start(paragraph: Paragraph) -> tuple[NodeKind, str, str] | None:
    text = clean(paragraph.text)
    for kind, pattern in _STARTS:
        match = pattern.fullmatch(arabic(text))
        if match:
            return kind, match[1], text[match.start(2) :]
    return None


def _continues(paragraph: Paragraph, above: Paragraph) -> bool:
    text = arabic(clean(paragraph.text))
    ends = _SECTION_END.match(text) or _NUMBERED.match(text)
    return not ends and paragraph.line - above.line < _CONTINUATION_LIMIT


def _finish(current: tuple[NodeKind, str, str] | None, lines: list[Paragraph]) -> Iterator[Goal]:
    if current is None:
        return
    kind, code, first = current
    name = join_lines([first, *(clean(line.text) for line in lines[1:])])
    yield Goal(kind, code, name, Place(lines[0].line, "\n".join(line.text for line in lines)))
