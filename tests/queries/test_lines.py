"""Lines of a document outside its tables, as far as statements tell."""

from __future__ import annotations

import pytest

from kb.errors import NotFoundError
from kb.statement import Place, Statement
from kb.store.base import Document, Store
from queries.lines import lines

PAPER = Document("document:000000000000", "0" * 64, "a.txt", "plan", "a", agency="agency:a", fiscal_year=2569)


def _said(subject: str, line: int, text: str, table: int | None = None) -> Statement:
    return Statement(PAPER.id, Place(line, text, table, None if table is None else 1), subject, "name", text)


def test_a_line_is_shown_among_those_near_it(store: Store) -> None:
    said = [
        _said("policy:001", 1, "far"), _said("policy:002", 9, "above"), _said("policy:003", 10, "asked"),
        _said("policy:004", 10, "asked"), _said("policy:005", 11, "cell", 1), _said("policy:006", 15, "below"),
    ]  # fmt: skip
    with store.write() as writer:
        writer.put_document(PAPER, said, report={})
    with store.read() as reader:
        found = lines(reader, "000000000000", 10)
        assert [(line.number, line.text) for line in found.lines] == [(9, "above"), (10, "asked"), (15, "below")]
        assert found.lines[1].subjects == ("policy:003", "policy:004")
        with pytest.raises(NotFoundError, match="near line 21"):
            lines(reader, "000000000000", 21)
