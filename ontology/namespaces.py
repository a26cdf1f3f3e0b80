"""The namespaces in use, and IRIs written with their prefixes."""

from __future__ import annotations

from collections.abc import Mapping

from ontology.terms import Iri
from ontology.vocabulary import vocabulary

PREFIXES: Mapping[str, str] = {
    "pt": vocabulary().namespace,
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix → namespace; ours is `pt`."""


def expanded(name: str) -> Iri:
    """The IRI of a prefixed name: `prov:Entity` → `http://www.w3.org/ns/prov#Entity`.

    Raises:
        KeyError: Nobody declared the prefix.
    """
    prefix, _, local = name.partition(":")
    return Iri(PREFIXES[prefix] + local)


def shortened(iri: str) -> str:
    """The IRI with its prefix, for messages: `pt:name`; in angle brackets where none fits."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


TYPE = expanded("rdf:type")
LABEL = expanded("rdfs:label")
JSON = expanded("rdf:JSON")
INTEGER = expanded("xsd:integer")
DECIMAL = expanded("xsd:decimal")
BOOLEAN = expanded("xsd:boolean")
LANG_STRING = expanded("rdf:langString")
