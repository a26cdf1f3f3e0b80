"""Evaluations and what results add up to."""

from __future__ import annotations

from itertools import product

from kb.errors import PolicytraceError
from kb.kinds import NodeKind
from kb.store.base import Reader
from scoring.appeal_counts import appeal_counts
from scoring.base_results import results_below
from scoring.evaluation import evaluate
from scoring.evaluation_facts import facts_of
from scoring.hierarchy import KINDS, score
from tests.queries.parity import Case

_YEARS = (2564, 2567, 2568, 2569)


def _evaluations(reader: Reader, _: str) -> object:
    return [
        (_attempt(reader, agency.id, year), facts_of(reader, agency, year))
        for agency, year in product(list(reader.nodes(NodeKind.AGENCY))[:8], _YEARS)
    ]


def _attempt(reader: Reader, agency: str, year: int) -> object:
    try:
        return evaluate(reader, agency, year)
    except PolicytraceError as error:
        return str(error)


def _scores(reader: Reader, agency: str | None) -> object:
    return [score(reader, node.id, agency=agency) for kind in KINDS for node in list(reader.nodes(kind))[:3]]


def _scores_of_agencies(reader: Reader, _: str) -> object:
    return [_scores(reader, agency.id) for agency in list(reader.nodes(NodeKind.AGENCY))[:4]]


def _results(reader: Reader, _: str) -> object:
    return [list(results_below(reader, node.id)) for kind in KINDS for node in list(reader.nodes(kind))[:3]]


CASES = [
    Case("score", lambda reader, start: score(reader, start)),
    Case("scores", lambda reader, _: _scores(reader, None), whole=True),
    Case("scores of an agency", _scores_of_agencies, whole=True),
    Case("results below", _results, whole=True),
    Case("evaluations", _evaluations, whole=True),
    Case("counts of appeals", lambda reader, _: [appeal_counts(reader, year) for year in _YEARS], whole=True),
]
