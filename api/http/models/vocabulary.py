"""What terms are called and mean."""

from __future__ import annotations

from api.http.models.common import Shape, Wording


class Term(Shape):
    """A term: its label and its definition in both languages."""

    name: str
    label: Wording
    definition: Wording


class VocabularyData(Shape):
    """The terms that answers are made of, in the order of the hierarchy."""

    kinds: list[Term]
    edges: list[Term]
    properties: list[Term]
    statuses: list[Term]
