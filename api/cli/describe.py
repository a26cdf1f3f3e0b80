"""Nodes, values and places in words, for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.words import (
    BUDGET_STATUS,
    PARTS,
    ROLE,
    VALUES,
    baht,
    edge_label,
    kind_label,
    label,
    pick,
    property_label,
)
from kb.kinds import BudgetStatus, NodeKind
from kb.model import Edge, Node
from ontology.vocabulary import Wording, vocabulary
from queries.answer import Completeness

_TARGET = Wording("target", "เป้าหมาย")
_TABLE = Wording("table", "ตาราง")
_ROW = Wording("row", "แถว")
_COLUMN = Wording("column", "คอลัมน์")
_LINE = Wording("line", "บรรทัด")
_MORE = Wording("cut at {bound} {value}: {more} more {where}", "ตัดที่{bound} {value}: ยังมีอีก {more} ({where})")
_FROM = Wording("from {documents} documents of fiscal years {years}", "จากเอกสาร {documents} ฉบับ ปีงบประมาณ {years}")
_BOUNDS = {
    "limit": Wording("limit", "จำนวน"),
    "depth": Wording("depth", "ความลึก"),
    "work": Wording("work", "ปริมาณงาน"),
}
_WHERE = {
    "gaps": Wording("gaps", "ช่องว่าง"),
    "projects": Wording("projects not read", "โครงการที่ยังไม่ได้อ่าน"),
    "nodes": Wording("nodes", "รายการ"),
    "nodes left": Wording("nodes", "รายการ"),
    "hits": Wording("hits", "ผลการค้น"),
    "findings": Wording("findings", "ข้อตรวจพบ"),
    "paths": Wording("paths", "เส้นทาง"),
    "nodes up": Wording("nodes up", "รายการขาขึ้น"),
    "nodes down": Wording("nodes down", "รายการขาลง"),
}
_ARROWS = {"outgoing": "→", "incoming": "←"}
_YES = Wording("yes", "ใช่")
_NO = Wording("no", "ไม่ใช่")
_MONEY = ("amount_baht", "total_baht")
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


def value(name: str, stated: Any, lang: str, names: Mapping[str | None, str] | None = None) -> str:
    """A property's value as people read it; `names` says what agencies are called (id → name)."""
    if stated is None or stated == "":
        return "–"
    if isinstance(stated, bool):
        return pick(_YES if stated else _NO, lang)
    if isinstance(stated, Mapping):
        return _record(name, stated, lang, names)
    if isinstance(stated, Sequence) and not isinstance(stated, str):
        between = "\n" if any(isinstance(item, Mapping) for item in stated) else "; "
        return between.join(value(name, item, lang, names) for item in stated)
    if name in _MONEY:
        return baht(str(stated), lang)
    return (names or {}).get(str(stated)) or label(VALUES.get(name, {}), str(stated), lang)


def _record(name: str, stated: Mapping[str, Any], lang: str, names: Mapping[str | None, str] | None) -> str:
    """A target by its words, any other record part by part; empty parts left out."""
    if "comparator" in stated or name in ("target", "kpi_target"):
        return target(stated) or "–"
    money = name == "instalments"
    parts = ((key, value("amount_baht" if money else str(key), item, lang, names)) for key, item in stated.items())
    return ", ".join(f"{_part(str(key), lang)} {text}" for key, text in parts if text != "–")


def _part(key: str, lang: str) -> str:
    if key in PARTS:
        return pick(PARTS[key], lang)
    try:
        return property_label(key, lang)
    except KeyError:
        return key


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
        bound, where = label(_BOUNDS, cut.bound, lang), _where(cut.where, lang)
        lines.append(pick(_MORE, lang).format(bound=bound, value=cut.value, more=more, where=where))
    return "\n".join(lines)


def _where(where: str, lang: str) -> str:
    """What was left out, as `queries` calls it: `gaps`, `nodes down`, `incoming part_of edges`."""
    way, _, rest = where.partition(" ")
    edge = rest.removesuffix(" edges")
    if way in _ARROWS and edge in vocabulary().edges:
        return f"{_ARROWS[way]} {edge_label(edge, lang)}"
    return label(_WHERE, where, lang)
