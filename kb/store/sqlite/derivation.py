"""Derives the graph anew where documents touch it: nodes first, then edges, in bulk.

A node or edge stands in the graph where a statement in force speaks of it. One that is
not there yet is therefore spoken of by the document at hand alone, and is derived from
what is in hand as the document comes; the others wait for the end of the transaction,
when all that is said of them in force is read from the base, once for all documents.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from kb.derive import Claim, derive_document_node, derive_edge, derive_node
from kb.kinds import EdgeKind
from kb.model import Node
from kb.statement import canonical_json
from kb.store.rows import node_row
from kb.store.said import EdgeKey, Said
from kb.store.sqlite import columns, text_index
from kb.store.sqlite.standing import (
    StandingEdge,
    batches,
    claims_about,
    claims_behind,
    edges_among,
    is_end,
    keys_of,
    nodes_of,
)
from kb.store.stale import Stale

_INSERT_NODE = f"INSERT INTO node (key, {columns.NODE}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_UPDATE_NODE = "UPDATE node SET code = ?, name = ?, fiscal_year = ?, properties = ? WHERE key = ?"
_INSERT_EDGE = "INSERT INTO edge (source, kind, target, qualifier, properties) VALUES (?, ?, ?, ?, ?)"
_EDGE = "source = ? AND kind = ? AND target = ? AND qualifier = ?"


def derive_new(connection: sqlite3.Connection, said: Said, stale: Stale) -> None:
    """Puts into the graph what a document is the first to speak of; what is there already becomes stale."""
    keys = keys_of(connection, said.nodes)
    stale.nodes |= {identifier for identifier in keys if said.nodes[identifier]}
    standing = edges_among(connection, said.edges, keys).keys()
    stale.edges |= standing
    fresh = [derive_node(identifier, claims) for identifier, claims in said.nodes.items() if identifier not in keys]
    keys |= _insert_nodes(connection, fresh)
    _insert_edges(connection, said, keys, standing)


def derive_stale(connection: sqlite3.Connection, stale: Stale) -> None:
    """Brings what is stale in line with the statements in force, which have all been written."""
    gone: list[str] = []
    for nodes in batches(sorted(stale.nodes)):
        gone += _derive_known(connection, nodes)
    _store(connection, [derive_document_node(document) for document in stale.documents.values()])
    for edges in batches(sorted(stale.edges)):
        keys = keys_of(connection, {end for edge in edges for end in (edge[0], edge[2])})
        _derive_standing(connection, edges_among(connection, edges, keys))
    _remove(connection, gone)


def _insert_nodes(connection: sqlite3.Connection, nodes: Iterable[Node]) -> dict[str, int]:
    """Inserts nodes that the base does not have; id → key."""
    (last,) = connection.execute("SELECT coalesce(max(key), 0) FROM node").fetchone()
    ordered = list(enumerate(sorted(nodes, key=lambda node: node.id), last + 1))  # so that the indexes grow in order
    connection.executemany(_INSERT_NODE, ((key, *node_row(node)) for key, node in ordered))
    text_index.add(connection, ordered)
    return {node.id: key for key, node in ordered}


def _derive_known(connection: sqlite3.Connection, identifiers: Sequence[str]) -> list[str]:
    """Derives nodes that the base has; gives those that no statement in force mentions any more."""
    stated = claims_about(connection, identifiers)
    gone = [each for each in identifiers if each not in stated and not is_end(connection, each)]
    left = sorted(set(identifiers).difference(gone))
    _store(connection, [derive_node(identifier, stated.get(identifier, ())) for identifier in left])
    return gone


def _store(connection: sqlite3.Connection, nodes: Sequence[Node]) -> None:
    """Inserts the nodes that are new, rewrites those that changed, leaves the others."""
    known = nodes_of(connection, [node.id for node in nodes])
    changed = [(known[node.id][0], node) for node in nodes if node.id in known and known[node.id][1] != node]
    text_index.remove(connection, [known[node.id] for _, node in changed])
    connection.executemany(_UPDATE_NODE, ((*node_row(node)[2:], key) for key, node in changed))
    text_index.add(connection, changed)
    _insert_nodes(connection, [node for node in nodes if node.id not in known])


def _derive_standing(connection: sqlite3.Connection, standing: Mapping[EdgeKey, StandingEdge]) -> None:
    """Derives edges that the base has, and removes those that no statement in force states any more."""
    stated = claims_behind(connection, list(standing))
    for key, edge in standing.items():
        if key not in stated:
            connection.execute(f"DELETE FROM edge WHERE {_EDGE}", edge.key)
        elif (properties := _properties(key, stated[key])) != edge.properties:
            connection.execute(f"UPDATE edge SET properties = ? WHERE {_EDGE}", (properties, *edge.key))


def _insert_edges(
    connection: sqlite3.Connection, said: Said, keys: Mapping[str, int], standing: Collection[EdgeKey]
) -> None:
    """Inserts the edges that the base does not have."""
    rows = (
        (keys[key[0]], key[1], keys[key[2]], key[3], _properties(key, claims))
        for key, claims in said.edges.items()
        if key not in standing
    )
    connection.executemany(_INSERT_EDGE, sorted(rows))


def _properties(key: EdgeKey, claims: Iterable[Claim]) -> str:
    source, kind, target, qualifier = key
    return canonical_json(derive_edge(source, EdgeKind(kind), target, qualifier, claims).properties)


def _remove(connection: sqlite3.Connection, identifiers: Sequence[str]) -> None:
    known = nodes_of(connection, identifiers).values()
    text_index.remove(connection, known)
    connection.executemany("DELETE FROM node WHERE key = ?", ((key,) for key, _ in known))
