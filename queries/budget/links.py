"""What projects and key results lead to, by the links of the plan's hierarchy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import cast

from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json
from kb.store.base import Reader
from queries.answer import question

_PROJECT = f"{NodeKind.PROJECT}:"
_NONE: frozenset[str] = frozenset()
_SEVERAL = 2


class Links:
    """The links upward of some projects and key results, read in one go."""

    def __init__(self, reader: Reader, starts: Iterable[str]) -> None:
        self._up: dict[str, list[str]] = defaultdict(list)
        self._wholes: dict[str, list[str]] = defaultdict(list)
        self._hands: dict[str, set[str]] = defaultdict(set)
        self._years: dict[str, int | None] = {}
        self._found: dict[NodeKind, dict[str, frozenset[str]]] = defaultdict(dict)
        ids: list[Json] = [*sorted(starts)]
        found = reader.run(question("budget_links"), {"ids": ids})
        for low, kind, high, year in cast(Iterable[tuple[str, str, str, int | None]], found):
            if kind == EdgeKind.RESPONSIBLE_FOR:
                self._hands[high].add(low)
            elif kind == EdgeKind.PART_OF and low.startswith(_PROJECT):
                self._wholes[low].append(high)
            else:
                self._up[low].append(high)
                self._years[high] = year

    def above(self, start: str, kind: NodeKind) -> frozenset[str]:
        """The nearest nodes of a kind on each way up; the start itself where it is of that kind.

        Where some are of a year and others of the plan of 20 years, which has none, those
        of the year: both say the same of one plan's work, and no money is shared between them.
        """
        found = self._nearest(start, kind)
        if start in self._wholes:
            found = found.union(*(self._nearest(each, kind) for level in self._levels(start) for each in level))
        if len(found) < _SEVERAL:
            return found
        return frozenset(node for node in found if self._years.get(node) is not None) or found

    def year(self, node: str) -> int | None:
        """The fiscal year of a node that something leads to."""
        return self._years.get(node)

    def divisions(self, project: str) -> frozenset[str]:
        """The divisions that answer for a project; where it has none, for what it is a part of, the nearest first."""
        for level in self._levels(project):
            hands = frozenset(hand for each in level for hand in self._hands.get(each, ()))
            if hands:
                return hands
        return _NONE

    def _levels(self, project: str) -> Iterator[list[str]]:
        """The project, then what it is a part of, then what that is a part of; each once."""
        seen, level = {project}, [project]
        while level:
            yield level
            wholes = {high for each in level for high in self._wholes.get(each, ())}
            level = sorted(wholes - seen)
            seen |= wholes

    def _nearest(self, node: str, kind: NodeKind) -> frozenset[str]:
        """The nearest nodes of a kind above a node, or itself, wholes of projects aside; remembered."""
        known = self._found[kind]
        if node not in known:
            if node.startswith(f"{kind}:"):
                known[node] = frozenset((node,))
            else:
                known[node] = _NONE  # what is a part of itself adds nothing
                found = [above for high in self._up.get(node, ()) if (above := self._nearest(high, kind))]
                known[node] = found[0] if len(found) == 1 else _NONE.union(*found)
        return known[node]
