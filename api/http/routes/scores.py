"""Evaluations, recomputed, and what results add up to."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from api.evaluation_views import evaluation_json, evaluations_json
from api.http.answer import Answer, answer, with_completeness
from api.http.asking import TABLES, Asked, AskTables, node_path
from api.http.documented import NODE, reads
from api.http.models.scores import EvaluationData, EvaluationsData, ScoresData
from api.http.parameters import Agency, FiscalYear, FiscalYearPath, Ref
from api.http.tables import of_page, of_rows
from api.score_rows import (
    EVALUATION_HEADINGS,
    EVALUATION_NUMBERS,
    SCORE_HEADINGS,
    SCORE_NUMBERS,
    evaluation_rows,
    score_rows,
)
from api.views import scores_json
from scoring.appeal_counts import appeal_counts
from scoring.evaluation import evaluate
from scoring.evaluations import evaluations
from scoring.hierarchy import score

router = APIRouter(tags=["scores"])


@router.get("/v1/scores/{ref:path}", summary="What results add up to", **reads(ScoresData, TABLES, fails=NODE))
def node_scores(ask: AskTables, ref: Ref, agency: Agency = None) -> Response:
    """The scores of a node and of all below it, with the share of the weight that is known and the bounds."""

    def make(asked: Asked) -> Answer:
        found = score(asked.reader, ref, agency=agency)
        view = with_completeness(scores_json(found), asked.reader)
        links = {"node": asked.link(node_path(found.start.id))}
        rows = of_rows("scores", SCORE_HEADINGS, partial(score_rows, found), SCORE_NUMBERS)
        return answer(view, total=len(found.scores), links=links, tables=rows)

    return ask.answer(make)


@router.get("/v1/evaluations", summary="The evaluations that the base holds", **reads(EvaluationsData, TABLES))
def list_evaluations(ask: AskTables, fiscal_year: FiscalYear = None) -> Response:
    """Each with its totals, recomputed, and what is stated of them."""

    def make(asked: Asked) -> Answer:
        found = evaluations(asked.reader, fiscal_year)
        rows = of_rows("evaluations", EVALUATION_HEADINGS, partial(evaluation_rows, found), EVALUATION_NUMBERS)
        return answer(evaluations_json(found), total=len(found.evaluations), tables=rows)

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
