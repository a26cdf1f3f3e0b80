"""What projects and key results lead to, by the links of the plan's hierarchy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kb.identity import kind_of
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json
from kb.store.base import Reader
from queries import rows
from queries.answer import question


class Links:
    """The links upward of some projects and key results, read in one go."""

    def __init__(self, reader: Reader, starts: Iterable[str]) -> None:
        self._up: dict[str, list[str]] = defaultdict(list)
        self._hands: dict[str, set[str]] = defaultdict(set)
        self._years: dict[str, int | None] = {}
        self._kinds: dict[str, NodeKind] = {}
        self._found: dict[tuple[str, NodeKind], frozenset[str]] = {}
        ids: list[Json] = [*sorted(starts)]
        for source, kind, target, year in reader.run(question("budget_links"), {"ids": ids}):
            low, high = rows.text(source), rows.text(target)
            if kind == EdgeKind.RESPONSIBLE_FOR:
                self._hands[high].add(low)
            else:
                self._up[low].append(high)
                self._years[high] = rows.optional_number(year)

    def above(self, start: str, kind: NodeKind) -> frozenset[str]:
        """The nearest nodes of a kind on each way up; the start itself where it is of that kind.

        Where some are of a year and others of the plan of 20 years, which has none, those
        of the year: both say the same of one plan's work, and no money is shared between them.
        """
        found = self._reached(start, kind)
        of_a_year = frozenset(node for node in found if self._years.get(node) is not None)
        return of_a_year or found

    def divisions(self, project: str) -> frozenset[str]:
        """The divisions that answer for a project; where it has none, for what it is a part of, the nearest first."""
        seen, level = {project}, [project]
        while level:
            hands = frozenset(hand for each in level for hand in self._hands.get(each, ()))
            if hands:
                return hands
            above = {high for each in level for high in self._up.get(each, ()) if self._kind(high) is NodeKind.PROJECT}
            level = sorted(above - seen)
            seen |= above
        return frozenset()

    def _reached(self, start: str, kind: NodeKind) -> frozenset[str]:
        key = start, kind
        if key not in self._found:
            self._found[key] = frozenset(self._walk(start, kind))
        return self._found[key]

    def _walk(self, start: str, kind: NodeKind) -> Iterable[str]:
        """Goes up from the start, not through nodes of the kind; what is above a plan's node is remembered."""
        seen, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            if self._kind(here) is kind:
                yield here
                continue
            for high in self._up.get(here, ()):
                if high in seen:
                    continue
                seen.add(high)
                if self._kind(high) is NodeKind.KEY_RESULT and kind is not NodeKind.KEY_RESULT:
                    yield from self._reached(high, kind)
                else:
                    waiting.append(high)

    def _kind(self, identifier: str) -> NodeKind:
        if identifier not in self._kinds:
            self._kinds[identifier] = kind_of(identifier)
        return self._kinds[identifier]
