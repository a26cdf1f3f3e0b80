"""The JSON-LD context: what the keys of our JSON-LD mean. `context-1.jsonld` is that context.

`python -m ontology.context` prints it. A change that gives a key another meaning
needs another number, as what was written with the former must stay readable.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any

from ontology.iris import kind_iri, term_iri
from ontology.literals import THAI
from ontology.namespaces import PREFIXES
from ontology.vocabulary import vocabulary

FILE_NAME = "context-1.jsonld"
CONTEXT_IRI = f"https://policytrace.org/ns/{FILE_NAME}"
"""By which documents may refer to the context; it is never fetched, ours is taken."""

FOREIGN: Mapping[str, Mapping[str, str]] = {
    "label": {"@id": "rdfs:label", "@language": "th"},
    "subject": {"@id": "rdf:subject", "@type": "@id"},
    "predicate": {"@id": "rdf:predicate", "@type": "@vocab"},
    "object": {"@id": "rdf:object"},
    "source": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "revision_of": {"@id": "prov:wasRevisionOf", "@type": "@id"},
    "uri_space": {"@id": "void:uriSpace"},
    "described_by": {"@id": "void:vocabulary", "@type": "@id"},
    "conforms_to": {"@id": "dcterms:conformsTo", "@type": "@id"},
}
"""Keys for terms that are not ours."""

_COERCED = {"year": "xsd:integer", "count": "xsd:integer", "decimal": "xsd:decimal", "boolean": "xsd:boolean"}


@cache
def context() -> Mapping[str, Any]:
    """The context's own object: key → meaning."""
    terms = vocabulary()
    used = ("dcterms", "org", "prov", "pt", "rdf", "rdfs", "skos", "void", "xsd")
    keys: dict[str, Any] = {"@version": 1.1, **{prefix: PREFIXES[prefix] for prefix in used}, **FOREIGN}
    for name in (*terms.kinds, *terms.records):
        keys[class_key(name)] = _pt(kind_iri(name))
    for name in terms.edges:
        keys[name] = {"@id": _pt(term_iri(name)), "@type": "@id"}
    for name in terms.properties:
        keys[name] = {"@id": _pt(term_iri(name)), **_coercion(name)}
    return keys


def class_key(name: str) -> str:
    """The key of a kind or record: `key_result` → `KeyResult`."""
    return kind_iri(name).partition("#")[2]


def context_document() -> str:
    """The context as a file."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"


def _coercion(name: str) -> dict[str, str]:
    term = vocabulary().properties[name]
    if name in THAI:
        return {"@language": "th"}
    if term.record is not None or term.range == "node":
        return {"@type": "@id"}
    return {"@type": _COERCED[term.range]} if term.range in _COERCED else {}


def _pt(iri: str) -> str:
    return f"pt:{iri.partition('#')[2]}"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # whatever the terminal's own encoding
    sys.stdout.write(context_document())
