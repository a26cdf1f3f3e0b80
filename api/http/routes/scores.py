"""Evaluations, recomputed, and what results add up to."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from api.evaluation_views import evaluation_json, evaluations_json
from api.http.answer import Answer, answer, with_completeness
from api.http.asking import TABLES, Ask, Asked, AskTables, node_path
from api.http.documented import NODE, reads
from api.http.models.scores import EvaluationData, EvaluationsData, ScoresData
from api.http.parameters import Agency, FiscalYear, FiscalYearPath, Ref
from api.http.tables import of_page
from api.views import scores_json
from scoring.appeal_counts import appeal_counts
from scoring.evaluation import evaluate
from scoring.evaluations import evaluations
from scoring.hierarchy import score

router = APIRouter(tags=["scores"])


@router.get("/v1/scores/{ref:path}", summary="What results add up to", **reads(ScoresData, fails=NODE))
def node_scores(ask: Ask, ref: Ref, agency: Agency = None) -> Response:
    """The scores of a node and of all below it, with the share of the weight that is known and the bounds."""

    def make(asked: Asked) -> Answer:
        found = score(asked.reader, ref, agency=agency)
        view = with_completeness(scores_json(found), asked.reader)
        return answer(view, total=len(found.scores), links={"node": asked.link(node_path(found.start.id))})

    return ask.answer(make)


@router.get("/v1/evaluations", summary="The evaluations that the base holds", **reads(EvaluationsData))
def list_evaluations(ask: Ask, fiscal_year: FiscalYear = None) -> Response:
    """Each with its totals, recomputed, and what is stated of them."""

    def make(asked: Asked) -> Answer:
        found = evaluations(asked.reader, fiscal_year)
        return answer(evaluations_json(found), total=len(found.evaluations))

    return ask.answer(make)


@router.get(
    "/v1/evaluations/{agency}/{fiscal_year}",
    summary="The evaluation of an agency, recomputed",
    **reads(EvaluationData, TABLES, fails=NODE),
)
def agency_evaluation(
    ask: AskTables,
    agency: Annotated[str, Path(min_length=1, max_length=500, description="By id or name.", examples=["bangrak"])],
    fiscal_year: FiscalYearPath,
) -> Response:
    """Every score beside what is stated, with the tree of reasons in both languages."""

    def make(asked: Asked) -> Answer:
        from api.cli.evaluation_page import page

        found = evaluate(asked.reader, agency, fiscal_year)
        appeals = appeal_counts(asked.reader, fiscal_year)
        return answer(evaluation_json(found, appeals), tables=of_page(lambda lang: page(found, appeals, lang)))

    return ask.answer(make)
