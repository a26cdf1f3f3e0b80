"""The JSON shape of a comparison."""

from __future__ import annotations

from api.views import JsonObject, completeness_json, node_json
from kb.decimals import decimal_text
from kb.model import Node
from queries.compare.comparison import Changed, Comparison, Effect, KindComparison
from queries.compare.snapshot import Side


def comparison_json(answer: Comparison) -> JsonObject:
    """Two sides, what was added, gone and changed by kind, and the effect on money and coverage."""
    return {
        "left": _side(answer.left),
        "right": _side(answer.right),
        "kinds": [_kind(kind) for kind in answer.kinds],
        "effect": _effect(answer.effect),
        "completeness": completeness_json(answer.completeness),
    }


def _side(side: Side) -> JsonObject:
    return {
        "agency": side.agency,
        "fiscal_year": side.fiscal_year,
        "document": side.document,
        "name": side.name,
        "superseded": side.superseded,
    }


def _kind(kind: KindComparison) -> JsonObject:
    return {
        "kind": str(kind.kind),
        "added": [_node(node) for node in kind.added],
        "gone": [_node(node) for node in kind.gone],
        "both": [_changed(item) for item in kind.both],
    }


def _changed(item: Changed) -> JsonObject:
    return {
        "left": _node(item.match.left),
        "right": _node(item.match.right),
        "how": str(item.match.how),
        "confidence": item.match.confidence,
        "differences": [{"what": each.what, "left": each.left, "right": each.right} for each in item.differences],
    }


def _effect(effect: Effect) -> JsonObject:
    return {
        "money_baht": {"left": decimal_text(effect.money[0]), "right": decimal_text(effect.money[1])},
        "projects_without_amount": dict(zip(("left", "right"), effect.without_amount, strict=True)),
        "covered": {
            str(kind): {
                side: {"covered": covered, "all": count}
                for side, (covered, count) in zip(("left", "right"), both, strict=True)
            }
            for kind, both in effect.covered.items()
        },
        "newly_uncovered": [_node(node) for node in effect.newly_uncovered],
        "newly_covered": [_node(node) for node in effect.newly_covered],
    }


def _node(node: Node) -> JsonObject:
    shown = node_json(node)
    return {name: shown[name] for name in ("id", "kind", "code", "name", "fiscal_year")}
