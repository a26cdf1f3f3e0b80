"""What every engine is asked, and what its answers are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from kb.kinds import EdgeKind
from kb.model import Edge, Node

FOLLOWED = (
    EdgeKind.PART_OF, EdgeKind.CONTRIBUTES_TO, EdgeKind.SUPPORTS, EdgeKind.IMPLEMENTS, EdgeKind.FUNDS,
    EdgeKind.REPORTS_ON,
)  # fmt: skip
"""The edges of a lineage without hands: a walk along them needs no rule of when to stop."""
LADDER = (EdgeKind.CONTRIBUTES_TO, EdgeKind.PART_OF)
"""The edges between key results and what is above them."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes and edges that the statements of the made-up city make: what engines without statements are given."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the questions are put about: ids of a project, a strategy and the plan of a fiscal year, and a phrase."""

    project: str
    strategy: str
    plan: str
    fiscal_year: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """How long a load took in seconds, with what else is to be said of it."""

    seconds: float
    nodes: int
    remark: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)


class Engine(Protocol):
    """An engine with the city in it; what it lacks raises `NotImplementedError`."""

    name: str

    def reopen(self) -> None:
        """Opens what was loaded before and reads one thing of it."""

    def above(self, project: str) -> frozenset[str]:
        """Ids of the project and all that it serves."""

    def below(self, strategy: str) -> frozenset[str]:
        """Ids of the strategy and all that carries it out, hands aside."""

    def uncovered(self) -> frozenset[str]:
        """Ids of the key results that no project supports."""

    def coverage(self) -> Mapping[str, tuple[int, int]]:
        """Strategy → its key results with a project, and all of them."""

    def budget(self, fiscal_year: int) -> Mapping[str, Decimal]:
        """Strategy → the baht of a year's budgets that lead to it and to no other."""

    def search(self, phrase: str) -> frozenset[str]:
        """Ids of the nodes that have the phrase in their names."""

    def score(self, plan: str) -> Decimal:
        """The score of a plan: the mean of the scores below it, level by level, to three decimals."""

    def close(self) -> None:
        """Lets go of the city."""


def mean_upward(links: Iterable[tuple[str, str]], scores: dict[str, float], top: str) -> Decimal:
    """The mean of means below a node, of links (lower, upper) and the scores of the lowest, as floats."""
    below: dict[str, list[str]] = {}
    for lower, upper in links:
        below.setdefault(upper, []).append(lower)

    def score(node: str) -> float | None:
        parts = [known for each in below.get(node, ()) if (known := score(each)) is not None]
        return sum(parts) / len(parts) if parts else scores.get(node)

    return Decimal(str(round(score(top) or 0, 3)))
