"""Answers SPARQL queries over resources, which are loaded into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, TypeAlias, cast

from ontology.errors import RdfError
from ontology.namespaces import PREFIXES
from ontology.nquads import nquads
from ontology.parsing import plain_term
from ontology.sparql_check import QueryForm, checked, settled
from ontology.terms import Resource, Term

if TYPE_CHECKING:
    import pyoxigraph

Row: TypeAlias = "tuple[Term | None, ...]"
"""A value for each variable, or `None`; of a graph, a triple."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: `truth` to ASK, else rows, which are made while they are read."""

    form: QueryForm
    variables: tuple[str, ...] = ()
    truth: bool | None = None
    rows: Iterable[Row] = ()


class TripleStore:
    """Resources in memory, to be asked: nodes in the default graph, statements in those of their documents."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        import pyoxigraph

        self._store = pyoxigraph.Store()
        self._store.bulk_load(cast("IO[bytes]", _Pieces(nquads(resources))), format=pyoxigraph.RdfFormat.N_QUADS)

    def ask(self, query: str) -> Answer:
        """The answer to a query that only reads; the prefixes of `PREFIXES` are known.

        Whoever asks for others runs this in a process that can be killed, without sockets.

        Raises:
            RdfError: It is no such query.
        """
        import pyoxigraph

        text = settled(query)
        form = checked(text)
        try:
            found = self._store.query(text, prefixes=dict(PREFIXES))
        except SyntaxError as error:
            raise RdfError(f"expected a SPARQL query: {error}") from error
        if isinstance(found, pyoxigraph.QueryBoolean):
            return Answer(form, truth=bool(found))
        if isinstance(found, pyoxigraph.QuerySolutions):
            names = tuple(variable.value for variable in found.variables)
            return Answer(form, names, rows=_solutions(found))
        return Answer(form, ("subject", "predicate", "object"), rows=_triples(found))


def _solutions(found: pyoxigraph.QuerySolutions) -> Iterator[Row]:
    for solution in found:
        yield tuple(None if term is None else plain_term(term) for term in solution)


def _triples(found: pyoxigraph.QueryTriples) -> Iterator[Row]:
    for triple in found:
        yield tuple(map(plain_term, (triple.subject, triple.predicate, triple.object)))


class _Pieces:
    """Pieces of text as a file to read."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; none at the end."""
        while len(self._left) < size or size < 0:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._left += piece.encode("utf-8")
        size = len(self._left) if size < 0 else size
        found, self._left = self._left[:size], self._left[size:]
        return found
