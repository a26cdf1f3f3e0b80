"""The documents of a base: which there are, which editions replaced which, and what was reported of their loading."""

from __future__ import annotations

from dataclasses import dataclass

from kb.errors import NotFoundError
from kb.kinds import NodeKind
from kb.store.base import Document, LoadRecord, Reader
from queries.answer import Completeness, completeness
from queries.reference import find
from queries.tables import document


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents by fiscal year (unknown last), agency and id."""

    documents: tuple[Document, ...]
    completeness: Completeness


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document, all editions of it by id, and its loads, the oldest first."""

    document: Document
    editions: tuple[Document, ...]
    loads: tuple[LoadRecord, ...]
    completeness: Completeness


def documents(
    reader: Reader, fiscal_year: int | None = None, agency: str | None = None, *, superseded: bool = False
) -> Documents:
    """The documents in force, or of all editions.

    Args:
        reader: The state of the base to ask.
        fiscal_year: Of the Buddhist Era; every year unless given.
        agency: An agency by id, code or name; all unless given.
        superseded: Whether editions that others replaced are listed, too.

    Raises:
        NotFoundError: No agency is called so.
        AmbiguousError: Several agencies are.
    """
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY).id
    found = [
        each
        for each in reader.documents(superseded=superseded)
        if fiscal_year in (None, each.fiscal_year) and owner in (None, each.agency)
    ]
    return Documents(tuple(sorted(found, key=_place)), completeness(reader))


def document_view(reader: Reader, reference: str) -> DocumentView:
    """A document of any edition by its id, with or without `document:`.

    Raises:
        NotFoundError: There is none.
    """
    found = document(reader, reference)
    editions = tuple(each for each in reader.documents(superseded=True) if each.edition_key == found.edition_key)
    return DocumentView(found, editions, tuple(reader.loads(found.id)), completeness(reader))


def latest_load(view: DocumentView) -> LoadRecord:
    """The latest load of a document.

    Raises:
        NotFoundError: The base keeps none.
    """
    if not view.loads:
        raise NotFoundError(f"the base keeps no load report of {view.document.id}")
    return view.loads[-1]


def _place(each: Document) -> tuple[bool, int, bool, str, str]:
    return each.fiscal_year is None, each.fiscal_year or 0, each.agency is None, each.agency or "", each.id
