"""A lineage as a tree: money and hands on the line of what they belong to, everything else as branches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from api.cli.describe import hands, money, place, target, title
from api.cli.thai import ThaiText
from api.cli.whose import Whose
from api.words import pick
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from ontology.vocabulary import Wording
from queries.lineage import Direction, Lineage

if TYPE_CHECKING:
    from rich.tree import Tree

    from api.views import Sources

_ON_THE_LINE = (NodeKind.BUDGET, NodeKind.DIVISION, NodeKind.AGENCY)
"""Kinds that stand on the line of what they fund or answer for, unless the lineage starts from them."""
_UP = Wording("▲ serves", "▲ สนองต่อ")
_DOWN = Wording("▼ carried out by", "▼ ดำเนินการโดย")
_ELSEWHERE = Wording("(more of it elsewhere in the tree)", "(ดูต่อที่อีกกิ่งหนึ่ง)")
_AGAIN = Wording("(on another branch too)", "(อยู่ในอีกกิ่งหนึ่งด้วย)")
_OTHERS = Wording("({count} projects that stand on another branch too)", "({count} โครงการที่อยู่ในอีกกิ่งหนึ่งด้วย)")
_TARGET = Wording("target", "เป้าหมาย")
_NOTHING = Wording("nothing recorded", "ไม่มีข้อมูล")


@dataclass(slots=True)
class LineageTree:
    """Draws a lineage; with `sources`, each branch says where its link comes from.

    With `names` (agency id → short name), projects say whose they are where they are of several.
    """

    answer: Lineage
    lang: str
    sources: Sources | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    _nodes: dict[str, Node] = field(init=False)
    _places: dict[str, int] = field(init=False)
    _facts: dict[str, list[Edge]] = field(init=False)
    _parents: dict[str, str] = field(init=False)
    _whose: Whose = field(init=False)

    def __post_init__(self) -> None:
        self._nodes = {item.node.id: item.node for item in self.answer.nodes}
        self._places = {identifier: at for at, identifier in enumerate(self._nodes)}
        self._parents = {item.node.id: item.path[-2] for item in self.answer.nodes if len(item.path) > 1}
        self._whose = Whose(self.answer.start, self._nodes.values(), self.names)
        self._facts = {}
        for edge in self.answer.edges:
            if self._on_the_line(edge) and edge.kind is not EdgeKind.PART_OF:
                self._facts.setdefault(edge.target, []).append(edge)

    def tree(self) -> Tree:
        """The start with a branch for each direction, or with the branches of the one that was asked for."""
        from rich.tree import Tree

        tree = Tree(ThaiText(self._line(self.answer.start), style="bold"), guide_style="dim")
        asked = self.answer.direction
        for way, heading in ((Direction.UP, _UP), (Direction.DOWN, _DOWN)):
            if asked is Direction.BOTH:
                self._fill(tree.add(ThaiText(pick(heading, self.lang), style="cyan")), way)
            elif asked is way:
                self._fill(tree, way)
        return tree

    def _fill(self, top: Tree, way: Direction) -> None:
        start = self.answer.start.id
        branches = self._branches(way)
        if branches.get(start):
            self._grow(top, start, branches)
        else:
            top.add(ThaiText(pick(_NOTHING, self.lang), style="dim"))

    def _branches(self, way: Direction) -> Mapping[str, list[tuple[Edge, str]]]:
        """Node → the edges that lead on from it and the node that each leads to, in the order of the answer."""
        found: dict[str, dict[str, Edge]] = {}
        for edge in self.answer.edges:
            if not self._on_the_line(edge):
                here, there = (edge.source, edge.target) if way is Direction.UP else (edge.target, edge.source)
                found.setdefault(here, {}).setdefault(there, edge)
        return {
            here: [(edge, there) for there, edge in sorted(ways.items(), key=lambda item: self._places[item[0]])]
            for here, ways in found.items()
        }

    def _grow(self, tree: Tree, here: str, branches: Mapping[str, list[tuple[Edge, str]]]) -> None:
        """Adds what is next to a node; a node grows under the one it was met from, so that each grows once."""
        met = branches.get(here, ())
        others = (
            {there for _, there in met if self._is_repeated(here, there, branches)} if self.sources is None else set()
        )
        for edge, there in met:
            if len(others) > 1 and there in others:
                continue
            grows = self._parents.get(there) == here
            mark = "" if grows else self._again(self._nodes[there], there in branches)
            branch = tree.add(ThaiText(self._line(self._nodes[there]) + mark + self._source(edge)))
            if grows:
                self._grow(branch, there, branches)
        if len(others) > 1:
            tree.add(ThaiText(pick(_OTHERS, self.lang).format(count=len(others)), style="dim"))

    def _is_repeated(self, here: str, there: str, branches: Mapping[str, list[tuple[Edge, str]]]) -> bool:
        """Whether a project without anything below it stands on another branch."""
        project = self._nodes[there].kind is NodeKind.PROJECT
        return project and self._parents.get(there) != here and there not in branches

    def _again(self, node: Node, more: bool) -> str:
        """Says that a node stands elsewhere too: what is below it is there, and its money counts once."""
        if more:
            return f" {pick(_ELSEWHERE, self.lang)}"
        return f" {pick(_AGAIN, self.lang)}" if node.kind is NodeKind.PROJECT else ""

    def _on_the_line(self, edge: Edge) -> bool:
        if edge.kind is EdgeKind.PART_OF:
            return self._nodes[edge.source].kind is NodeKind.DIVISION and not self._from_start(edge)
        return self._nodes[edge.source].kind in _ON_THE_LINE and edge.source != self.answer.start.id

    def _from_start(self, edge: Edge) -> bool:
        return self.answer.start.id in (edge.source, edge.target)

    def _line(self, node: Node) -> str:
        """What the node is, its target, its money and its hands."""
        parts = [title(node, self.lang) + self._whose.mark(node)]
        goal = target(node.properties.get("target"))
        if goal:
            parts.append(f"{pick(_TARGET, self.lang)}: {goal}")
        for edge in self._facts.get(node.id, ()):
            actor = self._nodes[edge.source]
            parts.append(money(actor, self.lang) if edge.kind is EdgeKind.FUNDS else hands(actor, edge, self.lang))
        return " · ".join(parts)

    def _source(self, edge: Edge) -> str:
        if self.sources is None:
            return ""
        return "".join(f"\n  ⟵ {place(source, self.lang)}" for source in self.sources(edge)[:1])
