"""Copies a base into another, of whichever engine, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.errors import InputError, StoreError
from kb.statement import Statement
from kb.store.base import Document, LoadOutcome, LoadRecord, Reader, Store

TOGETHER = 20_000
"""Statements after which a transaction ends: enough to outweigh what one costs, few enough for a server's memory."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A document that was copied, the how many-th of how many, what putting it did, and how many statements it took."""

    document: Document
    number: int
    total: int
    outcome: LoadOutcome
    statements: int


class _Counted:
    """Statements, counted as they are taken."""

    def __init__(self, statements: Iterator[Statement]) -> None:
        self._statements = statements
        self.count = 0

    def __iter__(self) -> Iterator[Statement]:
        for statement in self._statements:
            self.count += 1
            yield statement


def copy_base(source: Reader, target: Store) -> Iterator[Copied]:
    """Puts every document of a base, its statements and its last load report, into another base.

    Documents go in the order in which they were last loaded, which puts an edition before the one
    that replaced it, some small ones in a transaction together, and statements in theirs, so that both
    bases answer alike. Memory grows with the largest document. A copy that was stopped goes on where it
    was: what is there already is passed over.

    Args:
        source: The base to copy.
        target: An empty base, or one that holds a part of the source.

    Raises:
        InputError: The target holds documents that the source does not.
        StoreError: The target, filled in part by another program, is in the end not what the source is.
    """
    documents = {document.id: document for document in source.documents(superseded=True)}
    _check_target(documents, target)
    history = list(enumerate(source.loads()))
    places = {load.document: number for number, load in history}  # the last of each
    loads = {load.document: load for _, load in history}
    ordered = sorted(documents.values(), key=lambda document: places[document.id])
    done = 0
    while done < len(ordered):
        for document, outcome, statements in _copy_some(source, target, ordered[done:], loads):
            done += 1
            yield Copied(document, done, len(ordered), outcome, statements)
    _check_copy(documents, target)


def _copy_some(
    source: Reader, target: Store, documents: Sequence[Document], loads: Mapping[str, LoadRecord]
) -> list[tuple[Document, LoadOutcome, int]]:
    """Copies the first of some documents in one transaction; those copied, with outcome and number of statements."""
    done: list[tuple[Document, LoadOutcome, int]] = []
    total = 0
    with target.write() as writer:
        for document in documents:
            said = _Counted(source.document_statements(document.id, as_loaded=True))
            outcome = writer.put_document(document, said, report=loads[document.id].report)
            done.append((document, outcome, said.count))
            total += said.count
            if total >= TOGETHER:
                break
    return done


def _check_target(documents: dict[str, Document], target: Store) -> None:
    with target.read() as reader:
        strange = [document for document in reader.documents(superseded=True) if document.id not in documents]
    if strange:
        raise InputError(
            f"the base to copy into holds {len(strange)} other documents, such as {strange[0].file_name}"
            f" ({strange[0].id}); name an empty one"
        )


def _check_copy(documents: dict[str, Document], target: Store) -> None:
    with target.read() as reader:
        other = [item for item in reader.documents(superseded=True) if documents.get(item.id) != item]
    if other:
        raise StoreError(f"the copy of {other[0].id} is not what it is a copy of; copy into an empty base")
