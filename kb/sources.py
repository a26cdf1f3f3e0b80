"""Nodes and edges with the statements behind them, the whole base read side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from kb.model import Edge, Node
from kb.statement import Statement
from kb.store.base import Reader

Key = tuple[str, ...]
_T = TypeVar("_T", Node, Edge)


def stated_nodes(reader: Reader) -> Iterator[tuple[Node, list[Statement]]]:
    """Every node by id, each with its statements in force as `Reader.statements` orders them."""
    return _side_by_side(reader.nodes(), lambda node: (node.id,), reader.all_statements(), lambda said: (said.subject,))


def stated_edges(reader: Reader) -> Iterator[tuple[Edge, list[Statement]]]:
    """Every edge as `Reader.all_edges` orders them, each with its statements in force as `Reader.edge_statements`."""
    return _side_by_side(reader.all_edges(), _ends, reader.all_edge_statements(), _stated_ends)


def _ends(edge: Edge) -> Key:
    return edge.source, str(edge.kind), edge.target, edge.qualifier


def _stated_ends(statement: Statement) -> Key:
    return statement.subject, statement.predicate, statement.object or "", statement.qualifier


def _side_by_side(
    things: Iterable[_T],
    key_of: Callable[[_T], Key],
    statements: Iterable[Statement],
    stated_key: Callable[[Statement], Key],
) -> Iterator[tuple[_T, list[Statement]]]:
    """Joins two streams that are ordered by one key; statements about nothing that is there are passed over."""
    groups = ((key, list(said)) for key, said in groupby(statements, stated_key))
    key, said = next(groups, (None, []))
    for thing in things:
        wanted = key_of(thing)
        while key is not None and key < wanted:
            key, said = next(groups, (None, []))
        yield thing, said if key == wanted else []
