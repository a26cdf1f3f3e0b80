"""The index of codes, names, aliases and printed texts, and finding nodes by what they are called."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from kb.codes import bare_code, prefixed_code
from kb.kinds import NodeKind
from kb.model import Node
from kb.text import fold, loose

_CODE, _NAME, _BARE_CODE = 0, 1, 2
_SHOWN = (_CODE, _NAME)
"""The tiers of labels that are searched by words: a code without its dots is no word."""
_TRIGRAM = 3
"""The shortest text that a trigram index can find."""

_KIND_ORDER = (
    "CASE node.kind " + " ".join(f"WHEN '{kind}' THEN {place}" for place, kind in enumerate(NodeKind)) + " END"
)
_ORDERED = f" ORDER BY {_KIND_ORDER}, node.fiscal_year DESC, node.id LIMIT :limit"
_OF_KINDS = " AND node.kind IN (SELECT value FROM json_each(:kinds))"

_PLACES = (
    "SELECT key, text, subject, table_number, row_number, column_number, line FROM statement"
    " WHERE document = ? ORDER BY key"
)
_PASSAGES = "SELECT key, hash FROM passage WHERE hash IN (SELECT value FROM json_each(?))"
_REMOVE_PLACES = (
    "DELETE FROM passage_place WHERE passage = ?"
    " AND statement IN (SELECT key FROM statement WHERE statement.document = ?)"
)
_HAS_PLACE = "SELECT 1 FROM passage_place WHERE passage = ? LIMIT 1"

_BY_ID = "SELECT node.id FROM node WHERE node.id = :text"
_BY_LABEL = (
    "SELECT node.id FROM node_label JOIN node ON node.key = node_label.node WHERE label = :text AND tier = :tier"
)
_BY_WORDS = (
    "SELECT node.id FROM node_text JOIN node ON node.key = node_text.rowid WHERE node_text MATCH :match"
    " AND instr(node_text.text, :text)"
)
_BY_LETTERS = "SELECT node.id FROM node_text JOIN node ON node.key = node_text.rowid WHERE instr(node_text.text, :text)"


def labels(node: Node) -> set[tuple[str, int]]:
    """The folded labels of a node with their tier: its code; its names, long, short and other; its bare code."""
    aliases = node.properties.get("aliases")
    short_name = str(node.properties.get("short_name") or "")
    names = [node.name or "", short_name, *(map(str, aliases) if isinstance(aliases, Sequence) else ())]
    found = {(fold(name), _NAME) for name in names}
    code = fold(node.code or "")
    found.add((code, _CODE))
    if bare_code(code) != code:
        found.add((bare_code(code), _BARE_CODE))
    return {(label, tier) for label, tier in found if label}


def add(connection: sqlite3.Connection, nodes: Iterable[tuple[int, Node]]) -> None:
    """Indexes nodes, each given with its key, that are not in the index."""
    found = [(key, node, sorted(labels(node), key=lambda item: (item[1], item[0]))) for key, node in nodes]
    connection.executemany(
        "INSERT INTO node_label (label, tier, node) VALUES (?, ?, ?)",
        ((label, tier, key) for key, _, items in found for label, tier in items),
    )
    connection.executemany(
        "INSERT INTO node_text (rowid, text, loose) VALUES (?, ?, ?)",
        ((key, *_lines([label for label, tier in items if tier in _SHOWN])) for key, _, items in found),
    )


def _lines(shown: Sequence[str]) -> tuple[str, str]:
    """The labels as the two columns of `node_text`."""
    return "\n".join(shown), "\n".join(map(loose, shown))


def remove(connection: sqlite3.Connection, nodes: Iterable[tuple[int, Node]]) -> None:
    """Takes nodes out of the index, each given with its key and as it was indexed."""
    listed = list(nodes)
    connection.executemany(
        "DELETE FROM node_label WHERE label = ? AND tier = ? AND node = ?",
        ((label, tier, key) for key, node in listed for label, tier in labels(node)),
    )
    connection.executemany("DELETE FROM node_text WHERE rowid = ?", ((key,) for key, _ in listed))


# --- printed texts ------------------------------------------------------------


def remember(connection: sqlite3.Connection, document: int) -> None:
    """Indexes the printed texts of a document's statements; `document` is its key."""
    found: dict[tuple[str | int | None, ...], int] = {}
    for key, *place in connection.execute(_PLACES, (document,)):
        found.setdefault(tuple(place), key)
    hashes = {text: _hash(str(text)) for text in {place[0] for place in found}}
    passages = _passages(connection, {number: str(text) for text, number in hashes.items()})
    connection.executemany(
        "INSERT INTO passage_place (passage, statement) VALUES (?, ?)",
        sorted((passages[hashes[place[0]]], key) for place, key in found.items()),
    )


def forget(connection: sqlite3.Connection, document: int) -> None:
    """Takes the printed texts of a document out of the index, before its statements go; `document` is its key."""
    texts = {text for (text,) in connection.execute("SELECT text FROM statement WHERE document = ?", (document,))}
    hashes = {_hash(text): text for text in texts}
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


def _hash(text: str) -> int:
    """A signed 64-bit number for a text; of ten million texts two share one in one base of 400,000."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


# --- finding by what nodes are called -----------------------------------------

Lookup = tuple[str, dict[str, str | int], Sequence[NodeKind]]
"""A SELECT without order, its parameters, and the kinds that may answer (empty: all)."""


def lookups(reference: str) -> list[Lookup]:
    """The ways to find a reference, the most exact first."""
    folded = fold(reference)
    if not folded:
        return []
    ways: list[Lookup] = [(_BY_ID, {"text": reference.strip()}, ()), (_BY_LABEL, {"text": folded, "tier": _CODE}, ())]
    prefixed = prefixed_code(reference)
    if prefixed:
        ways.append((_BY_LABEL, {"text": prefixed.code, "tier": _CODE}, prefixed.kinds))
    ways.append((_BY_LABEL, {"text": folded, "tier": _NAME}, ()))
    rough = loose(folded)
    if len(rough) < _TRIGRAM:
        ways.append((_BY_LETTERS, {"text": folded}, ()))
    else:
        ways.append((_BY_WORDS, {"match": f'"{rough}"', "text": folded}, ()))
    return ways


def lookup_sql(way: Lookup, kind: NodeKind | None, limit: int) -> tuple[str, dict[str, str | int]]:
    """The whole SELECT of a lookup and its parameters."""
    select, parameters, kinds = way
    allowed = [item for item in (kinds or tuple(NodeKind)) if kind in (None, item)]
    bound = {**parameters, "limit": limit}
    if len(allowed) == len(NodeKind):
        return select + _ORDERED, bound
    listed = "[" + ",".join(f'"{item}"' for item in allowed) + "]"
    return select + _OF_KINDS + _ORDERED, {**bound, "kinds": listed}
