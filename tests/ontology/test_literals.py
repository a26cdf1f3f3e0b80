"""A JSON value becomes a term and comes back as the very value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.iris import DEFAULT_BASE
from ontology.literals import term_of, value_of
from ontology.namespaces import BOOLEAN, DECIMAL, INTEGER, JSON, LANG_STRING
from ontology.terms import Blank, Iri, Literal
from ontology.vocabulary import vocabulary

PROPERTIES = vocabulary().properties
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(),
        st.sampled_from(["80", "080.00", "-1.5", "+2", "1e5", "policy:049", "agency:ก ข", "agency:", "x:y", "null"]),
    ),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=8,
)  # fmt: skip


@given(st.sampled_from(list(PROPERTIES)), VALUES)
def test_any_value_of_any_property_comes_back(name: str, value: Any) -> None:
    found = value_of(term_of(PROPERTIES[name], value, DEFAULT_BASE), DEFAULT_BASE)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "value", "term"),
    [
        ("weight", "35.50", Literal("35.50", DECIMAL)),
        ("weight", "ร้อยละ 5", Literal("ร้อยละ 5")),
        ("code", "049", Literal("049")),
        ("name", "ต้นไม้", Literal("ต้นไม้", LANG_STRING, "th")),
        ("fiscal_year", 2569, Literal("2569", INTEGER)),
        ("starred", False, Literal("false", BOOLEAN)),
        ("agency", "agency:bangna", Iri("https://policytrace.org/id/agency/bangna")),
        ("agency", "เขตบางนา", Literal("เขตบางนา")),
        ("target", {"value": None, "text": "ก"}, Literal('{"text":"ก","value":null}', JSON)),
        ("target", None, Literal("null", JSON)),
        ("forms", ["b", "a"], Literal('["b","a"]', JSON)),
    ],
)
def test_a_value_becomes_the_term_of_its_range(name: str, value: Any, term: Iri | Literal) -> None:
    assert term_of(PROPERTIES[name], value, DEFAULT_BASE) == term


@pytest.mark.parametrize(
    ("term", "message"),
    [
        (Blank("b0"), "a blank node, _:b0, is no value"),
        (Iri("https://elsewhere.example/x"), "is no node"),
        (Iri("https://policytrace.org/id/policy/%FF"), "not UTF-8"),
        (Literal("2.5", "http://www.w3.org/2001/XMLSchema#double"), "of the datatype <http.*double> is no value"),
        (Literal("012", INTEGER), "is no value"),
        (Literal("maybe", BOOLEAN), "is no value"),
        (Literal("{", JSON), "cannot be read"),
        (Literal("[NaN]", JSON), "NaN is no JSON number"),
        (Literal("[" * 100_000, JSON), "nested too deeply|cannot be read"),
    ],
)
def test_what_is_no_value_is_named(term: Iri | Blank | Literal, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        value_of(term, DEFAULT_BASE)
