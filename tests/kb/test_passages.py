"""The index of printed texts: each text once, gone with the last statement that prints it."""

from __future__ import annotations

import pytest

from kb.statement import Place, Statement
from kb.store.base import Document, Match, Question, Store
from tests.kb.making import document, put

PLAN, OTHER = document("plan.txt"), document("other.txt")


def printed(source: Document, subject: str, text: str, row: int = 1) -> Statement:
    return Statement(source.id, Place(row, text, 1, row, 1), subject, "name", text)


def passages(store: Store, words: str) -> list[tuple[str, str]]:
    """Subject and text of the statements whose passages hold the words."""
    with store.read() as reader:
        return [
            (str(a), str(b)) for a, b in reader.run(Question("tests.kb", "passages"), {"match": Match.any([words])})
        ]


def test_a_text_is_found_where_it_stands(store: Store) -> None:
    put(store, PLAN, [printed(PLAN, "project:a", "ปลูกต้นไม้"), printed(PLAN, "project:b", "ปลูกต้นไม้", 2)])
    put(store, OTHER, [printed(OTHER, "project:a", "ปลูกต้นไม้")])
    found = [("project:a", "ปลูกต้นไม้"), ("project:a", "ปลูกต้นไม้"), ("project:b", "ปลูกต้นไม้")]
    assert passages(store, "ปลุกดนไม") == found


@pytest.mark.parametrize("shared", [False, True])
def test_what_a_document_no_longer_prints_is_forgotten(store: Store, shared: bool) -> None:
    put(store, PLAN, [printed(PLAN, "project:a", "ปลูกต้นไม้")])
    if shared:
        put(store, OTHER, [printed(OTHER, "project:c", "ปลูกต้นไม้")])
    with store.write() as writer:
        writer.put_document(PLAN, [printed(PLAN, "project:a", "ขุดลอกคลอง")], report={}, again=True)
    assert passages(store, "ขุดลอกคลอง") == [("project:a", "ขุดลอกคลอง")]
    assert passages(store, "ปลุกดนไม") == ([("project:c", "ปลูกต้นไม้")] if shared else [])
