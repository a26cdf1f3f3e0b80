"""Comparison: added, gone and changed between years, agencies and editions; how things were matched; the effect."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.continuing import record
from kb.errors import InputError, NotFoundError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from queries.compare import Comparison, How, compare
from queries.compare.match import match
from tests.queries.bases import Base, Fact, Link

BANGNA, BANGRAK = "agency:bangna", "agency:bangrak"


def plan(agency: str, year: int, projects: dict[str, tuple[str, str | None]]) -> tuple[list[Fact], list[Link]]:
    """Facts of a plan: local id → name and amount; each project supports the key result of its year."""
    owner = agency.partition(":")[2]
    facts: list[Fact] = [(agency, "name", f"สำนักงานเขต{owner}")]
    links: list[Link] = []
    for local, (name, amount) in projects.items():
        project, budget = f"project:{owner}/{year}/{local}", f"budget:{owner}/{year}/{local}"
        facts += [(project, "name", name), (project, "fiscal_year", year), (project, "agency", agency)]
        facts += [(budget, "amount_baht", amount)] if amount else [(budget, "status", "none_needed")]
        links += [(budget, "funds", project), (project, "implements", "policy:049")]
    return facts, links


def compared(base: Base, left: str, right: str) -> Comparison:
    with base.store.read() as reader:
        return compare(reader, left, right)


def test_two_years_of_an_agency(base: Base) -> None:
    old = plan(
        BANGNA, 2568, {"a": ("ค่าใช้จ่ายในการจัดทำสวน 15 นาที", "100"), "b": ("ลอกท่อซอย 1", "50"), "c": ("เลิกแล้ว", "7")}
    )
    new = plan(BANGNA, 2569, {"d": ("โครงการจัดทำสวน 15 นาที", "120"), "e": ("ลอกท่อซอย 2", None)})
    base.load(*old, fiscal_year=2568)
    base.load(new[0], [*new[1][:3]], fiscal_year=2569)
    answer = compared(base, "bangna/2568", "plan:bangna/2569")
    projects, _, policies = answer.kinds
    assert [node.id for node in projects.gone] == ["project:bangna/2568/b", "project:bangna/2568/c"]
    assert [node.id for node in projects.added] == ["project:bangna/2569/e"]
    (same,) = projects.both
    assert same.match.how is How.NAME
    assert {each.what: (each.left, each.right) for each in same.differences} == {
        "name": ("ค่าใช้จ่ายในการจัดทำสวน 15 นาที", "โครงการจัดทำสวน 15 นาที"), "amount_baht": ("100", "120"),
    }  # fmt: skip
    assert [item.match.how for item in policies.both] == [How.ID]
    assert answer.effect.money == (Decimal(157), Decimal(120))
    assert answer.effect.without_amount == (0, 1)
    assert answer.effect.covered[NodeKind.POLICY] == ((1, 1), (1, 1))


def test_links_that_come_and_go_are_told_by_what_they_lead_to(base: Base) -> None:
    for year, code in ((2568, "11101"), (2569, "11102")):
        facts, links = plan(BANGNA, year, {"a": ("จัดทำสวน", "1")})
        key_result = f"key_result:{year}/{code}"
        facts += [(key_result, "code", code), (key_result, "name", f"ตัววัดผล {code}"), (key_result, "fiscal_year", year)]
        links += [(f"project:bangna/{year}/a", "supports", key_result)]
        links += [(f"division:bangna/d{year}", "responsible_for", f"project:bangna/{year}/a", "R")]
        base.load(facts, links, fiscal_year=year)
    (project,) = compared(base, "bangna/2568", "bangna/2569").kinds[0].both
    assert {each.what: (each.left, each.right) for each in project.differences} == {
        "key_results": (["11101"], ["11102"]),
        "divisions": (["division:bangna/d2568"], ["division:bangna/d2569"]),
    }


def test_editions_of_a_document_are_compared_by_their_own_words(base: Base) -> None:
    facts, links = plan(BANGNA, 2569, {"a": ("จัดทำสวน", "100"), "b": ("ลอกท่อ", "5")})
    first = base.load(facts, links, edition="plan")
    facts, links = plan(BANGNA, 2569, {"a": ("จัดทำสวน", "90")})
    second = base.load(facts, links, edition="plan")
    answer = compared(base, first, second)
    assert (answer.left.superseded, answer.right.superseded) == (True, False)
    assert [node.id for node in answer.kinds[0].gone] == ["project:bangna/2569/b"]
    (changed,) = answer.kinds[0].changed
    assert [(each.what, each.left, each.right) for each in changed.differences] == [("amount_baht", "100", "90")]
    assert answer.effect.money == (Decimal(105), Decimal(90))


@pytest.mark.parametrize("reference", ["bangna", "2569", "", "project:bangna/2569/a"])
def test_what_names_no_side_is_refused_with_the_way_out(base: Base, reference: str) -> None:
    base.load(*plan(BANGNA, 2569, {"a": ("จัดทำสวน", "1")}))
    with pytest.raises(InputError, match="an agency and a year"):
        compared(base, reference, "bangna/2569")


def test_a_side_that_is_not_there_is_named(base: Base) -> None:
    base.load(*plan(BANGNA, 2569, {"a": ("จัดทำสวน", "1")}))
    with pytest.raises(NotFoundError, match="2560"):
        compared(base, "bangna/2560", "bangna/2569")
    with pytest.raises(NotFoundError, match="document:feed"):
        compared(base, "document:feed", "bangna/2569")


NAMES = st.lists(st.text("กขคงจฉ123 ", min_size=1, max_size=14), max_size=6)


@given(NAMES, NAMES)
def test_matching_pairs_each_thing_once_and_keeps_numbers_apart(left: list[str], right: list[str]) -> None:
    def nodes(side: str, names: list[str]) -> list[Node]:
        return [Node(f"project:{side}/2569/{at}", NodeKind.PROJECT, name=name) for at, name in enumerate(names)]

    pairs = match(NodeKind.PROJECT, nodes("a", left), nodes("b", right))
    assert len({pair.left.id for pair in pairs}) == len({pair.right.id for pair in pairs}) == len(pairs)
    for pair in pairs:
        digits = [[letter for letter in node.name or "" if letter.isdigit()] for node in (pair.left, pair.right)]
        assert digits[0] == digits[1]
        assert 0 < pair.confidence <= 1


@given(NAMES)
def test_a_side_matches_itself_whole(names: list[str]) -> None:
    nodes = [Node(f"project:a/2569/{at}", NodeKind.PROJECT, name=name) for at, name in enumerate(names)]
    assert {(pair.left.id, pair.right.id) for pair in match(NodeKind.PROJECT, nodes, nodes)} == {
        (node.id, node.id) for node in nodes
    }


def test_matches_between_years_are_recorded_as_continuing_with_how_and_who(base: Base) -> None:
    base.load(*plan(BANGNA, 2568, {"a": ("จัดทำสวน 15 นาที", "100")}), fiscal_year=2568)
    base.load(*plan(BANGNA, 2569, {"b": ("โครงการจัดทำสวน 15 นาที", "120")}), fiscal_year=2569)
    for left, right in (("bangna/2569", "bangna/2568"), ("bangna/2568", "bangna/2569")):
        matches, _ = record(base.store, left, right, who="สำนักยุทธศาสตร์")
        assert [match.how for match in matches] == [How.NAME]
        with base.store.read() as reader:
            (edge,) = reader.edges("project:bangna/2569/b", kinds=[EdgeKind.CONTINUES])
            assert edge.target == "project:bangna/2568/a"
            assert edge.properties["confidence"] == "1"
            assert str(edge.properties["decided_by"]).startswith("สำนักยุทธศาสตร์ (name, ")
    assert record(base.store, "bangna/2568", "bangna/2569", who="x", least=1.0)[0]


def test_nothing_continues_within_a_year_or_by_nobody(base: Base) -> None:
    base.load(*plan(BANGNA, 2569, {"a": ("จัดทำสวน", "1")}))
    base.load(*plan(BANGRAK, 2569, {"a": ("จัดทำสวน", "1")}))
    base.load(*plan(BANGNA, 2568, {"a": ("จัดทำสวน", "1")}), fiscal_year=2568)
    with pytest.raises(InputError, match="two years"):
        record(base.store, "bangna/2569", "bangrak/2569", who="x")
    with pytest.raises(InputError, match="--who"):
        record(base.store, "bangna/2568", "bangna/2569", who=" ")
