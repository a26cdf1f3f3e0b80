"""Whose a project is, where an answer holds several districts or years."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli.whose import Whose, short_names
from kb.kinds import NodeKind
from kb.model import Node
from tests.api.conftest import Run
from tests.queries.bases import Base

NAMES = {"agency:a": "ก", "agency:b": "ข"}
POLICY = Node("policy:1", NodeKind.POLICY)


def project(agency: str, year: int | None) -> Node:
    return Node(f"project:{agency}/{year}", NodeKind.PROJECT, None, None, year, {"agency": f"agency:{agency}"})


def key_result(year: int) -> Node:
    return Node(f"key_result:{year}/1", NodeKind.KEY_RESULT, "1", None, year)


@pytest.mark.parametrize(
    ("nodes", "marks"),
    [
        ([project("a", 2569)], [""]),
        ([project("a", 2569), project("a", 2569)], ["", ""]),
        ([project("a", 2569), project("b", 2569)], [" [ก 2569]", " [ข 2569]"]),
        ([project("a", 2567), project("z", 2569)], [" [ก 2567]", " [z 2569]"]),
        ([project("a", 2569), key_result(2567)], [" [ก 2569]", " [2567]"]),
        ([key_result(2567)], [""]),
    ],
)
def test_agency_and_year_stand_where_there_are_several(nodes: list[Node], marks: list[str]) -> None:
    whose = Whose(POLICY, nodes, NAMES)
    assert [whose.mark(node) for node in nodes] == marks


def test_a_key_result_of_the_year_of_the_start_has_no_mark() -> None:
    start, other = key_result(2569), key_result(2567)
    whose = Whose(start, [start, other], NAMES)
    assert [whose.mark(node) for node in (start, other)] == ["", " [2567]"]


def test_an_agency_is_called_by_its_short_name_or_the_name_of_the_district(base: Base) -> None:
    base.load(
        [
            ("agency:a", "name", "สำนักการโยธา"),
            ("agency:a", "short_name", "สนย."),
            ("agency:b", "name", "สำนักงานเขตบางนา"),
            ("agency:c", "type", "district"),
        ]
    )
    with base.store.read() as reader:
        assert short_names(reader) == {"agency:a": "สนย.", "agency:b": "บางนา", "agency:c": "c"}


def test_the_foot_says_what_each_district_has_and_where_the_answer_is_cut(run: Run, base: Base, tmp_path: Path) -> None:
    base.load(
        [
            *((f"project:{name}/2569/1", "agency", f"agency:{name}") for name in "ab"),
            ("budget:a", "amount_baht", "1500.50"),
            ("budget:b", "status", "none_needed"),
        ],
        [
            *((f"project:{name}/2569/1", "implements", "policy:1") for name in "ab"),
            *((f"budget:{name}", "funds", f"project:{name}/2569/1") for name in "ab"),
        ],
    )
    database = tmp_path / "base.db"
    shown = run("--db", database, "--lang", "en", "trace", "policy:1", "--down").stdout.splitlines()
    assert shown[4:7] == [
        "Money, each baht once: projects 2 · 1,500.50 baht",
        "  a · projects 1 · 1,500.50 baht",
        "  b · projects 1 · no amount stated · no budget needed 1",
    ]
    cut = run("--db", database, "--lang", "en", "trace", "policy:1", "--down", "--limit", "4").stdout
    assert "Money, each baht once (of what is shown: the answer is cut): projects 2 · 1,500.50 baht" in cut
    assert "Money" not in run("--db", database, "--lang", "en", "trace", "policy:1", "--kind", "project").stdout
