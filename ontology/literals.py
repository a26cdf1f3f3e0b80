"""JSON values as RDF literals of the property's range."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ontology.vocabulary import PropertyTerm

if TYPE_CHECKING:
    from rdflib import Literal

THAI = ("name", "aliases")
"""Properties whose text is tagged as Thai."""

_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_YEAR = re.compile(r"[0-9]{1,9}")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def literal(term: PropertyTerm, value: Any) -> Literal:
    """The value as a literal: `xsd:decimal`, `xsd:integer`, `xsd:boolean`, text, or `rdf:JSON` for the rest.

    Text that does not read as what the range asks for stays text. Control
    characters and lone surrogates, which no RDF syntax carries, become U+FFFD.
    """
    from rdflib import RDF, XSD, Literal

    if isinstance(value, bool):
        return Literal(value)
    if isinstance(value, int | str):
        text = _UNFIT.sub("\ufffd", str(value))
        if term.name in THAI:
            return Literal(text, lang="th")
        if term.range == "decimal" and _DECIMAL.fullmatch(text):
            return Literal(text if "." in text else f"{text}.0", datatype=XSD.decimal)
        if term.range == "year" and _YEAR.fullmatch(text):
            return Literal(text, datatype=XSD.integer)
        return Literal(text)
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Literal(_UNFIT.sub("\ufffd", canonical), datatype=RDF.JSON)
