"""IRIs are stable, legal and never the same for two things."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.iris import DEFAULT_BASE, checked_base, edge_iri, edge_of, kind_iri, node_id, node_iri, part_iri, term_iri

LEGAL = re.compile(r"https://policytrace\.org/id/[A-Za-z0-9_.~/%#-]*")


def test_terms_stand_in_the_namespace() -> None:
    assert kind_iri("super_okr") == "https://policytrace.org/ns/1#SuperOkr"
    assert term_iri("part_of") == "https://policytrace.org/ns/1#part_of"


def test_nodes_keep_their_ids_legible() -> None:
    assert node_iri("key_result:2569/1.1.01") == "https://policytrace.org/id/key_result/2569/1.1.01"
    assert node_iri("policy:049", "https://data.example.org/") == "https://data.example.org/policy/049"


def test_what_an_iri_may_not_hold_is_encoded() -> None:
    assert node_iri("division:bangna/ฝ่าย") == (
        "https://policytrace.org/id/division/bangna/%E0%B8%9D%E0%B9%88%E0%B8%B2%E0%B8%A2"
    )
    assert node_iri("policy:0> <x#?%") == "https://policytrace.org/id/policy/0%3E%20%3Cx%23%3F%25"


def test_edges_and_parts() -> None:
    iri = edge_iri("agency:bangna", "responsible_for", "key_result:2569/1", "H")
    assert iri == "https://policytrace.org/id/edge/agency%3Abangna/responsible_for/key_result%3A2569%2F1/H"
    assert part_iri(iri, "instalments", "2569") == f"{iri}#instalments/2569"
    assert edge_iri("a:b", "funds", "c:d", "") == "https://policytrace.org/id/edge/a%3Ab/funds/c%3Ad"


@given(st.text(), st.text())
def test_two_nodes_never_share_an_iri(first: str, second: str) -> None:
    one, two = (node_iri(f"policy:{local}") for local in (first, second))
    assert LEGAL.fullmatch(one)
    assert (one == two) == (first == second)


@given(st.tuples(*[st.text()] * 4), st.tuples(*[st.text()] * 4))
def test_two_edges_never_share_an_iri(first: tuple[str, str, str, str], second: tuple[str, str, str, str]) -> None:
    one, two = edge_iri(*first), edge_iri(*second)
    assert LEGAL.fullmatch(one)
    assert (one == two) == (first == second)


_PRINTED = st.text(st.characters(codec="utf-8"), min_size=1)


@given(
    st.sampled_from(["policy", "key_result"]), _PRINTED, st.sampled_from([DEFAULT_BASE, "https://data.example.org/x/"])
)
def test_a_node_is_known_by_its_iri(kind: str, local: str, base_iri: str) -> None:
    assert node_id(node_iri(f"{kind}:{local}", base_iri), base_iri) == f"{kind}:{local}"


def test_an_iri_may_be_written_with_letters_as_they_are() -> None:
    assert node_id("https://policytrace.org/id/division/bangna/ฝ่าย") == "division:bangna/ฝ่าย"


@pytest.mark.parametrize(
    "iri", ["https://elsewhere.example/policy/049", DEFAULT_BASE, DEFAULT_BASE + "x", DEFAULT_BASE + "x/%FF"]
)
def test_what_is_no_node_is_named(iri: str) -> None:
    with pytest.raises(ValueError, match="is no node"):
        node_id(iri)


@given(_PRINTED, _PRINTED, st.text(st.characters(codec="utf-8")))
def test_an_edge_is_known_by_its_iri(source: str, target: str, qualifier: str) -> None:
    iri = edge_iri(f"agency:{source}", "responsible_for", f"key_result:{target}", qualifier)
    assert edge_of(iri) == (f"agency:{source}", "responsible_for", f"key_result:{target}", qualifier)
    assert edge_of(node_iri(f"policy:{source}")) is None


@pytest.mark.parametrize("base", ["https://data.example.org/id/", "urn:x-office:/"])
def test_bases_that_can_start_an_iri(base: str) -> None:
    assert checked_base(base) == base


@pytest.mark.parametrize(
    "base", ["", "/id/", "https://x.org", "https://x.org/#", "https://x.org/a b/", "https://x>/", "https://x\x85/"]
)
def test_bases_that_cannot(base: str) -> None:
    with pytest.raises(ValueError, match="base IRI"):
        checked_base(base)
