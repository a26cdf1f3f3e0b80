"""A base of the bundled samples, and one of hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.store.base import Reader
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from tests.queries.bases import Base

HOSTILE = "<b>&\"';--\x0b‮\ufffe\r\n,=1+1"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    store = open_store(tmp_path_factory.mktemp("exports") / "base.db")
    with sample_paths() as paths:
        for path in paths:
            load_file(path, store)
    with store.read() as reader:
        yield reader
    store.close()


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Reader]:
    base = Base(tmp_path)
    base.load(
        [
            ("plan:a/2569", "name", HOSTILE), ("strategy:2569/1", "name", HOSTILE), ("strategy:2569/1", "code", "1"),
            ("issue:2569/1.1", "name", HOSTILE), ("key_result:2569/1", "target", {"text": HOSTILE, "value": "1.5"}),
            ("key_result:2569/1", "aliases", [HOSTILE, "ก"]), ("project:a/2569/p", "name", HOSTILE),
            ("budget:a/2569/p", "amount_baht", "0.10"), ("budget:a/2569/p", "fiscal_year", 2569),
        ],
        links=[
            ("strategy:2569/1", "part_of", "plan:a/2569"), ("issue:2569/1.1", "part_of", "strategy:2569/1"),
            ("key_result:2569/1", "contributes_to", "issue:2569/1.1"),
            ("project:a/2569/p", "supports", "key_result:2569/1"), ("budget:a/2569/p", "funds", "project:a/2569/p"),
        ],
    )  # fmt: skip
    with base.store.read() as reader:
        yield reader
    base.store.close()
