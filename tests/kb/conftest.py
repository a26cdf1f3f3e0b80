"""Fixtures: an empty base in every engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.store.base import Store
from kb.store.open import open_store
from tests.neo4j_server.fixtures import ON_NEO4J


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=ON_NEO4J)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a base may be made, in every engine."""
    if request.param == "sqlite":
        return str(tmp_path / "base.db")
    return str(request.getfixturevalue("neo4j_base"))


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A fresh, empty base in every engine."""
    opened = open_store(address)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    """A fresh, empty base in a file, for what files alone can do."""
    opened = open_store(tmp_path / "base.db")
    yield opened
    opened.close()
