"""Nodes page by page, what is said of one, its links, its history, and the tables of a document."""

from __future__ import annotations

import pytest

from kb.errors import GoneError, InputError, LimitError, NotFoundError
from kb.kinds import EdgeKind, NodeKind
from kb.store.base import Reader
from queries.documents import document_view, documents, latest_load
from queries.nodes import nodes
from queries.reference import find
from queries.said import history, links, statements
from queries.show import Links
from queries.tables import table
from tests.queries.bases import CITY, Base

PROJECT = "project:bangna/2569/a"


def ids(reader: Reader, **asked: object) -> list[str]:
    return [node.id for node in nodes(reader, **asked).nodes]  # type: ignore[arg-type]


def test_nodes_come_by_id_of_a_kind_a_year_and_an_agencys_documents(base: Base) -> None:
    base.load([(PROJECT, "fiscal_year", 2569)], CITY)
    base.load([("project:bangrak/2568/z", "fiscal_year", 2568)], agency="agency:bangrak", fiscal_year=2568)
    with base.store.read() as reader:
        every = [node.id for node in reader.nodes()]
        assert ids(reader, limit=1000) == every
        projects = [each for each in every if each.startswith("project:")]
        assert ids(reader, kind=NodeKind.PROJECT) == projects
        assert ids(reader, kind=NodeKind.PROJECT, fiscal_year=2568) == ["project:bangrak/2568/z"]
        assert ids(reader, kind=NodeKind.PROJECT, agency="agency:bangna") == projects[:2]
        assert ids(reader, kind=NodeKind.PROJECT, after=projects[0]) == projects[1:]
        assert ids(reader, kind=NodeKind.PROJECT, after="zzz") == []
        page = nodes(reader, NodeKind.PROJECT, limit=2)
        assert (len(page.nodes), page.total, page.more) == (2, 3, True)
        assert not nodes(reader, NodeKind.PROJECT, after=projects[1], limit=1).more
        with pytest.raises(InputError):
            nodes(reader, limit=0)
        with pytest.raises(LimitError):
            nodes(reader, limit=1_000_001)


def test_the_links_of_one_kind_and_way_go_on_where_the_page_before_ended(base: Base) -> None:
    base.load(links=[(f"project:bangna/2569/{at:02}", "implements", "policy:049") for at in range(7)])
    with base.store.read() as reader:
        policy = find(reader, "policy:049")
        found = []
        for offset in range(0, 9, 3):
            page = links(reader, policy, Links(EdgeKind.IMPLEMENTS, False, offset, 3))
            found += [edge.other.id for group in page.groups for edge in group.edges]
            assert {group.total for group in page.groups} <= {7}
        assert found == [f"project:bangna/2569/{at:02}" for at in range(7)]
        assert links(reader, policy, Links(EdgeKind.IMPLEMENTS, True)).groups == ()
        assert links(reader, policy, Links(outgoing=True)).groups == ()
        (group,) = links(reader, policy, Links()).groups
        assert (group.outgoing, len(group.edges)) == (False, 7)


def test_statements_are_paged_and_tell_what_holds(base: Base) -> None:
    base.load([(PROJECT, "name", "ก"), (PROJECT, "category", "routine")])
    base.load([(PROJECT, "category", "city_plan")])
    with base.store.read() as reader:
        node = find(reader, PROJECT)
        whole = statements(reader, node)
        assert [item.statement.predicate for item in whole.statements] == ["category", "category", "name"]
        assert sorted(item.holds for item in whole.statements[:2]) == [False, True]
        parts = [statements(reader, node, offset=at, limit=1) for at in range(3)]
        assert [item for part in parts for item in part.statements] == list(whole.statements)
        assert {part.total for part in parts} == {3}
        assert statements(reader, node, offset=3).statements == ()


def test_what_superseded_editions_alone_speak_of_is_gone_and_its_history_stays(base: Base) -> None:
    base.load([("policy:050", "code", "050")], edition="plan")
    base.load([("policy:049", "code", "049")], edition="plan")
    with base.store.read() as reader:
        with pytest.raises(GoneError, match="'policy:050' stands in superseded editions alone"):
            find(reader, "policy:050")
        (item,) = history(reader, "policy:050").statements
        assert (item.statement.value, item.holds) == ("050", False)
        assert history(reader, "policy:049").total == 0
        with pytest.raises(NotFoundError, match="now or in a superseded edition"):
            history(reader, "policy:051")


def test_a_table_has_the_rows_and_cells_that_say_something(base: Base) -> None:
    identifier = base.load(
        [(PROJECT, "name", "ก"), ("policy:049", "code", "049")], [(PROJECT, "implements", "policy:049")]
    )
    with base.store.read() as reader:
        found = table(reader, identifier, 1)
        assert [
            (row.number, row.line, [(cell.column, cell.text, cell.subjects) for cell in row.cells])
            for row in found.rows
        ] == [
            (1, 1, [(1, "ก", (PROJECT,))]),
            (2, 2, [(1, "049", ("policy:049",))]),
        ]
        assert table(reader, identifier.partition(":")[2], 2).rows[0].cells[0].text == f"{PROJECT} policy:049"
        for reference, number in ((identifier, 3), ("document:000000000000", 1)):
            with pytest.raises(NotFoundError):
                table(reader, reference, number)


def test_documents_are_listed_with_their_editions_and_loads(base: Base) -> None:
    old = base.load([("policy:050", "code", "050")], edition="plan", fiscal_year=2568)
    new = base.load([("agency:bangna", "name", "สำนักงานเขตบางนา")], edition="plan", fiscal_year=2569)
    other = base.load([("policy:049", "code", "049")], agency="agency:bangrak", fiscal_year=None)
    with base.store.read() as reader:
        assert [each.id for each in documents(reader).documents] == [new, other]
        assert [each.id for each in documents(reader, superseded=True).documents] == [old, new, other]
        assert [each.id for each in documents(reader, 2569).documents] == [new]
        assert [each.id for each in documents(reader, agency="บางนา").documents] == [new]
        view = document_view(reader, old)
        assert {each.id for each in view.editions} == {old, new}
        assert view.document.superseded_by == new
        assert latest_load(view) == view.loads[-1]
        with pytest.raises(NotFoundError):
            document_view(reader, "document:000000000000")
