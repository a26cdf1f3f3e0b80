"""Statements that documents may make, generated: every sort of value, hostile text among them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from kb.statement import Place, Rank, Statement
from kb.store.base import Document
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, PROJECT

_HOSTILE = st.sampled_from(
    [
        '"', "'", "`", "\\", '"""', "'''", "\n", "\r\n", "\t", "\x01", "\x0b", "\x1b", "\x7f", "\x85", "\u2028",
        "\u202e", "\u200f", "\ufeff", "\ufffe", "\uffff", "\\u0000", "';--", '"@en', "x@th-TH", "^^<x>", "<urn:x>",
        "_:b", "@id", " .", "๑",
    ]
)  # fmt: skip
_TEXT = st.lists(st.one_of(_HOSTILE, st.text(st.characters(codec="utf-8", exclude_characters="\x00"))), max_size=4).map(
    "".join
)
_JSON: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), _TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_TEXT, inner, max_size=3)),
    max_leaves=6,
)
_COUNT = st.one_of(st.none(), st.integers(1, 99))
_PLACE = st.builds(Place, st.integers(0, 99), _TEXT, _COUNT, _COUNT, _COUNT)
_CONFIDENCE = st.floats(min_value=0, max_value=1, exclude_min=True)
_NODES = st.sampled_from([POLICY, "policy:ก/“ข”", "policy:x’--", "policy:%41/.../~"])
_DECIMALS = st.sampled_from(["80", "80.00", "-0.5", "+1", "007", "1e5", ".5"])
_FACT: st.SearchStrategy[tuple[str, str, Any]] = st.one_of(
    st.tuples(_NODES, st.sampled_from(["code", "name"]), st.one_of(st.none(), _TEXT)),
    st.tuples(_NODES, st.just("target"), _JSON),
    st.tuples(_NODES, st.just("aliases"), st.one_of(st.none(), _TEXT, st.lists(_TEXT, max_size=3))),
    st.tuples(_NODES, st.just("fiscal_year"), st.sampled_from([2567, 2569])),
    st.tuples(st.just(PROJECT), st.just("agency"), st.one_of(st.sampled_from([AGENCY, "agency:", "x:y"]), _TEXT)),
    st.tuples(st.just(KEY_RESULT), st.just("starred"), st.one_of(st.booleans(), _JSON)),
    st.tuples(st.just("indicator:a/2569/1"), st.just("weight"), st.one_of(_DECIMALS, _TEXT, st.integers())),
    st.tuples(st.just("budget:a"), st.just("instalments"), st.dictionaries(_TEXT, st.one_of(_DECIMALS, _JSON))),
)


def _property(source: Document) -> st.SearchStrategy[Statement]:
    return st.builds(
        lambda place, fact, rank, confidence, words: Statement(
            source.id, place, fact[0], fact[1], fact[2], None, "", rank, confidence, words
        ),
        _PLACE, _FACT, st.sampled_from(Rank), _CONFIDENCE, st.one_of(st.none(), _TEXT),
    )  # fmt: skip


def _relation(source: Document) -> st.SearchStrategy[Statement]:
    return st.builds(
        lambda place, role, value, rank, confidence: Statement(
            source.id, place, AGENCY, "responsible_for", value, KEY_RESULT, role, rank, confidence
        ),
        _PLACE,
        st.sampled_from(["", "R", "CO-H", 'H"\n']),
        st.one_of(st.none(), st.just({}), st.fixed_dictionaries({"target": _JSON})),
         st.sampled_from(Rank), _CONFIDENCE,
    )  # fmt: skip


def said_by(source: Document) -> st.SearchStrategy[list[Statement]]:
    """Up to six statements of a document."""
    return st.lists(st.one_of(_property(source), _relation(source)), max_size=6)
