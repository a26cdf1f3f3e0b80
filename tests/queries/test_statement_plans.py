"""How the server means to run the statement files: none may follow every path of a graph with rings and diamonds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from tests.neo4j_server.fixtures import ON_NEO4J, an_empty_database
from tests.queries.test_statement_files import CYPHER

pytestmark = ON_NEO4J

_EVERY_PATH = re.compile(r"VarLengthExpand\((All|Into)\)|Repeat\(Trail\)")
"""Operators that give each path by itself; others visit each node once."""
_BOUND = re.compile(r"\*\d*\.\.(\d+)|\{\d+, (\d+)\}")
_FEW = 4
"""Steps of which each path may be followed."""


@pytest.fixture(scope="module")
def session(neo4j_address: str) -> Iterator[neo4j.Session]:
    with (
        an_empty_database(neo4j_address),
        neo4j.GraphDatabase.driver(neo4j_address, notifications_min_severity="OFF") as driver,
        driver.session() as opened,
    ):
        yield opened


def _operators(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and details of a plan's operators."""
    yield plan["operatorType"], plan["args"].get("Details", "")
    for child in plan.get("children", ()):
        yield from _operators(child)


def _endless(name: str, details: str) -> bool:
    bounds = [int(one or two) for one, two in _BOUND.findall(details)]
    return bool(_EVERY_PATH.search(name)) and (not bounds or max(bounds) > _FEW)


@pytest.mark.parametrize("name", sorted(CYPHER))
def test_no_statement_follows_every_path(session: neo4j.Session, name: str) -> None:
    text = CYPHER[name].read_text(encoding="utf-8")
    plan = session.run(f"EXPLAIN {text}").consume().plan
    assert plan is not None
    assert [found for found in _operators(plan) if _endless(*found)] == []
