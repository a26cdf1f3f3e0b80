"""Preparing: the same answers as without, kept for the state they are of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.http.asking import Asking
from api.http.routes import findings as routes
from api.prepared import preparing
from api.prepared.preparing import REGISTER, Prepared, prepare
from api.prepared.views import addresses
from kb.settings import Settings
from kb.store.open import open_store
from tests.api.conftest import Run
from tests.api.http.clients import opened
from tests.kb.making import document, put, says

YEARS = (2564, 2567, 2569)
AGENCIES = ("agency:bangna", "agency:bangrak", "agency:phasicharoen", "agency:phranakhon")


@pytest.fixture(scope="module")
def prepared_once(samples_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Prepared]]:
    """A base of which everything is prepared and kept, however little time it takes, and what was told of it."""
    base = Path(shutil.copy(samples_file, tmp_path_factory.mktemp("prepared") / "base.db"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preparing, "WORTH_SECONDS", 0.0)
        return base, list(prepare(Settings(database=str(base))))


@pytest.fixture
def base(prepared_once: tuple[Path, list[Prepared]], tmp_path: Path) -> Path:
    """A copy of the base with what is prepared of it."""
    made, _ = prepared_once
    shutil.copytree(f"{made}.answers", tmp_path / "base.db.answers")
    return Path(shutil.copy(made, tmp_path / "base.db"))


@pytest.fixture
def prepared(prepared_once: tuple[Path, list[Prepared]]) -> list[Prepared]:
    """What was told while everything was prepared."""
    return prepared_once[1]


@pytest.fixture
def samples(samples_file: Path) -> Iterator[TestClient]:
    """The app over the samples, of which nothing is prepared."""
    store = open_store(samples_file, create=False)
    with opened(store, Settings()) as client:
        yield client
    store.close()


@pytest.fixture
def client(base: Path) -> Iterator[TestClient]:
    store = open_store(base, create=False)
    with opened(store, Settings(database=str(base))) as client:
        yield client
    store.close()


def test_every_first_question_is_answered_and_kept(prepared: list[Prepared], base: Path) -> None:
    assert [each.address for each in prepared] == list(addresses(YEARS, AGENCIES))
    assert {(each.status, each.kept) for each in prepared} == {(200, True)}
    assert len(list(Path(f"{base}.answers").glob("*.answer"))) == len(prepared)


def test_a_service_answers_from_the_shelf_what_it_would_have_worked_out(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, samples: TestClient
) -> None:
    monkeypatch.setattr(Asking, "_context", None)  # without it nothing can be worked out
    for address in addresses(YEARS, AGENCIES):
        answer = client.get(address)
        assert answer.status_code == 200, address
    monkeypatch.undo()
    for address in addresses(YEARS, AGENCIES):
        one, other = client.get(address), samples.get(address)
        assert one.headers.get("link") == other.headers.get("link")
        assert one.headers["content-type"] == other.headers["content-type"]
        assert one.json()["data"] == other.json()["data"]
        assert one.json()["links"] == other.json()["links"]


def _tag(client: TestClient, address: str, lang: str, form: str = "application/json") -> str:
    tag: str = client.get(address, headers={"Accept-Language": lang, "Accept": form}).headers["etag"]
    return tag


def test_the_order_of_the_parameters_and_the_language_do_not_matter(client: TestClient) -> None:
    one, other = "/v1/gaps?limit=5&fiscal_year=2569", "/v1/gaps?fiscal_year=2569&limit=5"
    assert len({_tag(client, each, lang) for each in (one, other) for lang in ("th", "en")}) == 1
    assert len({_tag(client, one, lang, "text/csv") for lang in ("th", "en")}) == 2


def test_the_order_of_values_of_one_parameter_matters(client: TestClient) -> None:
    one, other = "levels=strategy&levels=division", "levels=division&levels=strategy"
    tags = [client.get(f"/v1/budget/flows?{each}").headers["etag"] for each in (one, other)]
    assert tags[0] != tags[1]


def test_after_a_change_nothing_of_the_former_state_is_answered_or_kept(base: Path, client: TestClient) -> None:
    store = open_store(base)
    put(store, document("new.txt"), [says(document("new.txt"), "policy:999", "name", "นโยบายใหม่")])
    store.close()
    assert client.get("/v1/").json()["meta"]["documents"] == 5
    former = {file.name for file in Path(f"{base}.answers").glob("*.answer")}
    again = list(prepare(Settings(database=str(base))))
    assert {file.name for file in Path(f"{base}.answers").glob("*.answer")}.isdisjoint(former)
    assert [each.status for each in again] == [200] * len(again)


def test_findings_of_a_large_base_are_read_from_their_register(
    base: Path, samples: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [
        "/v1/findings?severity=error&limit=7", "/v1/findings?agency=บางนา&rule=money_without_amount&limit=2",
        "/v1/findings?document=bangna-plan-2569.txt&decided=false&limit=3",
    ]  # fmt: skip
    found = [samples.get(address).json() for address in addresses]
    addresses.append(f"/v1/findings/{found[0]['data']['findings'][0]['id']}")
    found.append(samples.get(addresses[-1]).json())
    settings = Settings(database=str(base), prepare_documents=4)
    assert next(prepare(settings)).address == REGISTER
    monkeypatch.setattr(routes, "findings", None)  # looking for them would fail
    store = open_store(base, create=False)
    with opened(store, settings) as client:
        for address, expected in zip(addresses, found, strict=True):
            answered = client.get(address).json()
            assert answered["data"] == expected["data"]
            assert answered["meta"]["total"] == expected["meta"]["total"]
        following = client.get(client.get(addresses[0]).json()["links"]["next"]).json()["data"]["findings"]
        first = found[0]["data"]["findings"]
        assert len(following) == 7
        assert {each["id"] for each in following}.isdisjoint(each["id"] for each in first)
    store.close()


def test_reading_that_needs_a_key_can_be_prepared_and_still_needs_it(base: Path) -> None:
    settings = Settings(database=str(base), reading="key")
    assert {each.status for each in prepare(settings)} == {200}
    store = open_store(base, create=False)
    with opened(store, settings) as client:
        assert client.get("/v1/coverage").status_code == 401
    store.close()


def test_the_command_tells_what_it_took(run: Run, base: Path) -> None:
    shown = run("--db", base, "prepare", "--lang", "en")
    assert shown.exit_code == 0
    *lines, last = shown.stdout.splitlines()
    assert [line.split()[-1] for line in lines] == list(addresses(YEARS, AGENCIES))
    assert f"{len(lines)} answers in " in last


def test_a_folder_that_cannot_be_written_to_is_named(run: Run, base: Path) -> None:
    shutil.rmtree(f"{base}.answers")
    Path(f"{base}.answers").write_text("a file stands here")
    shown = run("--db", base, "prepare")
    assert shown.exit_code != 0
    assert f"cannot be kept in {base}.answers" in shown.stderr
