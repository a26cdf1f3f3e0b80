"""Lineage: directions, side facts, distances, paths, limits, cycles."""

from __future__ import annotations

import pytest

from kb.errors import InputError, LimitError, NotFoundError
from kb.kinds import EdgeKind, NodeKind
from kb.store.base import Reader
from queries.lineage import Direction, lineage
from tests.queries.bases import CITY, Base

PROJECT = "project:bangna/2569/a"


def told(reader: Reader, start: str, direction: str, **options: object) -> list[tuple[int, bool, str]]:
    answer = lineage(reader, start, direction, **options)  # type: ignore[arg-type]
    return [(item.distance, item.side, item.node.id) for item in answer.nodes]


def test_up_from_a_project_reaches_the_plan_and_shows_its_own_money_and_hands_alone(city: Reader) -> None:
    assert told(city, PROJECT, "up") == [
        (0, False, PROJECT),
        (0, True, "budget:bangna/2569/a"),
        (0, True, "agency:bangna"),
        (0, True, "division:bangna/works"),
        (1, False, "key_result:2569/11101"),
        (1, False, "policy:049"),
        (2, False, "super_okr:2569/1.1.1"),
        (3, False, "issue:2569/1.1"),
        (4, False, "strategy:2569/1"),
        (5, False, "plan:bma/2569"),
    ]


def test_down_from_a_policy_reaches_projects_money_and_hands_but_not_their_other_work(city: Reader) -> None:
    assert told(city, "policy:049", "down") == [
        (0, False, "policy:049"),
        (1, False, PROJECT),
        (1, False, "project:bangna/2569/b"),
        (2, False, "budget:bangna/2569/a"),
        (2, False, "division:bangna/works"),
        (2, True, "agency:bangna"),
    ]


def test_down_from_a_key_result_does_not_go_on_to_the_divisions_of_its_agency(base: Base) -> None:
    base.load(links=[*CITY, ("division:bangna/parks", "part_of", "agency:bangna")])
    with base.store.read() as reader:
        assert "division:bangna/parks" not in lineage(reader, "key_result:2569/11101", "down").ids()


def test_up_from_a_division_climbs_from_its_projects_but_not_from_its_agency(city: Reader) -> None:
    ids = lineage(city, "division:bangna/works", "up").ids()
    assert ids[:4] == (
        "division:bangna/works",
        PROJECT,
        "project:bangna/2569/b",
        "agency:bangna",
    )
    assert {
        edge.target for edge in lineage(city, "division:bangna/works", "up").edges if edge.source == "agency:bangna"
    } == set()


def test_both_ways_hold_the_start_once_and_the_hands_on_the_way_down(city: Reader) -> None:
    answer = lineage(city, PROJECT)
    assert answer.direction is Direction.BOTH
    assert [(item.direction.value, item.distance, item.node.id) for item in answer.nodes] == [
        ("up", 0, PROJECT),
        ("up", 1, "key_result:2569/11101"),
        ("up", 1, "policy:049"),
        ("up", 2, "super_okr:2569/1.1.1"),
        ("up", 3, "issue:2569/1.1"),
        ("up", 4, "strategy:2569/1"),
        ("up", 5, "plan:bma/2569"),
        ("down", 1, "budget:bangna/2569/a"),
        ("down", 1, "division:bangna/works"),
        ("down", 1, "agency:bangna"),
    ]


def test_edges_are_those_followed_in_order(city: Reader) -> None:
    found = [(edge.source, edge.kind, edge.target) for edge in lineage(city, PROJECT, "up").edges]
    expected = {link[:3] for link in CITY} - {
        ("key_result:2569/11102", "contributes_to", "super_okr:2569/1.1.1"),
        ("agency:bangna", "responsible_for", "key_result:2569/11101"),
        ("division:bangna/works", "responsible_for", "project:bangna/2569/b"),
        ("project:bangna/2569/b", "implements", "policy:049"),
    }
    assert found == sorted(expected)


def test_paths_lead_from_the_start_to_each_node(city: Reader) -> None:
    paths = {item.node.id: item.path for item in lineage(city, PROJECT, "up").nodes}
    assert paths["issue:2569/1.1"] == (
        PROJECT,
        "key_result:2569/11101",
        "super_okr:2569/1.1.1",
        "issue:2569/1.1",
    )
    assert paths["agency:bangna"] == (PROJECT, "division:bangna/works", "agency:bangna")


def test_a_diamond_counts_its_top_once_at_the_shortest_distance_by_the_lowest_id(base: Base) -> None:
    base.load(
        links=[
            ("project:x", "supports", "key_result:b"),
            ("project:x", "supports", "key_result:a"),
            ("key_result:a", "contributes_to", "super_okr:s"),
            ("key_result:b", "contributes_to", "super_okr:s"),
            ("key_result:b", "contributes_to", "issue:i"),
            ("super_okr:s", "contributes_to", "issue:i"),
        ]
    )
    with base.store.read() as reader:
        answer = {item.node.id: (item.distance, item.path) for item in lineage(reader, "project:x", "up").nodes}
    assert answer["super_okr:s"] == (2, ("project:x", "key_result:a", "super_okr:s"))
    assert answer["issue:i"] == (2, ("project:x", "key_result:b", "issue:i"))


