"""A large load in one transaction leaves the base that small ones leave, with all its indexes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from kb.errors import InputError
from kb.statement import Statement
from kb.store.base import Document, Store
from kb.store.open import open_store
from kb.store.sqlite import bulk
from tests.kb.making import POLICY, document, exported, put, says, schema_of
from tests.kb.saying import said_by
from tests.kb.test_interchange import A2, A, B

Said = list[tuple[Document, list[Statement]]]


def _as_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "LARGE", 0)


def _put_together(store: Store, said: Said) -> None:
    with store.write() as writer:
        for item, statements in said:
            writer.put_document(item, statements, report={})


@settings(max_examples=30, deadline=None)
@pytest.mark.parametrize("large", [0, bulk.LARGE])
@given(said_by(A), said_by(A2), said_by(B))
def test_documents_of_one_transaction_make_the_base_that_single_ones_make(
    large: int, first: list[Statement], second: list[Statement], other: list[Statement]
) -> None:
    said: Said = [(A, first), (A2, second), (B, other)]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        single, together = open_store(f"{folder}/single.db"), open_store(f"{folder}/together.db")
        for item, statements in said:
            put(single, item, statements)
        patch.setattr(bulk, "LARGE", large)
        _put_together(together, said)
        assert exported(together) == exported(single)
        single.close()
        together.close()
        assert schema_of(Path(f"{folder}/together.db")) == schema_of(Path(f"{folder}/single.db"))


def _put_and_fail(store: Store, item: Document, statement: Statement) -> None:
    with store.write() as writer:
        writer.put_document(item, [statement], report={})
        raise InputError("the block fails after the load")


def test_a_large_load_that_fails_leaves_the_base_with_its_indexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "base.db"
    store, first, second = open_store(path), document("first.txt"), document("second.txt")
    put(store, first, [says(first, POLICY, "name", "first")])
    before, schema = exported(store), schema_of(path)
    _as_large(monkeypatch)
    with pytest.raises(InputError):
        _put_and_fail(store, second, says(second, POLICY, "name", "second"))
    assert exported(store) == before
    assert schema_of(path) == schema
    store.close()
