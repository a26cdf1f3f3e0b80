"""The two-way traceability matrix: what projects lead to, and which projects lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.errors import LimitError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader
from queries import rows
from queries.answer import Completeness, completeness, question
from queries.reference import find

MOST = 10_000
"""Rows, and columns, of a matrix at most: more nobody reads, and workbooks end at 16,384 columns."""


class Side(StrEnum):
    """What the rows of a matrix are."""

    KEY_RESULTS = "key_results"
    POLICIES = "policies"


_SIDES: Mapping[Side, tuple[NodeKind, EdgeKind]] = {
    Side.KEY_RESULTS: (NodeKind.KEY_RESULT, EdgeKind.SUPPORTS),
    Side.POLICIES: (NodeKind.POLICY, EdgeKind.IMPLEMENTS),
}


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows (key results or policies) against columns (projects).

    Both are by code, then id; `links` are (row id, column id). A row without a link is a gap;
    so is a column, unless it need not lead anywhere (`exempt`: routine work).
    """

    side: Side
    rows: tuple[Node, ...]
    columns: tuple[Node, ...]
    links: frozenset[tuple[str, str]]
    completeness: Completeness

    @property
    def of_rows(self) -> Mapping[str, int]:
        """Row id → its links."""
        return Counter(row for row, _ in self.links)

    @property
    def of_columns(self) -> Mapping[str, int]:
        """Column id → its links."""
        return Counter(column for _, column in self.links)

    @property
    def exempt(self) -> frozenset[str]:
        """Projects that need not lead anywhere."""
        return frozenset(node.id for node in self.columns if node.properties.get("category") == "routine")


def matrix(reader: Reader, side: Side, fiscal_year: int | None = None, agency: str | None = None) -> Matrix:
    """Which projects lead to which key results or policies.

    Args:
        reader: The state of the base to ask.
        side: What stands in the rows.
        fiscal_year: Of the Buddhist Era; every year unless given.
        agency: An agency by id, code or name; all unless given.

    Raises:
        NotFoundError: No agency is called so.
        AmbiguousError: Several are.
        LimitError: There are more rows or columns than anybody could read.
    """
    kind, edge = _SIDES[side]
    owner = find(reader, agency, NodeKind.AGENCY) if agency else None
    scope: dict[str, Json] = {
        "kind": str(kind), "edge": str(edge), "fiscal_year": fiscal_year, "agency": owner.id if owner else None,
    }  # fmt: skip
    things = list(reader.run(question("matrix_things"), scope))
    found = {part: tuple(rows.node(row[1:]) for row in things if row[0] == part) for part in ("row", "column")}
    for part, nodes in found.items():
        if len(nodes) > MOST:
            raise LimitError(f"the matrix has {len(nodes)} {part}s, the limit is {MOST}; name a year or an agency")
    known = {node.id for nodes in found.values() for node in nodes}
    linked = reader.run(question("matrix_links"), scope)
    links = frozenset((rows.text(row[0]), rows.text(row[1])) for row in linked)
    return Matrix(
        side, found["row"], found["column"], frozenset(link for link in links if known.issuperset(link)),
        completeness(reader),
    )  # fmt: skip
