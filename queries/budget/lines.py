"""The lines of the answer: every group once, in an order that people expect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kb.model import Node
from queries.budget.groups import Key, Keys
from queries.budget.model import Line, Part, Tally, shares
from queries.budget.tallies import Sums, part_of

_DIGITS = re.compile(r"(\d+)")


def lines(groups: Mapping[Keys, Tally], sums: Sums, nodes: Mapping[str, Node]) -> list[Line]:
    """The groups, then what several share, then what leads to none; the last is there even where it is nothing."""
    nothing = Tally(None, 0, 0, None if sums.total.key_results is None else 0)
    kept = {frozenset[Key](): nothing, **groups}
    made = [_line(keys, tally, sums, nodes) for keys, tally in kept.items()]
    order = list(Part)
    return sorted(made, key=lambda line: (order.index(line.part), [_place(key, nodes) for key in line.keys]))


def _line(keys: Keys, tally: Tally, sums: Sums, nodes: Mapping[str, Node]) -> Line:
    ordered = tuple(sorted(keys, key=lambda key: _place(key, nodes)))
    linked: Decimal | None = sums.linked if keys else None
    return Line(part_of(keys), ordered, tally, shares(tally, sums.total, linked))


def _place(key: Key, nodes: Mapping[str, Node]) -> tuple[object, ...]:
    """Fiscal year (unknown last), code as people count (2 before 10; none last), then the key itself."""
    node = nodes.get(str(key))
    year, code = (node.fiscal_year, node.code) if node else (None, None)
    return year is None, year or 0, code is None, _counted(code or ""), str(key)


def _counted(code: str) -> list[tuple[bool, int, str]]:
    """A code as a key in which its numbers count as numbers."""
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in _DIGITS.split(code) if part]
