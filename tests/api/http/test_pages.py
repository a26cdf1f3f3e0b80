"""Pages: all of them together are the whole, in order, and a base that has changed ends them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.http.clients import problem
from tests.api.http.writing import Desk
from tests.kb.making import document, put, says

LISTS = [
    ("/v1/nodes", "nodes"),
    ("/v1/nodes?kind=key_result", "nodes"),
    ("/v1/nodes?kind=project&fiscal_year=2569&agency=บางนา", "nodes"),
    ("/v1/nodes/policy:172/statements", "statements"),
    ("/v1/nodes/agency:bangna/links?way=out&edge_kind=responsible_for", "groups"),
    ("/v1/gaps", "gaps"),
    ("/v1/gaps?exempt=true&candidates=0", "gaps"),
    ("/v1/findings", "findings"),
    ("/v1/findings?severity=warning&fiscal_year=2567", "findings"),
]
"""An address and the list in its data."""


def pages(client: TestClient, address: str | None) -> Iterator[dict[str, Any]]:
    """The answers from an address on, by their links."""
    while address is not None:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        yield body
        address = body["links"]["next"]
        assert answer.headers.get("link") == (None if address is None else f'<{address}>; rel="next"')


def items(name: str, body: dict[str, Any]) -> list[Any]:
    found: list[Any] = body["data"][name]
    return [edge for group in found for edge in group["edges"]] if name == "groups" else found


def joined(address: str, parameters: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{parameters}"


@pytest.mark.parametrize(("address", "name"), LISTS)
def test_the_pages_together_are_the_whole(samples: TestClient, address: str, name: str) -> None:
    (whole,) = pages(samples, joined(address, "limit=1000"))
    total = whole["meta"]["total"]
    assert len(items(name, whole)) == total
    size = max(1, total // 4)
    found = list(pages(samples, joined(address, f"limit={size}")))
    assert [item for body in found for item in items(name, body)] == items(name, whole)
    assert {body["meta"]["total"] for body in found} == {total}
    assert len(found) == max(1, -(-total // size))


def test_a_page_that_others_follow_says_so(samples: TestClient) -> None:
    first, *_, last = pages(samples, "/v1/gaps?limit=50&candidates=0")
    (cut,) = first["meta"]["cuts"]
    assert (first["meta"]["complete"], cut["more"]) == (False, first["meta"]["total"] - 50)
    assert (last["meta"]["complete"], last["links"]["next"]) == (True, None)
    assert last["links"]["self"] != first["links"]["self"]


def test_a_cursor_goes_on_with_pages_of_another_size(samples: TestClient) -> None:
    (whole,) = pages(samples, "/v1/nodes?kind=issue&limit=1000")
    first = samples.get("/v1/nodes?kind=issue&limit=3").json()
    cursor = first["links"]["next"].partition("cursor=")[2]
    rest = samples.get(f"/v1/nodes?kind=issue&limit=1000&cursor={cursor}").json()
    assert first["data"]["nodes"] + rest["data"]["nodes"] == whole["data"]["nodes"]


def test_a_cursor_of_another_question_is_refused(samples: TestClient) -> None:
    cursor = samples.get("/v1/nodes?kind=issue&limit=3").json()["links"]["next"].partition("cursor=")[2]
    for other in ("/v1/nodes?kind=project", "/v1/nodes", "/v1/gaps", "/v1/findings"):
        assert problem(samples, joined(other, f"cursor={cursor}"), 400)["type"] == "/v1/problems/cursor"


def test_a_cursor_of_a_former_state_of_the_base_is_410(desk: Desk) -> None:
    following = desk.client.get("/v1/nodes?limit=3").json()["links"]["next"]
    assert desk.client.get(following).status_code == 200
    added = document("another")
    assert put(desk.store, added, [says(added, "policy:050", "code", "050")]) == "added"
    assert problem(desk.client, following, 410)["type"] == "/v1/problems/outdated"


@given(text=st.text(max_size=60))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_makes_a_cursor(client: TestClient, text: str) -> None:
    answer = client.get("/v1/nodes", params={"cursor": text})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "parts",
    [
        [], ["a"], ["", "", "", -1], ["", "", 1, 0], [None] * 4, {"a": 1}, 5, ["", "", "", 10**30],
        ["x", "y", "z", "1"], [[[]] * 4], ["", "", "", True],
    ],
)  # fmt: skip
def test_a_made_up_cursor_is_refused(client: TestClient, parts: object) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")
    assert client.get("/v1/nodes", params={"cursor": cursor}).status_code == 400
