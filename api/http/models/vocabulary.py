"""The vocabulary: what the terms of the answers are called."""

from __future__ import annotations

from api.http.models.common import Shape, Wording


class Named(Shape):
    """What a value of a property or a form of tables is called."""

    name: str
    label: Wording


class Term(Named):
    """A term with its label and definition."""

    definition: Wording


class VocabularyData(Shape):
    """Kinds of nodes, the highest first, and of edges; properties, what their values are called, forms of tables."""

    kinds: list[Term]
    edges: list[Term]
    properties: list[Term]
    values: dict[str, list[Named]]
    forms: list[Named]
