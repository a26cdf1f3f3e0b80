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


Nodes = Iterable[NodeRecord | Mapping[str, Any]]
Edges = Iterable[EdgeRecord | Mapping[str, Any]]


def field(record: object, name: str) -> Any:
    """The record's field; `None` where a mapping does not have it."""
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name)
