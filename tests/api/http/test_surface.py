"""What stands around the routes: headers, HEAD, rate, origins, figures, documentation, export."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.http.headers import DATA_POLICY, PAGE_POLICY
from kb.errors import InputError
from kb.interchange import import_lines
from kb.settings import Settings
from kb.store.base import Store
from kb.store.open import open_store
from tests.api.http.clients import opened, problem_of
from tests.api.http.servers import served
from tests.api.http.writing import Desk
from tests.kb.making import exported


def test_head_is_get_without_the_body(client: TestClient) -> None:
    for address in ("/v1/nodes/policy:049", "/v1/export", "/healthz", "/v1/nodes/nowhere"):
        got, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (got.status_code, b"")
        assert head.headers.get("etag") == got.headers.get("etag")


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("DELETE", "/v1/documents", "GET, HEAD, POST"),
        ("PATCH", "/v1/nodes/policy:049", "GET, HEAD"),
        ("GET", "/v1/results/bangna/2569/Q1", "PUT"),
        ("PUT", "/healthz", "GET, HEAD"),
    ],
)
def test_another_method_is_405_with_what_can_be_done(
    client: TestClient, method: str, address: str, allowed: str
) -> None:
    answer = client.request(method, address)
    assert problem_of(answer, 405)["type"] == "/v1/problems/method"
    assert answer.headers["allow"] == allowed


def test_too_many_requests_are_429_and_probes_do_not_count(city_store: Store) -> None:
    with opened(city_store, Settings(rate_per_minute=3)) as client:
        assert [client.get("/v1/nodes").status_code for _ in range(4)] == [200, 200, 200, 429]
        answer = client.get("/v1/nodes")
        assert problem_of(answer, 429)["type"] == "/v1/problems/rate"
        assert 1 <= int(answer.headers["retry-after"]) <= 60
        assert [client.get(probe).status_code for probe in ("/healthz", "/readyz", "/metrics")] == [200, 200, 200]


def test_pages_of_other_origins_may_ask_where_the_settings_say_so(city_store: Store) -> None:
    origin = "https://plans.example"
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "Authorization",
    }
    with opened(city_store, Settings()) as closed:
        assert "access-control-allow-origin" not in closed.get("/v1/nodes", headers={"Origin": origin}).headers
        assert closed.options("/v1/documents", headers=asked).status_code == 405
        assert closed.get("/v1/nodes").headers["cross-origin-resource-policy"] == "same-origin"
    with opened(city_store, Settings(cors_origins=f"{origin} https://other.example")) as client:
        assert client.get("/v1/nodes", headers={"Origin": origin}).headers["access-control-allow-origin"] == origin
        assert client.options("/v1/documents", headers=asked).status_code == 200
        assert (
            "access-control-allow-origin"
            not in client.get("/v1/nodes", headers={"Origin": "https://no.example"}).headers
        )


def test_a_setting_that_there_is_not_is_refused(city_store: Store) -> None:
    with (
        pytest.raises(InputError, match="POLICYTRACE_READING must be open or key"),
        opened(city_store, Settings(reading="maybe")),
    ):
        pass


# --- documentation


def test_the_documentation_page_runs_and_loads_nothing_but_its_own(client: TestClient) -> None:
    page = client.get("/v1/docs")
    assert page.headers["content-security-policy"] == PAGE_POLICY
    assert client.get("/v1/nodes").headers["content-security-policy"] == DATA_POLICY
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=|https?:", page.text)
    for name in re.findall(r'(?:src|href)="(docs/[^"]+)"', page.text):
        file = client.get(f"/v1/{name}")
        assert (file.status_code, file.headers["x-content-type-options"]) == (200, "nosniff")
        assert len(file.content) > 100
    assert client.get("/v1/docs/..%2fapp.py").status_code == 404


def test_the_description_names_keys_servers_and_an_example_of_each_answer(city_store: Store) -> None:
    with opened(city_store, Settings(public_url="https://plans.example/policytrace")) as client:
        told = client.get("/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert told["servers"] == [{"url": "https://plans.example/policytrace", "description": "This service."}]
    assert told["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    for path, item in told["paths"].items():
        for method, route in item.items():
            assert route["summary"], path
            assert (method == "get") or route["security"] == [{"key": []}]
    shown = told["paths"]["/v1/nodes/{ref}"]["get"]["responses"]["200"]["content"]["application/json"]
    assert shown["example"]["data"]["node"]["id"] == "policy:049"
    references = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(told)))
    assert references <= set(told["components"]["schemas"])


def test_every_problem_is_explained_where_its_type_leads(client: TestClient) -> None:
    listed = client.get("/v1/problems").json()["problems"]
    for each in listed:
        assert client.get(f"/v1/problems/{each['code']}").json() == each
        assert each["title"]["th"]
        assert each["help"]["en"]
    assert client.get("/v1/problems/none").status_code == 404


# --- figures


def test_requests_are_counted_by_route_and_unknown_addresses_together(client: TestClient) -> None:
    for address in ("/v1/nodes/policy:049", "/v1/nodes/key_result:2569/41101", "/nothing", "/v1/nonsense"):
        client.get(address)
    text = client.get("/metrics").text
    assert 'policytrace_requests_total{method="GET",route="/v1/nodes/{ref:path}",status="200"} 2.0' in text
    assert 'policytrace_requests_total{method="GET",route="unknown",status="404"} 2.0' in text
    assert "policytrace_generation 1.0" in text
    assert 'policytrace_jobs{state="queued"} 0.0' in text


# --- export


def test_an_export_is_what_the_command_writes_and_can_be_loaded(desk: Desk, tmp_path: Path) -> None:
    answer = desk.client.get("/v1/export")
    lines = answer.text.splitlines()
    assert lines == exported(desk.store)
    assert answer.headers["content-disposition"] == 'attachment; filename="policytrace.jsonl"'
    other = open_store(tmp_path / "other.db")
    with other.write() as writer:
        import_lines(lines, writer)
    assert exported(other) == lines
    other.close()
    assert desk.client.get("/v1/export?format=turtle").text.startswith("@prefix")
    assert "pt_" not in answer.text


# --- processes


def test_several_processes_answer_and_what_one_takes_in_all_know(city: Path) -> None:
    import urllib.request

    from api.keys import Scope, create_key

    store = open_store(city, create=False)
    _, token = create_key(store, "x", {Scope.LOAD})
    store.close()
    with served(city, "--workers", "2") as address:
        asked = urllib.request.Request(
            f"{address}/v1/documents?file_name=x.txt", data=b"nothing", headers={"Authorization": f"Bearer {token}"}
        )
        with urllib.request.urlopen(asked) as answer:
            job = json.load(answer)["data"]["id"]
        for _ in range(8):
            with urllib.request.urlopen(f"{address}/v1/jobs/{job}") as answer:
                assert json.load(answer)["data"]["id"] == job
        with urllib.request.urlopen(f"{address}/metrics") as answer:
            assert b"policytrace_requests_total" in answer.read()
