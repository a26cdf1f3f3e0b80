"""Nodes, edges, documents and statements as the properties that Neo4j keeps of them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from kb.model import Edge, Node
from kb.statement import Json, canonical_json
from kb.store.base import Document
from kb.store.labels import ordered_labels, searched_lines
from kb.store.neo4j.grams import grams
from kb.store.rows import document_row, node_row

NODE = ("id", "kind", "code", "name", "fiscal_year", "properties")
DOCUMENT = (
    "id", "sha256", "file_name", "document_type", "edition_key", "agency", "fiscal_year", "title", "encoding", "forms",
    "superseded_by",
)  # fmt: skip
STATEMENT = (
    "id", "document", "table_number", "row_number", "column_number", "line", "text",
    "subject", "predicate", "object", "qualifier", "value", "rank", "confidence", "matched_from",
)  # fmt: skip
"""The columns of `kb.store.rows.statement_row`; the document becomes a relationship."""

_INTEGERS = range(-(2**63), 2**63)
_INDEXED_BYTES = 4000
"""The longest label that is indexed as it is; an index takes some 8,000 bytes."""


def node_facts(node: Node) -> dict[str, Any]:
    """The properties of a node, with what the full-text index reads."""
    text, rough = searched_lines(ordered_labels(node))
    facts = dict(zip(NODE, node_row(node), strict=True))
    return {**facts, **_flat(node.properties), "text": text, "loose": rough, "grams": grams(rough)}


def edge_facts(edge: Edge) -> dict[str, Any]:
    """The properties of an edge."""
    return {"qualifier": edge.qualifier, "properties": canonical_json(edge.properties), **_flat(edge.properties)}


def label_facts(node: Node) -> list[dict[str, Any]]:
    """The labels of a node."""
    return [{"label": label_key(label), "tier": tier} for label, tier in ordered_labels(node)]


def label_key(label: str) -> str:
    """The label as it is looked up: itself, or a hash where it is too long for an index."""
    data = label.encode("utf-8")
    return label if len(data) <= _INDEXED_BYTES else f"\x01{blake2b(data, digest_size=16).hexdigest()}"


def document_facts(document: Document) -> dict[str, Any]:
    """The properties of a document's record, as of one in force."""
    return dict(zip(DOCUMENT, document_row(document), strict=True))


def _flat(properties: Mapping[str, Json]) -> dict[str, Any]:
    """Each property by itself, as a value that Neo4j takes; SQLite's json_extract would give the same."""
    return {f"p_{name}": _native(value) for name, value in properties.items() if value is not None}


def _native(value: Json) -> bool | int | float | str:
    if isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return value if value in _INTEGERS else float(str(value))  # of text, because no text overflows
    return canonical_json(value)
