"""What the base has of some nodes and edges: their rows, and what is said of them in force."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from kb.derive import Claim
from kb.model import Node
from kb.store.rows import claim_of, node_of
from kb.store.said import EdgeKey
from kb.store.sqlite import columns

_BATCH = 2000
_T = TypeVar("_T")

_WANTED_NODES = "WITH wanted (id) AS MATERIALIZED (SELECT value FROM json_each(?))"
_WANTED_EDGES = (
    "WITH wanted (place, source, kind, target, qualifier) AS MATERIALIZED (SELECT key, json_extract(value, '$[0]'),"
    " json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]') FROM json_each(?))"
)
_IN_FORCE = "CROSS JOIN document ON document.key = statement.document AND superseded_by IS NULL"
# CROSS JOIN keeps the order of the tables: from what is wanted to what is found.
_KEYS = f"{_WANTED_NODES} SELECT node.id, node.key FROM wanted CROSS JOIN node ON node.id = wanted.id"
_NODES = f"{_WANTED_NODES} SELECT key, {columns.NODE} FROM node WHERE id IN (SELECT id FROM wanted)"
_ABOUT = (
    f"{_WANTED_NODES} SELECT subject, {columns.CLAIM} FROM wanted"
    f" CROSS JOIN statement ON subject = wanted.id AND object IS NULL {_IN_FORCE}"
)
_BEHIND = (
    f"{_WANTED_EDGES} SELECT subject, predicate, object, statement.qualifier, {columns.CLAIM} FROM wanted"
    " CROSS JOIN statement ON subject = source AND predicate = kind AND object = target"
    f" AND statement.qualifier = wanted.qualifier {_IN_FORCE}"
)
_EDGES = (
    f"{_WANTED_EDGES} SELECT place, properties FROM wanted CROSS JOIN edge ON edge.source = wanted.source"
    " AND edge.kind = wanted.kind AND edge.target = wanted.target AND edge.qualifier = wanted.qualifier"
)
_IS_END = (
    "SELECT 1 FROM statement_in_force WHERE subject = ?1 AND object IS NOT NULL"
    " UNION ALL SELECT 1 FROM statement_in_force WHERE object = ?1 LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class StandingEdge:
    """An edge of the base: its primary key (source key, kind, target key, qualifier) and its properties as JSON."""

    key: tuple[int, str, int, str]
    properties: str


def keys_of(connection: sqlite3.Connection, identifiers: Collection[str]) -> dict[str, int]:
    """Id → key of the nodes among these ids that the base has."""
    return dict(_found(connection, _KEYS, identifiers))


def nodes_of(connection: sqlite3.Connection, identifiers: Sequence[str]) -> dict[str, tuple[int, Node]]:
    """Id → key and node, of those that the base has."""
    return {row[1]: (row[0], node_of(row[1:])) for row in _found(connection, _NODES, identifiers)}


def edges_among(
    connection: sqlite3.Connection, wanted: Collection[EdgeKey], keys: Mapping[str, int]
) -> dict[EdgeKey, StandingEdge]:
    """The edges among these that the base has; `keys` maps the ids of its nodes to their keys."""
    possible = [edge for edge in wanted if edge[0] in keys and edge[2] in keys]
    found: dict[EdgeKey, StandingEdge] = {}
    for batch in batches(possible):
        primary = [(keys[source], kind, keys[target], qualifier) for source, kind, target, qualifier in batch]
        for place, properties in connection.execute(_EDGES, (json.dumps(primary),)):
            found[batch[place]] = StandingEdge(primary[place], properties)
    return found


def claims_about(connection: sqlite3.Connection, identifiers: Sequence[str]) -> dict[str, list[Claim]]:
    """Id → the property claims in force, for the nodes about which there are some."""
    claims: dict[str, list[Claim]] = {}
    for row in _found(connection, _ABOUT, identifiers):
        claims.setdefault(row[0], []).append(claim_of(row[1:]))
    return claims


def claims_behind(connection: sqlite3.Connection, edges: Sequence[EdgeKey]) -> dict[EdgeKey, list[Claim]]:
    """Edge → the relation claims in force, for the edges that some state."""
    claims: dict[EdgeKey, list[Claim]] = {}
    for row in _found(connection, _BEHIND, edges):
        claims.setdefault(row[:4], []).append(claim_of(row[4:]))
    return claims


def is_end(connection: sqlite3.Connection, identifier: str) -> bool:
    """Whether a statement in force names the node as an end of an edge."""
    return connection.execute(_IS_END, (identifier,)).fetchone() is not None


def _found(connection: sqlite3.Connection, sql: str, wanted: Collection[object]) -> Iterator[Any]:
    for batch in batches(wanted):
        yield from connection.execute(sql, (json.dumps(batch),))


def batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    """The items in lists that are not too long for a statement."""
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
