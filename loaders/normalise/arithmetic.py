"""The arithmetic that a text states and that can be checked, as records."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kb.statement import Json
from loaders.normalise.area import areas
from loaders.normalise.ratio import ratio_of_value, ratios
from loaders.normalise.tally import mean, sums


def arithmetic(text: str, before: str = "", value: Decimal | None = None) -> tuple[dict[str, Json], ...]:
    """The percentages, areas and sums of a text, none twice; a percentage needs its part and its whole.

    Args:
        text: A cell or a line.
        before: What stands before the text and may hold numbers that its percentages come from.
        value: A percentage that is stated beside the text as what it comes to.
    """
    records: list[dict[str, Json]] = []
    for record in _all(text, before, value):
        if record not in records:
            records.append(record)
    return tuple(records)


def _all(text: str, before: str, value: Decimal | None) -> Iterator[dict[str, Json]]:
    found = ratios(text, before)
    yield from (ratio.record() for ratio in found)
    if value is not None:
        own = ratio_of_value(text, value) or mean([ratio.percent for ratio in found], value)
        yield from [own.record()] if own else []
    yield from (area.record() for area in areas(text))
    yield from (total.record() for total in sums(text))
