"""Findings, their rules and decisions as JSON: what `--json` prints and HTTP sends."""

from __future__ import annotations

from api.documents_views import row_json
from api.views import JsonObject, completeness_json, place_json
from ontology.vocabulary import Wording
from queries.findings.ask import Findings, Ruled
from queries.findings.decisions import Ruling
from queries.findings.finding import Finding
from queries.findings.passage_rows import FindingView
from queries.findings.rules import FindingRule, Ruleset


def findings_json(answer: Findings) -> JsonObject:
    """The findings, the gravest first, with counts of all that were asked for."""
    return {
        "agency": None if answer.agency is None else answer.agency.id,
        "total": answer.total,
        "by_severity": {str(severity): count for severity, count in answer.by_severity.items()},
        "findings": [ruled_json(item) for item in answer.found],
        "completeness": completeness_json(answer.completeness),
    }


def ruled_json(item: Ruled) -> JsonObject:
    """A finding with the decision in force on it; null where it is open."""
    return {**finding_json(item.finding), "decision": None if item.ruling is None else ruling_json(item.ruling)}


def finding_view_json(view: FindingView) -> JsonObject:
    """A finding with the decision in force on it and each of its passages within the table row it stands in."""
    return {
        **ruled_json(view.ruled),
        "rule": rule_json(view.ruled.finding.rule),
        "passages": [
            {
                "place": place_json(item.spot.document, item.spot.place),
                "row": None if item.row is None else row_json(item.row),
            }
            for item in view.passages
        ],
        "completeness": completeness_json(view.completeness),
    }


def finding_json(finding: Finding) -> JsonObject:
    """A finding; `certainty` is over 0 to 1, `places` go down the documents."""
    return {
        "id": finding.id,
        "code": finding.code,
        "severity": str(finding.severity),
        "certainty": finding.certainty,
        "sentence": wording_json(finding.sentence),
        "nodes": list(finding.nodes),
        "places": [place_json(spot.document, spot.place) for spot in finding.spots],
    }


def ruling_json(ruling: Ruling) -> JsonObject:
    """A decision; `until` is null where it holds for good."""
    return {
        "finding": ruling.finding,
        "decision": str(ruling.decision),
        "reason": ruling.reason,
        "who": ruling.who,
        "when": ruling.when,
        "until": ruling.until,
    }


def rules_json(rules: Ruleset) -> JsonObject:
    """The rules, in their order."""
    return {"rules": [rule_json(rule) for rule in rules.values()]}


def rule_json(rule: FindingRule) -> JsonObject:
    """A rule and what of it can be tuned."""
    return {
        "code": rule.code,
        "severity": str(rule.severity),
        "certainty": rule.certainty,
        "on": rule.on,
        "title": wording_json(rule.title),
        "sentence": wording_json(rule.sentence),
        "thresholds": dict(rule.thresholds),
    }


def wording_json(wording: Wording) -> JsonObject:
    """A text in both languages."""
    return {"en": wording.en, "th": wording.th}
