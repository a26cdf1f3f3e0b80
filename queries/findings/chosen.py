"""Which findings are asked for, and which documents are looked through for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kb.errors import NotFoundError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Document, Reader
from queries.findings.decisions import DOCUMENT_TYPE
from queries.reference import find
from queries.rules import Severity


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings are asked for; `None` asks for all.

    `document` is an id or the beginning of one, or a file name; `decided` asks for
    those that a decision in force settles, or for those that none does.
    """

    rule: str | None = None
    severity: Severity | None = None
    document: str | None = None
    fiscal_year: int | None = None
    agency: str | None = None
    decided: bool | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a base is asked about.

    Attributes:
        agency: The agency whose documents are asked about; `None` where those of all are.
        known: Id → document, of all in force that may contradict each other.
        documents: Those of them that are looked through, in the order of their ids.
    """

    agency: Node | None
    known: Mapping[str, Document]
    documents: tuple[Document, ...]


def choose(reader: Reader, asked: Asked) -> Chosen:
    """The documents that are asked about.

    Raises:
        NotFoundError: No document in force is called so, or no agency.
        AmbiguousError: Several agencies are.
    """
    owner = None if asked.agency is None else find(reader, asked.agency, NodeKind.AGENCY)
    known = {each.id: each for each in reader.documents() if each.document_type != DOCUMENT_TYPE}
    found = [each for each in known.values() if asked.document is None or _is(each, asked.document)]
    if asked.document is not None and not found:
        raise NotFoundError(f"no document in force is called {asked.document!r}; `info` lists them")
    of_scope = tuple(
        each
        for each in found
        if asked.fiscal_year in (None, each.fiscal_year) and (owner is None or each.agency == owner.id)
    )
    return Chosen(owner, known, of_scope)


def _is(document: Document, reference: str) -> bool:
    beginning = reference if reference.startswith("document:") else f"document:{reference}"
    return document.file_name == reference or document.id.startswith(beginning)
