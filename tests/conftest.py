"""Fixtures that the tests of all packages share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kb.store.base import Store
from kb.store.open import open_store
from tests.neo4j_server.fixtures import neo4j_address, neo4j_base

__all__ = ["neo4j_address", "neo4j_base"]

settings.register_profile("untimed", deadline=None)  # speed is proven in benchmarks, never in tests
settings.load_profile("untimed")

_DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh, empty SQLite base."""
    opened = open_store(tmp_path / "base.db")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of the shared documents; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("POLICYTRACE_DOCUMENTS") or _DOCUMENTS)
    if not folder.is_dir():
        pytest.skip(f"the shared documents are not at {folder}; set POLICYTRACE_DOCUMENTS")
    return folder
