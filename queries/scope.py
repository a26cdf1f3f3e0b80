"""The part of the base in which coverage and gaps are looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kb.kinds import NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader
from queries import rows
from queries.answer import question
from queries.rules import Rule


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the base that is asked for; `None` for all of it.

    An agency's part is what its documents in force speak of, with the edges that they
    state; a year's part the nodes of that year, and those without a year (policies) that
    the year's documents speak of. `spoken_of` maps kinds to the ids of the nodes that
    the agency's documents of that year speak of, ascending; empty without an agency.
    With a `node` the part is that node alone (`of_node`).
    """

    fiscal_year: int | None = None
    agency: str | None = None
    spoken_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    node: str | None = None

    def of_node(self, node: Node) -> Scope:
        """The part of the scope that is one node; nothing where the agency's documents do not speak of it.

        A node without a year counts as of every year, whether the year's documents speak of it or not.
        """
        inside = self.agency is None or node.id in self.of_kind(node.kind)
        return replace(self, spoken_of={node.kind: (node.id,) if inside else ()}, node=node.id)

    def parameters(self, rule: Rule) -> dict[str, Json]:
        """The parameters of `coverage` and `gaps` that the rule and the scope decide."""
        return {
            "subject": str(rule.subject),
            "needs": [need.as_json(rule.subject) for need in rule.needs],
            "exemptions": [exemption.as_json(rule.subject) for exemption in rule.exemptions],
            "fiscal_year": self.fiscal_year,
            "agency": self.agency,
            "spoken_of": self._ids(rule.subject, *([NodeKind.PROJECT] if rule.deep else [])),
        }

    def of_kind(self, kind: NodeKind) -> Sequence[str]:
        """The ids of the nodes of a kind that the agency's documents speak of; none without an agency."""
        return self.spoken_of.get(kind, ())

    def _ids(self, *kinds: NodeKind) -> list[Json]:
        return [key for kind in dict.fromkeys(kinds) for key in self.of_kind(kind)]


def scope_of(reader: Reader, fiscal_year: int | None, agency: str | None) -> Scope:
    """The scope of a fiscal year and of the agency with that id; what its documents speak of is looked up once."""
    if agency is None:
        return Scope(fiscal_year)
    found: dict[str, list[str]] = {}
    for row in reader.run(question("spoken_of"), {"fiscal_year": fiscal_year, "agency": agency}):
        found.setdefault(rows.text(row[1]), []).append(rows.text(row[0]))
    return Scope(fiscal_year, agency, {kind: tuple(ids) for kind, ids in found.items()})
