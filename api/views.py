"""Typed answers as JSON: what `--json` prints and HTTP sends, the same from both.

Keys stand in a fixed order. Decimals and money are text; a fiscal year of the
Buddhist Era stands beside the year of the Common Era in which it ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kb.decimals import decimal_text
from kb.model import Edge, Node
from kb.statement import Place
from kb.store.base import Document
from queries.answer import Completeness

if TYPE_CHECKING:
    from decimal import Decimal

    from ontology.vocabulary import Wording
    from queries.chains import Chains
    from queries.coverage import Coverage, RuleCoverage
    from queries.fan_out import Folded
    from queries.gaps import Gap, Gaps
    from queries.lineage import Lineage, LineageNode
    from queries.paths import Paths
    from queries.rules import Rule
    from queries.summary import BudgetTotal, DocumentSummary, Summary
    from scoring.hierarchy import Scores
    from scoring.propagation import Score

JsonObject = dict[str, Any]
Sources = Callable[[Edge], Sequence[JsonObject]]
"""Gives the places that state an edge, as `place_json` shapes them."""

BUDDHIST_ERA = 543
"""Years between the Buddhist and the Common Era."""


def node_json(node: Node) -> JsonObject:
    """A node; `fiscal_year_ce` is the year of the Common Era in which the fiscal year ends."""
    year = node.fiscal_year
    return {
        "id": node.id,
        "kind": str(node.kind),
        "code": node.code,
        "name": node.name,
        "fiscal_year": year,
        "fiscal_year_ce": None if year is None else year - BUDDHIST_ERA,
        "properties": dict(sorted(node.properties.items())),
    }


def edge_json(edge: Edge) -> JsonObject:
    """An edge from the lower to the higher node."""
    return {
        "source": edge.source,
        "kind": str(edge.kind),
        "target": edge.target,
        "qualifier": edge.qualifier,
        "properties": dict(sorted(edge.properties.items())),
    }


def completeness_json(completeness: Completeness) -> JsonObject:
    """Whether an answer is all there is, where it was cut, and from which documents it comes."""
    cuts = [
        {"where": cut.where, "bound": str(cut.bound), "value": cut.value, "more": cut.more, "at_least": cut.at_least}
        for cut in completeness.cuts
    ]
    return {
        "complete": completeness.complete,
        "cuts": cuts,
        "documents": completeness.documents,
        "fiscal_years": list(completeness.fiscal_years),
    }


def place_json(document: Document, place: Place) -> JsonObject:
    """Where a statement stands; `line` counts from 1, `text` is the cell as printed."""
    return {
        "document": document.id,
        "file_name": document.file_name,
        "fiscal_year": document.fiscal_year,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "text": place.text,
    }


# --- lineage ------------------------------------------------------------------


def lineage_json(answer: Lineage, *, view: str = "graph", sources: Sources | None = None) -> JsonObject:
    """A lineage as a graph (nodes and edges) or as a flat list (nodes with the path to each)."""
    body: JsonObject = {"start": answer.start.id, "direction": str(answer.direction), "view": view}
    if view == "list":
        body["items"] = [{**_lineage_node(item), "path": list(item.path)} for item in answer.nodes]
    else:
        body["nodes"] = [_lineage_node(item) for item in answer.nodes]
        body["edges"] = [_with_sources(edge, sources) for edge in answer.edges]
    body["completeness"] = completeness_json(answer.completeness)
    return body


def folded_json(answer: Folded, *, sources: Sources | None = None) -> JsonObject:
    """A lineage as a graph with its widest branches folded: `folds` say at which node how many more there are."""
    folds = [
        {"node": fold.node, "direction": str(fold.direction), "kind": str(fold.kind), "more": fold.more}
        for fold in answer.folds
    ]
    body = lineage_json(answer.lineage, sources=sources)
    return {**body, "folds": folds}


def chains_json(answer: Chains) -> JsonObject:
    """A lineage as chains from its start to its ends, and its nodes."""
    return {
        "start": answer.lineage.start.id,
        "direction": str(answer.lineage.direction),
        "view": "paths",
        "nodes": [_lineage_node(item) for item in answer.lineage.nodes],
        "paths": [{"direction": str(chain.direction), "nodes": list(chain.nodes)} for chain in answer.chains],
        "completeness": completeness_json(answer.completeness),
    }


def _lineage_node(item: LineageNode) -> JsonObject:
    place = {"direction": str(item.direction), "distance": item.distance, "side": item.side}
    return {**node_json(item.node), **place}


def _with_sources(edge: Edge, sources: Sources | None) -> JsonObject:
    return edge_json(edge) if sources is None else {**edge_json(edge), "sources": list(sources(edge))}


def paths_json(answer: Paths) -> JsonObject:
    """The paths between two nodes, the shortest first, and the nodes on them."""
    return {
        "source": answer.source.id,
        "target": answer.target.id,
        "paths": [
            {"length": path.length, "nodes": list(path.nodes), "edges": [edge_json(e) for s in path.steps for e in s]}
            for path in answer.paths
        ],
        "nodes": [node_json(answer.nodes[identifier]) for identifier in sorted(answer.nodes)],
        "completeness": completeness_json(answer.completeness),
    }


# --- coverage and gaps --------------------------------------------------------


def coverage_json(answer: Coverage) -> JsonObject:
    """Coverage as a whole and by group; shares are in [0, 1], null where nothing is asked of any node."""
    return {
        "fiscal_year": answer.fiscal_year,
        "agency": None if answer.agency is None else answer.agency.id,
        "by": None if answer.by is None else str(answer.by),
        "rules": [rule_coverage_json(item) for item in answer.rules],
        "groups": [
            {
                "key": group.key,
                "node": None if group.node is None else node_json(group.node),
                "rules": [rule_coverage_json(item) for item in group.rules],
            }
            for group in answer.groups
        ],
        "completeness": completeness_json(answer.completeness),
    }


def rule_coverage_json(item: RuleCoverage) -> JsonObject:
    """How far one rule is kept."""
    return {
        **rule_json(item.rule),
        "subjects": item.subjects,
        "covered": item.covered,
        "gaps": item.gaps,
        "exempt": item.exempt,
        "deep": item.deep,
        "share": _share(item.share),
        "deep_share": _share(item.deep_share),
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def rule_json(rule: Rule) -> JsonObject:
    """What a rule of a complete plan asks for, and of what."""
    return {
        "rule": rule.code,
        "subject": str(rule.subject),
        "severity": str(rule.severity),
        "sentence": _wording(rule.sentence),
    }


def _wording(wording: Wording) -> JsonObject:
    return {"en": wording.en, "th": wording.th}


def gaps_json(answer: Gaps) -> JsonObject:
    """The gaps with the sort of each break, the reason and the candidates."""
    return {
        "fiscal_year": answer.fiscal_year,
        "agency": None if answer.agency is None else answer.agency.id,
        "total": answer.total,
        "gaps": [_gap(item) for item in answer.gaps],
        "completeness": completeness_json(answer.completeness),
    }


def _gap(item: Gap) -> JsonObject:
    candidates = [
        {
            "id": found.id,
            "node": node_json(found.node),
            "score": found.score,
            "similarity": found.similarity,
            "why": _wording(found.why),
        }
        for found in item.candidates
    ]
    return {
        **rule_json(item.rule),
        "node": node_json(item.node),
        "kind": str(item.kind),
        "reason": _wording(item.reason),
        "candidates": candidates,
    }


# --- what the base holds ------------------------------------------------------


def summary_json(answer: Summary) -> JsonObject:
    """What the base holds; kinds in the order of the vocabulary."""
    return {
        "generation": answer.generation,
        "nodes": {str(kind): count for kind, count in answer.nodes.items()},
        "edges": {str(kind): count for kind, count in answer.edges.items()},
        "documents": [_document(item) for item in answer.documents],
        "budgets": [_budget_total(item) for item in answer.budgets],
        "amount_baht": decimal_text(answer.amount_baht),
        "completeness": completeness_json(answer.completeness),
    }


def _document(item: DocumentSummary) -> JsonObject:
    return {
        "id": item.id,
        "file_name": item.file_name,
        "document_type": item.document_type,
        "agency": item.agency,
        "fiscal_year": item.fiscal_year,
        "title": item.title,
        "statements": item.statements,
        "rows": item.rows,
    }


def _budget_total(item: BudgetTotal) -> JsonObject:
    return {
        "fiscal_year": item.fiscal_year,
        "agency": item.agency,
        "category": None if item.category is None else str(item.category),
        "projects": item.projects,
        "amount_baht": decimal_text(item.amount_baht),
        "by_status": {str(status): count for status, count in item.by_status.items()},
        "without_budget": item.without_budget,
    }


def decimal_or_none(number: Decimal | None) -> str | None:
    """A decimal as text; `None` where there is none."""
    return None if number is None else decimal_text(number)


# --- scores -------------------------------------------------------------------


def scores_json(answer: Scores) -> JsonObject:
    """The scores of a node and of all below it; scores, shares, bounds and points are decimals as text."""
    pairs = zip(answer.nodes, answer.scores, strict=True)
    return {
        "start": answer.start.id,
        "agency": answer.agency.id if answer.agency else None,
        "used": answer.used,
        "unused": list(answer.unused),
        "unscored": list(answer.unscored),
        "scores": [{"node": node_json(node), **_score(score)} for node, score in pairs],
    }


def _score(score: Score) -> JsonObject:
    contributions = [
        {
            "node": item.node,
            "weight": decimal_text(item.weight),
            "score": _optional_text(item.score),
            "share": decimal_text(item.share),
            "points": _optional_text(item.points),
        }
        for item in score.contributions
    ]
    return {
        "score": _optional_text(score.score),
        "share": decimal_text(score.share),
        "lowest": decimal_text(score.lowest),
        "highest": decimal_text(score.highest),
        "given": score.given,
        "weighting": str(score.weighting),
        "contributions": contributions,
    }


def _optional_text(number: Decimal | None) -> str | None:
    return None if number is None else decimal_text(number)
