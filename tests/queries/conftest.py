"""Fixtures: an empty base, and one with a small city in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.store.base import Reader
from tests.queries.bases import CITY, Base


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Base]:
    made = Base(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def city(base: Base) -> Iterator[Reader]:
    base.load(links=CITY)
    with base.store.read() as reader:
        yield reader
