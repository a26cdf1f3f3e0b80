"""What the stages of a search hand on to each other."""

from __future__ import annotations

from dataclasses import dataclass

from kb.kinds import NodeKind
from kb.model import Node
from kb.statement import Json
from queries import rows
from queries.search.hits import Passage, Why


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters of a search, and how many hits are wanted."""

    kind: NodeKind | None
    fiscal_year: int | None
    agency: str | None
    limit: int

    def parameters(self) -> dict[str, Json]:
        """The parameters that every statement of a search takes."""
        return {
            "kind": None if self.kind is None else str(self.kind),
            "fiscal_year": self.fiscal_year,
            "agency": self.agency,
            "kind_order": rows.KIND_ORDER,
        }


@dataclass(frozen=True, slots=True)
class Found:
    """A hit; one by printed text has its passage, without marks; the rest is added to those that are listed."""

    node: Node
    why: Why
    label: str | None = None
    score: float = 1.0
    missing: tuple[str, ...] = ()
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """The hits of a stage, best first, and how many there are.

    `considered` is how many were looked at, where the base has more: `total` is then the least.
    """

    found: tuple[Found, ...] = ()
    total: int = 0
    considered: int | None = None
