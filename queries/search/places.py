"""Where the codes and names of hits are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kb.statement import Place
from kb.store.base import Document, Reader
from queries import rows
from queries.answer import question
from queries.known_documents import KnownDocuments
from queries.search.found import Found
from queries.search.hits import EXACT, Passage
from queries.search.marking import Span, label_marks, marks
from queries.search.sources import place
from queries.search.words import Words


def passages(reader: Reader, asked: Words, hits: Sequence[Found]) -> list[Found]:
    """The hits, each with a passage, where the documents print one, and with its marks."""
    said = _said(reader, [found.node.id for found in hits if found.passage is None])
    documents = KnownDocuments(reader)
    return [_shown(found, said.get(found.node.id, ()), asked, documents) for found in hits]


def _shown(found: Found, said: Sequence[tuple[str, Place]], asked: Words, documents: Mapping[str, Document]) -> Found:
    if found.passage is not None:
        return replace(found, passage=replace(found.passage, marks=marks(found.passage.place.text, asked)))
    return replace(found, passage=_first_marked(found, said, asked, documents))


def _said(reader: Reader, ids: Sequence[str]) -> Mapping[str, Sequence[tuple[str, Place]]]:
    """Node id → document id and place of each time that it is called by code or name."""
    if not ids:
        return {}
    found = reader.run(question("search_said"), {"ids": list(ids)})
    return {
        rows.text(identifier): [(rows.text(row[1]), place(row[2:7])) for row in group]
        for identifier, group in groupby(found, lambda row: row[0])
    }


def _first_marked(
    found: Found, said: Sequence[tuple[str, Place]], asked: Words, documents: Mapping[str, Document]
) -> Passage | None:
    """The first passage that shows the match, else the first."""
    for document, where in said:
        spans = _spans(where.text, found, asked)
        if spans:
            return Passage(documents[document], where, spans)
    return Passage(documents[said[0][0]], said[0][1], ()) if said else None


def _spans(text: str, found: Found, asked: Words) -> tuple[Span, ...]:
    if found.why in EXACT and found.label:
        return label_marks(text, found.label)
    return marks(text, asked)
