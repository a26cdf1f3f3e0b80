"""Findings, their rules and decisions."""

from __future__ import annotations

from pydantic import Field

from api.http.models.common import Place, Shape, Wording
from api.http.models.documents import Row


class Ruling(Shape):
    """A decision on a finding."""

    finding: str
    decision: str
    reason: str
    who: str
    when: str
    until: str | None = Field(description="The last day on which it holds; null for good.")


class BareFinding(Shape):
    """A finding; `places` go down the documents."""

    id: str
    code: str
    severity: str
    certainty: float = Field(gt=0, le=1)
    sentence: Wording
    nodes: list[str]
    places: list[Place]


class Finding(BareFinding):
    """A finding with the decision in force on it."""

    decision: Ruling | None


class FindingsData(Shape):
    """A page of findings, the gravest first, with counts of all."""

    agency: str | None
    total: int
    by_severity: dict[str, int]
    findings: list[Finding]


class FindingRule(Shape):
    """A rule and what of it can be tuned."""

    code: str
    severity: str
    certainty: float
    on: bool
    title: Wording
    sentence: Wording
    thresholds: dict[str, float]


class RulesData(Shape):
    """The rules, in their order."""

    rules: list[FindingRule]


class Passage(Shape):
    """A place that shows a finding, and the table row that it stands in."""

    place: Place
    row: Row | None


class FindingData(Finding):
    """A finding with its passages as printed."""

    rule: FindingRule
    passages: list[Passage]


class DecidedData(Shape):
    """A finding and what was decided on it."""

    finding: BareFinding
    decision: Ruling
