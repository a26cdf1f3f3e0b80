"""The vocabulary as JSON: what kinds, relations, properties, their values and forms of tables are called and mean."""

from __future__ import annotations

from api.views import JsonObject
from api.words import VALUES
from loaders.form_names import form_names
from ontology.vocabulary import Wording, vocabulary


def vocabulary_json() -> JsonObject:
    """Kinds of nodes, the highest first, and of edges; properties, what their values are called, forms of tables."""
    terms = vocabulary()
    return {
        "kinds": [_term(each.name, each.label, each.definition) for each in terms.kinds.values()],
        "edges": [_term(each.name, each.label, each.definition) for each in terms.edges.values()],
        "properties": [_term(each.name, each.label, each.definition) for each in terms.properties.values()],
        "values": {name: [_named(value, label) for value, label in found.items()] for name, found in VALUES.items()},
        "forms": [_named(code, name) for code, name in form_names().items()],
    }


def _named(name: str, label: Wording) -> JsonObject:
    return {"name": name, "label": {"th": label.th, "en": label.en}}


def _term(name: str, label: Wording, definition: Wording) -> JsonObject:
    texts = {"label": label, "definition": definition}
    return {"name": name, **{key: {"th": text.th, "en": text.en} for key, text in texts.items()}}
