"""What putting a document takes in every engine: the record as it is kept, its checked statements, the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kb.check import check_statement
from kb.derive import base_name
from kb.statement import Statement
from kb.store.base import Document, LoadOutcome
from kb.store.rows import Values, statement_row


def as_stored(document: Document) -> Document:
    """The record of a document in force as the base keeps it."""
    forms = tuple(sorted(set(document.forms)))
    return replace(document, file_name=base_name(document.file_name), forms=forms, superseded_by=None)


def known_outcome(found: Sequence[str | None] | None) -> LoadOutcome | None:
    """What is to be said of bytes that may be in the base already.

    Args:
        found: The row (superseded_by) of the document of these bytes; `None` where there is none.
    """
    if found is None:
        return None
    return LoadOutcome.UNCHANGED if found[0] is None else LoadOutcome.OUTDATED


def checked_rows(statements: Iterable[Statement], document: str, key: int | str) -> Iterator[Values]:
    """The rows of the statements, each checked against the vocabulary first.

    Args:
        statements: What the document says.
        document: The id of the document.
        key: How the engine refers to it.

    Raises:
        InputError: A statement is malformed or unknown to the vocabulary.
    """
    for statement in statements:
        check_statement(statement, document)
        yield statement_row(statement, key)
