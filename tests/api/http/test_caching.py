"""Entity tags: what the client has is not sent again, and a change of the base is never hidden."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from fastapi.testclient import TestClient

from api.http.cache import Cache
from tests.api.http.writing import Desk
from tests.kb.making import document, put, says

ADDRESSES = [
    "/v1/", "/v1/nodes", "/v1/nodes/policy:049", "/v1/lineage/049?view=list", "/v1/coverage?format=csv", "/v1/export",
    "/v1/openapi.json",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("sent", ["{tag}", "W/{tag}", '"x", {tag}', "*"])
def test_what_the_client_has_is_304(client: TestClient, address: str, sent: str) -> None:
    first = client.get(address)
    tag = first.headers["etag"]
    again = client.get(address, headers={"If-None-Match": sent.replace("{tag}", tag)})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert client.get(address, headers={"If-None-Match": '"other"'}).content == first.content


def test_the_tag_differs_by_state_question_form_and_language(desk: Desk) -> None:
    def tag(address: str, **headers: str) -> str:
        return str(desk.client.get(address, headers=headers).headers["etag"])

    tags = {
        tag("/v1/nodes"), tag("/v1/nodes?limit=2"), tag("/v1/nodes", Accept="text/csv"),
        tag("/v1/nodes", **{"Accept": "text/csv", "Accept-Language": "en"}), tag("/v1/coverage"),
    }  # fmt: skip
    assert len(tags) == 5
    added = document("another")
    put(desk.store, added, [says(added, "policy:050", "code", "050")])
    assert tag("/v1/nodes") not in tags


def test_a_change_shows_at_once(desk: Desk) -> None:
    before = desk.client.get("/v1/nodes?kind=policy").json()
    added = document("another")
    put(desk.store, added, [says(added, "policy:050", "code", "050")])
    after = desk.client.get("/v1/nodes?kind=policy").json()
    assert (before["meta"]["total"], after["meta"]["total"]) == (1, 2)
    assert before["meta"]["version"] != after["meta"]["version"]
    assert before["meta"]["generation"] + 1 == after["meta"]["generation"]


def test_caches_may_keep_answers_and_must_ask(client: TestClient) -> None:
    headers = client.get("/v1/nodes").headers
    assert (headers["cache-control"], headers["vary"]) == (
        "private, no-cache",
        "Accept, Accept-Language, Authorization",
    )


# --- the answers at hand


def test_a_value_is_made_once_however_many_ask_at_the_same_time() -> None:
    cache: Cache[str] = Cache(10, len)
    made, together = [], Barrier(8)

    def make() -> str:
        made.append(1)
        return "x"

    def ask(_: int) -> str:
        together.wait()
        return cache.get("key", make)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == ["x"] * 8
    assert made == [1]


def test_the_oldest_values_go_when_there_is_no_room_and_none_that_has_none_stays() -> None:
    cache: Cache[str] = Cache(4, len)
    values: Iterator[str] = iter(["aa", "bb", "cc", "too long", "too long", "aa again"])

    def make() -> str:
        return next(values)

    assert [cache.get(key, make) for key in ("a", "b", "a", "c", "a")] == ["aa", "bb", "aa", "cc", "aa"]
    assert [cache.get("long", make) for _ in range(2)] == ["too long", "too long"]
    assert cache.get("b", make) == "aa again"


def test_what_fails_is_asked_again() -> None:
    cache: Cache[str] = Cache(4, len)
    with pytest.raises(ZeroDivisionError):
        cache.get("key", lambda: str(1 // 0))
    assert cache.get("key", lambda: "x") == "x"
