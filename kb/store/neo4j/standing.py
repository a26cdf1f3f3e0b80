"""What the base has of some nodes and edges: they themselves, and what is said of them in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kb.derive import Claim
from kb.model import Node
from kb.store.neo4j.batches import Ask, ask_each
from kb.store.rows import claim_of, node_of
from kb.store.said import EdgeKey

_CLAIM = (
    "s.predicate, s.value, s.rank, d.fiscal_year, s.confidence, d.id,"
    " s.table_number, s.row_number, s.column_number, s.line, s.text, s.id"
)
_KNOWN = "UNWIND $rows AS id MATCH (n:Node {id: id}) RETURN n.id"
_NODES = "UNWIND $rows AS id MATCH (n:Node {id: id}) RETURN n.id, n.kind, n.code, n.name, n.fiscal_year, n.properties"
# DISTINCT keeps the planner from following all edges of one end: it looks between both, from where there are fewer.
_EDGES = (
    "UNWIND $rows AS row MATCH (a:Node {id: row[0]}) MATCH (b:Node {id: row[1]})"
    " WITH DISTINCT a, b MATCH (a)-[e:%s]->(b)"
    " RETURN a.id, type(e), b.id, e.qualifier, e.properties"
)
# The planner knows little of a base that is being filled. The hints keep it from reading every statement, and the
# statements are found before their documents are looked at, so that it does not read all that a document says.
_IN_FORCE = "MATCH (s)-[:stated_in]->(d) WHERE d.superseded_by IS NULL"
_SAID = "MATCH (s:Statement {subject: %s}) USING INDEX s:Statement(subject)"
_ABOUT = f"UNWIND $rows AS id {_SAID % 'id'} WHERE s.object IS NULL WITH id, s {_IN_FORCE} RETURN id, {_CLAIM}"
_BEHIND = (
    f"UNWIND $rows AS row {_SAID % 'row[0]'} WHERE s.predicate = $kind AND s.object IN row[1]"
    f" WITH s {_IN_FORCE} RETURN s.subject, s.object, s.qualifier, {_CLAIM}"
)
_SOURCES = f"UNWIND $rows AS id {_SAID % 'id'} WHERE s.object IS NOT NULL WITH id, s {_IN_FORCE} RETURN DISTINCT id"
_TARGETS = (
    "UNWIND $rows AS id MATCH (s:Statement {object: id}) USING INDEX s:Statement(object)"
    f" WITH id, s {_IN_FORCE} RETURN DISTINCT id"
)
Grouped = dict[str, list[EdgeKey]]
"""Edge kind → edges."""


def known_of(ask: Ask, identifiers: Iterable[str]) -> set[str]:
    """Those of the ids whose nodes the base has."""
    return {row[0] for row in ask_each(ask, _KNOWN, identifiers)}


def nodes_of(ask: Ask, identifiers: Iterable[str]) -> dict[str, Node]:
    """Id → node, of those that the base has."""
    return {row[0]: node_of(row) for row in ask_each(ask, _NODES, identifiers)}


def edges_among(ask: Ask, wanted: Collection[EdgeKey]) -> dict[EdgeKey, str]:
    """Those of the edges that the base has, and their properties as JSON."""
    among = frozenset(wanted)
    found: dict[EdgeKey, str] = {}
    for kind, edges in by_kind(among).items():
        ends = sorted({(source, target) for source, _, target, _ in edges})
        for *key, properties in ask_each(ask, _EDGES % kind, ends):
            if (edge := _key(key)) in among:
                found[edge] = properties
    return found


def claims_about(ask: Ask, identifiers: Iterable[str]) -> Mapping[str, list[Claim]]:
    """Id → the property claims in force, for the nodes about which there are some."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for identifier, *row in ask_each(ask, _ABOUT, identifiers):
        claims[identifier].append(claim_of(tuple(row)))
    return claims


def claims_behind(ask: Ask, wanted: Collection[EdgeKey]) -> Mapping[EdgeKey, list[Claim]]:
    """Edge → the relation claims in force, for the edges that some state; perhaps of others as well."""
    claims: dict[EdgeKey, list[Claim]] = defaultdict(list)
    for kind, edges in by_kind(wanted).items():
        targets: dict[str, list[str]] = defaultdict(list)
        for source, _, target, _ in edges:
            targets[source].append(target)
        for source, target, qualifier, *row in ask_each(ask, _BEHIND, targets.items(), kind=kind):
            claims[source, kind, target, qualifier].append(claim_of(tuple(row)))
    return claims


def ends_among(ask: Ask, identifiers: Collection[str]) -> set[str]:
    """Those of the ids that a statement in force names as an end of an edge."""
    return {row[0] for query in (_SOURCES, _TARGETS) for row in ask_each(ask, query, identifiers)}


def by_kind(edges: Iterable[EdgeKey]) -> Grouped:
    """The edges by kind, each list in order."""
    grouped: Grouped = defaultdict(list)
    for edge in sorted(edges):
        grouped[edge[1]].append(edge)
    return grouped


def _key(row: Iterable[str]) -> EdgeKey:
    source, kind, target, qualifier = row
    return source, kind, target, qualifier