def test_cycles_end(base: Base) -> None:
    ring = [
        ("project:a", "part_of", "project:b"),
        ("project:b", "part_of", "project:c"),
        ("project:c", "part_of", "project:a"),
    ]
    base.load(links=ring)
    with base.store.read() as reader:
        for direction in ("up", "down"):
            answer = lineage(reader, "project:a", direction)
            assert sorted(item.distance for item in answer.nodes) == [0, 1, 2]
            assert len(answer.edges) == 3
            assert answer.completeness.complete


def test_a_node_that_is_part_of_itself_is_listed_once(base: Base) -> None:
    base.load(links=[("project:a", "part_of", "project:a")])
    with base.store.read() as reader:
        assert lineage(reader, "project:a").ids() == ("project:a",)


def test_depth_cuts_and_says_how_many_stand_just_beyond(city: Reader) -> None:
    answer = lineage(city, "plan:bma/2569", "down", depth=2)
    assert answer.ids() == ("plan:bma/2569", "strategy:2569/1", "issue:2569/1.1")
    assert not answer.completeness.complete
    assert str(answer.completeness) == "cut: at least 1 more nodes down beyond depth 2; from 1 document of 2569"


def test_depth_zero_is_the_start_alone(city: Reader) -> None:
    assert lineage(city, "policy:049", "down", depth=0).ids() == ("policy:049",)


def test_the_limit_keeps_the_nearest_and_says_exactly_how_many_more(city: Reader) -> None:
    answer = lineage(city, "plan:bma/2569", "down", limit=4)
    assert answer.ids()[-1] == "super_okr:2569/1.1.1"
    assert str(answer.completeness) == "cut: 6 more nodes down beyond limit 4; from 1 document of 2569"


def test_kinds_filter_the_list_and_not_the_walk(city: Reader) -> None:
    answer = lineage(city, "plan:bma/2569", "down", kinds=[NodeKind.BUDGET])
    assert [(item.distance, item.node.id) for item in answer.nodes] == [
        (0, "plan:bma/2569"),
        (6, "budget:bangna/2569/a"),
    ]
    assert len(answer.nodes[1].path) == 7
    assert answer.completeness.complete


def test_edge_kinds_restrict_walk_and_side_facts(city: Reader) -> None:
    assert lineage(city, PROJECT, "up", edge_kinds=[EdgeKind.IMPLEMENTS]).ids() == (PROJECT, "policy:049")


def test_years_stay_apart_unless_continues_is_asked_for(base: Base) -> None:
    base.load(
        links=[
            ("key_result:2569/1", "continues", "key_result:2567/1"),
            ("key_result:2567/1", "contributes_to", "super_okr:2567/1"),
        ]
    )
    with base.store.read() as reader:
        assert lineage(reader, "key_result:2569/1", "up").ids() == ("key_result:2569/1",)
        asked = lineage(reader, "key_result:2569/1", "up", edge_kinds=list(EdgeKind))
    assert asked.ids() == ("key_result:2569/1", "key_result:2567/1", "super_okr:2567/1")


def test_layers_go_from_the_highest_kind_to_the_evidence(city: Reader) -> None:
    layers = lineage(city, "policy:049", "down").layers()
    assert list(layers) == [NodeKind.POLICY, NodeKind.PROJECT, NodeKind.BUDGET, NodeKind.AGENCY, NodeKind.DIVISION]
    assert [node.id for node in layers[NodeKind.PROJECT]] == [PROJECT, "project:bangna/2569/b"]


def test_networkx_holds_nodes_edges_and_attributes(city: Reader) -> None:
    graph = lineage(city, "policy:049", "down").to_networkx()
    assert graph.nodes[PROJECT]["distance"] == 1
    assert graph.nodes["agency:bangna"]["side"] is True
    assert graph.has_edge("division:bangna/works", PROJECT, ("responsible_for", "R"))
    assert graph.number_of_edges() == 6


def test_an_empty_base_has_no_such_node(base: Base) -> None:
    with base.store.read() as reader, pytest.raises(NotFoundError, match="nothing in the base is like it"):
        lineage(reader, "policy:049")


def test_bounds_are_stated(city: Reader) -> None:
    with pytest.raises(InputError, match="depth -1 is too low"):
        lineage(city, "policy:049", depth=-1)
    with pytest.raises(LimitError, match="depth 65 is too high; the limit is 64"):
        lineage(city, "policy:049", depth=65)
    with pytest.raises(InputError, match="limit 0 is too low"):
        lineage(city, "policy:049", limit=0)
    with pytest.raises(InputError, match="sideways"):
        lineage(city, "policy:049", "sideways")
