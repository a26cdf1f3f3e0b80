"""The evaluation documents of fiscal year 2564 that the tests of their forms read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.plan_okr.graph import Graph, graph_of


@pytest.fixture(scope="session")
def evaluation_path(documents: Path) -> Path:
    return documents / "bangrak-evaluation-2564.txt"


@pytest.fixture(scope="session")
def evaluation(evaluation_path: Path) -> Graph:
    return graph_of(evaluation_path)


@pytest.fixture(scope="session")
def results(documents: Path) -> Graph:
    return graph_of(documents / "phranakhon-results-2564.txt")
