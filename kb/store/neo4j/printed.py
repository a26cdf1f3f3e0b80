"""The index of printed texts: each text once, gone with the last statement that prints it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.store.neo4j.batches import Ask, ask_each, do_each
from kb.store.neo4j.facts import STATEMENT
from kb.store.neo4j.grams import grams
from kb.store.passages import first_places, text_hash
from kb.store.rows import Values
from kb.text import loose

_PLACE = ("id", "text", "subject", "table_number", "row_number", "column_number", "line")
_PLACE_AT = tuple(STATEMENT.index(name) for name in _PLACE)

_KNOWN = "UNWIND $rows AS hash MATCH (p:Passage {hash: hash}) RETURN p.hash"
_LAST_KEY = "MATCH (p:Passage) WHERE p.key > 0 RETURN p.key ORDER BY p.key DESC LIMIT 1"
_CREATE = "UNWIND $rows AS row CREATE (p:Passage) SET p = row"
_PRINTED = (
    "MATCH (:DocumentRecord {id: $document})<-[:stated_in]-(:Statement)-[:prints]->(p:Passage) RETURN DISTINCT p.hash"
)
_UNPRINTED = (
    "UNWIND $rows AS hash MATCH (p:Passage {hash: hash}) WHERE NOT EXISTS { (:Statement)-[:prints]->(p) } DELETE p"
)


def remember(ask: Ask, rows: Iterable[Values]) -> dict[str, int]:
    """Indexes the printed texts of statements, given as rows of `kb.store.rows.statement_row` in their order.

    Returns:
        Statement id → hash of the text: the statements that are to print their texts' passages.
    """
    places = first_places(tuple(row[at] for at in _PLACE_AT) for row in rows)
    hashes = {text: text_hash(text) for text in {place[0] for place in places}}
    texts = {number: text for text, number in hashes.items()}
    known = {row[0] for row in ask_each(ask, _KNOWN, texts)}
    last = next((row[0] for row in ask(_LAST_KEY)), 0)
    new = enumerate(sorted(texts.keys() - known), last + 1)
    do_each(ask, _CREATE, ({"key": key, "hash": number, "grams": grams(loose(texts[number]))} for key, number in new))
    return {statement: hashes[place[0]] for place, statement in places.items()}


def printed(ask: Ask, document: str) -> list[int]:
    """The hashes of the texts that a document prints."""
    return [row[0] for row in ask(_PRINTED, document=document)]


def forget(ask: Ask, hashes: Sequence[int]) -> None:
    """Takes those of these texts out of the index that no statement prints any more."""
    do_each(ask, _UNPRINTED, hashes)
