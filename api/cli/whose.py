"""Whose a project is and of which year, where an answer holds several districts or years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader

_DISTRICT = "สำนักงานเขต"
_OF_THEMSELVES = (NodeKind.PLAN, NodeKind.BUDGET, NodeKind.DOCUMENT)
"""Kinds whose names or places say the year already."""


def short_names(reader: Reader) -> dict[str, str]:
    """Agency id → what it is called for short: its short name, a district's own name, else its name."""
    return {node.id: _short_name(node) for node in reader.nodes(NodeKind.AGENCY)}


def _short_name(node: Node) -> str:
    short = node.properties.get("short_name")
    name = node.name or node.id.partition(":")[2]
    return str(short) if short else name.removeprefix(_DISTRICT) or name


@dataclass(frozen=True, slots=True)
class Whose:
    """Marks nodes with agency and fiscal year, where `nodes` are of more than one.

    A project is marked where the projects are of several agencies or years, any other
    node of a year where the nodes are of several years and it is not of the start's.
    """

    start: Node
    nodes: Iterable[Node]
    names: Mapping[str, str]
    _projects: bool = field(init=False)
    _years: bool = field(init=False)

    def __post_init__(self) -> None:
        nodes = tuple(self.nodes)
        projects = {(self._agency(node), node.fiscal_year) for node in nodes if node.kind is NodeKind.PROJECT}
        years = {node.fiscal_year for node in nodes if node.fiscal_year is not None}
        object.__setattr__(self, "_projects", len(projects) > 1)
        object.__setattr__(self, "_years", len(years) > 1)

    def mark(self, node: Node) -> str:
        """` [ภาษีเจริญ 2567]`; empty where it goes without saying."""
        year = "" if node.fiscal_year is None else str(node.fiscal_year)
        if node.kind is NodeKind.PROJECT:
            several = self._projects or self._years
            called = " ".join(part for part in (self._agency(node), year) if part and several)
        else:
            said = node.kind in _OF_THEMSELVES or node.fiscal_year == self.start.fiscal_year
            called = "" if said or not self._years else year
        return f" [{called}]" if called else ""

    def _agency(self, node: Node) -> str:
        agency = str(node.properties.get("agency") or "")
        return self.names.get(agency, agency.partition(":")[2])
