"""Nodes, values and places in words, for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.words import BUDGET_STATUS, CATEGORY, ROLE, baht, kind_label, label, pick, property_label
from kb.kinds import BudgetStatus, NodeKind
from kb.model import Edge, Node
from ontology.vocabulary import Wording
from queries.answer import Completeness

_TARGET = Wording("target", "เป้าหมาย")
_TABLE = Wording("table", "ตาราง")
_ROW = Wording("row", "แถว")
_COLUMN = Wording("column", "คอลัมน์")
_LINE = Wording("line", "บรรทัด")
_MORE = Wording("cut at {bound} {value}: {more} more {where}", "ตัดที่ {bound} {value}: ยังมีอีก {more} ({where})")
_FROM = Wording("from {documents} documents of fiscal years {years}", "จากเอกสาร {documents} ฉบับ ปีงบประมาณ {years}")
_UNKNOWN = Wording("an unknown number of", "จำนวนหนึ่ง")


def title(node: Node, lang: str) -> str:
    """Kind, code and name in one line; a budget is called by its amount, a node without any of these by its id."""
    called = money(node, lang) if node.kind is NodeKind.BUDGET else short(node) if node.code or node.name else ""
    return f"{kind_label(node.kind, lang)} {called or node.id.partition(':')[2]}"


def short(node: Node) -> str:
    """Code and name; without either, the id."""
    return " ".join(part for part in (node.code, node.name) if part) or node.id


def money(budget: Node, lang: str) -> str:
    """The amount of a budget, or the reason why there is none."""
    amount = budget.properties.get("amount_baht")
    if isinstance(amount, str):
        return baht(amount, lang)
    return label(BUDGET_STATUS, str(budget.properties.get("status") or BudgetStatus.NOT_STATED), lang)


def hands(actor: Node, edge: Edge, lang: str) -> str:
    """Who is responsible: name, role, and the target that is theirs."""
    parts = [] if actor.kind is NodeKind.DIVISION else [label(ROLE, edge.qualifier, lang)] if edge.qualifier else []
    goal = target(edge.properties.get("target"))
    if goal:
        parts.append(f"{pick(_TARGET, lang)} {goal}")
    name = actor.name or actor.id
    return f"{name} ({', '.join(parts)})" if parts else name


def target(value: Any) -> str:
    """The words of a target."""
    return str(value.get("text") or "") if isinstance(value, Mapping) else ""


def value(name: str, stated: Any, lang: str) -> str:
    """A property's value as people read it."""
    if stated is None:
        return "–"
    if isinstance(stated, Mapping):
        if name in ("target", "kpi_target"):
            return target(stated) or "–"
        return "; ".join(f"{_part(key, lang)}: {value(str(key), item, lang)}" for key, item in stated.items())
    if isinstance(stated, Sequence) and not isinstance(stated, str):
        return "; ".join(value(name, item, lang) for item in stated)
    if name in ("amount_baht", "total_baht"):
        return baht(str(stated), lang)
    labels = {"status": BUDGET_STATUS, "category": CATEGORY}.get(name, {})
    return label(labels, str(stated), lang)


def _part(key: object, lang: str) -> str:
    try:
        return property_label(str(key), lang)
    except KeyError:
        return str(key)


def place(source: Mapping[str, Any], lang: str) -> str:
    """File, table, row, column and line of a source, as `api.views.place_json` shapes it."""
    parts = [str(source["file_name"])]
    for wording, key in ((_TABLE, "table"), (_ROW, "row"), (_COLUMN, "column"), (_LINE, "line")):
        if source[key] is not None:
            parts.append(f"{pick(wording, lang)} {source[key]}")
    return " ".join(parts)


def printed(source: Mapping[str, Any], longest: int = 60) -> str:
    """The printed text of a source, shortened."""
    text = " ".join(str(source["text"]).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def footer(completeness: Completeness, lang: str) -> str:
    """From which documents an answer comes, and where it was cut."""
    years = ", ".join(map(str, completeness.fiscal_years)) or "–"
    lines = [pick(_FROM, lang).format(documents=completeness.documents, years=years)]
    for cut in completeness.cuts:
        more = pick(_UNKNOWN, lang) if cut.more is None else f"{'≥ ' if cut.at_least else ''}{cut.more}"
        lines.append(pick(_MORE, lang).format(bound=cut.bound, value=cut.value, more=more, where=cut.where))
    return "\n".join(lines)
