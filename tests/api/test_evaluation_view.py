"""Evaluations as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from api.evaluation_views import evaluation_json
from scoring.evaluation import evaluate
from tests.queries.bases import Base, Fact, Link
from tests.scoring.ladders import DISBURSEMENT, thresholds

RESULT = "result:bangrak/2564/5.1/official"
FACTS: list[Fact] = [
    ("evaluation:bangrak/2564", "fiscal_year", 2564),
    ("evaluation:bangrak/2564", "agency", "agency:bangrak"),
    ("evaluation:bangrak/2564", "agency_group", "D"),
    ("evaluation:bangrak/2564", "score", "9.057"),
    ("component:bangrak/2564/5", "code", "5"),
    (
        "component:bangrak/2564/5",
        "declared_scores",
        {"weighted_score": "9.056", "indicators": ["indicator:bangrak/2564/5.1"]},
    ),
    ("indicator:bangrak/2564/5.1", "code", "5.1"),
    ("indicator:bangrak/2564/5.1", "unit", "ร้อยละ"),
    ("rubric:bangrak/2564/5.1/official", "assessor", "official"),
    ("rubric:bangrak/2564/5.1/official", "levels", thresholds(DISBURSEMENT)),
    (RESULT, "fiscal_year", 2564),
    (RESULT, "agency", "agency:bangrak"),
    (RESULT, "assessor", "official"),
    (RESULT, "value", "95.592"),
    (RESULT, "score", "90.561"),
]
LINKS: list[Link] = [
    ("component:bangrak/2564/5", "part_of", "evaluation:bangrak/2564"),
    ("indicator:bangrak/2564/5.1", "contributes_to", "component:bangrak/2564/5", "", {"weight": "10"}),
    ("indicator:bangrak/2564/5.1", "scored_by", "rubric:bangrak/2564/5.1/official"),
    (RESULT, "reports_on", "indicator:bangrak/2564/5.1"),
]


def test_an_evaluation_as_json(tmp_path: Path) -> None:
    base = Base(tmp_path)
    base.load(FACTS, LINKS, agency="agency:bangrak", fiscal_year=2564)
    with base.store.read() as reader:
        answer = evaluate(reader, "bangrak", 2564)
    base.store.close()
    body = evaluation_json(answer)
    assert json.loads(json.dumps(body)) == body
    assert (body["agency"]["id"], body["fiscal_year"], body["agency_group"]) == ("agency:bangrak", 2564, "D")
    assert (body["totals"]["official"]["score"], body["totals"]["official"]["weight"]) == ("9.056", "10")
    assert [(each["stated"], each["difference"]) for each in body["declared"]] == [("9.057", "-0.001")]
    (component,) = body["components"]
    assert [(each["stated"], each["difference"], each["agrees"]) for each in component["declared"]] == [
        ("9.056", "0", True)
    ]
    assessment = component["indicators"][0]["assessments"]["official"]
    assert assessment["result"]["value"] == "95.592"
    assert (assessment["score"], assessment["weighted_score"]) == ("90.561", "9.056")
    assert assessment["explanation"]["message"] == "90.561 × 10 ÷ 100 = 9.056"
    assert assessment["explanation"]["children"][0]["children"][0]["sources"][0]["text"] == "95.592"
    assert [each["code"] for each in body["findings"]] == ["stated_differs"]
