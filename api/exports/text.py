"""The forms of an export that are one text, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from ontology.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from kb.store.base import Reader


class TextForm(StrEnum):
    """What an export of one file is written as."""

    JSONL = "jsonl"
    TURTLE = "turtle"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"


RDF = (TextForm.TURTLE, TextForm.NQUADS, TextForm.JSONLD)
GRAPHS = (TextForm.GRAPHML, TextForm.GEXF)


def export_text(
    reader: Reader, form: str, *, base_iri: str = DEFAULT_BASE, statements: bool = False, terms: bool = False
) -> Iterator[str]:
    """The base in a form of one file; equal bases give equal text, in little memory.

    Args:
        reader: The state of the base to write.
        form: One of `TextForm`.
        base_iri: With RDF, where the IRIs of nodes start.
        statements: With RDF, every statement, its document and place.
        terms: With RDF, the ontology that explains the terms.
    """
    if form == TextForm.JSONL:
        from kb.interchange import export_lines

        return (line + "\n" for line in export_lines(reader))
    if form in GRAPHS:
        from api.exports import graph

        return graph.graphml(reader) if form == TextForm.GRAPHML else graph.gexf(reader)
    from api.rdf_export import rdf_text

    return rdf_text(reader, form, base_iri=base_iri, statements=statements, terms=terms)
