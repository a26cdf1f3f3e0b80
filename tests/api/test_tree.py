"""The tree of a lineage where nodes are met on several ways."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from api.cli.tree import LineageTree
from kb.store.base import Reader
from queries.lineage import lineage
from tests.queries.bases import Base, Link

LINKS: tuple[Link, ...] = (
    ("key_result:2569/1", "contributes_to", "super_okr:2569/s"),
    ("super_okr:2569/s", "contributes_to", "issue:2569/i"),
    ("key_result:2569/1", "contributes_to", "issue:2569/i"),
    ("project:x/2569/a", "supports", "key_result:2569/1"),
    ("division:x/d", "responsible_for", "project:x/2569/a", "R"),
    ("division:x/d", "part_of", "agency:x"),
    ("budget:x/2569/a", "funds", "project:x/2569/a"),
)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    base = Base(tmp_path)
    base.load(links=LINKS)
    with base.store.read() as opened:
        yield opened
    base.store.close()


def drawn(reader: Reader, start: str, way: str) -> list[str]:
    out = Console(file=io.StringIO(), width=200)
    with out.capture() as capture:
        out.print(LineageTree(lineage(reader, start, way), "en").tree())
    return [line.rstrip() for line in capture.get().splitlines()]


def test_a_node_grows_once_under_the_nearest_of_those_that_it_belongs_to(reader: Reader) -> None:
    assert drawn(reader, "issue:2569/i", "down") == [
        "Development issue 2569/i",
        "├── Super OKR 2569/s",
        "│   └── Key result 2569/1 (more of it elsewhere in the tree)",
        "└── Key result 2569/1",
        "    └── Project or activity x/2569/a · budget not stated · division:x/d",
    ]


def test_from_a_division_its_projects_and_its_agency_are_branches(reader: Reader) -> None:
    assert drawn(reader, "division:x/d", "up")[:3] == [
        "Division x/d",
        "├── Project or activity x/2569/a",
        "│   └── Key result 2569/1",
    ]
    assert drawn(reader, "division:x/d", "up")[-1] == "└── Agency x"


def test_from_an_agency_its_divisions_are_branches(reader: Reader) -> None:
    assert drawn(reader, "agency:x", "down")[1] == "└── Division x/d"


def test_from_a_budget_the_way_goes_up_through_its_project(reader: Reader) -> None:
    assert drawn(reader, "budget:x/2569/a", "up")[:2] == [
        "Budget budget not stated",
        "└── Project or activity x/2569/a",
    ]


def test_projects_that_stand_on_another_branch_too_are_counted_and_not_drawn_again(base: Base) -> None:
    base.load(
        links=[
            *((f"project:{name}", "implements", "policy:1") for name in ("a", "b", "whole")),
            *((f"project:{name}", "part_of", "project:whole") for name in "ab"),
        ]
    )
    with base.store.read() as reader:
        assert drawn(reader, "policy:1", "down")[1:] == [
            "├── Project or activity a",
            "├── Project or activity b",
            "└── Project or activity whole",
            "    └── (2 projects that stand on another branch too)",
        ]
