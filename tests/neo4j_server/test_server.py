"""The test server itself: it starts and stops without a trace, and a server of one's own refuses strangers clearly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import neo4j
import pytest

from kb.errors import StoreError
from kb.settings import Settings
from kb.store.open import open_store
from tests.neo4j_server.classpath import UnavailableError
from tests.neo4j_server.fixtures import ON_NEO4J
from tests.neo4j_server.server import Neo4jServer
from tests.processes import processes_with

pytestmark = ON_NEO4J

_ROOT = Path(__file__).resolve().parents[2]
_PASSWORD = "not-a-secret"


@pytest.fixture(autouse=True)
def _able(neo4j_address: str) -> None:
    """Where no server can be started, these are skipped like the others."""


def processes(home: Path) -> list[str]:
    """The processes that have the home in their command lines."""
    return processes_with(str(home))


def is_gone(home: Path, *, within: float) -> bool:
    """Whether no process and no file of the server is left, at the latest after some seconds."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if not processes(home) and not home.exists():
            return True
        time.sleep(0.1)
    return False


def test_a_server_that_refuses_or_has_no_database_says_so_and_leaves_no_trace() -> None:
    unable = {"server.databases.default_to_read_only": "true"}  # so that the new database cannot be started
    with Neo4jServer(password=_PASSWORD, settings=unable) as server:
        assert len(processes(server.home)) == 2  # the keeper and Java
        with pytest.raises(StoreError, match=r"refused the user or password; check POLICYTRACE_NEO4J_USER") as caught:
            open_store(server.address, settings=Settings(neo4j_password="wrong-one"))
        assert "wrong-one" not in str(caught.value)
        with pytest.raises(StoreError, match="refused the user or password"):
            open_store(server.address)
        with pytest.raises(StoreError, match="is not available; try again when it has been started"):
            open_store(server.address, settings=Settings(neo4j_password=_PASSWORD))
    assert is_gone(server.home, within=10)
    server.stop()


_START = """
import sys, time
from tests.neo4j_server import Neo4jServer
server = Neo4jServer()
print(server.home, server.address, flush=True)
time.sleep(600)
"""


def test_a_server_ends_with_a_starter_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _START], cwd=_ROOT, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        home, address = starter.stdout.readline().split()
        with neo4j.GraphDatabase.driver(address) as driver:
            driver.verify_connectivity()
        os.kill(starter.pid, signal.SIGKILL)
    assert is_gone(Path(home), within=10)


@pytest.mark.parametrize(
    ("path", "missing"), [("", "java is not installed"), ("old", "is Java 11; Neo4j needs 17 or later")]
)
def test_a_machine_without_what_it_takes_is_told_what_is_missing(
    path: str, missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if path:
        java = tmp_path / "java"
        java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n", encoding="utf-8")
        java.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/nowhere")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UnavailableError, match=missing):
        Neo4jServer()


def test_a_server_that_does_not_start_shows_its_log() -> None:
    with pytest.raises(UnavailableError, match=r"does not start: .*no\.such\.setting"):
        Neo4jServer(settings={"server.no.such.setting": "1"})
