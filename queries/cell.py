"""A cell of a grid: the nodes that serve a strategy, and those that a division is responsible for.

The grid counts agency by agency: with the cell's agency the gaps of a cell are as many as the grid says.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kb.kinds import NodeKind
from kb.statement import Json
from kb.store.base import Reader
from queries import rows
from queries.answer import question
from queries.budget.links import Links


@dataclass(frozen=True, slots=True)
class Cell:
    """The ids of the strategy and of the division of a cell; `None` where any will do."""

    strategy: str | None = None
    division: str | None = None

    @property
    def everything(self) -> bool:
        """Whether any strategy and any division will do."""
        return self.strategy is None and self.division is None

    def among(self, reader: Reader, ids: Collection[str]) -> AbstractSet[str]:
        """Which of some nodes are of the cell, as `queries.grid` counts them."""
        found = set(ids)
        if self.division is not None:
            hands = responsible_for(reader, found)
            found = {each for each in found if self.division in hands.get(each, ())}
        if self.strategy is not None:
            links = Links(reader, found)
            found = {each for each in found if self.strategy in links.above(each, NodeKind.STRATEGY)}
        return found


def responsible_for(reader: Reader, ids: Collection[str], fiscal_year: int | None = None) -> dict[str, list[str]]:
    """Which divisions are responsible for which of some nodes, of a year and of none where one is given."""
    wanted: list[Json] = [*sorted(ids)]
    found = reader.run(question("grid_subjects"), {"fiscal_year": fiscal_year, "spoken_of": wanted})
    return {rows.text(row[0]): (rows.optional_text(row[1]) or "").split() for row in found}
