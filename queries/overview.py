"""The base at a glance: what it holds, and a headline figure or two for each of the questions it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.store.base import Document, Reader
from queries.answer import Completeness, completeness
from queries.budget import Alignment, Aside, budget
from queries.coverage import RuleCoverage, coverage
from queries.summary import counts


@dataclass(frozen=True, slots=True)
class Overview:
    """What the base holds.

    `documents` are those in force, by id; `agencies` those whose documents they are, by id. `coverage` says how far
    each rule is kept in the whole base; `money` is the alignment by strategy, without its lines' names.
    """

    nodes: Mapping[NodeKind, int]
    edges: Mapping[EdgeKind, int]
    documents: tuple[Document, ...]
    agencies: tuple[Node, ...]
    coverage: tuple[RuleCoverage, ...]
    money: Alignment
    completeness: Completeness

    @property
    def by_type(self) -> dict[str, int]:
        """Type of document → how many are in force, by type."""
        types = sorted(each.document_type for each in self.documents)
        return {each: types.count(each) for each in dict.fromkeys(types)}


def overview(reader: Reader) -> Overview:
    """What the base holds and the headline figures, each the same as its own question gives."""
    nodes, edges = counts(reader)
    documents = tuple(reader.documents())
    money = budget(reader, limit=1, top=0, without=tuple(Aside))
    return Overview(
        nodes, edges, documents, agencies(reader, documents), coverage(reader).rules, money,
        completeness(reader),
    )  # fmt: skip


def agencies(reader: Reader, documents: Iterable[Document]) -> tuple[Node, ...]:
    """The agencies whose documents these are, by id."""
    ids = sorted({each.agency for each in documents if each.agency is not None})
    return tuple(node for each in ids if (node := reader.node(each)) is not None)
