"""What the seam promises of reading: order, unknown ids, questions, limits."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from kb.errors import LimitError, StoreError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge
from kb.settings import Settings
from kb.statement import Json, Place, Rank, Statement
from kb.store.base import Question, Store
from kb.store.open import open_store
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, PROJECT, document, links, put, says

A, B = sorted((document("a.txt"), document("b.txt")), key=lambda item: item.id)
PROJECTS = [f"project:bangna/2569/{letter}" for letter in "cab"]


def _place_key(statement: Statement) -> tuple[object, ...]:
    place = statement.place
    return (place.table or 0, place.row or 0, place.column or 0, place.line, place.text, statement.id)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two documents that say the same things in many places, in a shuffled order."""
    for source in (B, A):
        statements = [
            says(source, POLICY, predicate, f"{predicate} {int(rank)} {line}", line=line, row=row, rank=rank)
            for predicate in ("name", "code")
            for rank in (Rank.MENTION, Rank.REGISTER)
            for row in (None, 2, 10)
            for line in (3, 1)
        ]
        statements += [
            links(source, project, EdgeKind.IMPLEMENTS, POLICY, line=line, rank=rank)
            for project in PROJECTS
            for line, rank in ((10, Rank.MENTION), (9, Rank.MENTION), (20, Rank.FORM), (19, Rank.FORM))
        ]
        for role in ("R", "CO-H"):
            statements.append(links(source, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier=role))
        statements.append(links(source, PROJECTS[0], EdgeKind.SUPPORTS, KEY_RESULT))
        random.Random(7).shuffle(statements)
        put(store, source, statements)
    return store


def test_nodes_come_by_id(filled: Store) -> None:
    with filled.read() as reader:
        found = [node.id for node in reader.nodes()]
        projects = [node.id for node in reader.nodes(NodeKind.PROJECT)]
    assert found == sorted([A.id, B.id, AGENCY, KEY_RESULT, POLICY, *PROJECTS])
    assert projects == sorted(PROJECTS)


def test_edges_of_a_node_come_by_kind_other_end_and_qualifier(filled: Store) -> None:
    with filled.read() as reader:
        out = [(edge.kind, edge.target) for edge in reader.edges(PROJECTS[0])]
        into = [edge.source for edge in reader.edges(POLICY, outgoing=False)]
        roles = [edge.qualifier for edge in reader.edges(AGENCY)]
        supports = list(reader.edges(KEY_RESULT, outgoing=False, kinds=[EdgeKind.SUPPORTS]))
        nothing = [*reader.edges("policy:none"), *reader.edges(POLICY), *reader.edges(POLICY, kinds=[EdgeKind.FUNDS])]
    assert out == [(EdgeKind.IMPLEMENTS, POLICY), (EdgeKind.SUPPORTS, KEY_RESULT)]
    assert into == sorted(PROJECTS)
    assert roles == ["CO-H", "R"]
    assert supports == [Edge(PROJECTS[0], EdgeKind.SUPPORTS, KEY_RESULT)]
    assert nothing == []


def test_all_edges_come_by_source_kind_target_and_qualifier(filled: Store) -> None:
    with filled.read() as reader:
        keys = [(edge.source, str(edge.kind), edge.target, edge.qualifier) for edge in reader.all_edges()]
    assert len(keys) == 6
    assert keys == sorted(keys)


def test_statements_come_by_predicate_rank_document_and_place(filled: Store) -> None:
    with filled.read() as reader:
        found = list(reader.statements(POLICY))
    assert len(found) == 48
    for one, next_one in pairwise(found):
        keys = [(item.predicate, item.rank, item.document, *_place_key(item)) for item in (one, next_one)]
        assert keys[0] < keys[1]


def test_edge_statements_come_by_rank_document_and_place(filled: Store) -> None:
    with filled.read() as reader:
        found = list(reader.edge_statements(Edge(PROJECTS[1], EdgeKind.IMPLEMENTS, POLICY)))
        assert list(reader.edge_statements(Edge(PROJECTS[1], EdgeKind.IMPLEMENTS, POLICY, "R"))) == []
    assert [(item.rank, item.document, item.place.line) for item in found] == [
        (rank, source.id, line)
        for rank, lines in ((Rank.FORM, (19, 20)), (Rank.MENTION, (9, 10)))
        for source in (A, B)
        for line in lines
    ]


def test_document_statements_come_by_place(filled: Store) -> None:
    with filled.read() as reader:
        found = list(reader.document_statements(A.id))
        assert list(reader.document_statements("document:none")) == []
    assert [_place_key(item) for item in found] == sorted(_place_key(item) for item in found)


def test_history_puts_properties_first(filled: Store) -> None:
    replacing = document("a2.txt", edition=A.edition_key)
    put(filled, replacing)
    with filled.read() as reader:
        found = list(reader.history(PROJECTS[0])) + list(reader.history(POLICY))
        kinds = [item.predicate for item in found]
        assert list(reader.history("policy:none")) == []
    assert kinds == ["implements"] * 4 + ["supports"] + ["code"] * 12 + ["name"] * 12


def test_unknown_ids_give_nothing(filled: Store) -> None:
    with filled.read() as reader:
        assert reader.node("policy:none") is None
        assert list(reader.statements("policy:none")) == []


def test_a_statement_comes_back_as_it_was(store: Store) -> None:
    place = Place(7, "printed\n“๑”", 2, 3, 4)
    value = {"text": "ร้อยละ ๘๐", "value": "80", "list": [1, True, None]}
    written = Statement(A.id, place, POLICY, "target", value, None, "", Rank.INFERENCE, 0.875, "matched")
    put(store, A, [written])
    with store.read() as reader:
        assert list(reader.statements(POLICY)) == [written]


def test_questions_bind_every_kind_of_parameter(store: Store) -> None:
    hostile = "'; DROP TABLE node; --"
    parameters: dict[str, Json] = {"text": hostile, "flag": True, "nothing": None, "list": ["a", "b"]}
    with store.read() as reader:
        assert list(reader.run(Question("tests.kb", "echo"), parameters)) == [(hostile, 1, None, "a+b")]


def test_questions_that_are_not_there_or_lack_parameters(store: Store) -> None:
    with store.read() as reader:
        with pytest.raises(StoreError, match=r"tests.kb has no statement file none.(sql|cypher)"):
            reader.run(Question("tests.kb", "none"), {})
        with pytest.raises(StoreError, match="no statement file"):
            reader.run(Question("no_such_package", "none"), {})
        with pytest.raises(StoreError, match="is no name of a statement file"):
            reader.run(Question("tests.kb", "../echo"), {})
        with pytest.raises(StoreError, match=r"binding|Expected parameter"):
            list(reader.run(Question("tests.kb", "echo"), {}))


def test_questions_cannot_write(store: Store) -> None:
    with store.read() as reader, pytest.raises(StoreError, match="readonly"):
        list(reader.run(Question("tests.kb", "writes"), {}))


def test_a_question_is_stopped_at_the_time_limit_and_the_reader_goes_on(address: str) -> None:
    limited = open_store(address, settings=Settings(statement_seconds=0.05))
    with limited.read() as reader:
        with pytest.raises(LimitError, match="time limit"):
            list(reader.run(Question("tests.kb", "endless"), {}))
        assert reader.generation() == 0
        assert reader.node(PROJECT) is None
    limited.close()
