"""The plan of fiscal year 2567 that the tests of its form read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.plan_okr.graph import Graph, graph_of


@pytest.fixture(scope="session")
def plan_path(documents: Path) -> Path:
    return documents / "phasicharoen-plan-2567.txt"


@pytest.fixture(scope="session")
def plan_text(plan_path: Path) -> str:
    return plan_path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def plan(plan_path: Path) -> Graph:
    return graph_of(plan_path)
