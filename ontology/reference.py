"""The reference page of the vocabulary, in Markdown.

`python -m ontology.reference` prints it; `ontology/reference.md` is that page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from ontology.vocabulary import COMMON_PROPERTIES, EdgeTerm, KindTerm, PropertyTerm, Wording, vocabulary


def reference() -> str:
    """The page: kinds, relations, records and properties, each in both languages."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    terms = vocabulary()
    yield from ("# The vocabulary", "")
    yield f"Version {terms.version}, namespace `{terms.namespace}`. Made from `vocabulary.toml` by"
    yield from ("`python -m ontology.reference`; do not edit.", "")
    yield from ("## Node kinds", "")
    yield f"Every node may also have {_code(COMMON_PROPERTIES)}."
    for kind in terms.kinds.values():
        yield from _kind(kind)
    yield from ("", "## Relations", "", "Each points from the lower to the higher.")
    for edge in terms.edges.values():
        yield from _edge(edge)
    yield from ("", "## Records", "", "Values that have properties of their own.")
    for record in terms.records.values():
        yield from _kind(record)
    yield from ("", "## Properties", "", "| property | label | range | definition |", "|---|---|---|---|")
    for term in terms.properties.values():
        yield _property(term)


def _kind(term: KindTerm) -> Iterator[str]:
    yield from _heading(term.name, term.label, term.definition)
    if term.properties:
        yield from ("", f"Properties: {_code(term.properties)}")


def _edge(term: EdgeTerm) -> Iterator[str]:
    yield from _heading(term.name, term.label, term.definition)
    yield from ("", "Joins: " + ", ".join(f"`{source}` → `{target}`" for source, target in sorted(term.joins)))
    if term.properties:
        yield from ("", f"Properties: {_code(term.properties)}")


def _heading(name: str, label: Wording, definition: Wording) -> Iterator[str]:
    yield from ("", f"### `{name}`", "", f"**{label.en}** · **{label.th}**")
    yield from ("", definition.en, "", definition.th)


def _property(term: PropertyTerm) -> str:
    words = (f"{term.label.en} · {term.label.th}", _range(term), f"{term.definition.en}<br>{term.definition.th}")
    return f"| `{term.name}` | " + " | ".join(word.replace("|", "\\|") for word in words) + " |"


def _range(term: PropertyTerm) -> str:
    return f"{term.range}, many" if term.many else term.range


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # whatever the terminal's own encoding
    sys.stdout.write(reference())
