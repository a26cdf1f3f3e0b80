"""Nodes of which a printed text speaks that holds what is searched for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.statement import Json, Place
from kb.store.base import Document, Match, Reader, Row
from kb.text import fold
from queries import rows
from queries.answer import question
from queries.known_documents import KnownDocuments
from queries.search.found import Found, Scope, Stage
from queries.search.hits import Passage, Why
from queries.search.likeness import Likeness, stands
from queries.search.words import Words

CONSIDERED = 3_000
"""Printed texts that are looked at, in the order of loading."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A printed text by its key, how good a match it is (0 the best), and how much of the search it holds."""

    key: int
    grade: int
    likeness: Likeness


def holding(reader: Reader, asked: Words, scope: Scope, found: Sequence[str]) -> Stage:
    """The nodes, besides those found, of which a text speaks that holds all the words."""
    match = asked.match()
    if not match:
        return Stage()
    texts = printed(reader, match)
    whole = Likeness(1.0, ())
    graded = [Graded(key, _grade(text, asked), whole) for key, text in texts if _holds_short(text, asked)]
    cut = CONSIDERED if len(texts) > CONSIDERED else None
    return speaking(reader, scope, found, graded[:CONSIDERED], Why.SOURCE_HOLDS, cut)


def printed(reader: Reader, match: Match) -> list[tuple[int, str]]:
    """Key and text of the printed texts that meet a full-text condition; one more than is looked at, where there is."""
    found = reader.run(question("search_passages"), {"match": match, "limit": CONSIDERED + 1})
    return [(rows.number(key), rows.text(text)) for key, text in found]


def speaking(
    reader: Reader,
    scope: Scope,
    found: Sequence[str],
    graded: Sequence[Graded],
    why: Why,
    considered: int | None,
) -> Stage:
    """The nodes of which these texts speak; `considered` as in `Stage`."""
    if not graded:
        return Stage(considered=considered)
    passages: list[Json] = [{"key": item.key, "grade": item.grade} for item in graded]
    listed = list(
        reader.run(
            question("search_places"),
            {**scope.parameters(), "passages": passages, "found": list(found), "limit": scope.limit},
        )
    )
    if not listed:
        return Stage(considered=considered)
    documents = KnownDocuments(reader)
    by_key = {item.key: item.likeness for item in graded}
    hits = tuple(_found(row, by_key[rows.number(row[6])], documents[rows.text(row[7])], why) for row in listed)
    return Stage(hits, rows.number(listed[0][13]), considered)


def place(row: Row) -> Place:
    """The place of the columns line, text, table_number, row_number, column_number."""
    line, text, *inside = row
    return Place(rows.number(line), rows.text(text), *map(rows.optional_number, inside))


def _found(row: Row, likeness: Likeness, document: Document, why: Why) -> Found:
    where = place(row[8:13])
    return Found(rows.node(row), why, None, likeness.score, likeness.missing, Passage(document, where, ()))


def _grade(text: str, asked: Words) -> int:
    """0 where the text has the search as it was given, 1 where it has its words so, else 2."""
    if stands(asked.text, text):
        return 0
    return 1 if all(stands(word.given, text) for word in asked.words) else 2


def _holds_short(text: str, asked: Words) -> bool:
    """Whether a text holds the words that the index cannot find."""
    if not asked.short:
        return True
    folded = fold(text)
    return all(word.folded in folded for word in asked.short)
