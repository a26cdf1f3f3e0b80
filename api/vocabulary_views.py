"""The vocabulary as JSON: what kinds, relations, properties, statuses and forms of tables are called and mean."""

from __future__ import annotations

from api.views import JsonObject
from api.words import BUDGET_STATUS
from loaders.form_names import form_names
from ontology.vocabulary import Wording, vocabulary


def vocabulary_json() -> JsonObject:
    """Node kinds, the highest first, edge kinds, properties, the statuses of budgets, and the forms of tables."""
    terms = vocabulary()
    return {
        "kinds": [_term(each.name, each.label, each.definition) for each in terms.kinds.values()],
        "edges": [_term(each.name, each.label, each.definition) for each in terms.edges.values()],
        "properties": [_term(each.name, each.label, each.definition) for each in terms.properties.values()],
        "statuses": [_term(name, label, label) for name, label in BUDGET_STATUS.items()],
        "forms": [_term(code, name, name) for code, name in form_names().items()],
    }


def _term(name: str, label: Wording, definition: Wording) -> JsonObject:
    texts = {"label": label, "definition": definition}
    return {"name": name, **{key: {"th": text.th, "en": text.en} for key, text in texts.items()}}
