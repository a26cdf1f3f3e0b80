"""Which rows of the official table a sum of weighted scores is of: its component's, or those it stands beside.

A sum may stand in the first row of its component, in the last, between, or in every
row; where several stand in a component, each is of the rows down to the next, or of
those up from the one before. Where the places leave it open, the sums themselves decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from loaders.form import Cell
from loaders.forms.evaluation.official_row import OfficialRow
from loaders.normalise.number import parse_decimal

Spans = list[tuple[Cell, list[OfficialRow]]]
_NEAR = Decimal("0.0015")


def spans(rows: Sequence[OfficialRow]) -> Spans:
    """Each sum of weighted scores with the rows that it sums."""
    return [span for component in _components(rows) for span in _spans(component)]


def _components(rows: Sequence[OfficialRow]) -> Iterator[list[OfficialRow]]:
    found: list[OfficialRow] = []
    for row in rows:
        if row.component_name and found:
            yield found
            found = []
        found.append(row)
    yield found


def _spans(rows: list[OfficialRow]) -> Spans:
    sums = [place for place, row in enumerate(rows) if row.sum_cell]
    if not sums:
        return []
    down = [rows[start:end] for start, end in zip(sums, [*sums[1:], len(rows)], strict=True)]
    down[0] = [*rows[: sums[0]], *down[0]]
    up = [
        rows[start:end]
        for start, end in zip([0, *(place + 1 for place in sums[:-1])], [p + 1 for p in sums], strict=True)
    ]
    own = [[rows[place]] for place in sums]
    cells = [cell for row in rows if (cell := row.sum_cell)]
    readings: list[Spans] = [list(zip(cells, parts, strict=True)) for parts in (down, up, own)]
    return next((reading for reading in readings if all(_agrees(*span) for span in reading)), readings[0])


def _agrees(cell: Cell, rows: list[OfficialRow]) -> bool:
    scores = [parse_decimal(row.weighted_score.text) if row.weighted_score else None for row in rows]
    declared = parse_decimal(cell.text)
    return declared is not None and abs(sum(filter(None, scores), Decimal(0)) - declared) < _NEAR
