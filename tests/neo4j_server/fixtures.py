"""Fixtures: the server, and an empty base on it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest

from tests.neo4j_server.classpath import UnavailableError
from tests.neo4j_server.server import Neo4jServer

GIVEN = "POLICYTRACE_TEST_NEO4J"
"""Names a server to test with, whose database is emptied again and again; without it one is started."""

ON_NEO4J = pytest.mark.xdist_group("neo4j")
"""Marks what needs the server: with `--dist loadgroup` one worker runs it all, so that one server is started."""

_HELD: set[str] = set()
_EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[str]:
    """A server for this worker: the one that is named, else one of its own, for as long as its tests run."""
    given = os.environ.get(GIVEN)
    if given:
        yield given
        return
    try:
        server = Neo4jServer()
    except UnavailableError as error:
        pytest.skip(f"no Neo4j server: {error}; or name one in {GIVEN}")
    with server:
        yield server.address


@pytest.fixture
def neo4j_base(neo4j_address: str) -> Iterator[str]:
    """The address of an empty database, for one test alone: a community server has no second one."""
    with an_empty_database(neo4j_address):
        yield neo4j_address


@contextmanager
def an_empty_database(address: str) -> Iterator[None]:
    """The database to oneself, whichever worker asks, empty at the start and in the end."""
    name = hashlib.sha256(address.encode()).hexdigest()[:12]
    lock = Path(tempfile.gettempdir()) / f"policytrace-neo4j-{name}.lock"
    with lock.open("w") as file, neo4j.GraphDatabase.driver(address) as driver:
        assert address not in _HELD, "a fixture of a wider scope uses the server in this test already"
        fcntl.flock(file, fcntl.LOCK_EX)
        _HELD.add(address)
        try:
            empty(driver)
            yield
            empty(driver)
        finally:
            _HELD.remove(address)


def empty(driver: neo4j.Driver) -> None:
    """Removes every node; constraints and indexes stay."""
    with driver.session(database="neo4j") as session:
        session.run(_EMPTY).consume()
