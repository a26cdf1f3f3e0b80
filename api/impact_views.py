"""Impact and cut points as JSON, and as tables for people and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from api.views import JsonObject, completeness_json, node_json
from api.words import BUDGET_STATUS, baht, edge_label, kind_label, label, pick
from kb.decimals import decimal_text
from kb.kinds import NodeKind
from kb.model import Node
from ontology.vocabulary import Wording
from queries.cut_points import CutPoint, CutPoints
from queries.impact import Aspect, Impact, Left

ASPECTS: Mapping[Aspect, Wording] = {
    Aspect.PROJECT: Wording("any project", "โครงการ/กิจกรรมรองรับ"),
    Aspect.MONEY: Wording("any money", "งบประมาณรองรับ"),
    Aspect.OWNER: Wording("anyone responsible", "ผู้รับผิดชอบ"),
    Aspect.PURPOSE: Wording("a key result or indicator to serve", "ตัววัดผลหลักหรือตัวชี้วัดที่สนับสนุน"),
    Aspect.POLICY: Wording("a policy to carry out", "นโยบายที่ดำเนินการ"),
    Aspect.STRATEGY: Wording("a strategy to serve", "ยุทธศาสตร์ที่รองรับ"),
}
LEFT_HEADINGS = (
    Wording("Left without", "จะไม่มี"), Wording("Node", "รายการ"), Wording("Year", "ปี"),
    Wording("The chain that breaks", "เส้นทางที่ขาด"),
)  # fmt: skip
LEFT_NUMBERS = (2,)
TOTAL_HEADINGS = (
    Wording("Left without", "จะไม่มี"), Wording("Nodes", "จำนวน"), Wording("Of which", "แยกเป็น"),
    Wording("Money of the projects", "งบประมาณของโครงการที่กระทบ"),
)  # fmt: skip
TOTAL_NUMBERS = (1, 3)
POINT_HEADINGS = (
    Wording("Node", "รายการ"), Wording("Year", "ปี"), Wording("Hang on it alone", "ขึ้นกับรายการนี้เพียงรายการเดียว"),
    Wording("Left without", "จะไม่มี"), Wording("Money of the projects", "งบประมาณของโครงการที่กระทบ"),
)  # fmt: skip
POINT_NUMBERS = (1, 2, 4)


def impact_json(answer: Impact) -> JsonObject:
    """What hangs on a node alone; amounts are decimals as text."""
    return {
        "node": node_json(answer.node),
        "amount_baht": decimal_text(answer.amount_baht),
        "totals": [
            {
                "aspect": str(total.aspect),
                "nodes": {str(kind): count for kind, count in total.nodes.items()},
                "amount_baht": decimal_text(total.amount_baht),
            }
            for total in answer.totals
        ],
        "left": [
            {"aspect": str(item.aspect), "node": node_json(item.node), "chain": list(item.chain)}
            for item in answer.left
        ],
        "completeness": completeness_json(answer.completeness),
    }


def cut_points_json(answer: CutPoints) -> JsonObject:
    """The nodes on which most hangs alone."""
    return {
        "fiscal_year": answer.fiscal_year,
        "agency": None if answer.agency is None else answer.agency.id,
        "cut_points": [
            {
                "node": node_json(point.node),
                "dependents": point.dependents,
                "left": {str(aspect): count for aspect, count in point.left.items()},
                "amount_baht": decimal_text(point.amount_baht),
            }
            for point in answer.points
        ],
        "completeness": completeness_json(answer.completeness),
    }


def left_rows(answer: Impact, lang: str) -> Iterator[tuple[str, str, str, str]]:
    """A row for each node that is left without something, under `LEFT_HEADINGS`."""
    names = {item.node.id: called(item.node, lang) for item in answer.left}
    names[answer.node.id] = called(answer.node, lang)
    for item in answer.left:
        yield (
            pick(ASPECTS[item.aspect], lang),
            names[item.node.id],
            str(item.node.fiscal_year or ""),
            _chain(item, names, lang),
        )


def _chain(item: Left, names: Mapping[str, str], lang: str) -> str:
    """The way from the node that is taken away; the node itself, which has a column of its own, left out."""
    if item.aspect is Aspect.OWNER:
        return f"{names[item.chain[0]]} ({edge_label('responsible_for', lang)})"
    return " → ".join(names.get(each, each.partition(":")[2]) for each in item.chain[:-1])


def total_rows(answer: Impact, lang: str) -> Iterator[tuple[str, str, str, str]]:
    """A row for each aspect that anything is left without, under `TOTAL_HEADINGS`."""
    for total in answer.totals:
        kinds = ", ".join(f"{kind_label(kind, lang)} {count}" for kind, count in total.nodes.items())
        amount = baht(decimal_text(total.amount_baht), lang)
        yield (pick(ASPECTS[total.aspect], lang), str(sum(total.nodes.values())), kinds, amount)


def point_rows(answer: CutPoints, lang: str) -> Iterator[tuple[str, str, str, str, str]]:
    """A row for each cut point, under `POINT_HEADINGS`."""
    for point in answer.points:
        yield (
            called(point.node, lang),
            str(point.node.fiscal_year or ""),
            str(point.dependents),
            _aspects(point, lang),
            baht(decimal_text(point.amount_baht), lang),
        )


def _aspects(point: CutPoint, lang: str) -> str:
    return ", ".join(f"{pick(ASPECTS[aspect], lang)} {count}" for aspect, count in point.left.items())


def called(node: Node, lang: str) -> str:
    """Kind, code and name; a budget by its amount, a project or division with whose it is."""
    if node.kind is NodeKind.BUDGET:
        amount = node.properties.get("amount_baht")
        reason = label(BUDGET_STATUS, str(node.properties.get("status") or "not_stated"), lang)
        return f"{kind_label(node.kind, lang)} {baht(amount, lang) if isinstance(amount, str) else reason}"
    name = " ".join(part for part in (node.code, node.name) if part) or node.id.partition(":")[2]
    if node.kind in (NodeKind.PROJECT, NodeKind.DIVISION):
        name = f"{name} [{node.id.partition(':')[2].partition('/')[0]}]"
    return f"{kind_label(node.kind, lang)} {name}"
