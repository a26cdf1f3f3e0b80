"""Clients of the app, and what every answer looks like."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from api.http import create_app
from api.http.headers import SECURITY_HEADERS
from api.http.problems import MEDIA_TYPE
from kb.settings import Settings
from kb.store.base import Store

ENGLISH = {"Accept-Language": "en"}


@contextmanager
def opened(store: Store, settings: Settings) -> Iterator[TestClient]:
    """A client that follows nothing and sees what a browser would see of a failure."""
    app = create_app(store, settings)
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


def told(answer: Response) -> dict[str, Any]:
    """The answer as the command line prints it: its data, and how complete it is, where the data does not say."""
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert list(body) == ["data", "meta", "links"]
    complete = {name: body["meta"][name] for name in ("complete", "cuts", "documents", "fiscal_years")}
    return {**body["data"], "completeness": complete}


def problem(client: TestClient, path: str, status: int, **headers: str) -> dict[str, Any]:
    """The problem that an address answers with, in English unless headers say otherwise."""
    answer = client.get(path, headers={**ENGLISH, **headers})
    return problem_of(answer, status)


def problem_of(answer: Response, status: int) -> dict[str, Any]:
    """The problem that an answer is."""
    body: dict[str, Any] = answer.json()
    assert answer.status_code == body["status"] == status, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert list(body)[:5] == ["type", "title", "status", "detail", "instance"]
    assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    return body
