"""What a file says of one resource, and the errors that name it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ontology.errors import RdfError
from ontology.iris import node_id
from ontology.literals import value_of
from ontology.namespaces import TYPE, shortened
from ontology.terms import Blank, Iri, Term


@dataclass(frozen=True, slots=True)
class Described:
    """A resource, by predicate; `base_iri` is where the IRIs of nodes start."""

    subject: Iri | Blank
    facts: Mapping[Iri, Sequence[Term]]
    base_iri: str

    @property
    def name(self) -> str:
        """What errors call it."""
        return f"_:{self.subject}" if isinstance(self.subject, Blank) else f"<{self.subject}>"

    def is_a(self, kind: Iri) -> bool:
        """Whether it is said to be of that class."""
        return kind in self.facts.get(TYPE, ())

    def error(self, message: object) -> RdfError:
        """An error that names it."""
        return RdfError(f"{self.name}: {message}")

    def term(self, predicate: Iri) -> Term:
        """The one object of a predicate.

        Raises:
            RdfError: There is none, or there are several.
        """
        terms = self.facts.get(predicate, ())
        if len(terms) != 1:
            raise self.error(f"expected one {shortened(predicate)}, not {len(terms)}")
        return terms[0]

    def value(self, predicate: Iri, default: Any = None) -> Any:
        """The JSON value of the one object, or the default where there is none.

        Raises:
            RdfError: There are several, or the object is no value.
        """
        return self.value_of(self.term(predicate)) if predicate in self.facts else default

    def values(self, predicate: Iri) -> list[Any]:
        """The JSON values of all objects.

        Raises:
            RdfError: An object is no value.
        """
        return [self.value_of(term) for term in self.facts.get(predicate, ())]

    def value_of(self, term: Term) -> Any:
        """The JSON value of a term.

        Raises:
            RdfError: The term is no value.
        """
        try:
            return value_of(term, self.base_iri)
        except ValueError as error:
            raise self.error(error) from error

    def node(self, term: Term) -> str:
        """The id of the node that a term names.

        Raises:
            RdfError: It names none.
        """
        if not isinstance(term, Iri):
            raise self.error(f"expected the IRI of a node, not {str(term)[:40]!r}")
        try:
            return node_id(term, self.base_iri)
        except ValueError as error:
            raise self.error(error) from error
