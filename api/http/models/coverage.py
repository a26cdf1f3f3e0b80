"""Coverage, gaps, suggestions and the matrix."""

from __future__ import annotations

from pydantic import Field

from api.http.models.common import Node, Rule, Scoped, Shape, Wording


class RuleCoverage(Rule):
    """How far a rule is kept; shares are in [0, 1], null where nothing is asked of any node."""

    subjects: int
    covered: int
    gaps: int
    exempt: int
    deep: int | None
    share: float | None
    deep_share: float | None


class CoverageGroup(Shape):
    """The coverage of a part of the base."""

    key: str | int | None
    node: Node | None
    rules: list[RuleCoverage]


class CoverageData(Scoped):
    """Coverage as a whole and by group."""

    by: str | None
    rules: list[RuleCoverage]
    groups: list[CoverageGroup]


class GapCandidate(Shape):
    """A likely link that would close a gap."""

    id: str
    node: Node
    score: float
    similarity: float | None
    why: Wording


class Gap(Rule):
    """A node without something that a rule asks of it."""

    node: Node
    kind: str
    reason: Wording
    candidates: list[GapCandidate]


class GapsData(Scoped):
    """A page of gaps, the gravest first."""

    total: int
    gaps: list[Gap]


class Reason(Shape):
    """What speaks for a link."""

    ground: str
    strength: float
    en: str
    th: str


class LinkCandidate(Shape):
    """A likely link: what it would join, its score in [0, 1], and the reasons."""

    id: str
    source: str
    edge: str
    target: str
    score: float
    reasons: list[Reason]
    node: Node


class Suggestion(Shape):
    """What may belong to a node, the likeliest first."""

    rule: str | None
    node: Node
    kind: str
    candidates: list[LinkCandidate]


class SuggestionsData(Scoped):
    """Proposals for a person to decide."""

    suggestions: list[Suggestion]
    without: int = Field(description="Looked into without a likely link.")


class Decided(Shape):
    """Who decided, when and why."""

    who: str
    when: str
    reason: str


class AcceptedData(Decided):
    """A link that was accepted, and who took it back, if anybody did."""

    source: str
    edge: str
    target: str
    score: str
    withdrawn: Decided | None


class GridCell(Shape):
    """How far the rule is kept in a cell; null for what is of no strategy or of no column."""

    strategy: str | None
    column: str | None
    covered: int
    gaps: int
    exempt: int


class MatrixData(Rule, Scoped):
    """Strategies against agencies or divisions."""

    columns: str
    strategies: list[Node]
    across: list[Node]
    cells: list[GridCell]
