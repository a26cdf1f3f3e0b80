"""Money with less of an answer: flows with few ends, as JSON and as a table; a budget without what stands beside."""

from __future__ import annotations

from decimal import Decimal

from fastapi.testclient import TestClient

ADDRESS = "/v1/budget/flows?levels=strategy&levels=division"


def test_ends_of_little_money_stand_as_one(samples: TestClient) -> None:
    whole, few = samples.get(ADDRESS).json()["data"], samples.get(f"{ADDRESS}&ends=1").json()["data"]
    ends = {str(flow["target"]) for flow in whole["flows"]}
    others = [flow["target"] for flow in few["flows"] if flow["target"]["part"] == "others"]
    assert {(end["level"], end["count"]) for end in others} == {("division", len(ends) - 1)}
    assert sum(Decimal(flow["amount_baht"]) for flow in few["flows"]) == Decimal(whole["amount_baht"])
    assert len(few["nodes"]) < len(whole["nodes"])


def test_the_table_says_how_many_ends_stand_as_one(samples: TestClient) -> None:
    answer = samples.get(f"{ADDRESS}&ends=1", headers={"Accept": "text/csv", "Accept-Language": "th"})
    assert "อื่น ๆ อีก" in answer.text


def test_no_ends_at_all_are_refused(samples: TestClient) -> None:
    assert samples.get(f"{ADDRESS}&ends=0").status_code == 422


def test_a_budget_without_what_stands_beside_has_the_same_sums(samples: TestClient) -> None:
    whole = samples.get("/v1/budget").json()["data"]
    sums = samples.get("/v1/budget?without=multi_year&without=printed").json()["data"]
    beside = ("multi_year", "printed", "nodes")
    assert whole["multi_year"]["budgets"]
    assert whole["printed"]
    assert sums["multi_year"] is None
    assert sums["printed"] is None
    assert {name: sums[name] for name in sums if name not in beside} == {
        name: whole[name] for name in whole if name not in beside
    }
    groups = {key for line in sums["lines"] for key in line["keys"]}
    assert groups <= {node["id"] for node in sums["nodes"]} < {node["id"] for node in whole["nodes"]}
