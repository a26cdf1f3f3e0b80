"""Rulings on appeals that are counted in different units, so that they cannot be added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ontology.vocabulary import Wording
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import joined, told

_RULINGS = {
    "accepted": Wording(en="accepted", th="รับอุทธรณ์"),
    "dismissed": Wording(en="dismissed", th="ยกอุทธรณ์"),
    "withdrawn": Wording(en="withdrawn", th="ถอนอุทธรณ์"),
}


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Rounds of which one table counts some rulings in indicators and others in agencies."""
    for node in sheet.nodes("evaluation"):
        tables: dict[tuple[str, int], dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
        for item in sheet.of(node, "declared_appeals"):
            stated = item.value if isinstance(item.value, Mapping) else {}
            if item.table is not None and stated.get("unit"):
                tables[str(stated.get("round")), item.table][str(stated["unit"])].append(item)
        for (number, _), units in sorted(tables.items()):
            if len(units) > 1:
                words = joined((_counted(unit, items) for unit, items in units.items()), "; ", "; ")
                said = tuple(item for items in units.values() for item in items)
                yield Draft("appeal_units_differ", (node,), said, {"round": number, "units": words}, (number, *units))


def _counted(unit: str, items: list[Said]) -> Wording:
    """The rulings that are counted in a unit."""
    codes = [str(item.value.get("ruling")) for item in items if isinstance(item.value, Mapping)]
    names = joined((_RULINGS.get(code, Wording(en=code, th=code)) for code in dict.fromkeys(codes)), ", ", ", ")
    return joined((names, told(unit, items)), " ", " ")
