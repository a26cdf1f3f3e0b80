"""Nodes and edges as plain records, so that the ontology needs no base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol


class NodeRecord(Protocol):
    """A node, as objects have it; mappings have the same as keys."""

    @property
    def id(self) -> str:
        """`<kind>:<local part>`."""

    @property
    def kind(self) -> str:
        """A node kind of the vocabulary."""

    @property
    def code(self) -> str | None:
        """As people write it, in Arabic digits."""

    @property
    def name(self) -> str | None:
        """In Thai."""

    @property
    def fiscal_year(self) -> int | None:
        """Of the Buddhist Era."""

    @property
    def properties(self) -> Mapping[str, Any]:
        """Other properties of the vocabulary → JSON values, decimals as strings."""


class EdgeRecord(Protocol):
    """An edge, as objects have it; mappings have the same as keys."""

    @property
    def source(self) -> str:
        """The id of the lower node."""

    @property
    def kind(self) -> str:
        """An edge kind of the vocabulary."""

    @property
    def target(self) -> str:
        """The id of the higher node."""

    @property
    def qualifier(self) -> str:
        """What tells edges of one kind between the same nodes apart: the role, or empty."""

    @property
    def properties(self) -> Mapping[str, Any]:
        """Properties of the vocabulary → JSON values, decimals as strings."""


class StatementRecord(Protocol):
    """A statement: what a document says at a place; counts from 1, `None` outside tables."""

    @property
    def id(self) -> str:
        """The hash of its content."""

    @property
    def document(self) -> str:
        """The id of the document that says so."""

    @property
    def table(self) -> int | None:
        """The table of the document."""

    @property
    def row(self) -> int | None:
        """The row of the table."""

    @property
    def column(self) -> int | None:
        """The column of the table."""

    @property
    def line(self) -> int:
        """The line of the file."""

    @property
    def text(self) -> str:
        """The cell or line as printed."""

    @property
    def subject(self) -> str:
        """The id of the node that it is about."""

    @property
    def predicate(self) -> str:
        """A property or edge kind of the vocabulary."""

    @property
    def object(self) -> str | None:
        """The id of the node that the subject relates to; `None` where a property is stated."""

    @property
    def qualifier(self) -> str:
        """What tells edges of one kind between the same nodes apart, or empty."""

    @property
    def value(self) -> Any:
        """The JSON value of the property, or the properties of the relation."""

    @property
    def rank(self) -> int:
        """How strong it is; the lowest number wins."""

    @property
    def confidence(self) -> str:
        """How sure the reading is, as a decimal."""

    @property
    def matched_from(self) -> str | None:
        """The words that were matched by similarity."""


Nodes = Iterable[NodeRecord | Mapping[str, Any]]
Edges = Iterable[EdgeRecord | Mapping[str, Any]]


def field(record: object, name: str) -> Any:
    """The record's field; `None` where a mapping does not have it."""
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name)
