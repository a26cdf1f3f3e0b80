from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kb.check import check_document, check_statement
from kb.errors import InputError
from kb.kinds import EdgeKind
from kb.statement import Place, Statement
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, PROJECT, document, links, says

A = document("a.txt")


def _float(text: str) -> Any:
    """What the types forbid and a careless caller may still give."""
    return {"value": float(text)}


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (says(A, "thing:1", "name", "x"), "no node id"),
        (says(A, "policy", "name", "x"), "no node id"),
        (says(A, "policy:a b", "name", "x"), "no node id"),
        (says(A, "policy:\ud800", "name", "x"), "no node id"),
        (says(A, POLICY, "colour", "x"), "policy has no property 'colour'; it has: aliases, code, .*target"),
        (says(A, POLICY, "implements", "x"), "no property 'implements'"),
        (says(A, A.id, "name", "x"), "belongs in its record"),
        (says(A, POLICY, "code", 49), "code must be text, not 49"),
        (says(A, POLICY, "aliases", {"a": "b"}), "aliases must be text or a list of texts"),
        (says(A, POLICY, "aliases", ["a", 5]), "aliases must be text or a list of texts"),
        (says(A, POLICY, "fiscal_year", "2569"), "a year of the Buddhist Era"),
        (says(A, POLICY, "fiscal_year", 2026), "a year of the Buddhist Era"),
        (says(A, POLICY, "name", "a\x00b"), "NUL"),
        (says(A, POLICY, "name", "a\ud800"), "surrogate"),
        (says(A, POLICY, "target", _float("1.5")), "decimals are written as text"),
        (says(A, POLICY, "target", {"a": ["\x00"]}), "NUL"),
        (says(document("b.txt"), POLICY, "name", "x"), f"must be of {A.id}"),
        (says(A, POLICY, "name", "x", confidence=0.0), "confidence"),
        (says(A, POLICY, "name", "x", confidence=float("nan")), "confidence"),
        (says(A, POLICY, "name", "x", line=-1), "counts"),
        (replace(says(A, POLICY, "name", "x"), qualifier="R"), "only relations have a qualifier"),
        (replace(says(A, POLICY, "name", "x"), place=Place(1, "\x00")), "NUL"),
        (replace(says(A, POLICY, "name", "x"), matched_from="\x00"), "NUL"),
        (links(A, POLICY, EdgeKind.IMPLEMENTS, PROJECT), "implements does not join policy → project; it joins: proj"),
        (links(A, PROJECT, EdgeKind.IMPLEMENTS, POLICY, value={"role": "R"}), "has no property role; it has: none"),
        (links(A, PROJECT, EdgeKind.IMPLEMENTS, POLICY, value=["x"]), "must be a mapping"),
        (replace(links(A, PROJECT, EdgeKind.IMPLEMENTS, POLICY), predicate="does"), "no relation 'does'; there are: "),
        (
            links(A, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="H", value={"role": "R"}),
            "role 'R' must also be the qualifier",
        ),
    ],
)
def test_unknown_and_unusable_statements_are_refused(statement: Statement, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        check_statement(statement, A.id)
    assert f"line {statement.place.line}" in str(caught.value)


def test_known_statements_pass() -> None:
    check_statement(says(A, POLICY, "name", 'ก "ข"\n\u202e'), A.id)
    check_statement(links(A, PROJECT, EdgeKind.IMPLEMENTS, POLICY), A.id)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "document:x"}, "id must be document:"),
        ({"sha256": "x"}, "64 hexadecimal digits"),
        ({"fiscal_year": 2026}, "Buddhist Era"),
        ({"title": "\x00"}, "NUL"),
        ({"forms": ("\ud800",)}, "surrogate"),
    ],
)
def test_malformed_documents_are_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        check_document(replace(A, **change))
