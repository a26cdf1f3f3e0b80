"""A base written as RDF with its statements and read back is the same base, byte for byte."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings

from api.rdf_export import rdf_text
from api.rdf_import import import_rdf
from kb.statement import Statement
from kb.store.base import Store
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from ontology.iris import DEFAULT_BASE
from tests.kb.making import document, exported, put
from tests.kb.saying import said_by

SUFFIX = {"turtle": "ttl", "nquads": "nq", "jsonld": "jsonld"}
A, A2, B = document("a.txt", edition="a"), document("a2.txt", edition="a"), document("b.txt", year=None)


@contextmanager
def fresh() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "base.db")
        yield store
        store.close()


def text(store: Store, form: str, base_iri: str = DEFAULT_BASE) -> str:
    with store.read() as reader:
        return "".join(rdf_text(reader, form, base_iri=base_iri, statements=True))


def copied(written: str, form: str) -> list[str]:
    """The lines of a base that holds what was written."""
    with fresh() as store, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"base.{SUFFIX[form]}"
        path.write_bytes(written.encode("utf-8"))
        with store.write() as writer:
            import_rdf(path, writer)
        return exported(store)


@pytest.fixture(scope="module")
def samples() -> Iterator[Store]:
    """A base with the bundled samples."""
    with fresh() as store, sample_paths() as paths:
        for path in paths:
            load_file(path, store)
        yield store


@pytest.mark.parametrize("form", SUFFIX)
def test_the_samples_come_back_as_they_were(samples: Store, form: str) -> None:
    lines = exported(samples)
    assert len(lines) > 2000
    assert copied(text(samples, form), form) == lines


@pytest.mark.parametrize("form", SUFFIX)
def test_another_base_iri_changes_nothing_that_is_read(samples: Store, form: str) -> None:
    written = text(samples, form, "https://data.example.org/bkk/")
    assert DEFAULT_BASE not in written
    assert copied(written, form) == exported(samples)


@settings(max_examples=60)
@given(said_by(A), said_by(A2), said_by(B))
def test_hostile_bases_come_back_as_they_were(
    first: list[Statement], second: list[Statement], other: list[Statement]
) -> None:
    with fresh() as store:
        for source, statements in ((A, first), (A2, second), (B, other)):
            put(store, source, statements)
        lines = exported(store)
        written = {form: text(store, form) for form in SUFFIX}
    for form, found in written.items():
        assert copied(found, form) == lines, form


@settings(max_examples=15)
@given(said_by(A), said_by(B))
def test_the_order_of_loading_does_not_show(first: list[Statement], second: list[Statement]) -> None:
    found = []
    for order in (((A, first), (B, second)), ((B, second), (A, first))):
        with fresh() as store:
            for source, statements in order:
                put(store, source, statements)
            found.append([text(store, form) for form in SUFFIX])
    assert found[0] == found[1]


def test_every_quad_is_a_line_whatever_takes_it_for_an_end(samples: Store) -> None:
    written = text(samples, "nquads")
    assert [line + "\n" for line in written.splitlines()] == written.splitlines(keepends=True)
    assert all(line.endswith(" .") for line in written.splitlines())
