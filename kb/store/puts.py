"""What putting a document takes in every engine: the record as it is kept, and what is known of its bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kb.derive import base_name
from kb.store.base import Document, LoadOutcome


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
