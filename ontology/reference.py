"""The reference page of the vocabulary, in Markdown.

`python -m ontology.reference` prints it; `ontology/reference.md` is that page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from ontology.alignments import alignments
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
    yield from ("", "## Records", "", "Values, relations and statements as things that have properties of their own.")
    for record in terms.records.values():
        yield from _kind(record)
    yield from ("", "## Properties", "", "| property | label | range | definition |", "|---|---|---|---|")
    for term in terms.properties.values():
        yield _property(term)
    yield from ("", "## Values", "", "| property | value | English | ไทย |", "|---|---|---|---|")
    for term in terms.properties.values():
        for value, label in term.values.items():
            yield f"| {_row(_code([term.name]), _code([value]), label.en, label.th)} |"
    yield from _alignments()


def _alignments() -> Iterator[str]:
    yield from ("", "## In other vocabularies", "")
    yield "W3C ORG, PROV-O, SKOS and QB, DCMI Metadata Terms; made from `alignments.toml`. *Narrower*: everything"
    yield "that is ours is theirs too. *Close*: they may often stand for each other, and nothing follows. *Instance*:"
    yield from ("ours is one of the things that theirs is the class of.", "")
    yield from ("| ours | is | theirs | what theirs does not say |", "|---|---|---|---|")
    for row in alignments():
        lost = f"{row.lost.en}<br>{row.lost.th}"
        yield f"| {_row(f'`{row.term}` ({row.sort})', str(row.match), f'`{row.foreign}`', lost)} |"


def _kind(term: KindTerm) -> Iterator[str]:
    yield from _heading(term.name, term.label, term.definition)
    if term.properties:
        yield from ("", f"Properties: {_code(term.properties)}")
    if term.required:
        yield from ("", f"Each has: {_code(term.required)}")


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
    return f"| {_row(f'`{term.name}`', *words)} |"


def _row(*words: str) -> str:
    return " | ".join(word.replace("|", "\\|") for word in words)


def _range(term: PropertyTerm) -> str:
    return f"{term.range}, many" if term.many else term.range


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # whatever the terminal's own encoding
    sys.stdout.write(reference())
