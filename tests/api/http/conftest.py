"""Fixtures: the app over a small city, and over the bundled samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.loading import load_each
from kb.settings import Settings
from kb.store.base import Store
from kb.store.open import open_store
from loaders.samples import sample_paths
from tests.api.http import writing
from tests.api.http.clients import opened
from tests.api.http.writing import Desk


@pytest.fixture
def client(city_store: Store) -> Iterator[TestClient]:
    """The app over the small city, with low limits."""
    with opened(city_store, Settings(depth_max=8, result_max=5)) as client:
        yield client


@pytest.fixture(scope="session")
def samples_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a base with the bundled samples in it; not to be written to."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    store = open_store(path)
    with sample_paths() as paths:
        loaded = list(load_each(sorted(paths), store))
    store.close()
    assert [item.error for item in loaded] == [None] * len(loaded)
    return path


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
