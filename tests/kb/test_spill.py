"""Statements that wait in a file come back as they were, document by document."""

from __future__ import annotations

from tempfile import TemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.interchange.spill import Spill
from kb.kinds import EdgeKind
from kb.statement import Rank, Statement
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, document, links, says

DOCUMENTS = [document(name) for name in ("a.txt", "b.txt", "c.txt")]
POOL = [
    statement
    for source in DOCUMENTS
    for statement in (
        says(source, POLICY, "name", "ก\n\u202e“x”", row=3, confidence=0.25),
        says(source, POLICY, "target", {"value": "1.5", "list": [None, True, 2**70]}, rank=Rank.DECISION),
        links(source, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="H", value={"target": {"text": "๘๐"}}),
    )
]


@given(st.lists(st.sampled_from(POOL)), st.integers(1, 5))
def test_the_statements_of_a_document_come_back_in_their_order(statements: list[Statement], most: int) -> None:
    with TemporaryFile() as file:
        spill = Spill(file, most)
        for statement in statements:
            spill.add(statement)
        for source in DOCUMENTS:
            assert list(spill.of(source.id)) == [each for each in statements if each.document == source.id]


@pytest.mark.parametrize("most", [1, 10, 1000])
def test_memory_holds_no_more_than_it_is_to(most: int) -> None:
    with TemporaryFile() as file:
        spill = Spill(file, most)
        for number in range(3000):
            spill.add(POOL[number % len(POOL)])
            assert sum(map(len, spill._held.values())) < most
        assert (file.tell() == 0) == (most > 3000)
