"""Reading: the same answers as --json, addresses of nodes, stated limits, safe headers."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.headers import SECURITY_HEADERS
from kb.store.base import Store
from scoring.score_findings import CODES
from tests.api.bases import PROJECT
from tests.api.conftest import Ask, Run
from tests.api.http.clients import problem, told


def test_a_node_is_what_show_prints(client: TestClient, ask: Ask) -> None:
    assert told(client.get("/v1/nodes/key_result:2569/41101")) == ask("show", "41101")


@pytest.mark.parametrize("reference", ["41101", "KR 41101", "จำนวนต้นไม้ที่ปลูก", "๔๑๑๐๑"])
@pytest.mark.parametrize("part", ["", "/statements", "/links", "/history"])
def test_a_code_or_a_name_leads_to_the_address_under_the_id(client: TestClient, reference: str, part: str) -> None:
    answer = client.get(f"/v1/nodes/{reference}{part}?kind=key_result")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/v1/nodes/key_result:2569/41101{part}?kind=key_result"
    assert client.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("way", ["up", "down", "both"])
@pytest.mark.parametrize(("view", "shown"), [("graph", "tree"), ("list", "list")])
def test_a_lineage_is_what_trace_prints(client: TestClient, ask: Ask, way: str, view: str, shown: str) -> None:
    parameters: dict[str, str | int] = {"direction": way, "view": view, "depth": 8, "limit": 5}
    answer = told(client.get(f"/v1/lineage/{PROJECT}", params=parameters))
    assert answer == ask("trace", PROJECT, f"--{way}", "--view", shown, "--depth", 8, "--limit", 5)


def test_kinds_and_sources_are_asked_for_as_on_the_command_line(client: TestClient, ask: Ask) -> None:
    answer = client.get(f"/v1/lineage/{PROJECT}?direction=up&kinds=plan&kinds=policy&sources=true&depth=8&limit=5")
    asked = ask("trace", PROJECT, "--up", "--kind", "plan", "--kind", "policy", "--sources", "--depth", 8, "--limit", 5)
    assert told(answer) == asked


def test_coverage_is_what_coverage_prints(client: TestClient, ask: Ask) -> None:
    answer = client.get("/v1/coverage", params={"fiscal_year": 2569, "agency": "บางนา", "by": "division"})
    assert told(answer) == ask("coverage", "--year", 2569, "--agency", "บางนา", "--by", "division")


def _every_finding(samples: TestClient) -> list[Any]:
    """The findings of all pages."""
    pages = [samples.get("/v1/findings?limit=500").json()]
    while (after := pages[-1]["links"].get("next")) is not None:
        pages.append(samples.get(after).json())
    return [item for page in pages for item in page["data"]["findings"]]


def test_findings_are_what_findings_prints(samples: TestClient, samples_file: Path, run: Run) -> None:
    printed = json.loads(run("--db", samples_file, "findings", "--limit", 100_000, "--json").stdout)
    assert _every_finding(samples) == printed["findings"]
    assert not CODES.isdisjoint(item["code"] for item in printed["findings"])  # what the rules of scoring show, too


def test_every_finding_is_found_by_its_first_document_alone(samples: TestClient) -> None:
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for item in _every_finding(samples):
        if item["places"]:
            ids[item["places"][0]["document"]].add(item["id"])
    assert len(ids) > 1
    for document, expected in ids.items():
        for finding in sorted(expected)[:3]:
            answer = samples.get(f"/v1/findings/{finding}?document={document}")
            assert answer.json()["data"]["id"] == finding
        found = samples.get(f"/v1/findings?document={document}&limit=1000").json()["data"]["findings"]
        assert expected <= {item["id"] for item in found}


def test_health_needs_no_base_and_readiness_tells_the_generation(client: TestClient, city_store: Store) -> None:
    assert client.get("/readyz").json() == {"status": "ok", "generation": 1}
    city_store.close()
    assert client.get("/healthz").json() == {"status": "ok"}
    assert problem(client, "/readyz", 500)["type"] == "/v1/problems/failed"


# --- problems -----------------------------------------------------------------


def test_an_unknown_node_is_404(client: TestClient) -> None:
    assert problem(client, "/v1/nodes/nowhere", 404)["detail"].startswith("no node is called 'nowhere'")


def test_an_ambiguous_reference_is_300_with_the_candidates(client: TestClient) -> None:
    body = problem(client, "/v1/nodes/411", 300)
    assert body["candidates"] == [
        {"id": "key_result:2569/41101", "href": "/v1/nodes/key_result:2569/41101"},
        {"id": "key_result:2569/41102", "href": "/v1/nodes/key_result:2569/41102"},
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/v1/lineage/049?depth=9", "depth 9 is too high; the limit is 8"),
        ("/v1/lineage/049?limit=6", "limit 6 is too high; the limit is 5"),
        ("/v1/lineage/049?depth=-1", "depth"),
        ("/v1/lineage/049?limit=0", "limit"),
        ("/v1/lineage/049?view=tree", "view"),
        ("/v1/lineage/049?direction=sideways", "'up', 'down' or 'both'"),
        ("/v1/lineage/049?kinds=nothing", "kinds.0"),
        ("/v1/nodes/049?edges=1001", "edges"),
        ("/v1/nodes?limit=1001", "limit 1001 is too high; the limit is 1000"),
        ("/v1/coverage?fiscal_year=2026", "fiscal_year"),
        ("/v1/coverage?by=colour", "by"),
        ("/v1/coverage?year=2569", "there is no parameter 'year' here; known: agency, by, fiscal_year, format"),
    ],
)
def test_a_parameter_out_of_bounds_or_unknown_is_422_and_named(client: TestClient, path: str, words: str) -> None:
    assert words in problem(client, path, 422)["detail"]


def test_an_unknown_address_is_404_and_another_method_405(client: TestClient) -> None:
    problem(client, "/v2/nodes/049", 404)
    answer = client.post("/v1/coverage")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_closed_base_is_500_without_a_word_of_the_inside(client: TestClient, city_store: Store, city: Path) -> None:
    city_store.close()
    assert str(city) not in str(problem(client, "/v1/nodes/049", 500))


def test_an_error_nobody_expected_is_500_with_the_same_headers(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.http.routes.nodes.find", lambda *_, **__: 1 // 0)
    assert problem(client, "/v1/nodes/049", 500)["detail"] == "an error that nobody expected; the log says which"


# --- the surface --------------------------------------------------------------


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    headers = client.get("/healthz").headers
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_no_page_loads_scripts_from_elsewhere(client: TestClient) -> None:
    assert [client.get(path).status_code for path in ("/docs", "/redoc")] == [404, 404]


def test_the_limits_are_stated(client: TestClient) -> None:
    description = client.get("/v1/openapi.json").json()["info"]["description"]
    assert description.endswith(
        "Limits: 8 steps, 5 nodes each way, 1000 items a page, 50000000 bytes of a document, 1200 requests a minute, "
        "20 seconds of work on a question."
    )


@pytest.mark.parametrize(
    "reference",
    ["'; DROP TABLE node; --", "../../etc/passwd", "%00", "policy:049' OR '1'='1", '"', "%ff", "%F0%9F%92%A9"],
)
def test_hostile_references_are_only_references(client: TestClient, reference: str) -> None:
    assert client.get(f"/v1/nodes/{reference}").status_code in (400, 404)
    assert client.get("/v1/nodes/policy:049").status_code == 200
