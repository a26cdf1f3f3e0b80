"""Finds a node by what people call it: its id, code or name."""

from __future__ import annotations

import re
import unicodedata

from kb.errors import AmbiguousError, InputError, NotFoundError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader

CANDIDATES = 10
"""How many candidates or suggestions an error names at most."""

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_POLICY_CODE = re.compile(r"[Pp]\s*(\d{3})")
_DROPPED = re.compile(r"[\s*.,“”\"'‘’()\[\]/–—-]+")


def find(reader: Reader, reference: str, kind: NodeKind | None = None) -> Node:
    """The one node that the reference names.

    Args:
        reader: The state of the base to look in.
        reference: An id, a code (`049`, `P049`, `41101`, `1.1.01`, in Arabic or
            Thai digits), a name, or a part of a name that no other node has.
        kind: Look among the nodes of this kind alone.

    Raises:
        InputError: The reference is empty.
        NotFoundError: No node is called so; names the nearest.
        AmbiguousError: Several nodes are; `candidates` holds their ids.
    """
    wanted = _plain(reference)
    if not wanted:
        raise InputError("the reference is empty; give an id, a code or a name")
    policy_code = _POLICY_CODE.fullmatch(wanted)
    if policy_code and kind in (None, NodeKind.POLICY):
        wanted, kind = policy_code[1], NodeKind.POLICY
    nodes = _resolved(reader, wanted, kind)
    named = [node for node in nodes if _is_called(node, wanted)] or [node for node in nodes if _mentions(node, wanted)]
    if len(named) == 1:
        return named[0]
    if named:
        raise AmbiguousError(_ambiguous(reference, named), [node.id for node in named])
    raise NotFoundError(_not_found(reference, kind, nodes))


def _resolved(reader: Reader, wanted: str, kind: NodeKind | None) -> list[Node]:
    found = (reader.node(identifier) for identifier in reader.resolve(wanted, kind=kind, limit=CANDIDATES))
    return [node for node in found if node is not None]


def _plain(reference: str) -> str:
    return unicodedata.normalize("NFC", reference).translate(_THAI_DIGITS).strip()


def _folded(text: str) -> str:
    return _DROPPED.sub("", _plain(text)).casefold()


def _names(node: Node) -> list[str]:
    aliases = node.properties.get("aliases")
    others = [alias for alias in aliases if isinstance(alias, str)] if isinstance(aliases, list | tuple) else []
    short = node.properties.get("short_name")
    return [name for name in (node.name, short, *others) if isinstance(name, str)]


def _is_called(node: Node, wanted: str) -> bool:
    return wanted in (node.id, node.code) or any(_folded(name) == _folded(wanted) for name in _names(node))


def _mentions(node: Node, wanted: str) -> bool:
    part = _folded(wanted)
    return bool(part) and any(part in _folded(name) for name in _names(node))


def _described(node: Node) -> str:
    return f"{node.id} ({node.name})" if node.name else node.id


def _ambiguous(reference: str, nodes: list[Node]) -> str:
    several = f"{len(nodes)} or more" if len(nodes) == CANDIDATES else str(len(nodes))
    return f"{reference!r} names {several} nodes; use one of: {', '.join(map(_described, nodes))}"


def _not_found(reference: str, kind: NodeKind | None, nodes: list[Node]) -> str:
    sought = f"{kind} " if kind else ""
    nearest = f"; nearest: {', '.join(map(_described, nodes))}" if nodes else "; nothing in the base is like it"
    return f"no {sought}node is called {reference!r}{nearest}"
