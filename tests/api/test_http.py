"""HTTP: the same answers as --json, problems as RFC 9457 says, stated limits, safe headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http import create_app
from api.http.headers import SECURITY_HEADERS
from api.http.problems import MEDIA_TYPE, STATUSES, status_of
from kb import errors
from kb.errors import PolicytraceError
from kb.settings import Settings
from kb.store.base import Store
from tests.api.bases import PROJECT
from tests.api.conftest import Ask


@pytest.fixture
def client(city_store: Store) -> Iterator[TestClient]:
    app = create_app(city_store, Settings(depth_max=8, result_max=5))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def test_a_node_is_what_show_prints(client: TestClient, ask: Ask) -> None:
    for reference in (
        "41101",
        "policy:049",
        PROJECT,
        "P049",
        "สวน 15 นาที",
        "%E0%B8%9D%E0%B9%88%E0%B8%B2%E0%B8%A2%E0%B9%82%E0%B8%A2%E0%B8%98%E0%B8%B2",
    ):
        answer = client.get(f"/v1/nodes/{reference}")
        assert answer.status_code == 200
        assert answer.json()["node"]["id"]
    assert client.get("/v1/nodes/41101").json() == ask("show", "41101")


@pytest.mark.parametrize("way", ["up", "down", "both"])
@pytest.mark.parametrize(("view", "shown"), [("graph", "tree"), ("list", "list")])
def test_a_lineage_is_what_trace_prints(client: TestClient, ask: Ask, way: str, view: str, shown: str) -> None:
    parameters: dict[str, str | int] = {"direction": way, "view": view, "depth": 8, "limit": 5}
    answer = client.get(f"/v1/lineage/{PROJECT}", params=parameters).json()
    assert answer == ask("trace", PROJECT, f"--{way}", "--view", shown, "--depth", 8, "--limit", 5)


def test_kinds_and_sources_are_asked_for_as_on_the_command_line(client: TestClient, ask: Ask) -> None:
    answer = client.get(f"/v1/lineage/{PROJECT}?direction=up&kinds=plan&kinds=policy&sources=true&depth=8&limit=5")
    told = ask("trace", PROJECT, "--up", "--kind", "plan", "--kind", "policy", "--sources", "--depth", 8, "--limit", 5)
    assert answer.json() == told


def test_coverage_is_what_coverage_prints(client: TestClient, ask: Ask) -> None:
    answer = client.get("/v1/coverage", params={"fiscal_year": 2569, "agency": "บางนา", "by": "division"})
    assert answer.json() == ask("coverage", "--year", 2569, "--agency", "บางนา", "--by", "division")


def test_health_tells_the_generation(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "generation": 1}


# --- problems -----------------------------------------------------------------


def every_error(kind: type[PolicytraceError] = PolicytraceError) -> list[type[PolicytraceError]]:
    return [kind, *(each for below in kind.__subclasses__() for each in every_error(below))]


def made(kind: type[PolicytraceError]) -> PolicytraceError:
    return errors.AmbiguousError("x", ["a"]) if kind is errors.AmbiguousError else kind("x")


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (errors.PolicytraceError, 500),
        (errors.InputError, 400),
        (errors.DocumentError, 400),
        (errors.IdentityError, 400),
        (errors.NotFoundError, 404),
        (errors.AmbiguousError, 409),
        (errors.LimitError, 422),
        (errors.StoreError, 500),
        (errors.StoreBusyError, 503),
        (errors.StoreFormatError, 500),
    ],
)
def test_each_type_of_error_has_its_status(kind: type[PolicytraceError], status: int) -> None:
    assert status_of(made(kind))[0] == status


def test_the_table_of_statuses_leaves_no_error_out() -> None:
    assert {status_of(made(kind))[0] for kind in every_error()} == {status for _, status, _ in STATUSES}


def problem(client: TestClient, path: str, status: int) -> dict[str, Any]:
    answer = client.get(path)
    body: dict[str, Any] = answer.json()
    assert answer.status_code == body["status"] == status
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert list(body)[:4] == ["type", "title", "status", "detail"]
    assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    return body


def test_an_unknown_node_is_404(client: TestClient) -> None:
    assert problem(client, "/v1/nodes/nowhere", 404)["detail"].startswith("no node is called 'nowhere'")


def test_an_ambiguous_reference_is_409_with_the_candidates(client: TestClient) -> None:
    body = problem(client, "/v1/nodes/411", 409)
    assert body["candidates"] == ["key_result:2569/41101", "key_result:2569/41102"]


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
        ("/v1/coverage?fiscal_year=2026", "fiscal_year"),
        ("/v1/coverage?by=colour", "by"),
    ],
)
def test_a_parameter_out_of_bounds_is_422_and_named(client: TestClient, path: str, words: str) -> None:
    assert words in problem(client, path, 422)["detail"]


def test_an_unknown_address_is_404_and_writing_is_405(client: TestClient) -> None:
    problem(client, "/v2/nodes/049", 404)
    answer = client.post("/v1/coverage")
    assert (answer.status_code, answer.headers["content-type"]) == (405, MEDIA_TYPE)
    assert answer.headers["allow"] == "GET"


def test_a_closed_base_is_500_without_a_word_of_the_inside(client: TestClient, city_store: Store, city: Path) -> None:
    city_store.close()
    body = problem(client, "/v1/nodes/049", 500)
    assert str(city) not in str(body)


def test_an_error_nobody_expected_is_500_with_the_same_headers(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.http.routes.show", lambda *_, **__: 1 // 0)
    assert problem(client, "/v1/nodes/049", 500)["detail"] == "The server failed; its log says why."


# --- the surface --------------------------------------------------------------


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    headers = client.get("/healthz").headers
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_no_page_loads_scripts_from_elsewhere(client: TestClient) -> None:
    assert [client.get(path).status_code for path in ("/docs", "/redoc")] == [404, 404]


def test_the_interface_is_read_only_and_described(client: TestClient) -> None:
    paths = client.get("/v1/openapi.json").json()["paths"]
    assert {method for each in paths.values() for method in each} == {"get"}
    assert list(paths) == [
        "/v1/nodes/{ref}",
        "/v1/lineage/{ref}",
        "/v1/coverage",
        "/v1/evaluations/{agency}/{fiscal_year}",
        "/healthz",
    ]


def test_the_limits_are_stated(client: TestClient) -> None:
    description = client.get("/v1/openapi.json").json()["info"]["description"]
    assert description.endswith("Limits: 8 steps, 5 nodes each way, 20 seconds of work on a question.")


@pytest.mark.parametrize(
    "reference", ["'; DROP TABLE node; --", "../../etc/passwd", "%00", "policy:049' OR '1'='1", '"']
)
def test_hostile_references_are_only_references(client: TestClient, reference: str) -> None:
    assert client.get(f"/v1/nodes/{reference}").status_code in (400, 404)
    assert client.get("/v1/nodes/049").status_code == 200
