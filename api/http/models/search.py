"""Search and comparison."""

from __future__ import annotations

from typing import Any

from api.http.models.common import Node, Place, Scoped, Shape, Wording


class Hit(Shape):
    """A node that a text may mean; `marks` are the matching parts of the source's text."""

    node: Node
    why: str
    reason: Wording
    score: float
    missing: list[str]
    label: str | None
    marks: list[list[int]]
    source: Place | None


class SearchData(Scoped):
    """The hits, best first."""

    text: str
    kind: str | None
    total: int
    hits: list[Hit]


class Side(Shape):
    """One side of a comparison."""

    agency: str | None
    fiscal_year: int | None
    document: str | None
    name: str
    superseded: bool


class ShortNode(Shape):
    """A node by what it is called."""

    id: str
    kind: str
    code: str | None
    name: str | None
    fiscal_year: int | None


class Difference(Shape):
    """What differs between two sides of one thing."""

    what: str
    left: Any
    right: Any


class Changed(Shape):
    """A thing that both sides have."""

    left: ShortNode
    right: ShortNode
    how: str
    confidence: float
    differences: list[Difference]


class KindComparison(Shape):
    """What was added, is gone, and is on both sides, of one kind."""

    kind: str
    added: list[ShortNode]
    gone: list[ShortNode]
    both: list[Changed]


class Covered(Shape):
    """How many of all are covered."""

    covered: int
    all: int


class Money(Shape):
    """An amount on each side, as text."""

    left: str
    right: str


class Numbers(Shape):
    """A number on each side."""

    left: int
    right: int


class Effect(Shape):
    """What the change does to money and coverage."""

    money_baht: Money
    projects_without_amount: Numbers
    covered: dict[str, dict[str, Covered]]
    newly_uncovered: list[ShortNode]
    newly_covered: list[ShortNode]


class ComparisonData(Shape):
    """Two sides beside each other."""

    left: Side
    right: Side
    kinds: list[KindComparison]
    effect: Effect
