"""The statements that the cases of rules are made of: a row, a relation, a budget, a result, a level of criteria."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from queries.findings.sheet import Said

DOCUMENT = "document:000000000000"
PLAN, STRATEGY, ISSUE, SUPER = "plan:a/2569", "strategy:2569/1", "issue:2569/1.1", "super_okr:2569/1.1.1"
KR, KR2, KR3 = "key_result:2569/11101", "key_result:2569/11102", "key_result:2569/11103"
P, P2, B, B2 = "project:a/2569/p", "project:a/2569/q", "budget:a/2569/p", "budget:a/2569/q"
OWN, CITY, OTHER = "agency:a", "agency:city", "agency:other"
D1, D2 = "division:a/works", "division:a/health"
IND, IND2, COMP, EVAL = "indicator:a/2569/1.1", "indicator:a/2569/1.2", "component:a/2569/1", "evaluation:a/2569"
RES, SELF, RUB = "result:a/2569/1.1/official", "result:a/2569/1.1/self", "rubric:a/2569/1.1"


def s(subject: str, predicate: str, value: Any = None, t: int | None = 1, r: int = 1, **more: Any) -> Said:
    """A property as table `t`, row `r` states it (`t=None`: outside tables, line `r`)."""
    text = more.get("text", value if isinstance(value, str) else "")
    line = r if t is None else t * 100 + r
    return Said(
        DOCUMENT, subject, predicate, more.get("to"), more.get("q", ""), value, more.get("rank", 30),
        more.get("sure", 1.0), None, t, None if t is None else r, None if t is None else more.get("c", 1), line, text,
    )  # fmt: skip


def e(source: str, kind: str, target: str, t: int | None = 1, r: int = 1, **more: Any) -> Said:
    """A relation as a row states it."""
    return s(source, kind, more.pop("value", {}), t, r, to=target, **more)


def target(value: str | None, unit: str | None = None, text: str = "") -> dict[str, Any]:
    return {"text": text or f"{value} {unit or ''}".strip(), "value": value, "unit": unit}


def shares(other: str) -> list[Said]:
    """Two key results on the same schools: of one all, two in number; of the other as given."""
    schools = "โรงเรียนสังกัดกรุงเทพมหานคร"
    return [
        s(KR, "name", f"ร้อยละของ{schools}ที่เข้าร่วม"), s(KR, "target", target("100", "percent", "ร้อยละ 100 (2 แห่ง)")),
        s(KR2, "name", f"ร้อยละของห้องเรียนใน{schools}", 1, 2),
        s(KR2, "target", target("80", "percent", other), 1, 2),
    ]  # fmt: skip


def level(number: int, threshold: str | None, **more: Any) -> dict[str, Any]:
    stated = {"level": number, "points": str(50 + 10 * number), "threshold": threshold, "upper": None}
    return {**stated, "unit": None, "comparator": "equal", "criterion": f"{threshold}", **more}


def listed(project: str, number: str, t: int = 17, r: int = 1, category: str = "city_plan") -> list[Said]:
    """A row of the list of projects."""
    return [
        s(project, "name", f"ปลูกต้นไม้{project[-1]}", t, r, rank=20), s(project, "number", number, t, r, rank=20),
        s(project, "category", category, t, r, rank=20),
    ]  # fmt: skip


def paid(budget: str, project: str, amount: str | None, t: int = 17, r: int = 1, **more: Any) -> list[Said]:
    """A budget as a row states it."""
    status = more.pop("status", "amount" if amount else "none_needed")
    return [
        e(budget, "funds", project, t, r, **more), s(budget, "amount_baht", amount, t, r, **more),
        s(budget, "status", status, t, r, **more),
    ]  # fmt: skip


def in_matrix(node: str, r: int, name: str = "") -> list[Said]:
    """A row of the matrix that names a key result."""
    return [s(SUPER, "host", "x", 5, r), s(node, "name", name or f"ชื่อ{node[-2:]}", 5, r, rank=40)]


def in_agreement(node: str, r: int, name: str = "") -> list[Said]:
    """A row of the evaluation agreement that names a key result."""
    return [s(node, "evaluation_component", "1.1", 20, r), s(node, "name", name or f"ชื่อ{node[-2:]}", 20, r, rank=20)]


def krs(count: int, row: Any, *rest: Any) -> list[Said]:
    """Rows of as many key results."""
    return [said for at in range(1, count + 1) for said in row(f"key_result:2569/1110{at}", at, *rest)]


def agreed(stated: int) -> list[Said]:
    """Four key results in the matrix with targets, and in the agreement with as many targets."""
    own = {"target": target("90", "ต้น")}
    return [
        said
        for at, node in enumerate((KR, KR2, KR3, "key_result:2569/11104"), 1)
        for said in (
            *in_matrix(node, at), *in_agreement(node, at),
            e(OWN, "responsible_for", node, 5, at, q="R", value=own),
            e(OWN, "responsible_for", node, 20, at, q="R", value=own if at <= stated else {}),
        )
    ]  # fmt: skip


def result(node: str, assessor: str, value: str | None = None, t: int = 23, r: int = 1, **more: Any) -> list[Said]:
    """A row of a table of results."""
    facts = {"value": value, "unit": more.pop("unit", "ร้อยละ"), "assessor": assessor, **more}
    said = [e(node, "reports_on", IND, t, r)]
    return said + [s(node, name, stated, t, r) for name, stated in facts.items() if stated is not None]


def account(name: str, value: str, details: str, **more: Any) -> list[Said]:
    """A result that an agency reports of an indicator, with its account."""
    return [s(IND, "name", name, 23), *result(SELF, "self", value, details=details, **more)]


def steps(*stated: Mapping[str, Any]) -> list[Said]:
    return [s(PLAN, "steps", {"step": "", "months": [], **step}, 55, r) for r, step in enumerate(stated, 1)]


def ratio(**stated: Any) -> list[Said]:
    return [*result(SELF, "self", "50"), s(SELF, "ratios", {"kind": "percentage", **stated}, 23, 1)]


def part(name: str, full: str | None, reached: str, r: int) -> Said:
    stated = {"depth": 0, "full": full, "name": name, "order": r, "reached": reached, "unit": "คะแนน"}
    return s(RES, "sub_scores", stated, 25, r)


def both(one: list[Said], other: list[Said]) -> tuple[list[Said], list[Said]]:
    return one, other


def note(code: str) -> dict[str, Any]:
    return {"notes": [{"code": code, "message": "m", "message_th": "ม", "line": 1, "table": 1, "row": 1, "column": 1}]}
