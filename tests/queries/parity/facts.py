"""What generated bases say of nodes and edges: values of every property that a question reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kb.kinds import BudgetStatus, Category, EdgeKind, NodeKind
from kb.statement import Json

LOCALS = ["1", "2", "ก/๑", "😀"]
_RESULTS = ["1/2569/1", "1/2569/2", "2/2568/1", "😀"]
TEXTS = ["", "049", "1.1", "ปลูกต้นไม้", 'ฝ่าย "เทศกิจ"', "a`b\\c", "x\ny\u202e", "\uffee", "😀 ปลูกต้นไม้ริมคลอง"]
YEARS: Sequence[Json] = [2567, 2568, 2569]
AGENCIES: Sequence[Json] = ["agency:1", "agency:2"]

_BAHT: Sequence[Json] = ["0", "100", "250.5", "1000"]
_SHARES: Sequence[Json] = ["0", "10", "62.5", "100"]
_TARGETS: Sequence[Json] = [
    {"text": "ร้อยละ ๘๐", "comparator": "at_least", "value": "80", "unit": "percent", "cumulative": False},
    {"text": "๓ แห่ง", "comparator": "equal", "value": "3", "unit": "แห่ง"},
    {"text": "ตามแผน"},
]
_UNITS: Sequence[Json] = ["percent", "แห่ง"]

_COMMON: Mapping[str, Sequence[Json]] = {
    "code": TEXTS,
    "name": TEXTS,
    "aliases": [[], ["ปลูกต้นไม้"], ["049", "ปลูกต้นไม้ริมคลอง"]],
    "fiscal_year": YEARS,
}
_OF_KINDS: Mapping[NodeKind, Mapping[str, Sequence[Json]]] = {
    NodeKind.PLAN: {
        "agency": AGENCIES,
        "declared_totals": [[], [{"amount_baht": "100"}, {"projects": 2, "category": "routine"}], [{"projects": 1}]],
    },
    NodeKind.SUPER_OKR: {"target": _TARGETS},
    NodeKind.KEY_RESULT: {"target": _TARGETS, "unit": _UNITS},
    NodeKind.INDICATOR: {"target": _TARGETS, "unit": _UNITS, "weight": _SHARES},
    NodeKind.PROJECT: {
        "agency": AGENCIES, "category": [str(each) for each in Category], "kpi_target": _TARGETS, "number": ["1", "๒"],
    },
    NodeKind.BUDGET: {
        "amount_baht": _BAHT, "status": [str(each) for each in BudgetStatus], "total_baht": _BAHT,
        "instalments": [{}, {"2568": "100", "2569": "250.5"}, [{"fiscal_year": 2569, "amount_baht": "1000"}]],
    },
    NodeKind.DIVISION: {"agency": AGENCIES},
    NodeKind.EVALUATION: {"agency": AGENCIES, "score": _SHARES},
    NodeKind.COMPONENT: {"agency": AGENCIES, "weight": _SHARES},
    NodeKind.RESULT: {
        "agency": AGENCIES, "value": _SHARES, "score": _SHARES, "unit": _UNITS, "weight": _SHARES,
        "weighted_score": _SHARES, "assessor": ["official", "self"], "period": ["2569", "2569-Q1"],
        "as_of": ["2568-12-31", "2569-03-31"],
    },
    NodeKind.APPEAL: {
        "agency": AGENCIES, "replaced_by": [f"indicator:{each}" for each in LOCALS], "effect": ["replaced", "dropped"],
        "round": ["1"], "ruling": ["accepted", "dismissed"],
    },
}  # fmt: skip
_OF_EDGES: Mapping[EdgeKind, Sequence[Mapping[str, Json]]] = {
    EdgeKind.PART_OF: [{}, *({"weight": each} for each in _SHARES)],
    EdgeKind.CONTRIBUTES_TO: [{}, *({"weight": each} for each in _SHARES)],
    EdgeKind.RESPONSIBLE_FOR: [{}, *({"target": each} for each in _TARGETS)],
    EdgeKind.REPORTS_ON: [{}, *({"agency": each} for each in AGENCIES)],
}


def locals_of(kind: str) -> Sequence[str]:
    """The local parts of the ids of a kind; those of results name an agency and a year, as loaders make them."""
    return _RESULTS if kind == NodeKind.RESULT else LOCALS


def facts_of(kind: str) -> Mapping[str, Sequence[Json]]:
    """Property → values, of the nodes of a kind."""
    return {**_COMMON, **_OF_KINDS.get(NodeKind(kind), {})}


def values_of(edge: str) -> Sequence[Mapping[str, Json]]:
    """What edges of a kind state."""
    return _OF_EDGES.get(EdgeKind(edge), [{}])
