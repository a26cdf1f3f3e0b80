"""Showing a node: sources, winners and losers, edges by kind, history."""

from __future__ import annotations

import pytest

from kb.errors import AmbiguousError, InputError, NotFoundError
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place, Rank
from kb.store.base import Reader
from queries.reference import find
from queries.show import show
from tests.queries.bases import Base

PROJECT = "project:bangna/2569/a"


def test_every_statement_comes_with_its_document_and_place(base: Base) -> None:
    document = base.load([(PROJECT, "name", "ปรับปรุงทางเท้า")])
    with base.store.read() as reader:
        (name,) = show(reader, PROJECT).properties
    assert (name.name, name.value, name.conflict) == ("name", "ปรับปรุงทางเท้า", False)
    (source,) = name.statements
    assert source.document.id == document
    assert source.statement.place == Place(1, "ปรับปรุงทางเท้า", 1, 1, 1)


def test_the_strongest_statement_wins_and_the_others_are_shown_as_lost(base: Base) -> None:
    base.load([(PROJECT, "category", "routine")], rank=Rank.MENTION)
    base.load([(PROJECT, "category", "city_plan")], rank=Rank.REGISTER)
    base.load([(PROJECT, "category", "city_plan")], rank=Rank.FORM)
    with base.store.read() as reader:
        view = show(reader, PROJECT)
    (category,) = view.conflicts
    assert category.value == "city_plan"
    assert [(item.statement.rank, item.holds) for item in category.statements] == [
        (Rank.REGISTER, True),
        (Rank.FORM, True),
        (Rank.MENTION, False),
    ]


def test_values_that_are_kept_side_by_side_do_not_conflict(base: Base) -> None:
    base.load([("super_okr:2569/1", "host", "สนท."), ("super_okr:2569/1", "host", ["สนย.", "สพส."])])
    with base.store.read() as reader:
        (host,) = show(reader, "super_okr:2569/1").properties
    assert host.value == ["สนท.", "สนย.", "สพส."]
    assert not host.conflict


def test_edges_are_grouped_by_way_and_kind_with_names_and_sources(base: Base) -> None:
    base.load(
        [("policy:049", "name", "ทางเท้าดี"), ("division:bangna/works", "name", "ฝ่ายโยธา")],
        [
            (PROJECT, "implements", "policy:049"),
            ("division:bangna/works", "responsible_for", PROJECT, "R"),
            ("budget:bangna/2569/a", "funds", PROJECT),
        ],
    )
    with base.store.read() as reader:
        groups = show(reader, PROJECT).edges
    assert [(group.outgoing, group.kind, group.total) for group in groups] == [
        (True, EdgeKind.IMPLEMENTS, 1),
        (False, EdgeKind.FUNDS, 1),
        (False, EdgeKind.RESPONSIBLE_FOR, 1),
    ]
    assert groups[0].edges[0].other.name == "ทางเท้าดี"
    assert groups[2].edges[0].edge.qualifier == "R"
    assert groups[2].edges[0].statements[0].statement.place.line == 2


def test_many_edges_are_cut_with_the_exact_rest(base: Base) -> None:
    base.load(links=[(f"project:{number}", "implements", "policy:049") for number in range(5)])
    with base.store.read() as reader:
        view = show(reader, "policy:049", edges=2)
    assert [item.other.id for item in view.edges[0].edges] == ["project:0", "project:1"]
    assert str(view.completeness) == "cut: 3 more incoming implements edges beyond limit 2; from 1 document of 2569"


def test_history_holds_what_a_superseded_edition_said(base: Base) -> None:
    former = base.load([(PROJECT, "name", "ชื่อเดิม"), (PROJECT, "number", "1")], edition="plan")
    base.load([(PROJECT, "name", "ชื่อใหม่"), (PROJECT, "number", "1")], edition="plan")
    with base.store.read() as reader:
        view = show(reader, PROJECT)
    assert view.node.name == "ชื่อใหม่"
    assert [(item.statement.predicate, item.statement.value, item.holds) for item in view.history] == [
        ("name", "ชื่อเดิม", False),
        ("number", "1", True),
    ]
    assert {item.document.id for item in view.history} == {former}


def test_a_document_is_shown_too(base: Base) -> None:
    document = base.load([(PROJECT, "name", "ก")])
    with base.store.read() as reader:
        view = show(reader, document)
    assert view.node.kind is NodeKind.DOCUMENT
    facts = {item.name: item.value for item in view.properties}
    assert facts == {**view.node.properties, "name": "1.txt", "fiscal_year": 2569}
    assert {item.statements for item in view.properties} == {()}


@pytest.fixture
def named(base: Base) -> Base:
    base.load(
        [
            ("policy:049", "code", "049"),
            ("policy:049", "name", "ทางเท้าดี เดินได้"),
            ("key_result:2569/41101", "code", "41101"),
            ("key_result:2567/1.1.01", "code", "1.1.01"),
            ("issue:2567/1.1", "code", "1.1"),
            ("issue:2567/1.1", "fiscal_year", 2567),
            ("issue:2569/1.1", "fiscal_year", 2569),
            ("issue:2569/1.1", "code", "1.1"),
            ("project:bangna/2569/a", "name", "ปรับปรุงทางเท้าซอยบางนา"),
        ]
    )
    return base


@pytest.mark.parametrize(
    ("reference", "identifier"),
    [
        ("policy:049", "policy:049"),
        ("049", "policy:049"),
        ("P049", "policy:049"),
        ("p049", "policy:049"),
        ("๐๔๙", "policy:049"),
        ("41101", "key_result:2569/41101"),
        ("๑.๑.๐๑", "key_result:2567/1.1.01"),
        ("ทางเท้าดีเดินได้", "policy:049"),
        ("ซอยบางนา", "project:bangna/2569/a"),
    ],
)
def test_a_node_is_found_by_what_people_call_it(named: Base, reference: str, identifier: str) -> None:
    with named.store.read() as reader:
        assert find(reader, reference).id == identifier


def test_a_code_of_two_years_is_ambiguous_and_lists_both(named: Base) -> None:
    with named.store.read() as reader, pytest.raises(AmbiguousError, match="names 2 nodes") as error:
        find(reader, "1.1")
    assert error.value.candidates == ("issue:2569/1.1", "issue:2567/1.1")


def test_the_kind_settles_or_refuses(named: Base) -> None:
    with named.store.read() as reader:
        assert find(reader, "ทางเท้า", NodeKind.PROJECT).id == "project:bangna/2569/a"
        with pytest.raises(NotFoundError, match=r"no project is called '049'"):
            find(reader, "049", NodeKind.PROJECT)


def test_what_is_not_found_gets_suggestions(named: Base) -> None:
    with named.store.read() as reader, pytest.raises(NotFoundError, match=r"nearest: project:bangna/2569/a"):
        find(reader, "ปรับปรุงทางเดินซอยบางนา")


def test_an_empty_reference_is_refused(named: Base) -> None:
    with named.store.read() as reader, pytest.raises(InputError, match="the reference is empty"):
        find(reader, "  ")


def test_an_unknown_reference_in_an_empty_base(base: Base) -> None:
    with base.store.read() as reader, pytest.raises(NotFoundError, match="nothing in the base is like it"):
        show(reader, "policy:049")


def test_a_node_without_statements_of_its_own_has_no_properties(city: Reader) -> None:
    assert show(city, "policy:049").properties == ()
