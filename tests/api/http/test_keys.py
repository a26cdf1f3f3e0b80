"""Every route that writes, and everybody who might try."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb.settings import Settings
from tests.api.conftest import Run
from tests.api.http import writing
from tests.api.http.clients import ENGLISH, problem_of
from tests.api.http.writing import Desk

DECIDE = {"decision": "accepted", "reason": "checked"}
REASON = {"reason": "checked"}
WRITES = [
    ("POST", "/v1/findings/0123456789ab/decisions", DECIDE, "decide"),
    ("POST", "/v1/suggestions/project:bangna/2569/a~policy:049/accept", REASON, "decide"),
    ("POST", "/v1/suggestions/project:bangna/2569/a~policy:049/withdraw", REASON, "decide"),
    ("POST", "/v1/documents?file_name=plan.txt", "นี่ไม่ใช่แผน", "load"),
    ("PUT", "/v1/results/bangna/2569/Q2", {"results": [{"code": "41101", "value": "1"}]}, "load"),
]
"""Method, address, body and the scope that is needed."""


def test_the_list_holds_every_route_that_writes(desk: Desk) -> None:
    paths = desk.client.get("/v1/openapi.json").json()["paths"]
    described = {(method.upper(), path) for path, item in paths.items() for method in item if method != "get"}
    assert described == {
        ("POST", "/v1/findings/{finding}/decisions"),
        ("POST", "/v1/suggestions/{proposal}/accept"),
        ("POST", "/v1/suggestions/{proposal}/withdraw"),
        ("POST", "/v1/documents"),
        ("PUT", "/v1/results/{agency}/{fiscal_year}/{period}"),
    }
    assert len(described) == len(WRITES)


@pytest.mark.parametrize("holder", ["nobody", "stranger", "revoked", "read", "decide", "load", "admin"])
@pytest.mark.parametrize(("method", "path", "body", "scope"), WRITES)
def test_who_may_write_what(desk: Desk, method: str, path: str, body: object, scope: str, holder: str) -> None:
    sent = {"content": body.encode()} if isinstance(body, str) else {"json": body}
    before = desk.client.get("/readyz").json()
    answer = desk.client.request(method, path, headers={**ENGLISH, **desk.headers(holder)}, **sent)
    if holder in ("nobody", "stranger", "revoked"):
        assert problem_of(answer, 401)["type"] == "/v1/problems/no_key"
        assert answer.headers["www-authenticate"] == 'Bearer realm="policytrace"'
    elif holder not in (scope, "admin"):
        assert problem_of(answer, 403)["detail"].startswith(f"this needs a key with the scope {scope};")
    else:
        assert answer.status_code in (200, 202, 400, 404)
    if answer.status_code in (401, 403):
        assert desk.client.get("/readyz").json() == before


@pytest.mark.parametrize(
    "header", ["pt_x", "Basic abc", "Bearer", "Bearer ", "Bearer \x00", f"Bearer {'x' * 5000}", "bearer ก"]
)
def test_what_is_no_key_is_none(desk: Desk, header: str) -> None:
    answer = desk.client.get("/v1/key", headers={b"Authorization": header.encode()})
    assert answer.status_code == 401


def test_a_key_tells_its_holder_what_it_allows(desk: Desk) -> None:
    told = desk.client.get("/v1/key", headers=desk.headers("decide")).json()["data"]
    assert (told["name"], told["scopes"], told["revoked"]) == ("สำนักงาน decide", ["decide"], None)
    assert set(told) == {"id", "name", "scopes", "created", "revoked"}


def test_reading_may_need_a_key(city: Path, tmp_path: Path) -> None:
    settings = Settings(database=str(tmp_path / "own.db"), reading="key")
    with writing.desk(city, tmp_path, settings) as locked:
        for path in ("/v1/", "/v1/nodes/policy:049", "/v1/export", "/metrics"):
            for holder in ("nobody", "revoked"):
                assert locked.client.get(path, headers=locked.headers(holder)).status_code == 401
            assert locked.client.get(path, headers=locked.headers("read")).status_code == 200
        assert locked.client.get("/healthz").status_code == 200


# --- the command


def test_keys_are_made_listed_and_ended_on_the_command_line(run: Run, city: Path) -> None:
    scopes = ("--scope", "load", "--scope", "decide")
    made = json.loads(run("--db", city, "key", "create", "สนข.บางนา", *scopes, "--json").stdout)
    assert made["scopes"] == ["decide", "load"]
    token = run("--db", city, "key", "create", "อื่น", "--scope", "read").stdout
    assert token.startswith("pt_")
    assert len(token.split()) == 1
    ended = run("--db", city, "key", "revoke", made["id"])
    assert ended.exit_code == 0
    listed = json.loads(run("--db", city, "key", "list", "--json").stdout)["keys"]
    assert [(key["name"], key["revoked"] is None) for key in listed] == [("สนข.บางนา", False), ("อื่น", True)]
    assert run("--db", city, "key", "revoke", made["id"]).exit_code == 3
    assert run("--db", city, "key", "create", " ", "--scope", "read").exit_code == 1


def test_no_token_is_kept_and_no_export_holds_a_key(run: Run, city: Path) -> None:
    before = run("--db", city, "export").stdout
    token = run("--db", city, "key", "create", "ใครสักคน", "--scope", "admin").stdout.strip()
    files = b"".join(path.read_bytes() for path in city.parent.iterdir())
    assert token.encode() not in files
    assert token.split("_", 2)[2].encode() not in files
    assert run("--db", city, "export").stdout == before
