"""All simple paths: order, bounds, cycles, agreement with networkx."""

from __future__ import annotations

import tempfile
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings

from kb.errors import LimitError
from kb.kinds import EdgeKind
from kb.store.base import Reader
from queries.paths import paths
from tests.queries.bases import Base
from tests.queries.test_lineage_random import links as random_links

LADDER = [
    ("project:x", "supports", "key_result:a"),
    ("project:x", "supports", "key_result:b"),
    ("key_result:a", "contributes_to", "super_okr:s"),
    ("key_result:b", "contributes_to", "super_okr:s"),
    ("key_result:b", "contributes_to", "issue:i"),
    ("super_okr:s", "contributes_to", "issue:i"),
]


@pytest.fixture
def ladder(base: Base) -> Base:
    base.load(links=LADDER)
    return base


def test_the_shortest_come_first_then_by_id(ladder: Base) -> None:
    with ladder.store.read() as reader:
        answer = paths(reader, "project:x", "issue:i")
    assert [path.nodes for path in answer.paths] == [
        ("project:x", "key_result:b", "issue:i"),
        ("project:x", "key_result:a", "super_okr:s", "issue:i"),
        ("project:x", "key_result:b", "super_okr:s", "issue:i"),
    ]
    assert answer.paths[0].length == 2
    assert [edge.kind for step in answer.paths[0].steps for edge in step] == [
        EdgeKind.SUPPORTS,
        EdgeKind.CONTRIBUTES_TO,
    ]
    assert answer.completeness.complete
    assert sorted(answer.nodes) == ["issue:i", "key_result:a", "key_result:b", "project:x", "super_okr:s"]


def test_asked_from_the_top_the_same_paths_are_found(ladder: Base) -> None:
    with ladder.store.read() as reader:
        assert paths(reader, "issue:i", "project:x").paths == paths(reader, "project:x", "issue:i").paths


def test_the_limit_cuts_with_the_exact_rest(ladder: Base) -> None:
    with ladder.store.read() as reader:
        answer = paths(reader, "project:x", "issue:i", limit=1)
    assert str(answer.completeness) == "cut: 2 more paths beyond limit 1; from 1 document of 2569"


def test_the_depth_cuts_with_the_exact_rest(ladder: Base) -> None:
    with ladder.store.read() as reader:
        answer = paths(reader, "project:x", "issue:i", depth=2)
    assert len(answer.paths) == 1
    assert str(answer.completeness) == "cut: 2 more paths beyond depth 2; from 1 document of 2569"


def test_unconnected_nodes_have_no_path_and_the_answer_is_complete(ladder: Base) -> None:
    with ladder.store.read() as reader:
        answer = paths(reader, "key_result:a", "key_result:b")
    assert answer.paths == ()
    assert answer.completeness.complete


def test_a_node_reaches_itself_in_no_steps(ladder: Base) -> None:
    with ladder.store.read() as reader:
        assert [path.nodes for path in paths(reader, "issue:i", "issue:i").paths] == [("issue:i",)]


def test_parallel_edges_are_one_step(base: Base) -> None:
    base.load(
        links=[
            ("agency:a", "responsible_for", "key_result:k", "H"),
            ("agency:a", "responsible_for", "key_result:k", "R"),
        ]
    )
    with base.store.read() as reader:
        (path,) = paths(reader, "agency:a", "key_result:k").paths
    assert [edge.qualifier for edge in path.steps[0]] == ["H", "R"]


def test_a_way_does_not_run_through_the_agency_of_a_division(city: Reader) -> None:
    found = [path.nodes for path in paths(city, "division:bangna/works", "key_result:2569/11101").paths]
    assert found == [("division:bangna/works", "project:bangna/2569/a", "key_result:2569/11101")]


def test_many_paths_are_counted_without_walking_them(base: Base) -> None:
    rungs = [
        (f"project:{level}{side}", "part_of", f"project:{level + 1}{other}")
        for level in range(10, 30)
        for side in "ab"
        for other in "ab"
    ]
    base.load(links=rungs)
    with base.store.read() as reader:
        answer = paths(reader, "project:10a", "project:30a", depth=32, limit=5)
    assert len(answer.paths) == 5
    assert answer.completeness.cuts[0].more == 2**19 - 5


def test_bounds_are_stated(city: Reader) -> None:
    with pytest.raises(LimitError, match="limit 10001 is too high; the limit is 10000"):
        paths(city, "policy:049", "plan:bma/2569", limit=10_001)


@settings(max_examples=40)
@given(random_links())
def test_the_paths_are_those_of_networkx(links: list[tuple[str, str, str]]) -> None:
    graph: networkx.DiGraph[str] = networkx.DiGraph((source, target) for source, _, target in links)
    lower, upper = links[0][0], links[-1][2]
    if lower == upper:
        return
    expected = {tuple(path) for path in networkx.all_simple_paths(graph, lower, upper)}
    expected = expected or {tuple(path) for path in networkx.all_simple_paths(graph, upper, lower)}
    with tempfile.TemporaryDirectory() as folder:
        base = Base(Path(folder))
        base.load(links=links)
        with base.store.read() as reader:
            answer = paths(reader, lower, upper, limit=10_000)
        base.store.close()
    found = [path.nodes for path in answer.paths]
    assert set(found) == expected
    assert found == sorted(found, key=lambda path: (len(path), path))
    assert answer.completeness.complete
