"""The vocabulary is whole: every term worded in both languages, declared once and used."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

import ontology
from kb.kinds import BudgetStatus, Category, EdgeKind, NodeKind, Role
from ontology.iris import kind_iri, term_iri
from ontology.vocabulary import COMMON_PROPERTIES, EdgeTerm, KindTerm, PropertyTerm, vocabulary

TERMS = vocabulary()
ALL: list[KindTerm | EdgeTerm | PropertyTerm] = [
    *TERMS.kinds.values(),
    *TERMS.edges.values(),
    *TERMS.records.values(),
    *TERMS.properties.values(),
]
THAI = re.compile("[\u0e01-\u0e5b]")
RAW = tomllib.loads((Path(ontology.__path__[0]) / "vocabulary.toml").read_text(encoding="utf-8"))


def used_properties() -> set[str]:
    holders: list[KindTerm | EdgeTerm] = [*TERMS.kinds.values(), *TERMS.edges.values(), *TERMS.records.values()]
    return {*COMMON_PROPERTIES, *(name for holder in holders for name in holder.properties)}


@pytest.mark.parametrize("term", ALL, ids=lambda term: f"{type(term).__name__}-{term.name}")
def test_a_term_is_worded_in_both_languages(term: KindTerm | EdgeTerm | PropertyTerm) -> None:
    assert term.label.en.strip() == term.label.en != ""
    assert THAI.search(term.label.th) or term.label.th == term.label.en == "SHA-256"
    assert re.fullmatch(r"[A-Z].*\.", term.definition.en, re.DOTALL)
    assert not THAI.search(term.definition.en)
    assert THAI.search(term.definition.th)


def test_every_property_in_use_is_declared_and_every_declared_one_is_in_use() -> None:
    assert used_properties() == set(TERMS.properties)


def test_relations_join_kinds() -> None:
    ends = {kind for edge in TERMS.edges.values() for join in edge.joins for kind in join}
    assert ends - set(TERMS.kinds) == set()
    assert [edge.name for edge in TERMS.edges.values() if not edge.joins] == []


def test_every_kind_but_the_document_stands_in_a_relation() -> None:
    joined = {kind for edge in TERMS.edges.values() for join in edge.joins for kind in join}
    assert set(TERMS.kinds) - joined == {"document"}


def test_joins_and_properties_are_listed_once() -> None:
    for name, item in chain(RAW["kinds"].items(), RAW["edges"].items(), RAW["records"].items()):
        assert len(item["properties"]) == len(set(item["properties"])), name
    for name, item in RAW["edges"].items():
        assert len(item["joins"]) == len(set(map(tuple, item["joins"]))), name


def test_terms_have_no_other_keys_than_the_reader_reads() -> None:
    allowed = {
        "kinds": {"label", "definition", "properties", "required"},
        "records": {"label", "definition", "properties", "required"},
        "edges": {"label", "definition", "properties", "joins"},
        "properties": {"label", "definition", "range", "many", "values"},
    }
    assert set(RAW) == {"version", "namespace", *allowed}
    strays = [(name, set(item) - keys) for part, keys in allowed.items() for name, item in RAW[part].items()]
    assert [stray for stray in strays if stray[1]] == []


def test_ranges_are_known() -> None:
    ranges = {term.range for term in TERMS.properties.values()}
    assert ranges == {"text", "year", "count", "decimal", "boolean", "node", "target", "record"}


def test_names_are_words_and_iris_are_unique() -> None:
    assert [term.name for term in ALL if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", term.name)] == []
    classes = [kind_iri(name) for name in (*TERMS.kinds, *TERMS.records)]
    properties = [term_iri(name) for name in (*TERMS.edges, *TERMS.properties)]
    assert len({*classes, *properties}) == len(classes) + len(properties)


def test_records_are_read() -> None:
    assert TERMS.records["instalment"].properties == ("fiscal_year", "amount_baht")
    assert TERMS.properties["target"].record == "target"
    assert TERMS.properties["instalments"].record == "instalment"
    assert TERMS.properties["targets_by_year"].record == "target"
    assert TERMS.properties["steps"].record is None


def test_what_is_required_is_among_the_properties() -> None:
    for kind in (*TERMS.kinds.values(), *TERMS.records.values()):
        assert set(kind.required) <= {*COMMON_PROPERTIES, *kind.properties}, kind.name


def test_a_relation_has_the_properties_of_all_edges() -> None:
    of_edges = {name for edge in TERMS.edges.values() for name in edge.properties}
    assert set(TERMS.records["relation"].properties) == {*of_edges, "qualifier"}


def test_values_are_worded_in_both_languages_and_are_the_python_types() -> None:
    for term in TERMS.properties.values():
        for word, label in term.values.items():
            assert label.en.isascii(), (term.name, word)
            assert THAI.search(label.th), (term.name, word)
    closed = {name: set(term.values) for name, term in TERMS.properties.items() if term.values}
    assert closed["role"] == set(Role)
    assert closed["category"] == set(Category)
    assert closed["status"] == set(BudgetStatus)
    assert set(closed) == {"role", "category", "status", "type", "assessor", "ruling", "effect", "comparator"}


def test_the_kinds_are_the_python_types() -> None:
    assert list(TERMS.kinds) == list(NodeKind)
    assert list(TERMS.edges) == list(EdgeKind)
