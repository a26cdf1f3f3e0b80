"""Lineage, every way, with its depth, kinds and limit."""

from __future__ import annotations

from itertools import product
from typing import Any

from kb.kinds import EdgeKind, NodeKind
from queries.lineage import lineage
from tests.queries.parity import Case

_KINDS = [NodeKind.BUDGET, NodeKind.DIVISION, NodeKind.AGENCY, NodeKind.PLAN]
_EDGE_KINDS = [EdgeKind.PART_OF, EdgeKind.SUPPORTS, EdgeKind.IMPLEMENTS, EdgeKind.CONTINUES]
_FLAGS: list[dict[str, Any]] = [
    {},
    *({"depth": depth} for depth in (0, 1, 2, 64)),
    {"kinds": _KINDS},
    {"kinds": []},
    {"edge_kinds": _EDGE_KINDS},
    {"edge_kinds": _EDGE_KINDS, "kinds": _KINDS},
    *({"limit": limit} for limit in (1, 5)),
    *({"limit": limit, "kinds": _KINDS} for limit in (1, 2, 3)),
]


def _case(way: str, flags: dict[str, Any]) -> Case:
    shown = ", ".join(f"{name}={value if isinstance(value, int) else len(value)}" for name, value in flags.items())
    return Case(f"lineage {way} {shown}".strip(), lambda reader, start: lineage(reader, start, way, **flags))


CASES = [_case(way, flags) for way, flags in product(("up", "down", "both"), _FLAGS)]
