"""A plan's text to the graph that its statements make, for comparing with golden facts and variants."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kb.derive import Claim, derive_edge, derive_node
from kb.kinds import EdgeKind
from kb.model import Edge, Node
from kb.statement import Json, Statement, canonical_json
from loaders.normalise.text import arabic
from loaders.pipeline import read_document
from loaders.report import LoadReport

EdgeKey = tuple[str, str, str]


@dataclass(frozen=True)
class Graph:
    """Nodes by id, edges, the statements they come from and the load report."""

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    statements: tuple[Statement, ...]
    report: LoadReport

    def of(self, kind: str) -> dict[str, Node]:
        return {key: node for key, node in self.nodes.items() if node.kind == kind}

    def named(self, name: str) -> str:
        """The id of the one project that bears a name, spaces aside."""
        wanted = name.replace(" ", "")
        found = [key for key, node in self.of("project").items() if (node.name or "").replace(" ", "") == wanted]
        assert len(found) == 1, (name, found)
        return found[0]

    def targets(self, source: str, kind: EdgeKind) -> set[str]:
        return {edge.target for edge in self.edges if edge.source == source and edge.kind is kind}

    def sources(self, target: str, kind: EdgeKind) -> set[str]:
        return {edge.source for edge in self.edges if edge.target == target and edge.kind is kind}

    def edge(self, source: str, kind: EdgeKind, target: str) -> Edge:
        found = [edge for edge in self.edges if (edge.source, edge.kind, edge.target) == (source, kind, target)]
        assert len(found) == 1, (source, kind, target, found)
        return found[0]

    def amount(self, project: str) -> Decimal | None:
        budget = self.nodes.get("budget:" + project.partition(":")[2])
        value = budget.properties.get("amount_baht") if budget else None
        return None if value is None else Decimal(str(value))

    def sum_of(self, category: str) -> Decimal:
        projects = [key for key, node in self.of("project").items() if node.properties.get("category") == category]
        return sum((self.amount(project) or Decimal(0) for project in projects), Decimal(0))

    def notes(self, code: str) -> list[str]:
        return [note.message for note in self.report.notes if note.code == code]

    def facts(self) -> set[str]:
        """All nodes and edges as text in Arabic digits without spaces, texts as printed aside."""
        nodes = {
            canonical_json(["node", node.id, node.code, node.name, node.fiscal_year, _properties(node)])
            for node in self.nodes.values()
        }
        edges = {
            canonical_json(["edge", edge.source, str(edge.kind), edge.target, edge.qualifier, dict(edge.properties)])
            for edge in self.edges
        }
        return {arabic(fact).replace(" ", "") for fact in nodes | edges}


def _properties(node: Node) -> dict[str, Json]:
    """The properties of a node; spellings that differ in spaces are one alias."""
    aliases = node.properties.get("aliases")
    if not isinstance(aliases, list):
        return dict(node.properties)
    others: set[str] = {arabic(str(alias)).replace(" ", "") for alias in aliases}
    return {**node.properties, "aliases": sorted(others)}


def read_plan(text: str, folder: Path, name: str = "plan.txt") -> Graph:
    """Reads a plan given as text, through the whole pipeline."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return graph_of(path)


def graph_of(path: Path) -> Graph:
    """Reads a plan's file, through the whole pipeline."""
    reading = read_document(path)
    claims: dict[str, list[Claim]] = defaultdict(list)
    relations: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for statement in reading.statements:
        claim = Claim.of(statement, reading.document.fiscal_year)
        if statement.object is None:
            claims[statement.subject].append(claim)
        else:
            key = (statement.subject, statement.predicate, statement.object, statement.qualifier)
            relations[key].append(claim)
    return Graph(
        {key: derive_node(key, found) for key, found in claims.items()},
        tuple(derive_edge(s, EdgeKind(kind), t, q, found) for (s, kind, t, q), found in relations.items()),
        reading.statements,
        reading.report,
    )
