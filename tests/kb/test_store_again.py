"""The same bytes read anew: other statements take the place of the former."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InputError
from kb.interchange import import_lines
from kb.kinds import EdgeKind
from kb.statement import Json, Rank, Statement
from kb.store.base import Document, LoadOutcome, Store
from kb.store.open import open_store
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, PROJECT, document, exported, links, put, says

PLAN, OTHER = document("plan.txt", edition="plan"), document("other.txt", year=2570)
OLD = [
    says(PLAN, POLICY, "name", "old reading"),
    says(PLAN, PROJECT, "name", "project"),
    links(PLAN, PROJECT, EdgeKind.IMPLEMENTS, POLICY),
    links(PLAN, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="R"),
]
NEW = [
    says(PLAN, POLICY, "name", "new reading"),
    says(PLAN, PROJECT, "name", "project"),
    links(PLAN, PROJECT, EdgeKind.SUPPORTS, KEY_RESULT),
]
POOL = [*OLD, *NEW, says(PLAN, POLICY, "code", "049"), replace(OLD[0], rank=Rank.MENTION)]

BESIDE = [
    says(OTHER, POLICY, "name", "other reading"),
    says(OTHER, KEY_RESULT, "name", "key result"),
    links(OTHER, PROJECT, EdgeKind.IMPLEMENTS, POLICY),
    links(OTHER, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="R", value={"target": {"text": "80"}}),
    links(OTHER, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="H"),
]


def put_again(
    store: Store, source: Document, statements: Sequence[Statement], report: Mapping[str, Json] | None = None
) -> LoadOutcome:
    with store.write() as writer:
        return writer.put_document(source, statements, report=report or {}, again=True)


def fresh(path: Path, *loads: tuple[Document, Sequence[Statement]]) -> Store:
    store = open_store(path)
    for source, statements in loads:
        put(store, source, statements)
    return store


def test_another_reading_gives_the_base_that_it_alone_would_give(store: Store, tmp_path: Path) -> None:
    put(store, OTHER, [says(OTHER, POLICY, "name", "other", rank=Rank.MENTION)])
    put(store, PLAN, OLD)
    assert put_again(store, PLAN, NEW) is LoadOutcome.REREAD
    alone = fresh(
        tmp_path / "alone.db", (PLAN, NEW), (OTHER, [says(OTHER, POLICY, "name", "other", rank=Rank.MENTION)])
    )
    assert exported(store) == exported(alone)
    alone.close()
    with store.read() as reader:
        assert reader.node(AGENCY) is None
        assert reader.resolve("old reading") == []
        assert reader.resolve("new reading") == [POLICY]
        assert list(reader.history(POLICY)) == []
        assert [load.report for load in reader.loads()] == [{}, {}, {}]
        assert reader.generation() == 3


def test_an_equal_reading_changes_nothing(store: Store) -> None:
    put(store, PLAN, OLD)
    before = exported(store)
    moved = replace(PLAN, file_name="renamed.txt")
    assert put_again(store, moved, [*reversed(OLD), OLD[0]]) is LoadOutcome.UNCHANGED
    assert exported(store) == before
    with store.read() as reader:
        assert (reader.generation(), len(list(reader.loads()))) == (1, 1)


def test_an_equal_reading_that_reports_more_leaves_its_report(store: Store) -> None:
    put(store, PLAN, OLD)
    for _ in range(2):
        assert put_again(store, PLAN, OLD, {"notes": ["a"]}) is LoadOutcome.UNCHANGED
    with store.read() as reader:
        assert [load.report for load in reader.loads()] == [{}, {"notes": ["a"]}]
        assert reader.generation() == 2


def test_a_rank_or_confidence_that_differs_is_another_reading(store: Store) -> None:
    put(store, PLAN, OLD)
    surer = [replace(OLD[0], confidence=0.5), *OLD[1:]]
    assert put_again(store, PLAN, surer) is LoadOutcome.REREAD
    with store.read() as reader:
        assert [item.confidence for item in reader.statements(POLICY)] == [0.5]


def test_a_record_that_is_read_otherwise_is_replaced_and_keeps_its_file_name(store: Store) -> None:
    put(store, PLAN, OLD)
    better = replace(PLAN, file_name="renamed.txt", title="แผน", forms=("b", "a"))
    assert put_again(store, better, OLD) is LoadOutcome.REREAD
    with store.read() as reader:
        assert list(reader.documents()) == [replace(PLAN, title="แผน", forms=("a", "b"))]
        node = reader.node(PLAN.id)
        assert node is not None
        assert (node.name, node.properties["title"]) == ("plan.txt", "แผน")


def test_a_document_read_as_an_edition_of_another_replaces_it(store: Store) -> None:
    put(store, PLAN, OLD)
    put(store, OTHER)
    assert put_again(store, replace(OTHER, edition_key="plan"), []) is LoadOutcome.REREAD
    with store.read() as reader:
        assert {item.id: item.superseded_by for item in reader.documents(superseded=True)} == {
            PLAN.id: OTHER.id, OTHER.id: None,
        }  # fmt: skip
        assert reader.node(POLICY) is None


def test_a_replaced_edition_is_not_read_again_and_a_new_document_is_added(store: Store) -> None:
    second = document("second.txt", edition="plan")
    assert put_again(store, PLAN, OLD) is LoadOutcome.ADDED
    assert put_again(store, second, []) is LoadOutcome.SUPERSEDED
    assert put_again(store, PLAN, NEW) is LoadOutcome.OUTDATED


def test_a_reading_that_is_refused_leaves_the_former(store: Store) -> None:
    put(store, PLAN, OLD)
    before = exported(store)
    with pytest.raises(InputError, match="colour"):
        put_again(store, PLAN, [*NEW, says(PLAN, POLICY, "colour", "red")])
    assert exported(store) == before


def test_an_export_can_be_put_in_the_place_of_what_is_there(store: Store, tmp_path: Path) -> None:
    put(store, PLAN, OLD)
    other = fresh(tmp_path / "other.db", (PLAN, NEW))
    lines = exported(other)
    other.close()
    with store.write() as writer:
        assert import_lines(lines, writer) == {PLAN.id: LoadOutcome.UNCHANGED}
        assert import_lines(lines, writer, again=True) == {PLAN.id: LoadOutcome.REREAD}
    assert exported(store) == lines


@given(first=st.lists(st.sampled_from(POOL)), second=st.lists(st.sampled_from(POOL)))
def test_reading_again_is_loading_afresh(
    tmp_path_factory: pytest.TempPathFactory, first: list[Statement], second: list[Statement]
) -> None:
    folder = tmp_path_factory.mktemp("again")
    again, alone = fresh(folder / "again.db", (PLAN, first)), fresh(folder / "alone.db", (PLAN, second))
    put_again(again, PLAN, second)
    assert exported(again) == exported(alone)
    for store in (again, alone):
        store.close()


@given(
    first=st.lists(st.sampled_from(POOL)),
    second=st.lists(st.sampled_from(POOL)),
    beside=st.lists(st.sampled_from(BESIDE)),
    before=st.booleans(),
)
def test_what_another_document_says_of_the_same_stays(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[Statement],
    second: list[Statement],
    beside: list[Statement],
    before: bool,
) -> None:
    folder = tmp_path_factory.mktemp("beside")
    loads = [(OTHER, beside), (PLAN, first)]
    again = fresh(folder / "again.db", *(loads if before else loads[::-1]))
    put_again(again, PLAN, second)
    alone = fresh(folder / "alone.db", (PLAN, second), (OTHER, beside))
    assert exported(again) == exported(alone)
    with again.read() as one, alone.read() as two:
        for words in ("old reading", "new reading", "other reading", "project", "049"):
            assert one.resolve(words) == two.resolve(words)
    for store in (again, alone):
        store.close()


def test_a_mark_is_found_again_and_counts_as_no_change(store: Store) -> None:
    with store.write() as writer:
        writer.put_mark("generation", "1")
        writer.put_mark("generation", "2")
    with store.read() as reader:
        assert (reader.mark("generation"), reader.mark("other"), reader.generation()) == ("2", None, 0)
    assert exported(store) == []
