"""The base at a glance, keys, and the service itself."""

from __future__ import annotations

from api.http.models.budget import Tally
from api.http.models.common import Node, Shape, Wording
from api.http.models.coverage import RuleCoverage


class Money(Shape):
    """How the money stands to the strategies."""

    direct: Tally
    shared: Tally
    not_linked: Tally
    total: Tally


class ScoreHeadline(Shape):
    """Evaluations, those that can be scored, and how many stated totals agree with the computed ones."""

    evaluations: int
    scored: int
    totals_stated: int
    totals_agreeing: int


class Headlines(Shape):
    """A figure or two for each of the questions."""

    coverage: list[RuleCoverage]
    money: Money
    scores: ScoreHeadline


class OverviewData(Shape):
    """What the base holds."""

    nodes: dict[str, int]
    edges: dict[str, int]
    documents: dict[str, int]
    agencies: list[Node]
    headlines: Headlines


class AgenciesData(Shape):
    """Whose documents the base holds."""

    agencies: list[Node]


class KeyData(Shape):
    """A key: who holds it and what it allows."""

    id: str
    name: str
    scopes: list[str]
    created: str
    revoked: str | None


class Health(Shape):
    """The service lives."""

    status: str


class Readiness(Health):
    """The base answers."""

    generation: int


class ExplainedProblem(Shape):
    """A kind of problem."""

    code: str
    status: int
    title: Wording
    help: Wording


class ExplainedProblems(Shape):
    """Every kind of problem."""

    problems: list[ExplainedProblem]
