"""Derives the graph anew where documents touch it: nodes first, then edges, in bulk.

As in the embedded engine, what a document is the first to speak of is derived from what is in
hand, as it comes; the rest waits for the end of the transaction, when all that is said of it
in force is read from the base, once for all documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from kb.derive import Claim, derive_document_node, derive_edge, derive_node
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import canonical_json
from kb.store.neo4j.batches import Ask, batches, do_each
from kb.store.neo4j.facts import edge_facts, label_facts, node_facts
from kb.store.neo4j.standing import (
    by_kind,
    claims_about,
    claims_behind,
    edges_among,
    ends_among,
    known_of,
    nodes_of,
)
from kb.store.said import EdgeKey, Said
from kb.store.stale import Stale

_LABELS = "FOREACH (label IN row.labels | CREATE (:Label {label: label.label, tier: label.tier})-[:labels]->(n))"
_CREATE_NODES = f"UNWIND $rows AS row CREATE (n:Node:%s) SET n = row.facts {_LABELS}"
_CHANGE_NODES = f"UNWIND $rows AS row MATCH (n:Node {{id: row.facts.id}}) SET n = row.facts {_LABELS}"
_REMOVE_LABELS = "UNWIND $rows AS id MATCH (l:Label)-[:labels]->(:Node {id: id}) DETACH DELETE l"
_REMOVE_NODES = "UNWIND $rows AS id MATCH (n:Node {id: id}) DETACH DELETE n"
_ENDS = "UNWIND $rows AS row MATCH (a:Node {id: row.source}) MATCH (b:Node {id: row.target})"
_CREATE_EDGES = f"{_ENDS} CREATE (a)-[e:%s]->(b) SET e = row.facts"
_STANDING_EDGE = f"{_ENDS} WITH DISTINCT row, a, b MATCH (a)-[e:%s {{qualifier: row.qualifier}}]->(b)"


def derive_new(ask: Ask, said: Said, stale: Stale) -> None:
    """Puts into the graph what a document is the first to speak of; what is there already becomes stale."""
    known = known_of(ask, said.nodes)
    stale.nodes |= {identifier for identifier in known if said.nodes[identifier]}
    standing = edges_among(ask, [edge for edge in said.edges if edge[0] in known and edge[2] in known]).keys()
    stale.edges |= standing
    _create_nodes(ask, [derive_node(each, claims) for each, claims in said.nodes.items() if each not in known])
    _create_edges(ask, {key: claims for key, claims in said.edges.items() if key not in standing})


def derive_stale(ask: Ask, stale: Stale) -> None:
    """Brings what is stale in line with the statements in force, which have all been written."""
    gone: list[str] = []
    for identifiers in batches(sorted(stale.nodes)):
        gone += _derive_known(ask, identifiers)
    _store_nodes(ask, [derive_document_node(document) for document in stale.documents.values()])
    for edges in batches(sorted(stale.edges)):
        _derive_standing(ask, edges_among(ask, edges))
    do_each(ask, _REMOVE_LABELS, gone)
    do_each(ask, _REMOVE_NODES, gone)


def _derive_known(ask: Ask, identifiers: Sequence[str]) -> list[str]:
    """Derives nodes that the base has; gives those that no statement in force mentions any more."""
    stated = claims_about(ask, identifiers)
    bare = [identifier for identifier in identifiers if identifier not in stated]
    gone = sorted(set(bare) - ends_among(ask, bare))
    left = sorted(set(identifiers).difference(gone))
    _store_nodes(ask, [derive_node(identifier, stated.get(identifier, ())) for identifier in left])
    return gone


def _store_nodes(ask: Ask, nodes: Sequence[Node]) -> None:
    """Creates the nodes that are new, rewrites those that changed, leaves the others."""
    known = nodes_of(ask, [node.id for node in nodes])
    changed = [node for node in nodes if node.id in known and known[node.id] != node]
    do_each(ask, _REMOVE_LABELS, [node.id for node in changed])
    do_each(ask, _CHANGE_NODES, map(_node_row, changed))
    _create_nodes(ask, [node for node in nodes if node.id not in known])


def _create_nodes(ask: Ask, nodes: Iterable[Node]) -> None:
    """Creates nodes that the base does not have."""
    new: dict[NodeKind, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: node.id):
        new[node.kind].append(node)
    for kind, some in new.items():
        do_each(ask, _CREATE_NODES % kind_label(kind), map(_node_row, some))


def _create_edges(ask: Ask, stated: Mapping[EdgeKey, Collection[Claim]]) -> None:
    """Creates edges that the base does not have."""
    for kind, keys in by_kind(stated).items():
        do_each(ask, _CREATE_EDGES % kind, (_edge_row(key, _derived(key, stated[key])) for key in keys))


def _derive_standing(ask: Ask, standing: Mapping[EdgeKey, str]) -> None:
    """Derives edges that the base has, and removes those that no statement in force states any more."""
    stated = claims_behind(ask, standing)
    for kind, keys in by_kind(standing).items():
        edge = _STANDING_EDGE % kind
        do_each(ask, f"{edge} DELETE e", (_edge_row(key) for key in keys if key not in stated))
        now = {key: _derived(key, stated[key]) for key in keys if key in stated}
        changed = (key for key in now if canonical_json(now[key].properties) != standing[key])
        do_each(ask, f"{edge} SET e = row.facts", (_edge_row(key, now[key]) for key in changed))


def _derived(key: EdgeKey, claims: Iterable[Claim]) -> Edge:
    source, kind, target, qualifier = key
    return derive_edge(source, EdgeKind(kind), target, qualifier, claims)


def _node_row(node: Node) -> dict[str, Any]:
    return {"facts": node_facts(node), "labels": label_facts(node)}


def _edge_row(key: EdgeKey, edge: Edge | None = None) -> dict[str, Any]:
    source, _, target, qualifier = key
    ends = {"source": source, "target": target, "qualifier": qualifier}
    return ends if edge is None else {**ends, "facts": edge_facts(edge)}


def kind_label(kind: NodeKind) -> str:
    """The label of a kind: `KeyResult` of `key_result`."""
    return "".join(part.capitalize() for part in kind.split("_"))
