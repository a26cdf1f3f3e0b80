"""The index of codes, names and aliases, and finding nodes in it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from kb.kinds import NodeKind
from kb.model import Node
from kb.text import fold

_CODE, _NAME = 0, 1
_TRIGRAM = 3
"""The shortest text that a trigram index can find."""

_PREFIXED = re.compile(r"(superokr|okr|kr|kpi|p|นโยบาย)[.:]?(\d[\d.]*)")
_PREFIX_KINDS = {
    "superokr": (NodeKind.SUPER_OKR,),
    "okr": (NodeKind.SUPER_OKR, NodeKind.KEY_RESULT),
    "kr": (NodeKind.KEY_RESULT,),
    "kpi": (NodeKind.INDICATOR,),
    "p": (NodeKind.POLICY,),
    "นโยบาย": (NodeKind.POLICY,),
}
_POLICY_DIGITS = 3

_KIND_ORDER = (
    "CASE node.kind " + " ".join(f"WHEN '{kind}' THEN {place}" for place, kind in enumerate(NodeKind)) + " END"
)
_ORDERED = f" ORDER BY {_KIND_ORDER}, node.fiscal_year DESC, node.id LIMIT :limit"
_OF_KINDS = " AND node.kind IN (SELECT value FROM json_each(:kinds))"

_BY_ID = "SELECT node.id FROM node WHERE node.id = :text"
_BY_LABEL = (
    "SELECT node.id FROM node_label JOIN node ON node.key = node_label.node WHERE label = :text AND tier = :tier"
)
_BY_WORDS = "SELECT node.id FROM node_text JOIN node ON node.key = node_text.rowid WHERE node_text MATCH :match"
_BY_LETTERS = "SELECT node.id FROM node_text JOIN node ON node.key = node_text.rowid WHERE instr(node_text.text, :text)"


def labels(node: Node) -> set[tuple[str, int]]:
    """The folded labels of a node with their tier: its code, its name, its aliases."""
    aliases = node.properties.get("aliases")
    names = [node.name or "", *(map(str, aliases) if isinstance(aliases, Sequence) else ())]
    found = {(fold(name), _NAME) for name in names}
    found.add((fold(node.code or ""), _CODE))
    return {(label, tier) for label, tier in found if label}


def add(connection: sqlite3.Connection, nodes: Iterable[tuple[int, Node]]) -> None:
    """Indexes nodes, each given with its key, that are not in the index."""
    found = [(key, node, sorted(labels(node), key=lambda item: (item[1], item[0]))) for key, node in nodes]
    connection.executemany(
        "INSERT INTO node_label (label, tier, node) VALUES (?, ?, ?)",
        ((label, tier, key) for key, _, items in found for label, tier in items),
    )
    connection.executemany(
        "INSERT INTO node_text (rowid, id, kind, text) VALUES (?, ?, ?, ?)",
        ((key, node.id, str(node.kind), "\n".join(label for label, _ in items)) for key, node, items in found),
    )


def remove(connection: sqlite3.Connection, nodes: Iterable[tuple[int, Node]]) -> None:
    """Takes nodes out of the index, each given with its key and as it was indexed."""
    listed = list(nodes)
    connection.executemany(
        "DELETE FROM node_label WHERE label = ? AND tier = ? AND node = ?",
        ((label, tier, key) for key, node in listed for label, tier in labels(node)),
    )
    connection.executemany("DELETE FROM node_text WHERE rowid = ?", ((key,) for key, _ in listed))


Lookup = tuple[str, dict[str, str | int], Sequence[NodeKind]]
"""A SELECT without order, its parameters, and the kinds that may answer (empty: all)."""


def lookups(reference: str) -> list[Lookup]:
    """The ways to find a reference, the most exact first."""
    folded = fold(reference)
    if not folded:
        return []
    ways: list[Lookup] = [(_BY_ID, {"text": reference.strip()}, ()), (_BY_LABEL, {"text": folded, "tier": _CODE}, ())]
    prefixed = _PREFIXED.fullmatch(folded)
    if prefixed:
        prefix, code = prefixed.groups()
        kinds = _PREFIX_KINDS[prefix]
        code = code.zfill(_POLICY_DIGITS) if kinds == (NodeKind.POLICY,) else code
        ways.append((_BY_LABEL, {"text": code, "tier": _CODE}, kinds))
    ways.append((_BY_LABEL, {"text": folded, "tier": _NAME}, ()))
    if len(folded) < _TRIGRAM:
        ways.append((_BY_LETTERS, {"text": folded}, ()))
    else:
        ways.append((_BY_WORDS, {"match": '"' + folded.replace('"', '""') + '"'}, ()))
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
