"""Fixtures: the app over a small city, and over the bundled samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kb.settings import Settings
from kb.store.base import Store
from kb.store.open import open_store
from tests.api.http import writing
from tests.api.http.clients import opened
from tests.api.http.writing import Desk


@pytest.fixture
def client(city_store: Store) -> Iterator[TestClient]:
    """The app over the small city, with low limits."""
    with opened(city_store, Settings(depth_max=8, result_max=5)) as client:
        yield client


@pytest.fixture(scope="session")
def samples(samples_file: Path) -> Iterator[TestClient]:
    """The app over the bundled samples."""
    store = open_store(samples_file, create=False)
    with opened(store, Settings()) as client:
        yield client
    store.close()


@pytest.fixture
def desk(city: Path, tmp_path: Path) -> Iterator[Desk]:
    """The app over a copy of the small city that may be written to."""
    with writing.desk(city, tmp_path) as opened_desk:
        yield opened_desk


@pytest.fixture
def samples_desk(samples_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """The app over a copy of the bundled samples that may be written to."""
    with writing.desk(samples_file, tmp_path) as opened_desk:
        yield opened_desk
