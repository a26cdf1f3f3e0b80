"""The base at a glance as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from api.budget_views import tally_json
from api.views import JsonObject, completeness_json, node_json, rule_coverage_json

if TYPE_CHECKING:
    from kb.kinds import EdgeKind, NodeKind
    from queries.overview import Overview
    from scoring.evaluations import Evaluations


def overview_json(answer: Overview, evaluations: Evaluations) -> JsonObject:
    """What the base holds, and a headline figure or two for each of the questions."""
    return {
        "nodes": _counts(answer.nodes),
        "edges": _counts(answer.edges),
        "documents": answer.by_type,
        "agencies": [node_json(node) for node in answer.agencies],
        "headlines": {
            "coverage": [rule_coverage_json(item) for item in answer.coverage],
            "money": {
                "direct": tally_json(answer.money.direct),
                "shared": tally_json(answer.money.shared),
                "not_linked": tally_json(answer.money.not_linked),
                "total": tally_json(answer.money.total),
            },
            "scores": _scores(evaluations),
        },
        "completeness": completeness_json(answer.completeness),
    }


def _counts(found: Mapping[NodeKind, int] | Mapping[EdgeKind, int]) -> JsonObject:
    return {str(kind): count for kind, count in found.items()}


def _scores(answer: Evaluations) -> JsonObject:
    """Evaluations, those of which results are known, and how many of the totals stated agree with the computed."""
    claims = [claim for each in answer.evaluations for claim in each.declared]
    known = [each for each in answer.evaluations if any(total.score is not None for total in each.totals.values())]
    return {
        "evaluations": len(answer.evaluations),
        "scored": len(known),
        "totals_stated": len(claims),
        "totals_agreeing": sum(claim.agrees for claim in claims),
    }
