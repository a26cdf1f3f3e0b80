"""What is chosen to be shown first."""

from __future__ import annotations

import pytest

from api.cli import highlights
from kb.kinds import NodeKind
from kb.model import Node
from ontology.vocabulary import Wording
from queries.coverage import coverage
from queries.gaps import Gap, GapKind
from queries.lineage import lineage
from queries.rules import rule
from tests.queries.bases import Base

PROJECTS = (("a", 2569, "10"), ("b", 2569, "30"), ("c", 2567, "90"), ("d", 2567, "90"))
SERVED = {"policy:001": "ab", "policy:002": "cd", "policy:003": "ac", "policy:004": "bc", "policy:005": "cb"}


@pytest.fixture
def filled(base: Base) -> Base:
    base.load(
        [
            *((f"project:x/{year}/{name}", "fiscal_year", year) for name, year, _ in PROJECTS),
            *((f"budget:{name}", "amount_baht", amount) for name, _, amount in PROJECTS),
            ("policy:006", "code", "006"),
        ],
        [
            *((f"budget:{name}", "funds", f"project:x/{year}/{name}") for name, year, _ in PROJECTS),
            *(
                (f"project:x/{year}/{name}", "implements", policy)
                for policy, names in SERVED.items()
                for name, year, _ in PROJECTS
                if name in names
            ),
        ],
    )
    return base


def test_policies_of_most_years_come_first_then_those_with_most_money_then_by_code(filled: Base) -> None:
    with filled.store.read() as reader:
        found = [answer.start.id for answer in highlights.policies(reader)]
    assert found == ["policy:004", "policy:005", "policy:003", "policy:002", "policy:001"]


def test_of_its_projects_that_of_the_latest_year_with_most_money(filled: Base) -> None:
    with filled.store.read() as reader:
        chosen = highlights.project(lineage(reader, "policy:001", "down"))
        assert chosen is not None
        assert chosen.id == "project:x/2569/b"
        assert highlights.project(lineage(reader, "policy:006", "down")) is None


def test_the_rule_with_the_most_gaps_is_one_of_the_gravest(filled: Base) -> None:
    with filled.store.read() as reader:
        assert highlights.rule_with_most_gaps(coverage(reader)) == "project_has_key_result"


def gap(name: str, kind: GapKind, year: int | None = None) -> Gap:
    node = Node(f"key_result:{name}", NodeKind.KEY_RESULT, fiscal_year=year)
    return Gap(rule("key_result_has_project"), node, kind, Wording("", ""))


def test_gaps_are_shown_of_as_many_sorts_and_years_as_there_are() -> None:
    bare, alike, exempt = GapKind.NOTHING_RECORDED, GapKind.RECORDED_NOT_LINKED, GapKind.EXEMPT
    found = [
        gap("1", bare, 2567), gap("2", bare, 2567), gap("3", bare, 2569), gap("4", alike, 2567), gap("5", exempt),
    ]  # fmt: skip

    def shown(most: int, *before: str) -> list[str]:
        return [item.node.id.removeprefix("key_result:") for item in highlights.varied(found, most, before)]

    assert shown(2) == ["1", "4"]
    assert shown(3) == ["1", "3", "4"]
    assert shown(9) == ["1", "2", "3", "4"]
    assert shown(2, "key_result:1", "key_result:4") == ["2", "4"]


def test_a_node_is_called_by_its_code_where_that_names_it_alone(base: Base) -> None:
    base.load([("key_result:2569/1", "code", "1"), ("key_result:2567/1", "code", "1"), ("policy:049", "code", "049")])
    with base.store.read() as reader:
        nodes = [node for node in reader.nodes() if node.kind is not NodeKind.DOCUMENT]
        assert [highlights.called(reader, node) for node in nodes] == ["key_result:2567/1", "key_result:2569/1", "049"]
