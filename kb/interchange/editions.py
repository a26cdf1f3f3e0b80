"""The order in which the documents of an export are loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kb.errors import InputError
from kb.store.base import Document

Documents = Mapping[str, Document]
"""Id → document."""


def in_order(documents: Documents) -> list[Document]:
    """The documents by id, but an edition after those it replaced.

    Raises:
        InputError: The edition that replaced one is not among them; two editions are in force; or editions
            replaced each other.
    """
    former: dict[str, list[str]] = defaultdict(list)
    in_force: dict[str, str] = {}
    for document in documents.values():
        _check_edition(documents, document, in_force)
        former[document.superseded_by or ""].append(document.id)
    ordered: list[Document] = []
    for identifier in former[""]:
        ordered.extend(reversed(_chain(documents, former, identifier)))
    if len(ordered) != len(documents):
        raise InputError("documents are superseded by each other in a circle or two by one")
    return ordered


def _check_edition(documents: Documents, document: Document, in_force: dict[str, str]) -> None:
    if document.superseded_by is None:
        other = in_force.setdefault(document.edition_key, document.id)
        if other != document.id:
            raise InputError(f"{other} and {document.id} are both in force as one edition")
        return
    successor = documents.get(document.superseded_by)
    if successor is None or successor.edition_key != document.edition_key:
        raise InputError(
            f"{document.id} is superseded by {document.superseded_by},"
            " of which the file has no node with the same edition_key"
        )


def _chain(documents: Documents, former: Mapping[str, list[str]], identifier: str) -> list[Document]:
    """The edition in force and those before it, latest first."""
    chain = [documents[identifier]]
    while len(previous := former.get(chain[-1].id, [])) == 1:
        chain.append(documents[previous[0]])
    return chain
