"""A lineage folded, and as chains, against networkx on random graphs."""

from __future__ import annotations

import tempfile
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import InputError
from kb.kinds import NodeKind
from kb.store.base import Reader
from queries.chains import chains
from queries.fan_out import folded
from queries.lineage import Direction, lineage
from tests.queries.bases import Base
from tests.queries.test_lineage_random import links

STRATEGY = "strategy:2569/1"


def test_the_chains_of_a_city_lead_from_the_plan_to_money_and_hands(city: Reader) -> None:
    found = chains(lineage(city, "key_result:2569/11101"))
    assert [(str(chain.direction), [each.partition(":")[0] for each in chain.nodes]) for chain in found.chains] == [
        ("up", ["key_result", "super_okr", "issue", "strategy", "plan"]),
        ("down", ["key_result", "project", "budget"]),
        ("down", ["key_result", "project", "division"]),
        ("down", ["key_result", "agency"]),
    ]
    cut = chains(lineage(city, "key_result:2569/11101"), 2)
    assert (len(cut.chains), cut.completeness.complete) == (2, False)


@settings(max_examples=30)
@given(links())
def test_chains_are_the_maximal_simple_paths(links: list[tuple[str, str, str]]) -> None:
    graph: networkx.DiGraph[str] = networkx.DiGraph((source, target) for source, _, target in links)
    graph.remove_edges_from(networkx.selfloop_edges(graph))
    with tempfile.TemporaryDirectory() as folder:
        base = Base(Path(folder))
        base.load(links=links)
        start = links[0][0]
        with base.store.read() as reader:
            found = [chain.nodes for chain in chains(lineage(reader, start, "up"), 100_000).chains]
        base.store.close()
    expected = set()
    for target in graph.nodes - {start}:
        for path in networkx.all_simple_paths(graph, start, target):
            if all(other in path for other in graph.successors(target)):
                expected.add(tuple(path))
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_a_wide_branch_keeps_the_first_of_each_kind_and_counts_the_others(base: Base) -> None:
    wide = [(f"project:bangna/2569/{at}", "implements", "policy:049") for at in range(5)]
    money = [(f"budget:bangna/2569/{at}", "funds", f"project:bangna/2569/{at}") for at in range(5)]
    base.load(links=[*wide, *money])
    with base.store.read() as reader:
        whole = lineage(reader, "policy:049", "down")
        found = folded(whole, 2)
    assert found.lineage.ids() == (
        "policy:049", "project:bangna/2569/0", "project:bangna/2569/1", "budget:bangna/2569/0", "budget:bangna/2569/1",
    )  # fmt: skip
    (fold,) = found.folds
    assert (fold.node, fold.direction, fold.kind, fold.more) == ("policy:049", Direction.DOWN, NodeKind.PROJECT, 3)
    (cut,) = found.lineage.completeness.cuts
    assert (cut.value, cut.more) == (2, 6)
    with pytest.raises(InputError):
        folded(whole, 0)


@settings(max_examples=30)
@given(links(), st.integers(1, 4))
def test_what_is_kept_hangs_together_and_nothing_is_lost_where_nothing_is_wide(
    links: list[tuple[str, str, str]], fan_out: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = Base(Path(folder))
        base.load(links=links)
        with base.store.read() as reader:
            whole = lineage(reader, links[0][0])
        base.store.close()
    found = folded(whole, fan_out)
    kept = set(found.lineage.ids())
    assert kept <= set(whole.ids())
    assert all(kept & set(item.path[:-1]) for item in found.lineage.nodes[1:])
    assert {end for edge in found.lineage.edges for end in (edge.source, edge.target)} <= kept
    assert all(fold.node in kept and fold.more > 0 for fold in found.folds)
    assert folded(whole, 10_000).lineage.ids() == whole.ids()
