"""Impact of every node that is asked about, cut points, and all paths between nodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kb.kinds import EdgeKind, NodeKind
from kb.store.base import Reader
from queries.cut_points import cut_points, hangs_on
from queries.impact import impact, money_of
from queries.paths import Paths, paths
from queries.reference import find
from queries.show import show
from tests.queries.parity import Case
from tests.queries.parity.scopes import SOME, of_parts

_EDGE_KINDS = [EdgeKind.PART_OF, EdgeKind.SUPPORTS, EdgeKind.IMPLEMENTS, EdgeKind.CONTINUES]
_PATHS: list[dict[str, Any]] = [
    {},
    *({"depth": depth} for depth in (0, 1, 2, 64)),
    *({"limit": limit} for limit in (1, 3)),
    {"edge_kinds": _EDGE_KINDS},
]


def _ends(reader: Reader) -> Sequence[str]:
    """A node of every kind that has any."""
    return [node.id for kind in NodeKind for node in [next(reader.nodes(kind), None)] if node is not None]


def _paths(reader: Reader, start: str, flags: dict[str, Any]) -> list[Paths]:
    node = find(reader, start)
    return [paths(reader, node.id, end, **flags) for end in _ends(reader)]


def _paths_case(flags: dict[str, Any]) -> Case:
    shown = ", ".join(f"{name}={value if isinstance(value, int) else len(value)}" for name, value in flags.items())
    return Case(f"paths {shown}".strip(), lambda reader, start: _paths(reader, start, flags))


CASES = [
    Case("impact", lambda reader, start: impact(reader, start)),
    Case("impact cut at 1", lambda reader, start: impact(reader, start, limit=1)),
    Case("impact of one of each kind", lambda reader, _: [impact(reader, each) for each in _ends(reader)], whole=True),
    Case("money of nodes", lambda reader, _: money_of(reader, (node.id for node in reader.nodes())), whole=True),
    *of_parts("cut points", cut_points, SOME),
    *of_parts("cut points of all kinds", cut_points, SOME, kinds=tuple(NodeKind), limit=1000),
    *of_parts("what hangs on what", hangs_on, SOME),
    *map(_paths_case, _PATHS),
    Case("show", lambda reader, start: show(reader, start)),
    Case("show with 1 edge of a kind", lambda reader, start: show(reader, start, edges=1)),
    Case("show among divisions", lambda reader, start: show(reader, start, kind=NodeKind.DIVISION)),
]
