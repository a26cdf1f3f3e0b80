"""Export → import → export is the identity; what a bad file is told."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from kb.errors import InputError
from kb.interchange import import_lines
from kb.kinds import EdgeKind
from kb.statement import Json, Rank, Statement
from kb.store.base import Document, LoadOutcome, Store
from kb.store.open import open_store
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, PROJECT, document, exported, links, put, says
from tests.kb.saying import said_by

A, A2, B = document("a.txt", edition="a"), document("a2.txt", edition="a"), document("b.txt", year=None)


@contextmanager
def _fresh() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "base.db")
        yield store
        store.close()


def _copied(lines: list[str]) -> list[str]:
    with _fresh() as store:
        with store.write() as writer:
            import_lines(lines, writer)
        return exported(store)


@settings(max_examples=60)
@given(said_by(A), said_by(A2), said_by(B))
def test_export_import_export_is_the_identity(
    first: list[Statement], second: list[Statement], other: list[Statement]
) -> None:
    with _fresh() as store:
        for source, statements in ((A, first), (A2, second), (B, other)):
            put(store, source, statements)
        lines = exported(store)
        with store.read() as reader:
            stored = {item.id: list(reader.document_statements(item.id)) for item in (A, A2, B)}
    assert all(line.splitlines() == [line] for line in lines)
    assert _copied(lines) == lines
    assert _copied(lines[::-1]) == lines
    for source, statements in ((A, first), (A2, second), (B, other)):
        assert {item.id for item in stored[source.id]} == {item.id for item in statements}


@settings(max_examples=30)
@given(said_by(A), said_by(B))
def test_the_order_of_loading_does_not_matter(first: list[Statement], second: list[Statement]) -> None:
    found = []
    for order in (((A, first), (B, second)), ((B, second), (A, first))):
        with _fresh() as store:
            for source, statements in order:
                put(store, source, statements)
            found.append(exported(store))
    assert found[0] == found[1]


def _sample(store: Store) -> list[str]:
    put(store, A, [says(A, POLICY, "name", "old"), says(A, "policy:050", "name", "gone")])
    statements = [
        says(A2, POLICY, "name", "ต้นไม้", line=3, row=2, rank=Rank.REGISTER),
        says(A2, POLICY, "code", "049", line=3, row=2, confidence=0.5),
        links(A2, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="R", value={"target": {"text": "80"}}),
        links(A2, PROJECT, EdgeKind.IMPLEMENTS, POLICY),
    ]
    put(store, A2, statements)
    return exported(store)


def test_lines_are_as_the_design_says(store: Store) -> None:
    lines = [json.loads(line) for line in _sample(store)]
    ids = [line["id"] for line in lines if line["type"] == "node"]
    assert ids == sorted([AGENCY, A.id, A2.id, KEY_RESULT, POLICY, PROJECT])
    assert [line["type"] for line in lines] == ["node"] * 6 + ["edge"] * 2
    policy = next(line for line in lines if line.get("id") == POLICY)
    assert list(policy) == ["type", "id", "kind", "code", "name", "fiscal_year", "properties", "sources", "history"]
    place = {"document": A2.id, "table": 1, "row": 2, "column": 1, "line": 3, "text": "line 3"}
    assert policy["sources"] == [
        {**place, "predicate": "code", "value": "049", "confidence": 0.5},
        {**place, "predicate": "name", "value": "ต้นไม้", "rank": 20},
    ]
    nowhere = {"table": None, "row": None, "column": None, "line": 1, "text": "line 1"}
    assert policy["history"] == [{"document": A.id, **nowhere, "predicate": "name", "value": "old"}]
    assert lines[6] == {
        "type": "edge",
        "source": AGENCY,
        "target": KEY_RESULT,
        "kind": "responsible_for",
        "properties": {"role": "R", "target": {"text": "80"}},
        "sources": [{"document": A2.id, **nowhere, "value": {"target": {"text": "80"}}}],
        "qualifier": "R",
    }
    assert "qualifier" not in lines[7]
    former = next(line for line in lines if line.get("id") == A.id)
    assert [entry["subject"] for entry in former["history"]] == ["policy:050"]


def test_editions_and_their_history_survive(store: Store) -> None:
    lines = _sample(store)
    with _fresh() as copy:
        with copy.write() as writer:
            outcomes = import_lines([*lines, "", "  "], writer, file_name="base.jsonl")
        assert outcomes == {A.id: LoadOutcome.ADDED, A2.id: LoadOutcome.SUPERSEDED}
        with copy.read() as reader, store.read() as original:
            assert list(reader.history(POLICY)) == list(original.history(POLICY))
            assert list(reader.history("policy:050")) == list(original.history("policy:050")) != []
            assert list(reader.documents(superseded=True)) == list(original.documents(superseded=True))
            assert [load.report for load in reader.loads()] == [{}] * 2
        with copy.write() as writer:
            assert set(import_lines(lines, writer).values()) == {LoadOutcome.OUTDATED, LoadOutcome.UNCHANGED}


def test_the_latest_load_report_of_a_document_goes_with_it(store: Store) -> None:
    reports: list[dict[str, Json]] = [{"rows": 1}, {"rows": 2, "notes": [{"code": "ก"}]}]
    for report in reports:
        with store.write() as writer:
            writer.put_document(A, [], report=report, again=True)
    with _fresh() as copy:
        with copy.write() as writer:
            import_lines(exported(store), writer)
        with copy.read() as reader:
            assert [load.report for load in reader.loads()] == [{"rows": 2, "notes": [{"code": "ก"}]}]
        assert exported(copy) == exported(store)


def test_a_document_without_a_report_is_said_to_be_imported() -> None:
    record = {"sha256": B.sha256, "document_type": B.document_type, "edition_key": "b", "encoding": "utf-8"}
    line = {"type": "node", "id": B.id, "kind": "document", "name": "b.txt", "properties": record, "sources": []}
    with _fresh() as copy:
        with copy.write() as writer:
            import_lines([json.dumps(line)], writer, file_name="base.jsonl")
        with copy.read() as reader:
            assert [load.report for load in reader.loads()] == [{"imported_from": "base.jsonl"}]


def _node(identifier: str, **changes: Any) -> dict[str, Any]:
    line = {"type": "node", "id": identifier, "kind": identifier.partition(":")[0], "properties": {}, "sources": []}
    return {**line, **changes}


def _record(source: Document, **changes: Any) -> dict[str, Any]:
    properties = {
        "sha256": source.sha256,
        "document_type": "x",
        "edition_key": source.edition_key,
        "encoding": "utf-8",
        **changes,
    }
    return _node(source.id, name=source.file_name, properties=properties)


_ENTRY: dict[str, Any] = {"document": B.id, "line": 1, "text": "x", "predicate": "name", "value": "x"}
_EDGE = {"type": "edge", "source": PROJECT, "target": POLICY, "kind": "implements", "properties": {}}


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in _ENTRY.items() if name != key}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], "x.jsonl, line 1: expected a JSON object"),
        (["", "[]"], "x.jsonl, line 2: expected a JSON object, not list"),
        (["[" * 100_000], "line 1: .*(nested|object)"),
        (['{"type":"node","id":"policy:1","x":NaN}'], "NaN is no JSON number"),
        (['{"x":' + "1" * 5000 + "}"], "line 1: expected a JSON object"),
        ([{"type": "thing"}], "'type' must be \"node\" or \"edge\", not 'thing'"),
        ([_node("thing:1")], "no node id"),
        ([_node(POLICY, kind="project")], "'kind' must be 'policy'"),
        ([_node(POLICY, name="x")], "'sources' must say who states"),
        ([_node(POLICY, sources={})], "'sources' must be list"),
        ([_node(POLICY, sources=["x"])], "expected a JSON object, not str"),
        ([_node(POLICY, sources=[_without("line")])], "expected the key 'line'"),
        ([_node(POLICY, sources=[_without("value")])], "expected the key 'value'"),
        ([_node(POLICY, sources=[{**_ENTRY, "line": True}])], "'line' must be int, not True"),
        ([_node(POLICY, sources=[{**_ENTRY, "rank": 3}])], "'rank' must be one of 0, 10, 20"),
        ([_node(POLICY, sources=[{**_ENTRY, "predicate": "colour"}])], "no property 'colour'"),
        ([_node(POLICY, sources=[{**_ENTRY, "value": "\x00"}])], "NUL"),
        ([_node(POLICY, sources=[{**_ENTRY, "value": "\ud800"}])], "surrogate"),
        ([_node(POLICY, sources=[{**_ENTRY, "value": 1.5}])], "code must be text|decimals|name must be text"),
        ([_record(A), _node(POLICY, sources=[_ENTRY])], f"line 2: the source names {B.id}, of which the file has no"),
        ([{**_EDGE, "sources": []}], "'sources' must say who states this edge"),
        ([{**_EDGE, "source": 5, "sources": [_ENTRY]}], "'source' must be str, not 5"),
        ([{**_EDGE, "source": POLICY, "sources": [{**_without("predicate"), "value": {}}]}], "does not join"),
        ([_record(A), _record(A)], "line 2: .* stands in the file twice"),
        ([_record(A, colour="red")], "a document has no colour"),
        ([_record(A, sha256="x")], "64 hexadecimal digits"),
        ([_record(A, superseded_by=A2.id)], "of which the file has no node with the same edition_key"),
        ([_record(A, superseded_by=B.id), _record(B)], "no node with the same edition_key"),
        ([_record(A), _record(A2)], "both in force"),
        ([_record(A, superseded_by=A2.id), _record(A2, superseded_by=A.id)], "in a circle"),
    ],
)
def test_a_bad_file_is_told_where_and_why_and_nothing_is_stored(store: Store, lines: list[Any], message: str) -> None:
    put(store, document("kept.txt"), [])
    before = exported(store)
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    with pytest.raises(InputError, match=message) as caught, store.write() as writer:
        import_lines(written, writer, file_name="x.jsonl")
    assert str(caught.value).startswith("x.jsonl")
    assert exported(store) == before


def test_a_file_that_is_empty_holds_nothing(store: Store) -> None:
    with store.write() as writer:
        assert import_lines([], writer) == {}
    with store.read() as reader:
        assert reader.generation() == 0


@pytest.mark.parametrize("remove", [lambda line: line["type"] == "edge", lambda line: False])
def test_a_part_of_an_export_is_taken_as_it_is(store: Store, remove: Callable[[dict[str, Any]], bool]) -> None:
    lines = [line for line in _sample(store) if not remove(json.loads(line))]
    with _fresh() as copy, copy.write() as writer:
        assert set(import_lines(lines, writer)) == {A.id, A2.id}
