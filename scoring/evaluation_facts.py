"""What the base holds of an evaluation: nodes, how they are joined, and where each value is printed."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json
from kb.store.base import Question, Reader, Row
from queries import rows
from scoring.explanation import Source

PREDICATES = (
    "value", "judged_level", "score", "weighted_score", "weight", "levels", "sub_scores", "ratios", "effect",
    "declared_scores", "target",
)  # fmt: skip
"""The properties whose places are read."""

_BEHIND_SLASH = chr(ord("/") + 1)
_RUN = re.compile(r"\d+|\D+")


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a document states, and where."""

    value: Json
    source: Source


@dataclass(frozen=True, slots=True)
class Facts:
    """The nodes of an evaluation by id, their edges, and the statements behind their values.

    `statements` has (node id, property) → what is stated, the strongest first.
    """

    agency: Node
    fiscal_year: int
    nodes: Mapping[str, Node]
    up: Mapping[tuple[str, EdgeKind], tuple[Edge, ...]]
    down: Mapping[tuple[str, EdgeKind], tuple[Edge, ...]]
    statements: Mapping[tuple[str, str], tuple[Said, ...]]

    def of_kind(self, *kinds: NodeKind) -> tuple[Node, ...]:
        """The nodes of some kinds, by code in natural order, those without a code last, then by id."""
        return natural(node for node in self.nodes.values() if node.kind in kinds)

    def above(self, node: Node, kind: EdgeKind) -> tuple[Node, ...]:
        """The nodes that edges of a kind lead to."""
        return natural(
            self.nodes[edge.target] for edge in self.up.get((node.id, kind), ()) if edge.target in self.nodes
        )

    def below(self, node: Node, kind: EdgeKind, *kinds: NodeKind) -> tuple[Node, ...]:
        """The nodes that edges of a kind come from, of some kinds."""
        found = (self.nodes[edge.source] for edge in self.down.get((node.id, kind), ()) if edge.source in self.nodes)
        return natural(node for node in found if not kinds or node.kind in kinds)

    def sources(self, node: str, name: str, value: Json = None) -> tuple[Source, ...]:
        """Where a value of a property is printed, each row once; of all values, where none is named."""
        found: dict[tuple[object, ...], Source] = {}
        for said in self.statements.get((node, name), ()):
            if value is None or said.value == value:
                place = said.source
                found.setdefault((place.document, place.table, place.row or place.line), place)
        return tuple(found.values())


def facts_of(reader: Reader, agency: Node, fiscal_year: int) -> Facts:
    """Reads all that an evaluation rests on, with three statements."""
    results = f"{NodeKind.RESULT}:{agency.id.partition(':')[2]}/{fiscal_year}"
    wanted: dict[str, Json] = {"agency": agency.id, "fiscal_year": fiscal_year}
    wanted |= {"results": f"{results}/", "results_end": f"{results}{_BEHIND_SLASH}"}
    nodes = {node.id: node for node in map(rows.node, reader.run(Question("scoring", "evaluation_nodes"), wanted))}
    ids: list[Json] = [*nodes]
    joined = reader.run(Question("scoring", "evaluation_edges"), {"ids": ids, "agency": agency.id})
    edges = [rows.edge(row) for row in joined]
    stated = reader.run(Question("scoring", "evaluation_statements"), {"ids": ids, "predicates": [*PREDICATES]})
    up, down = _by_end(edges, outgoing=True), _by_end(edges, outgoing=False)
    return Facts(agency, fiscal_year, nodes, up, down, _statements(stated))


def natural(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The nodes by code as people count (3.2 before 3.10), those without a code last, then by id."""
    return tuple(sorted(nodes, key=lambda node: (node.code is None, code_order(node.code or ""), node.id)))


def code_order(code: str) -> tuple[tuple[int, str], ...]:
    """A code as it sorts: its numbers as numbers."""
    return tuple((int(run), "") if run.isdecimal() else (0, run) for run in _RUN.findall(code))


def text_of(node: Node, name: str) -> str | None:
    """A property that is a text; `None` where it is not stated."""
    value = node.properties.get(name)
    return value if isinstance(value, str) and value else None


def _by_end(edges: Iterable[Edge], *, outgoing: bool) -> Mapping[tuple[str, EdgeKind], tuple[Edge, ...]]:
    found: dict[tuple[str, EdgeKind], list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge.source if outgoing else edge.target, edge.kind].append(edge)
    return {key: tuple(members) for key, members in found.items()}


def _statements(found: Iterable[Row]) -> Mapping[tuple[str, str], tuple[Said, ...]]:
    said: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for row in found:
        said[rows.text(row[0]), rows.text(row[1])].append(Said(json.loads(rows.text(row[2])), _source(row)))
    return {key: tuple(members) for key, members in said.items()}


def _source(row: Row) -> Source:
    return Source(
        document=rows.text(row[3]),
        file_name=rows.text(row[4]),
        line=rows.number(row[5]),
        text=rows.text(row[6]),
        table=rows.optional_number(row[7]),
        row=rows.optional_number(row[8]),
        column=rows.optional_number(row[9]),
    )
