"""A plan as StratML, part 2 (ISO 17469-2, PerformancePlanOrReport), with a report of what it cannot say.

Strategies are goals, what stands below them down to issues and tactics are objectives, and
Super OKRs, key results and indicators are performance indicators of the objective that they
serve, with targets and results by fiscal year. StratML knows two levels of goals: deeper
hierarchies are flattened, with the number of levels in the report. It knows no projects,
money, policies or places in documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from api.exports.csv_text import csv_text
from api.exports.package import ExportFile
from api.exports.stratml_xml import Goal, Indicator, Measure, Objective, Plan, Stakeholder, plan_xml
from kb.errors import InputError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json
from kb.store.base import Reader

OBJECTIVES = (NodeKind.SUB_STRATEGY, NodeKind.ISSUE, NodeKind.OBJECTIVE, NodeKind.TACTIC)
INDICATORS = (NodeKind.SUPER_OKR, NodeKind.KEY_RESULT, NodeKind.INDICATOR)
_UP = (EdgeKind.PART_OF, EdgeKind.CONTRIBUTES_TO)
_SAID = frozenset({"target", "unit"})
"""Properties that an element of StratML carries; the others are counted as lost."""


@dataclass
class _Losses:
    """What could not be said: what it is → how often; and the ids that were, of which XML takes each once."""

    counted: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    said: set[str] = field(default_factory=set)

    def add(self, what: str, name: str, why: str) -> None:
        self.counted[what, name, why] += 1

    def file(self) -> ExportFile:
        """The report as a table: node kind, edge kind or property; name; why; how often."""
        rows: list[list[Json]] = [[*key, count] for key, count in sorted(self.counted.items())]
        return ExportFile("losses.csv", csv_text(("what", "name", "why", "count"), rows))


def stratml(reader: Reader, plan: Node) -> Iterator[ExportFile]:
    """The files: `plan.xml`, and `losses.csv` with what StratML cannot say of the plan.

    Raises:
        InputError: The node is no plan, or no strategy is part of it.
    """
    if plan.kind is not NodeKind.PLAN:
        raise InputError(f"{plan.id} is a {plan.kind}; StratML is written of a plan, such as plan:bma/2569")
    losses = _Losses()
    goals = [_goal(reader, node, losses) for node in _below(reader, plan.id, (NodeKind.STRATEGY,))]
    if not goals:
        raise InputError(f"no strategy is part of {plan.id}, so that StratML, which asks for goals, cannot say it")
    _lose_the_rest(reader, plan, losses)
    document = Plan(plan.id, plan.name or plan.id, plan.fiscal_year, _organisation(reader, plan), tuple(goals))
    yield ExportFile("plan.xml", [plan_xml(document)])
    yield losses.file()


def _organisation(reader: Reader, plan: Node) -> str:
    agency = reader.node(str(plan.properties.get("agency") or ""))
    return (agency.name if agency else None) or plan.name or plan.id


def _below(reader: Reader, identifier: str, kinds: tuple[NodeKind, ...]) -> list[Node]:
    """What is directly below a node, of these kinds, by code and id."""
    edges = reader.edges(identifier, outgoing=False, kinds=_UP)
    found = (reader.node(edge.source) for edge in edges)
    nodes = {node.id: node for node in found if node is not None and node.kind in kinds}
    return sorted(nodes.values(), key=lambda node: (node.code is None, node.code or "", node.id))


def _goal(reader: Reader, node: Node, losses: _Losses) -> Goal:
    objectives = [_objective(reader, each, losses) for each, _ in _objectives(reader, node.id, losses)]
    own = _indicators(reader, node.id, losses)
    if own:
        objectives.append(Objective(f"{node.id}/indicators", node.name or "", node.code, (), tuple(own)))
    return Goal(node.id, node.name or node.id, node.code, tuple(objectives))


def _objectives(reader: Reader, identifier: str, losses: _Losses, level: int = 0) -> Iterator[tuple[Node, int]]:
    """Issues and what is between them and the strategy, the higher first; each level below the first is flattened."""
    for node in _unsaid(_below(reader, identifier, OBJECTIVES), losses):
        if level:
            losses.add("hierarchy", node.kind, "StratML knows goals and objectives, and no objectives of objectives")
        yield node, level
        yield from _objectives(reader, node.id, losses, level + 1)


def _unsaid(nodes: Iterable[Node], losses: _Losses) -> Iterator[Node]:
    """The nodes that were not met before: what serves two things stands under the first."""
    for node in nodes:
        if node.id in losses.said:
            losses.add("hierarchy", node.kind, "what serves several things stands under the first alone")
        else:
            losses.said.add(node.id)
            yield node


def _objective(reader: Reader, node: Node, losses: _Losses) -> Objective:
    _lose_properties(node, losses)
    indicators = tuple(_indicators(reader, node.id, losses))
    return Objective(node.id, node.name or "", node.code, tuple(_stakeholders(reader, node, losses)), indicators)


def _indicators(reader: Reader, identifier: str, losses: _Losses, upper: str | None = None) -> list[Indicator]:
    """Super OKRs, key results and indicators that serve a node, each followed by those that serve it."""
    found: list[Indicator] = []
    for node in _unsaid(_below(reader, identifier, INDICATORS), losses):
        found.append(_indicator(reader, node, upper, losses))
        found += _indicators(reader, node.id, losses, node.id)
    return found


def _indicator(reader: Reader, node: Node, upper: str | None, losses: _Losses) -> Indicator:
    _lose_properties(node, losses)
    target = node.properties.get("target")
    unit = node.properties.get("unit") or (target.get("unit") if isinstance(target, Mapping) else None)
    targets = [_target(node, target, losses)] if isinstance(target, Mapping) else []
    stakeholders = ", ".join(f"{each.name} ({each.role})" for each in _stakeholders(reader, node, losses))
    return Indicator(
        node.id, node.name or node.id, node.code, str(unit or ""), upper, tuple(targets),
        tuple(_results(reader, node)), stakeholders or None,
    )  # fmt: skip


def _target(node: Node, target: Mapping[str, Json], losses: _Losses) -> Measure:
    for name in ("comparator", "basis", "cumulative"):
        if target.get(name) is not None:
            losses.add("property", f"target.{name}", "a target is a number or words")
    return Measure(node.fiscal_year, _text(target.get("value")), _text(target.get("text")))


def _results(reader: Reader, node: Node) -> Iterator[Measure]:
    for edge in reader.edges(node.id, outgoing=False, kinds=[EdgeKind.REPORTS_ON]):
        result = reader.node(edge.source)
        if result is not None:
            facts = result.properties
            words = " ".join(str(facts[name]) for name in ("text", "assessor") if facts.get(name))
            yield Measure(result.fiscal_year, _text(facts.get("value")), words or None)


def _stakeholders(reader: Reader, node: Node, losses: _Losses) -> Iterator[Stakeholder]:
    for edge in reader.edges(node.id, outgoing=False, kinds=[EdgeKind.RESPONSIBLE_FOR]):
        agency = reader.node(edge.source)
        if agency is not None:
            if edge.properties.get("target"):
                losses.add("property", "responsible_for.target", "a stakeholder has no target of its own")
            yield Stakeholder(agency.name or agency.id, edge.qualifier or "R")


def _text(value: Json) -> str | None:
    return None if value is None else str(value)


def _lose_properties(node: Node, losses: _Losses) -> None:
    for name, value in node.properties.items():
        if value is not None and name not in _SAID:
            losses.add("property", f"{node.kind}.{name}", "no element of StratML has it")


def _lose_the_rest(reader: Reader, plan: Node, losses: _Losses) -> None:
    """Counts nodes and edges of the plan's year, or of none, that have no place in StratML."""
    carried = {NodeKind.PLAN, NodeKind.STRATEGY, *OBJECTIVES, *INDICATORS, NodeKind.RESULT, NodeKind.AGENCY}
    among: set[str] = set()
    for node in reader.nodes():
        if node.fiscal_year in (None, plan.fiscal_year):
            among.add(node.id)
            if node.kind not in carried:
                losses.add("node", node.kind, "StratML has no such thing")
    for edge in reader.all_edges():
        if edge.source in among and edge.target in among:
            _lose_edge(edge, losses)


def _lose_edge(edge: Edge, losses: _Losses) -> None:
    if edge.kind not in (*_UP, EdgeKind.REPORTS_ON, EdgeKind.RESPONSIBLE_FOR):
        losses.add("edge", edge.kind, "StratML relates goals, objectives and indicators alone")
    elif edge.properties.get("weight") is not None:
        losses.add("property", f"{edge.kind}.weight", "StratML weighs nothing")
