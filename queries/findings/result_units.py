"""Units of results that do not fit the value, the name or each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from queries.findings.budgets import decimal
from queries.findings.compare import units_differ
from queries.findings.finding import Draft
from queries.findings.measured import HIGHEST_LEVEL, PERCENT_UNITS, is_level, unit_at
from queries.findings.row_units import excluded_beside
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import joined, node_words, number, told


def units(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
    """Values that do not fit the unit beside them, and units that differ between places."""
    for item in sheet.of(result, "value"):
        value, unit = decimal(item.value), unit_at(sheet, result, item)
        of_name = excluded_beside(sheet, node, item)
        if value is not None and is_level(unit) and value > HIGHEST_LEVEL and not of_name:
            values = {"node": node_words(sheet, node), "value": told(number(value), [item]), "unit": unit}
            yield Draft("value_does_not_fit_unit", (node, result), (item,), values, (number(value), unit))
    name = sheet.text(node, "name")
    units = [item for item in sheet.of(result, "unit") if isinstance(item.value, str)]
    percent = name.startswith("ร้อยละ")
    for item in units:
        if percent and not any(str(each.value) in PERCENT_UNITS for each in units) and item.rank < 50:
            values = {"node": node_words(sheet, node), "unit": told(str(item.value), [item])}
            yield Draft("unit_does_not_fit_name", (node, result), (item,), values, (str(item.value),))
            return
    levels = [item for item in sheet.of(result, "judged_level") if not item.inferred]
    if percent and levels and not any(str(each.value) in PERCENT_UNITS for each in units):
        values = {"node": node_words(sheet, node), "unit": told(levels[0].text, levels)}
        yield Draft("unit_does_not_fit_name", (node, result), tuple(levels), values, ("level",))
        return
    yield from _measures(sheet, result, node, [item for item in units if not is_level(str(item.value))])


def _measures(sheet: Sheet, result: str, node: str, units: Sequence[Said]) -> Iterator[Draft]:
    """Units of a result that differ, levels aside: what was judged stands rightly beside what was measured."""
    for item in units[1:]:
        if units_differ(str(units[0].value), str(item.value)):
            words = joined((told(str(units[0].value), [units[0]]), told(str(item.value), [item])))
            values = {"node": node_words(sheet, node), "units": words}
            disputed = (str(units[0].value), str(item.value))
            yield Draft("result_unit_differs", (node, result), (units[0], item), values, disputed)
            return
