"""The plan of fiscal year 2569, from the shared documents where they are and from the bundled sample always."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.store.base import Reader, Store
from kb.store.open import open_store
from loaders.pipeline import Reading, load_file, read_document
from loaders.samples import sample_paths

NAME = "bangna-plan-2569.txt"


@pytest.fixture(scope="session", params=["document", "sample"])
def plan_path(request: pytest.FixtureRequest) -> Iterator[Path]:
    if request.param == "document":
        yield request.getfixturevalue("documents") / NAME
    else:
        with sample_paths() as paths:
            yield next(path for path in paths if path.name == NAME)


@pytest.fixture(scope="session")
def reading(plan_path: Path) -> Reading:
    return read_document(plan_path)


@pytest.fixture(scope="session")
def plan_store(plan_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(tmp_path_factory.mktemp("plan") / "base.db")
    load_file(plan_path, store)
    yield store
    store.close()


@pytest.fixture
def plan(plan_store: Store) -> Iterator[Reader]:
    with plan_store.read() as reader:
        yield reader
