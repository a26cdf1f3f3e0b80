"""The vocabulary: what the terms of the answers are called."""

from __future__ import annotations

from api.http.models.common import Shape, Wording


class Term(Shape):
    """A term with its label and definition."""

    name: str
    label: Wording
    definition: Wording


class VocabularyData(Shape):
    """Kinds of nodes, the highest first, and of edges; properties, statuses of budgets, forms of tables."""

    kinds: list[Term]
    edges: list[Term]
    properties: list[Term]
    statuses: list[Term]
    forms: list[Term]
