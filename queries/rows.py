"""Reads the rows of statements into typed values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json
from kb.store.base import Row

Cell = int | str | float | bytes | None

_decode = json.JSONDecoder().raw_decode
"""For JSON without spaces around it, as the base keeps it: a third of the time that `json.loads` takes."""
_NODE_KINDS = {str(kind): kind for kind in NodeKind}
_EDGE_KINDS = {str(kind): kind for kind in EdgeKind}

KIND_ORDER: list[Json] = [str(kind) for kind in NodeKind]
"""Node kinds from the highest of the hierarchy to the evidence: the order of answers."""


def text(cell: Cell) -> str:
    """A text that the statement file promises to be there."""
    if not isinstance(cell, str):
        raise TypeError(f"a statement gave {cell!r} where a text was promised")
    return cell


def number(cell: Cell) -> int:
    """An integer that the statement file promises to be there."""
    if not isinstance(cell, int):
        raise TypeError(f"a statement gave {cell!r} where an integer was promised")
    return cell


def optional_text(cell: Cell) -> str | None:
    """A text, or `None` for a missing value."""
    return None if cell is None else text(cell)


def optional_number(cell: Cell) -> int | None:
    """An integer, or `None` for a missing value."""
    return None if cell is None else number(cell)


def record(cell: Cell) -> Mapping[str, Json]:
    """A JSON object; empty for a missing value."""
    if cell == "{}":  # most edges; worth sparing a parse in answers of thousands
        return {}
    return cast(Mapping[str, Json], _decode(text(cell))[0]) if cell is not None else {}


def node(row: Row) -> Node:
    """A node of the six columns id, kind, code, name, fiscal_year, properties."""
    identifier, kind, code, name, fiscal_year, properties = row[:6]
    return Node(
        id=text(identifier),
        kind=_NODE_KINDS[text(kind)],
        code=optional_text(code),
        name=optional_text(name),
        fiscal_year=optional_number(fiscal_year),
        properties=record(properties),
    )


def edge(row: Row) -> Edge:
    """An edge of the five columns source id, kind, target id, qualifier, properties."""
    source, kind, target, qualifier, properties = row[:5]
    return Edge(text(source), _EDGE_KINDS[text(kind)], text(target), text(qualifier), record(properties))
