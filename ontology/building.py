"""Gathers facts about resources, in the order in which they are first named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ontology.namespaces import LANG_STRING, TYPE, expanded
from ontology.terms import Blank, Fact, Iri, Literal, Resource, Term
from ontology.vocabulary import Wording

_FIRST, _REST, _NIL = (expanded(f"rdf:{part}") for part in ("first", "rest", "nil"))


class Builder:
    """Facts by subject. Blank nodes get labels from their makers, so that the same comes out each time."""

    def __init__(self) -> None:
        self._facts: dict[Iri | Blank, list[Fact]] = {}

    def add(self, subject: Iri | Blank, predicate: str, *objects: Term) -> None:
        """States that the predicate, a prefixed name, leads from the subject to each object."""
        self._facts.setdefault(subject, []).extend((expanded(predicate), item) for item in objects)

    def wording(self, subject: Iri | Blank, predicate: str, wording: Wording) -> None:
        """States a text in both languages."""
        self.add(subject, predicate, text(wording.en, "en"), text(wording.th, "th"))

    def listed(self, label: str, members: Sequence[Term]) -> Iri | Blank:
        """An RDF list, whose cells are called by the label and a number; for no members the empty list."""
        cells = [Blank(f"{label}_{number}") for number in range(1, len(members) + 1)]
        rests: list[Term] = [*cells[1:], _NIL]
        for cell, member, rest in zip(cells, members, rests, strict=False):
            self._facts[cell] = [(_FIRST, member), (_REST, rest)]
        return cells[0] if cells else _NIL

    def is_a(self, subject: Iri | Blank, kind: Iri) -> bool:
        """Whether the subject was said to be of the class."""
        return (TYPE, kind) in self._facts.get(subject, ())

    def resources(self) -> list[Resource]:
        """What was said, each fact once."""
        return [Resource(subject, tuple(dict.fromkeys(facts))) for subject, facts in self._facts.items()]


def text(words: str, language: str) -> Literal:
    """A text in a language."""
    return Literal(words, LANG_STRING, language)


def iris(names: Iterable[str]) -> list[Iri]:
    """The IRIs of prefixed names."""
    return [expanded(name) for name in names]
