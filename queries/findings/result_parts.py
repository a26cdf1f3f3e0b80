"""Parts of composite results against their full points and against what they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kb.statement import Json
from queries.findings.budgets import decimal
from queries.findings.finding import Draft
from queries.findings.measured import is_level, unit_at, values_of
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import cut, node_words, number, told

_HALF = Decimal("0.005")
"""By how much a part with two decimals may have been rounded."""


def parts(sheet: Sheet, result: str, node: str, tolerance: float) -> Iterator[Draft]:
    """Parts of a composite result that exceed their full points, or whose sum is not what is stated."""
    by_line: dict[int, list[tuple[Mapping[str, Json], Said]]] = defaultdict(list)
    for item in sheet.of(result, "sub_scores"):
        if isinstance(item.value, Mapping):
            full, reached = decimal(item.value.get("full")), decimal(item.value.get("reached"))
            if full is not None and reached is not None and reached > full:
                values = {
                    "node": node_words(sheet, node), "name": cut(str(item.value.get("name"))),
                    "reached": told(number(reached), [item]), "full": number(full),
                }  # fmt: skip
                yield Draft("reached_more_than_full", (node, result), (item,), values, (number(reached), number(full)))
            by_line[item.table or item.line].append((item.value, item))
    for group in by_line.values():
        yield from _sum(sheet, result, node, group, Decimal(str(tolerance)))


def _sum(
    sheet: Sheet, result: str, node: str, group: Sequence[tuple[Mapping[str, Json], Said]], tolerance: Decimal
) -> Iterator[Draft]:
    """The sum of the parts against the value or score that stands in the same table."""
    parts = [
        value
        for stated, _ in group
        if not stated.get("depth") and (value := decimal(stated.get("reached"))) is not None
    ]
    stated = _stated_beside(sheet, result, group[0][1].table)
    total = sum(parts, Decimal(0))
    values = values_of(stated)
    if len(parts) < 2 or not values or any(abs(total - value) <= tolerance for value in values):
        return
    near = {value for value in values if abs(total - value) <= _HALF * len(parts)}
    code = "parts_are_rounded" if near else "parts_do_not_sum"
    meant = [item for item in stated if decimal(item.value) in (near or values)]
    words = told(" / ".join(map(number, sorted(near or values))), meant)
    shown = {"node": node_words(sheet, node), "sum": number(total), "stated": words}
    said = (*(item for _, item in group), *stated)
    yield Draft(code, (node, result), said, shown, (number(total), *map(number, values)))


def _stated_beside(sheet: Sheet, result: str, table: int | None) -> list[Said]:
    """The values and scores of a result that its parts may add up to: those of the same table, else all."""
    found = [
        item
        for name in ("value", "score")
        for item in sheet.of(result, name)
        if decimal(item.value) is not None and not is_level(unit_at(sheet, result, item))
    ]
    return [item for item in found if item.table == table] or found
