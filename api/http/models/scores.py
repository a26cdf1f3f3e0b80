"""Scores and evaluations; scores, weights and shares are decimals as text."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.http.models.common import Node, Shape, Source


class Contribution(Shape):
    """What a node below adds to a score."""

    node: str
    weight: str
    score: str | None
    share: str
    points: str | None


class Score(Shape):
    """The score of a node, the share of its weight that is known, and the bounds."""

    node: Node
    score: str | None
    share: str
    lowest: str
    highest: str
    given: bool
    weighting: str
    contributions: list[Contribution]


class ScoresData(Shape):
    """The scores of a node and of all below it."""

    start: str
    agency: str | None
    used: int
    unused: list[str]
    unscored: list[str]
    scores: list[Score]


class NamedAgency(Shape):
    """An agency."""

    id: str
    name: str | None


class Sum(Shape):
    """A sum of weighted scores."""

    score: str | None
    weight: str | None
    unknown_weight: str | None
    explanation: str
    explanation_th: str


class Comparison(Shape):
    """What is stated beside what is computed."""

    what: str
    assessor: str | None
    stated: str | None
    computed: str | None
    difference: str | None
    agrees: bool
    of: list[str]
    sources: list[Source]


class Explanation(Shape):
    """How something came about, as a tree."""

    code: str
    message: str
    message_th: str
    sources: list[Source]
    children: list[Explanation]


class ScoreFinding(Explanation):
    """Something that the printed rules or numbers do not bear out."""

    node: str
    assessor: str | None


class Missing(Shape):
    """An indicator of which an assessor states nothing."""

    node: str
    assessor: str


class AppealCount(Shape):
    """Appeals as declared beside what the rows add up to."""

    evaluation: str
    round: str | None
    ruling: str | None
    unit: str | None
    declared: str | None
    counted: str | None
    agrees: bool | None
    appeals: list[str]
    sources: list[Source]


class Appeal(Shape):
    """An appeal against an indicator."""

    id: str
    round: Any
    ruling: Any
    effect: Any


class Assessment(Shape):
    """What an assessor's result scores, beside what the assessor states."""

    result: dict[str, Any] | None
    score: str | None
    weighted_score: str | None
    method: str | None
    reason: str | None
    counts: bool
    claims: list[Comparison]
    checks: list[Explanation]
    explanation: Explanation


class Indicator(Shape):
    """An indicator, its assessments by assessor, its parts and the appeals against it."""

    id: str
    code: str | None
    name: str | None
    unit: Any
    weight: str | None
    assessments: dict[str, Assessment]
    parts: list[Indicator]
    appeals: list[Appeal]
    differences: list[Explanation]


class Component(Shape):
    """A component: its indicators and its sums."""

    id: str | None
    code: str | None
    name: str | None
    sums: dict[str, Sum]
    declared: list[Comparison]
    indicators: list[Indicator]


class EvaluationData(Shape):
    """The evaluation of an agency in a year, recomputed."""

    agency: NamedAgency
    fiscal_year: int
    evaluation: str | None
    agency_group: Any
    assessors: list[str]
    totals: dict[str, Sum]
    declared: list[Comparison]
    components: list[Component]
    findings: list[ScoreFinding]
    missing: list[Missing]
    appeals: list[AppealCount]


class EvaluationSummary(Shape):
    """An evaluation with its totals."""

    agency: NamedAgency
    fiscal_year: int
    evaluation: str | None
    assessors: list[str]
    totals: dict[str, Sum]
    declared: list[Comparison]
    findings: int = Field(description="How many findings it has.")


class EvaluationsData(Shape):
    """The evaluations by fiscal year and agency."""

    evaluations: list[EvaluationSummary]


class ResultChange(Shape):
    """What became of one result."""

    id: str
    change: str


class ResultsData(Shape):
    """What became of the results that were put."""

    path: str
    document: str | None
    outcome: str | None
    added: int
    changed: int
    unchanged: int
    removed: int
    passed_over: int
    ignored_columns: list[str]
    results: list[ResultChange]
