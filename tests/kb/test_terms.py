"""The closed sets of `kb.kinds` are those of the vocabulary."""

from __future__ import annotations

from kb.kinds import EdgeKind, NodeKind
from ontology.vocabulary import COMMON_PROPERTIES, vocabulary


def test_kinds_are_those_of_the_vocabulary_in_its_order() -> None:
    assert [str(kind) for kind in NodeKind] == list(vocabulary().kinds)
    assert [str(kind) for kind in EdgeKind] == list(vocabulary().edges)


def test_joins_name_known_kinds() -> None:
    ends = {end for term in vocabulary().edges.values() for pair in term.joins for end in pair}
    assert ends <= set(map(str, NodeKind))


def test_every_property_is_described() -> None:
    terms = vocabulary()
    used = {name for term in terms.kinds.values() for name in term.properties}
    used |= {name for term in terms.edges.values() for name in term.properties}
    assert used | set(COMMON_PROPERTIES) <= set(terms.properties)


def test_no_property_is_called_like_an_edge() -> None:
    assert not set(vocabulary().properties) & set(vocabulary().edges)
