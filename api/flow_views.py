"""Flows of money as JSON, and as a table; amounts are decimals as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from api.views import JsonObject, completeness_json, node_json
from api.words import CATEGORY, label, pick
from kb.decimals import decimal_text
from kb.model import Node
from ontology.vocabulary import Wording
from queries.budget import Part
from queries.budget.flows import Flow, Flows, Others, Stop

HEADINGS = (
    Wording("From", "จาก"), Wording("To", "ไปยัง"), Wording("Baht", "บาท"), Wording("Budgets", "รายการงบประมาณ"),
)  # fmt: skip
NUMBERS = (2, 3)
_PARTS = {
    Part.SHARED: Wording("shared: {names}", "ร่วมกัน: {names}"),
    Part.NOT_LINKED: Wording("none of the level {level}", "ไม่เชื่อมโยงกับระดับ {level}"),
}

_OTHERS = Wording("{count} others", "อื่น ๆ อีก {count}")


def flows_json(answer: Flows) -> JsonObject:
    """The flows between each two levels; at every level they add up to `amount_baht`."""
    return {
        "fiscal_year": answer.fiscal_year,
        "agency": None if answer.agency is None else answer.agency.id,
        "levels": [str(level) for level in answer.levels],
        "flows": [_flow(flow) for flow in answer.flows],
        "amount_baht": decimal_text(answer.amount_baht),
        "without_amount": answer.without_amount,
        "nodes": [node_json(answer.nodes[key]) for key in sorted(answer.nodes)],
        "completeness": completeness_json(answer.completeness),
    }


def _flow(flow: Flow) -> JsonObject:
    return {
        "source": _stop(flow.source),
        "target": _stop(flow.target),
        "amount_baht": decimal_text(flow.amount_baht),
        "budgets": flow.budgets,
    }


def _stop(stop: Stop | Others) -> JsonObject:
    if isinstance(stop, Others):
        return {"level": str(stop.level), "part": "others", "keys": [], "count": stop.count}
    return {"level": str(stop.level), "part": str(stop.part), "keys": list(stop.keys)}


def flow_rows(answer: Flows, lang: str) -> Iterator[tuple[str, ...]]:
    """A row for each flow, under `HEADINGS`."""
    for flow in answer.flows:
        ends = (_called(flow.source, answer.nodes, lang), _called(flow.target, answer.nodes, lang))
        yield (*ends, decimal_text(flow.amount_baht), str(flow.budgets))


def _called(stop: Stop | Others, nodes: Mapping[str, Node], lang: str) -> str:
    if isinstance(stop, Others):
        return pick(_OTHERS, lang).format(count=f"{stop.count:,}")
    names = ", ".join(_key(key, nodes, lang) for key in stop.keys)
    if stop.part is Part.DIRECT:
        return names
    return pick(_PARTS[stop.part], lang).format(names=names, level=stop.level)


def _key(key: str | int, nodes: Mapping[str, Node], lang: str) -> str:
    node = nodes.get(str(key))
    if node is None:
        return label(CATEGORY, str(key), lang)
    return " ".join(part for part in (node.code, node.name) if part) or node.id
