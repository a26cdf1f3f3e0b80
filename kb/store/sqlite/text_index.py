"""The index of codes, names, aliases and printed texts, and finding nodes by what they are called."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Parameter
from kb.store.labels import By, Lookup, labels, ordered_labels, searched_lines
from kb.store.passages import first_places, text_hash
from kb.store.rows import Values
from kb.store.sqlite.questions import bound
from kb.text import loose

_KIND_ORDER = (
    "CASE node.kind " + " ".join(f"WHEN '{kind}' THEN {place}" for place, kind in enumerate(NodeKind)) + " END"
)
_ORDERED = f" ORDER BY {_KIND_ORDER}, node.fiscal_year DESC, node.id LIMIT :limit"
_OF_KINDS = " AND node.kind IN (SELECT value FROM json_each(:kinds))"

_PASSAGES = "SELECT key, hash FROM passage WHERE hash IN (SELECT value FROM json_each(?))"
_REMOVE_PLACES = (
    "DELETE FROM passage_place WHERE passage = ?"
    " AND statement IN (SELECT key FROM statement WHERE statement.document = ?)"
)
_HAS_PLACE = "SELECT 1 FROM passage_place WHERE passage = ? LIMIT 1"

_BY = {
    By.ID: "SELECT node.id FROM node WHERE node.id = :text",
    By.LABEL: (
        "SELECT node.id FROM node_label JOIN node ON node.key = node_label.node WHERE label = :text AND tier = :tier"
    ),
    By.WORDS: (
        "SELECT node.id FROM node_text JOIN node ON node.key = node_text.rowid WHERE node_text MATCH :match"
        " AND instr(node_text.text, :text)"
    ),
    By.LETTERS: (
        "SELECT node.id FROM node_text JOIN node ON node.key = node_text.rowid WHERE instr(node_text.text, :text)"
    ),
}


def add(connection: sqlite3.Connection, nodes: Iterable[tuple[int, Node]]) -> None:
    """Indexes nodes, each given with its key, that are not in the index."""
    found = [(key, ordered_labels(node)) for key, node in nodes]
    connection.executemany(
        "INSERT INTO node_label (label, tier, node) VALUES (?, ?, ?)",
        ((label, tier, key) for key, items in found for label, tier in items),
    )
    connection.executemany(
        "INSERT INTO node_text (rowid, text, loose) VALUES (?, ?, ?)",
        ((key, *searched_lines(items)) for key, items in found if items),
    )


def remove(connection: sqlite3.Connection, nodes: Iterable[tuple[int, Node]]) -> None:
    """Takes nodes out of the index, each given with its key and as it was indexed."""
    listed = list(nodes)
    connection.executemany(
        "DELETE FROM node_label WHERE label = ? AND tier = ? AND node = ?",
        ((label, tier, key) for key, node in listed for label, tier in labels(node)),
    )
    connection.executemany("DELETE FROM node_text WHERE rowid = ?", ((key,) for key, _ in listed))


# --- printed texts ------------------------------------------------------------


def remember(connection: sqlite3.Connection, statements: Iterable[tuple[int, Values]]) -> None:
    """Indexes the printed texts of statements, each given with its key, in the order of the keys."""
    found = first_places((key, row[6], row[7], *row[2:6]) for key, row in statements)
    hashes = {text: text_hash(str(text)) for text in {place[0] for place in found}}
    passages = _passages(connection, {number: str(text) for text, number in hashes.items()})
    connection.executemany(
        "INSERT INTO passage_place (passage, statement) VALUES (?, ?)",
        sorted((passages[hashes[place[0]]], key) for place, key in found.items()),
    )


def forget(connection: sqlite3.Connection, document: int) -> None:
    """Takes the printed texts of a document out of the index, before its statements go; `document` is its key."""
    texts = {text for (text,) in connection.execute("SELECT text FROM statement WHERE document = ?", (document,))}
    hashes = {text_hash(text): text for text in texts}
    known = _known_passages(connection, hashes)
    connection.executemany(_REMOVE_PLACES, ((key, document) for key in known.values()))
    left = {number: key for number, key in known.items() if not connection.execute(_HAS_PLACE, (key,)).fetchone()}
    connection.executemany(
        "INSERT INTO passage_text (passage_text, rowid, loose) VALUES ('delete', ?, ?)",
        ((key, loose(hashes[number])) for number, key in left.items()),
    )
    connection.executemany("DELETE FROM passage WHERE key = ?", ((key,) for key in left.values()))


def _passages(connection: sqlite3.Connection, texts: Mapping[int, str]) -> dict[int, int]:
    """Hash → key of the passages of these texts; those that are new are indexed."""
    known = _known_passages(connection, texts)
    (last,) = connection.execute("SELECT coalesce(max(key), 0) FROM passage").fetchone()
    added = {number: key for key, number in enumerate(sorted(texts.keys() - known.keys()), last + 1)}
    connection.executemany(
        "INSERT INTO passage (key, hash) VALUES (?, ?)", ((key, number) for number, key in added.items())
    )
    connection.executemany(
        "INSERT INTO passage_text (rowid, loose) VALUES (?, ?)",
        ((key, loose(texts[number])) for number, key in added.items()),
    )
    return known | added


def _known_passages(connection: sqlite3.Connection, hashes: Iterable[int]) -> dict[int, int]:
    """Hash → key of the passages that are in the index."""
    return {number: key for key, number in connection.execute(_PASSAGES, (json.dumps(list(hashes)),))}


# --- finding by what nodes are called -----------------------------------------


def lookup_sql(way: Lookup, kind: NodeKind | None, limit: int) -> tuple[str, dict[str, int | str | None]]:
    """The whole SELECT of a lookup and its parameters."""
    allowed = way.allowed(kind)
    given: dict[str, Parameter] = {"text": way.text, "tier": way.tier, "match": way.match, "limit": limit}
    if len(allowed) == len(NodeKind):
        return _BY[way.by] + _ORDERED, bound(given)
    return _BY[way.by] + _OF_KINDS + _ORDERED, bound({**given, "kinds": [str(item) for item in allowed]})
