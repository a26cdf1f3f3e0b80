"""Documents, results and decisions in: what they change, what they refuse, and that twice is once."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.jobs.job import State
from kb.settings import Settings
from loaders.samples import sample_paths
from tests.api.http import writing
from tests.api.http.clients import ENGLISH, problem_of
from tests.api.http.writing import Desk


def plan() -> tuple[str, bytes]:
    """The name and the bytes of a plan document."""
    with sample_paths() as paths:
        (path,) = [path for path in paths if path.name == "bangna-plan-2569.txt"]
        return path.name, path.read_bytes()


# --- documents


def test_a_document_is_queued_loaded_and_reported(desk: Desk) -> None:
    name, data = plan()
    answer = desk.client.post(f"/v1/documents?file_name={name}", content=data, headers=desk.headers("load"))
    assert answer.status_code == 202
    job = answer.json()["data"]
    assert answer.headers["location"] == answer.json()["links"]["job"] == f"/v1/jobs/{job['id']}"
    assert (job["state"], job["file_name"], job["bytes"]) == (State.QUEUED, name, len(data))
    ended = desk.ended(job["id"])
    assert (ended["state"], ended["error"], ended["progress"]) == (State.DONE, None, 1.0)
    (document,) = ended["result"]["documents"]
    assert desk.client.get(f"/v1/documents/{document}").json()["data"]["document"]["file_name"] == name
    report = desk.client.get(f"/v1/documents/{document}/report").json()["data"]["report"]
    assert report == ended["result"]["report"]
    assert not list((desk.folder / "own.db.jobs" / job["id"]).glob("data/*"))
    listed = desk.client.get("/v1/jobs", headers=desk.headers("load")).json()["data"]["jobs"]
    assert [item["id"] for item in listed] == [job["id"]]


def test_a_file_that_is_no_document_changes_nothing_and_its_job_says_why(desk: Desk) -> None:
    before = desk.client.get("/v1/").headers["etag"]
    answer = desk.client.post("/v1/documents?file_name=x.txt", content=b"nothing", headers=desk.headers("load"))
    ended = desk.ended(answer.json()["data"]["id"])
    assert ended["state"] == State.FAILED
    assert ended["error"].startswith("x.txt: ")
    assert str(desk.folder) not in ended["error"]
    assert desk.client.get("/v1/").headers["etag"] == before


def test_a_document_over_the_limit_is_413_whether_or_not_it_says_so(city: Path, tmp_path: Path) -> None:
    settings = Settings(database=str(tmp_path / "own.db"), upload_bytes=1000)
    with writing.desk(city, tmp_path, settings) as small:
        headers = {**ENGLISH, **small.headers("load")}
        said = small.client.post("/v1/documents?file_name=x.txt", content=b"x" * 1001, headers=headers)
        unsaid = small.client.post(
            "/v1/documents?file_name=x.txt", content=(b"x" * 100 for _ in range(11)), headers=headers
        )
        for answer in (said, unsaid):
            assert problem_of(answer, 413)["detail"] == "the body is larger than 1000 bytes, which is the limit"
        assert small.client.get("/v1/jobs", headers=headers).json()["data"]["jobs"] == []
        assert not [item for item in (tmp_path / "own.db.jobs").iterdir() if item.is_dir()]


def test_the_queue_has_an_end(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.jobs.worker.Worker._work", lambda _: None)
    settings = Settings(database=str(tmp_path / "own.db"), queue_max=2)
    with writing.desk(city, tmp_path, settings) as full:
        sent = [
            full.client.post("/v1/documents?file_name=x.txt", content=b"x", headers=full.headers("load"))
            for _ in range(3)
        ]
    assert [answer.status_code for answer in sent] == [202, 202, 503]
    assert sent[-1].headers["retry-after"] == "1"


def test_what_a_process_left_behind_is_taken_up_again(city: Path, tmp_path: Path) -> None:
    settings = Settings(database=str(tmp_path / "own.db"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("api.jobs.worker.Worker._work", lambda _: None)
        with writing.desk(city, tmp_path, settings) as first:
            name, data = plan()
            answer = first.client.post(f"/v1/documents?file_name={name}", content=data, headers=first.headers("load"))
            spool = first.client.app.state.service.spool  # type: ignore[attr-defined]
            job = spool.job(answer.json()["data"]["id"])
            spool.save(job.changed(state=State.RUNNING))
    with writing.desk(city, tmp_path, settings) as second:
        assert second.ended(job.id)["state"] == State.DONE


@pytest.mark.parametrize("name", ["..", "a/..", "", "%00", "a%0Ab.txt", "x" * 201, "..%2F..%2Fetc%2Fpasswd"])
def test_a_hostile_name_leads_nowhere(desk: Desk, name: str) -> None:
    answer = desk.client.post(f"/v1/documents?file_name={name}", content=b"x", headers=desk.headers("load"))
    if answer.status_code == 202:
        assert answer.json()["data"]["file_name"] == "passwd"
        desk.ended(answer.json()["data"]["id"])
    else:
        assert answer.status_code in (400, 422)
    assert {item.name for item in desk.folder.iterdir()} <= {
        "own.db", "own.db-wal", "own.db-shm", "own.db.jobs", "city",
    }  # fmt: skip


@pytest.mark.parametrize("job", ["..%2F..", "answers", "lock", "x", "*", "20990101T000000000000-0123456789abcdef"])
def test_an_unknown_job_is_404(desk: Desk, job: str) -> None:
    assert desk.client.get(f"/v1/jobs/{job}").status_code == 404


# --- twice is once


def test_a_document_that_comes_again_with_its_key_is_one_job(desk: Desk) -> None:
    headers = {**ENGLISH, **desk.headers("load"), "Idempotency-Key": "upload-1"}
    first = desk.client.post("/v1/documents?file_name=x.txt", content=b"one", headers=headers)
    again = desk.client.post("/v1/documents?file_name=x.txt", content=b"one", headers=headers)
    other = desk.client.post("/v1/documents?file_name=x.txt", content=b"two", headers=headers)
    assert first.json()["data"]["id"] == again.json()["data"]["id"]
    assert (first.headers.get("idempotent-replayed"), again.headers["idempotent-replayed"]) == (None, "true")
    assert problem_of(other, 409)["detail"].startswith("the idempotency key 'upload-1' was used for another request")
    whose = {**headers, **desk.headers("admin")}
    assert desk.client.post("/v1/documents?file_name=x.txt", content=b"two", headers=whose).status_code == 202
    assert len(desk.client.get("/v1/jobs", headers=headers).json()["data"]["jobs"]) == 2


# --- decisions


def test_a_decision_is_recorded_with_who_and_shows_on_the_finding(samples_desk: Desk) -> None:
    desk = samples_desk
    finding = desk.client.get("/v1/findings?limit=1&decided=false").json()["data"]["findings"][0]["id"]
    headers = {**desk.headers("decide"), "Idempotency-Key": "d"}
    body = {"decision": "exempt", "reason": " ตรวจแล้ว ", "until": "30/9/2599"}
    sent = [desk.client.post(f"/v1/findings/{finding}/decisions", json=body, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [201, 201]
    assert sent[0].json()["data"] == sent[1].json()["data"]
    assert sent[0].headers["location"] == f"/v1/findings/{finding}"
    shown = desk.client.get(f"/v1/findings/{finding}").json()["data"]["decision"]
    assert shown == sent[0].json()["data"]["decision"]
    assert (shown["who"], shown["reason"], shown["until"]) == ("สำนักงาน decide", "ตรวจแล้ว", "2056-09-30")
    counted = desk.client.get("/v1/findings?limit=1&decided=true").json()["meta"]["total"]
    assert counted == 1


def test_a_decision_finds_its_finding_in_the_document_that_is_named(samples_desk: Desk) -> None:
    desk = samples_desk
    finding = desk.client.get("/v1/findings?limit=1").json()["data"]["findings"][0]
    body, headers = {"decision": "accepted", "reason": "ตรวจแล้ว"}, desk.headers("decide")
    address = f"/v1/findings/{finding['id']}/decisions?document="
    assert desk.client.post(f"{address}none.txt", json=body, headers=headers).status_code == 404
    for document in finding["places"][0]["document"], finding["places"][0]["file_name"]:
        assert desk.client.post(address + document, json=body, headers=headers).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {}, [], "x", {"decision": "maybe", "reason": "x"}, {"decision": "exempt", "reason": " "},
        {"decision": "exempt", "reason": "x", "until": "yesterday"}, {"decision": "exempt", "reason": "x", "more": 1},
        {"decision": "exempt", "reason": "x" * 2001},
    ],
)  # fmt: skip
def test_a_decision_that_is_none_changes_nothing(samples_desk: Desk, body: object) -> None:
    desk = samples_desk
    before = desk.client.get("/readyz").json()
    finding = desk.client.get("/v1/findings?limit=1").json()["data"]["findings"][0]["id"]
    answer = desk.client.post(f"/v1/findings/{finding}/decisions", json=body, headers=desk.headers("decide"))
    assert answer.status_code in (400, 422)
    assert desk.client.get("/readyz").json() == before


def test_a_proposal_is_accepted_and_taken_back(samples_desk: Desk) -> None:
    desk = samples_desk
    asked = "/v1/suggestions?rule=key_result_has_project&fiscal_year=2567&limit=1"
    proposal = desk.client.get(asked).json()["data"]["suggestions"][0]["candidates"][0]
    address, headers = f"/v1/suggestions/{proposal['id']}", desk.headers("decide")
    accepted = desk.client.post(f"{address}/accept", json={"reason": "ตรงกัน", "who": "กลุ่มแผน"}, headers=headers)
    assert accepted.status_code == 201
    assert (accepted.json()["data"]["source"], accepted.json()["data"]["who"]) == (proposal["source"], "กลุ่มแผน")
    links = desk.client.get(f"{accepted.json()['links']['source']}/links?way=out&edge_kind=supports").json()
    assert proposal["target"] in [edge["target"] for edge in links["data"]["groups"][0]["edges"]]
    taken_back = desk.client.post(f"{address}/withdraw", json={"reason": "ผิด"}, headers=headers)
    assert taken_back.json()["data"]["withdrawn"]["who"] == "สำนักงาน decide"
    assert desk.client.post(f"{address}/withdraw", json={"reason": "ผิด"}, headers=headers).status_code == 404
    for unknown in ("nothing", "project:a/2569/b"):
        answer = desk.client.post(f"/v1/suggestions/{unknown}/accept", json={"reason": "x"}, headers=headers)
        assert answer.status_code == 400


# --- results


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def results_of(desk: Desk, agency: str, year: int) -> list[str]:
    found = desk.client.get(f"/v1/nodes?kind=result&fiscal_year={year}&limit=1000").json()["data"]["nodes"]
    return [node["id"] for node in found if node["properties"].get("agency") == f"agency:{agency}"]


def test_results_are_put_by_period_and_a_later_put_takes_the_place_of_the_former(samples_desk: Desk) -> None:
    desk, headers = samples_desk, samples_desk.headers("load")
    held = desk.client.get("/v1/nodes/agency:bangna/links?way=out&edge_kind=responsible_for&limit=2")
    codes = [edge["target"] for group in held.json()["data"]["groups"] for edge in group["edges"]]
    address = "/v1/results/bangna/2569/Q2"
    body = {"results": [{"code": code, "value": at + 1, "assessor": "self"} for at, code in enumerate(codes)]}
    first = desk.client.put(address, json=body, headers=headers)
    assert first.status_code == 200, first.text
    assert (first.json()["data"]["outcome"], first.json()["data"]["added"]) == ("added", 2)
    again = desk.client.put(address, json=body, headers=headers).json()["data"]
    assert (again["outcome"], again["unchanged"]) == ("unchanged", 2)
    less = desk.client.put(address, json={"results": body["results"][:1]}, headers=headers).json()["data"]
    assert (less["outcome"], less["removed"]) == ("superseded", 1)
    assert len(results_of(desk, "bangna", 2569)) == 1


def test_the_same_results_come_as_csv_and_those_of_another_period_are_at_fault(samples_desk: Desk) -> None:
    desk, headers = samples_desk, {**samples_desk.headers("load"), "Content-Type": "text/csv"}
    listed = desk.client.get("/v1/nodes?kind=key_result&fiscal_year=2569&agency=บางนา&limit=1")
    code, address = listed.json()["data"]["nodes"][0]["id"], "/v1/results/บางนา/2569/Q2"
    right = desk.client.put(address, content=f"code,value\n{code},5\n".encode(), headers=headers)
    assert right.status_code == 200, right.text
    assert right.json()["data"]["path"] == "results-bangna-2569-Q2.csv"
    other = f"code,period,value\n{code},Q3,5\n".encode()
    wrong = desk.client.put(address, content=other, headers={**headers, **ENGLISH})
    body = problem_of(wrong, 400)
    assert [(fault["code"], fault["row"], fault["column"]) for fault in body["faults"]] == [("period_conflicts", 2, 2)]
    assert body["detail"].startswith("results-bangna-2569-Q2.csv, row 2, column B: the result is of 2569-Q3")


@pytest.mark.parametrize(
    ("address", "kind", "body", "status"),
    [
        ("/v1/results/bangna/2569/Q5", "application/json", b"{}", 422),
        ("/v1/results/bangna/1999/Q1", "application/json", b"{}", 422),
        ("/v1/results/nowhere/2569/Q1", "text/csv", b"code,value\nx,1\n", 400),
        ("/v1/results/bangna/2569/Q1", "application/pdf", b"%PDF", 415),
        ("/v1/results/bangna/2569/Q1", "application/json", b"{", 422),
        ("/v1/results/bangna/2569/Q1", "application/json", b'{"results": []}', 422),
        ("/v1/results/bangna/2569/Q1", "application/json", b'{"results": [{"code": "nothing", "value": "1"}]}', 400),
        ("/v1/results/bangna/2569/Q1", "text/csv", b"", 400),
        ("/v1/results/bangna/2569/Q1", XLSX, b"PK\3\4", 400),
    ],
)
def test_results_that_are_none_change_nothing(desk: Desk, address: str, kind: str, body: bytes, status: int) -> None:
    before = desk.client.get("/readyz").json()
    answer = desk.client.put(address, content=body, headers={**desk.headers("load"), "Content-Type": kind})
    assert answer.status_code == status, answer.text
    assert desk.client.get("/readyz").json() == before
