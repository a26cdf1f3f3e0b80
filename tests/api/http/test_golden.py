"""Every route's answer on the bundled samples, lists cut short, as the description of the interface shows it.

The answers stand in `api/http/examples.json`. Set POLICYTRACE_UPDATE_GOLDEN=1 to write them anew, and read the
difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from api.http.description import examples
from api.http.routes import ROUTERS
from tests.api.http.writing import Desk

EXAMPLES = Path(__file__).resolve().parents[3] / "api" / "http" / "examples.json"
UPDATING = os.environ.get("POLICYTRACE_UPDATE_GOLDEN") == "1"
SHOWN = 2
"""Items of a list that an example shows."""

READS = {
    "/v1/": "/v1/",
    "/v1/agencies": "/v1/agencies",
    "/v1/search": "/v1/search?q=ฝายเทศกิจ&limit=2",
    "/v1/compare": "/v1/compare?left=ภาษีเจริญ/2567&right=บางนา/2569",
    "/v1/nodes": "/v1/nodes?kind=policy&limit=2",
    "/v1/nodes/{ref}": "/v1/nodes/policy:049",
    "/v1/nodes/{ref}/statements": "/v1/nodes/policy:049/statements?limit=2",
    "/v1/nodes/{ref}/links": "/v1/nodes/policy:049/links?way=in&edge_kind=implements&limit=1",
    "/v1/nodes/{ref}/history": "/v1/nodes/policy:049/history",
    "/v1/lineage/{ref}": "/v1/lineage/policy:049?direction=down&fan_out=1",
    "/v1/paths": "/v1/paths?from=41101&to=plan:bma/2569",
    "/v1/impact": "/v1/impact?limit=2",
    "/v1/impact/{ref}": "/v1/impact/policy:049",
    "/v1/coverage": "/v1/coverage?fiscal_year=2569&by=strategy",
    "/v1/gaps": "/v1/gaps?rule=key_result_has_project&fiscal_year=2567&limit=2",
    "/v1/suggestions": "/v1/suggestions?rule=key_result_has_project&fiscal_year=2567&limit=2",
    "/v1/matrix": "/v1/matrix?fiscal_year=2567&columns=division&rule=project_has_key_result",
    "/v1/budget": "/v1/budget?fiscal_year=2569",
    "/v1/budget/flows": "/v1/budget/flows?fiscal_year=2569&levels=strategy&levels=division",
    "/v1/scores/{ref}": "/v1/scores/plan:bma/2569",
    "/v1/evaluations": "/v1/evaluations?fiscal_year=2564",
    "/v1/evaluations/{agency}/{fiscal_year}": "/v1/evaluations/bangrak/2564",
    "/v1/findings": "/v1/findings?severity=error&limit=2",
    "/v1/findings/rules": "/v1/findings/rules",
    "/v1/findings/{finding}": "/v1/findings/{first}",
    "/v1/documents": "/v1/documents?fiscal_year=2569",
    "/v1/documents/{document}": "/v1/documents/{bangna}",
    "/v1/documents/{document}/report": "/v1/documents/{bangna}/report",
    "/v1/documents/{document}/tables/{number}": "/v1/documents/{bangna}/tables/3",
    "/v1/documents/{document}/lines/{number}": "/v1/documents/{bangna}/lines/307",
    "/v1/vocabulary": "/v1/vocabulary",
    "/v1/problems": "/v1/problems",
    "/v1/problems/{code}": "/v1/problems/not_found",
    "/healthz": "/healthz",
    "/readyz": "/readyz",
}
"""Route → the request that is its example."""
_CURSOR = re.compile(r"(?<=cursor=)[A-Za-z0-9_%-]+")
_TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")


def example(value: Any) -> Any:
    """An answer as the examples show it: lists cut short; versions, cursors and times all alike."""
    match value:
        case dict():
            return {name: "0123456789abcdef" if name == "version" else example(item) for name, item in value.items()}
        case list():
            return [example(item) for item in value[:SHOWN]]
        case str():
            return _TIMES.sub("2026-01-01T00:00:00+00:00", _CURSOR.sub("WyLigKYiXQ", value))
        case _:
            return value


def kept(key: str, status: int, request: str, response: Any) -> Any:
    """The example of a route; in an update what it is from now on."""
    if UPDATING:
        known = json.loads(EXAMPLES.read_text(encoding="utf-8"))
        known[key] = {"request": request, "status": status, "response": response}
        text = json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1)
        EXAMPLES.write_text(text + "\n", encoding="utf-8")
        examples.cache_clear()
    return examples()[key]


@pytest.mark.parametrize("route", READS)
def test_a_route_answers_as_its_example_says(samples: TestClient, route: str) -> None:
    first = samples.get("/v1/findings?limit=1").json()["data"]["findings"][0]["id"]
    bangna = samples.get("/v1/documents?fiscal_year=2569").json()["data"]["documents"][0]["id"]
    request = READS[route].replace("{first}", first).replace("{bangna}", bangna)
    answer = samples.get(request)
    found = {"request": request, "status": answer.status_code, "response": example(answer.json())}
    assert found == kept(f"GET {route}", answer.status_code, request, found["response"])


def test_the_routes_that_write_answer_as_their_examples_say(samples_desk: Desk) -> None:
    client, load, decide = samples_desk.client, samples_desk.headers("load"), samples_desk.headers("decide")
    finding = client.get("/v1/findings?limit=1").json()["data"]["findings"][0]["id"]
    asked = "/v1/suggestions?rule=key_result_has_project&fiscal_year=2567&limit=1"
    proposal = client.get(asked).json()["data"]["suggestions"][0]["candidates"][0]["id"]
    code = client.get("/v1/nodes?kind=key_result&fiscal_year=2569&agency=บางนา&limit=1").json()["data"]["nodes"][0][
        "id"
    ]
    ruled = {"decision": "accepted", "reason": "แจ้งหน่วยงานแล้ว", "until": "2599-09-30"}
    reason = {"reason": "ชื่อและผู้รับผิดชอบตรงกัน", "who": "กลุ่มงานแผน"}
    put = {"results": [{"code": code, "value": "5"}]}
    sent = [
        ("POST", "/v1/findings/{finding}/decisions", f"/v1/findings/{finding}/decisions", ruled, decide),
        ("POST", "/v1/suggestions/{proposal}/accept", f"/v1/suggestions/{proposal}/accept", reason, decide),
        ("POST", "/v1/suggestions/{proposal}/withdraw", f"/v1/suggestions/{proposal}/withdraw", reason, decide),
        ("PUT", "/v1/results/{agency}/{fiscal_year}/{period}", "/v1/results/bangna/2569/Q2", put, load),
    ]
    for method, route, path, body, headers in sent:
        answer = client.request(method, path, json=body, headers=headers)
        found = {"request": path, "status": answer.status_code, "response": example(answer.json())}
        assert found == kept(f"{method} {route}", answer.status_code, path, found["response"])


def test_every_route_that_answers_with_json_has_an_example_of_the_shape_it_describes(samples: TestClient) -> None:
    told = samples.get("/v1/openapi.json").json()
    without = {
        "POST /v1/documents", "GET /v1/jobs", "GET /v1/jobs/{job}", "GET /v1/key",
        "GET /v1/export", "GET /v1/docs", "GET /metrics",
    }  # fmt: skip
    described = {f"{method.upper()} {path}" for path, item in told["paths"].items() for method in item}
    assert described - without == set(examples())


@pytest.mark.parametrize("route", READS)
def test_an_answer_has_the_shape_that_is_described(samples: TestClient, route: str) -> None:
    routes = [item for router in ROUTERS for item in router.routes if isinstance(item, APIRoute)]
    shape = next(item.response_model for item in routes if item.path_format == route and "GET" in (item.methods or ()))
    request = examples()[f"GET {route}"]["request"]
    TypeAdapter(shape).validate_json(samples.get(request).content)
