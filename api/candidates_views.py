"""Likely links as JSON, as tables for export, and as a page for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from api.views import JsonObject, completeness_json, node_json
from api.words import pick
from kb.model import Node
from ontology.vocabulary import Wording
from queries.candidates.decisions import AcceptedLink
from queries.candidates.propose import Candidate
from queries.suggest import Suggestion, Suggestions

HEADINGS = (
    Wording("Lacks a link", "รายการที่ยังไม่เชื่อมโยง"), Wording("May belong to", "รายการที่อาจเกี่ยวข้อง"),
    Wording("Score", "คะแนน"), Wording("Why", "เหตุผล"), Wording("Proposal", "รหัสข้อเสนอ"),
)  # fmt: skip
NUMBERS = (2,)
"""The columns of the table that hold numbers."""


def suggestions_json(answer: Suggestions) -> JsonObject:
    """Suggestions; scores and strengths are in [0, 1]."""
    return {
        "fiscal_year": answer.fiscal_year,
        "agency": None if answer.agency is None else answer.agency.id,
        "suggestions": [_suggestion(item) for item in answer.suggestions],
        "without": answer.without,
        "completeness": completeness_json(answer.completeness),
    }


def _suggestion(item: Suggestion) -> JsonObject:
    return {
        "rule": None if item.rule is None else item.rule.code,
        "node": node_json(item.node),
        "kind": str(item.kind),
        "candidates": [candidate_json(each) for each in item.candidates],
    }


def candidate_json(item: Candidate) -> JsonObject:
    """A candidate: what the link would join, its score, and each reason in both languages."""
    return {
        "id": item.id,
        "source": item.project,
        "edge": str(item.edge),
        "target": item.target,
        "score": item.score,
        "reasons": [
            {"ground": str(each.ground), "strength": each.strength, "en": each.wording.en, "th": each.wording.th}
            for each in item.reasons
        ],
        "node": node_json(item.node),
    }


def accepted_json(link: AcceptedLink) -> JsonObject:
    """A link that was accepted; `when` is ISO 8601 in UTC, `score` a decimal as text, `withdrawn` who took it back."""
    return {
        "source": link.project,
        "edge": str(link.edge),
        "target": link.target,
        "who": link.who,
        "when": link.when,
        "reason": link.reason,
        "score": link.score,
        "withdrawn": None if link.withdrawn is None else asdict(link.withdrawn),
    }


def suggestion_rows(answer: Suggestions, lang: str) -> Iterator[tuple[str, str, str, str, str]]:
    """A row for each candidate under `HEADINGS`; what lacks the link stands in each."""
    for item in answer.suggestions:
        for each in item.candidates:
            yield (_called(item.node), _called(each.node), f"{each.score:.2f}", told(each, lang), each.id)


def told(item: Candidate, lang: str) -> str:
    """The reasons of a candidate, the weightiest first."""
    return "; ".join(pick(each.wording, lang) for each in item.reasons)


def _called(node: Node) -> str:
    return " ".join(part for part in (node.code, node.name) if part) or node.id
