"""Derives the graph anew where documents touch it: nodes first, then edges, in bulk."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import TypeVar

from kb.derive import derive_document_node, derive_edge, derive_node
from kb.kinds import EdgeKind
from kb.model import Node
from kb.statement import canonical_json
from kb.store.base import Document
from kb.store.rows import Values, claim_of, node_of, node_row
from kb.store.sqlite import columns, text_index

_BATCH = 2000
_T = TypeVar("_T")

_TOUCHED = """
CREATE TEMP TABLE IF NOT EXISTS touched_node (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_edge (source TEXT, kind TEXT, PRIMARY KEY (source, kind)) WITHOUT ROWID;
DELETE FROM touched_node;
DELETE FROM touched_edge;
"""
_TOUCH = (
    "INSERT OR IGNORE INTO touched_node SELECT subject FROM statement WHERE document = ?1",
    "INSERT OR IGNORE INTO touched_node SELECT object FROM statement WHERE document = ?1 AND object IS NOT NULL",
    "INSERT OR IGNORE INTO touched_edge"
    " SELECT subject, predicate FROM statement WHERE document = ?1 AND object IS NOT NULL",
)
# CROSS JOIN keeps the order of the tables, so that the rows come sorted from the indexes.
_NODE_CLAIMS = (
    f"SELECT touched_node.id, {columns.CLAIM} FROM touched_node CROSS JOIN statement"
    " ON subject = touched_node.id AND object IS NULL"
    " CROSS JOIN document ON document.key = statement.document AND superseded_by IS NULL ORDER BY touched_node.id"
)
_EDGE_CLAIMS = (
    f"SELECT source, kind, object, qualifier, {columns.CLAIM} FROM touched_edge CROSS JOIN statement"
    " ON subject = source AND predicate = kind AND object IS NOT NULL"
    " CROSS JOIN document ON document.key = statement.document AND superseded_by IS NULL"
    " ORDER BY source, kind, object, qualifier"
)
_IS_END = (
    "SELECT 1 FROM statement_in_force WHERE subject = ?1 AND object IS NOT NULL"
    " UNION ALL SELECT 1 FROM statement_in_force WHERE object = ?1 LIMIT 1"
)
# VALUES, because INSERT … SELECT opens a journal of its own for every edge, ten times as slow.
_INSERT_EDGE = (
    "INSERT INTO edge (source, kind, target, qualifier, properties)"
    " VALUES ((SELECT key FROM node WHERE id = ?), ?, (SELECT key FROM node WHERE id = ?), ?, ?)"
)


def begin(connection: sqlite3.Connection) -> None:
    """Begins, within the writer's transaction, with nothing touched."""
    for statement in _TOUCHED.split(";"):
        connection.execute(statement)


def touch(connection: sqlite3.Connection, key: int) -> None:
    """Takes note of the nodes and edges that the statements of a document touch, before they go or after they came.

    Args:
        connection: In the writer's transaction, after `begin`.
        key: The key of the document.
    """
    for statement in _TOUCH:
        connection.execute(statement, (key,))


def derive_touched(connection: sqlite3.Connection, documents: Sequence[Document]) -> None:
    """Brings the graph in line with the statements in force, wherever it was touched.

    Args:
        connection: In the writer's transaction, after `touch`.
        documents: The documents whose records came or changed, for their own nodes.
    """
    connection.execute(
        "DELETE FROM edge WHERE (source, kind) IN"
        " (SELECT node.key, touched_edge.kind FROM touched_edge JOIN node ON node.id = touched_edge.source)"
    )
    gone: list[str] = []
    for batch in _batches(_derived_nodes(connection, gone)):
        _store_nodes(connection, batch)
    _store_nodes(connection, [derive_document_node(document) for document in documents])
    connection.executemany(_INSERT_EDGE, _derived_edges(connection))
    for identifiers in _batches(gone):
        _remove_nodes(connection, identifiers)


def _derived_nodes(connection: sqlite3.Connection, gone: list[str]) -> Iterator[Node]:
    """The touched nodes as they are now, by id; ids that no statement in force mentions go to `gone`."""
    stated = groupby(connection.execute(_NODE_CLAIMS), key=itemgetter(0))
    subject, claims = next(stated, (None, ()))
    for (identifier,) in connection.execute("SELECT id FROM touched_node ORDER BY id"):
        if identifier == subject:
            yield derive_node(identifier, [claim_of(row[1:]) for row in claims])
            subject, claims = next(stated, (None, ()))
        elif connection.execute(_IS_END, (identifier,)).fetchone():
            yield derive_node(identifier, ())
        else:
            gone.append(identifier)


def _derived_edges(connection: sqlite3.Connection) -> Iterator[Values]:
    """The touched edges as they are now: source, kind, target, qualifier, properties."""
    for ends, claims in groupby(connection.execute(_EDGE_CLAIMS), key=itemgetter(0, 1, 2, 3)):
        source, kind, target, qualifier = ends
        edge = derive_edge(source, EdgeKind(kind), target, qualifier, [claim_of(row[4:]) for row in claims])
        yield source, kind, target, qualifier, canonical_json(edge.properties)


def _store_nodes(connection: sqlite3.Connection, nodes: Sequence[Node]) -> None:
    """Inserts the nodes that are new, rewrites those that changed, leaves the others."""
    known = {node.id: (key, node) for key, node in _known(connection, [node.id for node in nodes])}
    (last,) = connection.execute("SELECT coalesce(max(key), 0) FROM node").fetchone()
    new = list(enumerate((node for node in nodes if node.id not in known), last + 1))
    changed = [(known[node.id][0], node) for node in nodes if node.id in known and known[node.id][1] != node]
    text_index.remove(connection, [known[node.id] for _, node in changed])
    connection.executemany(
        f"INSERT INTO node (key, {columns.NODE}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((key, *node_row(node)) for key, node in new),
    )
    connection.executemany(
        "UPDATE node SET code = ?, name = ?, fiscal_year = ?, properties = ? WHERE key = ?",
        ((*node_row(node)[2:], key) for key, node in changed),
    )
    text_index.add(connection, [*new, *changed])


def _remove_nodes(connection: sqlite3.Connection, identifiers: Sequence[str]) -> None:
    known = _known(connection, identifiers)
    text_index.remove(connection, known)
    connection.executemany("DELETE FROM node WHERE key = ?", ((key,) for key, _ in known))


def _known(connection: sqlite3.Connection, identifiers: Sequence[str]) -> list[tuple[int, Node]]:
    """The stored nodes among these ids, each with its key."""
    found = connection.execute(
        f"SELECT key, {columns.NODE} FROM node WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(identifiers),)
    )
    return [(row[0], node_of(row[1:])) for row in found]


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
