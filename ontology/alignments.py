"""What our terms are in the vocabularies that others use, read from `alignments.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.iris import kind_iri, term_iri
from ontology.namespaces import expanded
from ontology.terms import Iri
from ontology.vocabulary import Wording


class Match(StrEnum):
    """How exactly a foreign term says what ours says; see the head of the table."""

    EQUIVALENT = "equivalent"
    NARROWER = "narrower"
    CLOSE = "close"
    INSTANCE = "instance"


_CLASSES = {
    Match.EQUIVALENT: "owl:equivalentClass",
    Match.NARROWER: "rdfs:subClassOf",
    Match.CLOSE: "skos:closeMatch",
    Match.INSTANCE: "skos:broadMatch",  # an annotation: in OWL no property is an individual
}
_PROPERTIES = {**_CLASSES, Match.EQUIVALENT: "owl:equivalentProperty", Match.NARROWER: "rdfs:subPropertyOf"}


@dataclass(frozen=True, slots=True)
class Alignment:
    """A row of the table; `foreign` has its prefix, `lost` is what the foreign term does not say."""

    sort: str
    term: str
    match: Match
    foreign: str
    lost: Wording

    @property
    def subject(self) -> Iri:
        """Our term."""
        return Iri(kind_iri(self.term) if self.sort == "class" else term_iri(self.term))

    @property
    def predicate_name(self) -> str:
        """How RDF says that they match, with its prefix."""
        return (_CLASSES if self.sort == "class" else _PROPERTIES)[self.match]

    @property
    def predicate(self) -> Iri:
        """How RDF says that they match."""
        return expanded(self.predicate_name)

    @property
    def entails(self) -> bool:
        """Whether something follows from the match for a reasoner."""
        return self.match in (Match.EQUIVALENT, Match.NARROWER)

    @property
    def object(self) -> Iri:
        """The foreign term."""
        return expanded(self.foreign)


@cache
def alignments() -> tuple[Alignment, ...]:
    """The rows, in the order of the file."""
    raw = tomllib.loads((files("ontology") / "alignments.toml").read_text(encoding="utf-8"))
    return tuple(map(_row, raw["alignments"]))


def _row(item: Mapping[str, Any]) -> Alignment:
    return Alignment(item["sort"], item["term"], Match(item["match"]), item["foreign"], Wording(**item["lost"]))
