"""Finds a node by what people call it: its id, code or name."""

from __future__ import annotations

from kb.errors import AmbiguousError, GoneError, InputError, NotFoundError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries.similar import similar

CANDIDATES = 10
"""How many candidates an error names at most."""
SUGGESTIONS = 5
SUGGESTED_FROM = 0.3
"""The least similarity of a name that is suggested for one that is not found."""


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
        GoneError: It is the id of a node of which only superseded editions speak.
        AmbiguousError: Several nodes are; `candidates` holds their ids.
    """
    if not reference.strip():
        raise InputError("the reference is empty; give an id, a code or a name")
    found = (reader.node(identifier) for identifier in reader.resolve(reference, kind=kind, limit=CANDIDATES))
    nodes = [node for node in found if node is not None]
    if not nodes and next(reader.history(reference.strip()), None) is not None:
        raise GoneError(f"{reference.strip()!r} stands in superseded editions alone; its history tells what they said")
    if not nodes:
        raise NotFoundError(_not_found(reader, reference, kind))
    if len(nodes) > 1:
        raise AmbiguousError(_ambiguous(reference, nodes), [node.id for node in nodes])
    return nodes[0]


def _described(node: Node) -> str:
    return f"{node.id} ({node.name})" if node.name else node.id


def _ambiguous(reference: str, nodes: list[Node]) -> str:
    several = f"{len(nodes)} or more" if len(nodes) == CANDIDATES else str(len(nodes))
    return f"{reference!r} names {several} nodes; use one of: {', '.join(map(_described, nodes))}"


def _not_found(reader: Reader, reference: str, kind: NodeKind | None) -> str:
    kinds = None if kind is None else (kind,)
    nearest = similar(reader, reference, kinds=kinds, least=SUGGESTED_FROM, limit=SUGGESTIONS)
    suggested = ", ".join(_described(item.node) for item in nearest)
    way_out = f"nearest: {suggested}" if suggested else "nothing in the base is like it"
    return f"no {kind or 'node'} is called {reference!r}; {way_out}"
