"""The JSON shape of an evaluation: the same for the command line, HTTP and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from api.views import JsonObject, completeness_json, decimal_or_none
from kb.model import Node
from scoring.appeal_counts import AppealCount
from scoring.evaluation import Assessment, EvaluatedComponent, EvaluatedIndicator, Evaluation, Finding
from scoring.evaluation_checks import Comparison
from scoring.evaluations import Evaluations
from scoring.explanation import Explanation, Source
from scoring.indicator import Sum

_RESULT = ("value", "unit", "text", "judged_level", "as_of", "period", "remark")


def evaluation_json(evaluation: Evaluation, appeals: Sequence[AppealCount] = ()) -> JsonObject:
    """An evaluation with every score, what is stated beside it, and the tree of reasons in both languages.

    `appeals` are those of all agencies in the year, as declared beside what the rows add up to.

    Scores are decimal strings; null where nothing is known.
    """
    node = evaluation.node
    return {
        "agency": {"id": evaluation.agency.id, "name": evaluation.agency.name},
        "fiscal_year": evaluation.fiscal_year,
        "evaluation": node.id if node else None,
        "agency_group": node.properties.get("agency_group") if node else None,
        "assessors": list(evaluation.assessors),
        "totals": _sums(evaluation.totals),
        "declared": [_comparison(claim) for claim in evaluation.declared],
        "components": [_component(component) for component in evaluation.components],
        "findings": [_finding(finding) for finding in evaluation.findings],
        "missing": [{"node": identifier, "assessor": assessor} for identifier, assessor in evaluation.missing],
        "appeals": [_appeal_count(count) for count in appeals],
        "completeness": completeness_json(evaluation.completeness),
    }


def evaluations_json(answer: Evaluations) -> JsonObject:
    """The evaluations by fiscal year and agency, each with its totals and what is stated of them."""
    return {
        "evaluations": [_summary(each) for each in answer.evaluations],
        "completeness": completeness_json(answer.completeness),
    }


def _summary(evaluation: Evaluation) -> JsonObject:
    return {
        "agency": {"id": evaluation.agency.id, "name": evaluation.agency.name},
        "fiscal_year": evaluation.fiscal_year,
        "evaluation": evaluation.node.id if evaluation.node else None,
        "assessors": list(evaluation.assessors),
        "totals": _sums(evaluation.totals),
        "declared": [_comparison(claim) for claim in evaluation.declared],
        "findings": len(evaluation.findings),
    }


def _component(component: EvaluatedComponent) -> JsonObject:
    node = component.node
    return {
        "id": node.id if node else None,
        "code": node.code if node else None,
        "name": node.name if node else None,
        "sums": _sums(component.sums),
        "declared": [_comparison(claim) for claim in component.declared],
        "indicators": [_indicator(indicator) for indicator in component.indicators],
    }


def _sums(sums: Mapping[str, Sum]) -> JsonObject:
    return {
        assessor: {
            "score": decimal_or_none(total.score),
            "weight": decimal_or_none(total.weight),
            "unknown_weight": decimal_or_none(total.unknown),
            "explanation": total.explanation.sentence("en"),
            "explanation_th": total.explanation.sentence("th"),
        }
        for assessor, total in sums.items()
    }


def _indicator(indicator: EvaluatedIndicator) -> JsonObject:
    node = indicator.node
    return {
        "id": node.id,
        "code": node.code,
        "name": node.name,
        "unit": node.properties.get("unit"),
        "weight": decimal_or_none(indicator.weight),
        "assessments": {assessor: _assessment(each) for assessor, each in indicator.assessments.items()},
        "parts": [_indicator(part) for part in indicator.parts],
        "appeals": [_appeal(appeal) for appeal in indicator.appeals],
        "differences": [_explanation(step) for step in indicator.differences],
    }


def _assessment(assessment: Assessment) -> JsonObject:
    scored, result = assessment.scored, assessment.result
    stated = {name: result.properties.get(name) for name in _RESULT} if result else {}
    return {
        "result": {"id": result.id, **stated} if result else None,
        "score": decimal_or_none(scored.score),
        "weighted_score": decimal_or_none(scored.weighted_score),
        "method": scored.method,
        "reason": scored.reason,
        "counts": not scored.item.left,
        "claims": [_comparison(claim) for claim in assessment.claims],
        "checks": [_explanation(check) for check in assessment.checks],
        "explanation": _explanation(scored.explanation),
    }


def _appeal(appeal: Node) -> JsonObject:
    return {"id": appeal.id, **{name: appeal.properties.get(name) for name in ("round", "ruling", "effect")}}


def _appeal_count(count: AppealCount) -> JsonObject:
    return {
        "evaluation": count.evaluation,
        "round": count.round,
        "ruling": count.ruling,
        "unit": count.unit,
        "declared": decimal_or_none(count.declared),
        "counted": decimal_or_none(count.counted),
        "agrees": count.agrees,
        "appeals": list(count.appeals),
        "sources": [_source(source) for source in count.sources],
    }


def _comparison(claim: Comparison) -> JsonObject:
    return {
        "what": claim.what,
        "assessor": claim.assessor,
        "stated": decimal_or_none(claim.stated),
        "computed": decimal_or_none(claim.computed),
        "difference": decimal_or_none(claim.difference),
        "agrees": claim.agrees,
        "of": list(claim.of),
        "sources": [_source(source) for source in claim.sources],
    }


def _finding(finding: Finding) -> JsonObject:
    return {"node": finding.node, "assessor": finding.assessor, **_explanation(finding.explanation)}


def _explanation(step: Explanation) -> JsonObject:
    return {
        "code": step.code,
        "message": step.sentence("en"),
        "message_th": step.sentence("th"),
        "sources": [_source(source) for source in step.sources],
        "children": [_explanation(child) for child in step.children],
    }


def _source(source: Source) -> JsonObject:
    return {
        "document": source.document,
        "file_name": source.file_name,
        "table": source.table,
        "row": source.row,
        "column": source.column,
        "line": source.line,
        "text": source.text,
    }
