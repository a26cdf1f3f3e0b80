"""What is said, and what was said, of one node: its statements, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from kb.errors import NotFoundError
from kb.model import Node
from kb.statement import Statement
from kb.store.base import Reader
from queries.answer import MAX_ITEMS, Completeness, checked, completeness
from queries.known_documents import KnownDocuments
from queries.show import EdgeGroup, Links, Sourced, edge_groups, holds

LIMIT = 100
"""Statements, or edges of one kind and way, of a page unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Said:
    """A page of what is said of a node; `total` counts the statements of all pages."""

    id: str
    statements: tuple[Sourced, ...]
    total: int
    completeness: Completeness


@dataclass(frozen=True, slots=True)
class Linked:
    """A page of the edges of a node, by way and kind."""

    node: Node
    groups: tuple[EdgeGroup, ...]
    completeness: Completeness


def statements(reader: Reader, node: Node, *, offset: int = 0, limit: int = LIMIT) -> Said:
    """The property statements in force about a node, by property, rank, document and place.

    Raises:
        InputError: A bound is too low.
        LimitError: A bound is too high.
    """
    return _page(reader, node.id, node, reader.statements(node.id), offset, limit)


def history(reader: Reader, identifier: str, *, offset: int = 0, limit: int = LIMIT) -> Said:
    """What superseded editions say of a node, which need not be in force any more; in the store's order.

    Raises:
        NotFoundError: There never was a node of that id.
        InputError: A bound is too low.
        LimitError: A bound is too high.
    """
    node = reader.node(identifier)
    page = _page(reader, identifier, node, reader.history(identifier), offset, limit)
    if node is None and not page.total:
        raise NotFoundError(f"no node is called {identifier!r}, now or in a superseded edition")
    return page


def links(reader: Reader, node: Node, asked: Links) -> Linked:
    """The edges of a node: the first of each kind and way, or one kind and way further on.

    Raises:
        InputError: A bound is too low.
        LimitError: A bound is too high.
    """
    _check(asked.offset, asked.limit)
    return Linked(node, edge_groups(reader, node, KnownDocuments(reader), asked), completeness(reader))


def _page(
    reader: Reader, identifier: str, node: Node | None, found: Iterable[Statement], offset: int, limit: int
) -> Said:
    _check(offset, limit)
    known, documents = list(found), KnownDocuments(reader)
    page = tuple(
        Sourced(item, documents[item.document], node is not None and holds(node, item))
        for item in islice(known, offset, offset + limit)
    )
    return Said(identifier, page, len(known), completeness(reader))


def _check(offset: int, limit: int) -> None:
    checked("offset", offset, least=0, most=MAX_ITEMS)
    checked("limit", limit, least=1, most=MAX_ITEMS)
