"""RDF terms as plain values: what is written and read without holding a graph in memory."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

STRING = "http://www.w3.org/2001/XMLSchema#string"


class Iri(str):
    """An absolute IRI."""

    __slots__ = ()


class Blank(str):
    """The label of a blank node, without `_:`."""

    __slots__ = ()


class Literal(NamedTuple):
    """A literal: its lexical form with a datatype, or with a language (and `rdf:langString`)."""

    text: str
    datatype: str = STRING
    language: str = ""


Term: TypeAlias = "Iri | Blank | Literal"
Fact = tuple[Iri, Term]
"""A predicate and an object."""


class Resource(NamedTuple):
    """A subject and what is said of it, in the graph of that name (`None`: the default graph)."""

    subject: Iri | Blank
    facts: tuple[Fact, ...]
    graph: Iri | None = None
