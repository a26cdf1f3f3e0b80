"""Quads gathered into resources, in little memory where the file tells of one thing after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from ontology.errors import RdfError
from ontology.graph import OBJECT, PREDICATE, SUBJECT
from ontology.iris import kind_iri, term_iri
from ontology.namespaces import TYPE
from ontology.parsing import Quad
from ontology.provenance import EDGE_PROPERTIES, ENTITY, PLACE, SOURCE, STATEMENT
from ontology.terms import Blank, Iri, Term

Facts = Mapping[Iri, list[Term]]
"""Predicate → objects."""

DOCUMENT = Iri(kind_iri("document"))
_NEEDED = {SUBJECT, PREDICATE, OBJECT, SOURCE, *(Iri(term_iri(name)) for name in ("line", "text"))}
_OF_STATEMENTS = {*_NEEDED, EDGE_PROPERTIES, *(Iri(term_iri(name)) for name in PLACE)}


class ScatteredError(RdfError):
    """What is said of a statement stands in several places of the file: it must be gathered as a whole."""


def gathered(quads: Iterable[Quad], *, whole: bool = False) -> Iterator[tuple[Iri | Blank, Facts]]:
    """Each resource with what is said of it.

    Unless `whole`, a resource is given as soon as the quads turn to another one, if
    it is a complete statement or of the derived graph; what is of another sort, or
    not complete yet, is gathered till the end. An export is read so in the memory
    that its documents need.

    Raises:
        ScatteredError: Not `whole`, and something was left of a statement that was given.
    """
    waiting: dict[Iri | Blank, dict[Iri, list[Term]]] = {}
    for subject, said in groupby(quads, key=itemgetter(0)):
        facts = waiting.setdefault(subject, {})
        for quad in said:
            facts.setdefault(quad.predicate, []).append(quad.object)
        if not whole and _is_done(facts):
            yield subject, waiting.pop(subject)
    for subject, facts in waiting.items():
        if not whole and TYPE not in facts and not _OF_STATEMENTS.isdisjoint(facts):
            raise ScatteredError(f"what is said of {subject} stands in several places")
        yield subject, facts


def _is_done(facts: Facts) -> bool:
    """Whether nothing more is expected: of a document, PROV speaks in another place."""
    kinds = facts.get(TYPE, ())
    if STATEMENT in kinds:
        return facts.keys() >= _NEEDED
    return bool(kinds) and DOCUMENT not in kinds and ENTITY not in kinds
