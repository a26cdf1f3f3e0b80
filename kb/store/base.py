"""The one seam between the packages and an engine: what callers rely on.

A store holds documents, their statements, and the graph derived from the
statements of the editions in force. Backends import from this module only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeAlias

from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json, Statement

Row = tuple[int | str | float | bytes | None, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A named statement file: `<package>/statements/<name>.sql` (or `.cypher`)."""

    package: str
    name: str


@dataclass(frozen=True, slots=True)
class Match:
    """A full-text condition: a text holds, in one of these ways, all the pieces of the way.

    Pieces are loosely folded (`kb.text.loose`) and of three letters or more; no way
    at all is a condition that nothing meets. Each engine binds it in its own language.

    It says whether a text meets it, never how well: the engines' own ranks rest on
    statistics and versions of theirs, so statements order by figures of the texts alone.
    """

    ways: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def any(cls, pieces: Iterable[str]) -> Match:
        """The texts that hold one of the pieces."""
        return cls(tuple((piece,) for piece in pieces))

    def __bool__(self) -> bool:
        return bool(self.ways)


Parameter: TypeAlias = "Json | Match"
"""What a statement file takes."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source document.

    `id` is `document:<first 12 hexadecimal digits of sha256>`. Documents with the
    same `edition_key` are editions of one document: the one loaded last is in
    force; each of the others keeps its statements and names the edition that
    replaced it in `superseded_by`. The store sets `superseded_by` itself and
    keeps `file_name` without directories and `forms` sorted.
    """

    id: str
    sha256: str
    file_name: str
    document_type: str
    edition_key: str
    agency: str | None = None
    fiscal_year: int | None = None
    title: str | None = None
    encoding: str = "utf-8"
    forms: tuple[str, ...] = ()
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class LoadRecord:
    """One entry of the load history; `report` is the load report as JSON."""

    document: str
    loaded_at: str
    report: Mapping[str, Json] = field(default_factory=dict)


class LoadOutcome(StrEnum):
    """What loading a document did to the base."""

    ADDED = "added"
    SUPERSEDED = "superseded"
    """Added, in place of a former edition that stays as history."""
    UNCHANGED = "unchanged"
    """The same bytes are in force already."""
    REREAD = "reread"
    """The same bytes are in force already, and other statements of them took the place of the former."""
    OUTDATED = "outdated"
    """The same bytes are in the base and another edition has replaced them."""


class Reader(Protocol):
    """Reads one consistent state of the base.

    SQLite keeps that state while others write. A server commits under the reader's
    hands; there every method raises `StoreBusyError`, with nothing given out, once the
    base has changed since the block began: ask again. Use it within its block alone.
    """

    def generation(self) -> int:
        """Counts the committed changes; equal numbers mean an equal base."""

    def node(self, identifier: str) -> Node | None:
        """The node, or `None` where the base has none of that id."""

    def nodes(self, kind: NodeKind | None = None) -> Iterator[Node]:
        """All nodes (of one kind), by id."""

    def edges(self, identifier: str, *, outgoing: bool = True, kinds: Sequence[EdgeKind] = ()) -> Iterator[Edge]:
        """The edges from (or to) a node, by kind, other end and qualifier; none for an unknown id."""

    def all_edges(self) -> Iterator[Edge]:
        """Every edge, by source, kind, target and qualifier."""

    def statements(self, subject: str) -> Iterator[Statement]:
        """The property statements in force about a node, by predicate, rank, document, place and id.

        Places go by table, row, column and line; what lies outside tables comes first.
        """

    def edge_statements(self, edge: Edge) -> Iterator[Statement]:
        """The relation statements in force behind an edge, by rank, document, place and id."""

    def all_statements(self) -> Iterator[Statement]:
        """The property statements in force, by subject, and of one subject as `statements` orders them."""

    def all_edge_statements(self) -> Iterator[Statement]:
        """The relation statements in force, by source, kind, target and qualifier, then as `edge_statements`."""

    def history(self, subject: str) -> Iterator[Statement]:
        """Statements whose subject is the node, properties first, from superseded editions.

        By predicate, object, qualifier, rank, document, place and id.
        """

    def document(self, identifier: str) -> Document | None:
        """The document of any edition, or `None` where the base has none of that id."""

    def documents(self, *, superseded: bool = False) -> Iterator[Document]:
        """The documents in force (or all), by id."""

    def document_statements(self, document: str, *, as_loaded: bool = False) -> Iterator[Statement]:
        """Every statement of a document, in force or superseded, by place and id; none for an unknown id.

        `as_loaded` gives them in the order in which they were put.
        """

    def loads(self, document: str | None = None) -> Iterator[LoadRecord]:
        """The load history (of one document), oldest first."""

    def mark(self, name: str) -> str | None:
        """What a program left in the base under that name; `None` where it left nothing."""

    def resolve(self, reference: str, *, kind: NodeKind | None = None, limit: int = 10) -> list[str]:
        """Ids of the nodes with this id, else code, else name or alias, else with these words in them.

        The first of these that hits gives the answer. Spaces, digit style and letter
        case are set aside; `P049` is also the policy 049, `OKR 1.1.01` the code 1.1.01.
        Highest kind first, then the later fiscal year, then by id; `kind` keeps one
        kind, `limit` is the most ids given.
        """

    def run(self, question: Question, parameters: Mapping[str, Parameter]) -> Iterator[Row]:
        """The rows of a named statement, in its order; parameters are bound, never pasted.

        SQLite is given lists and mappings as JSON text (for `json_each`) and booleans as 0
        and 1, Neo4j all of them as they are. Cells come back the same from both: booleans as
        0 and 1, lists and mappings as canonical JSON text.

        Raises:
            LimitError: The engine worked on it for longer than the time limit of the settings.
            StoreError: There is no such statement file, or a parameter is missing.
        """


class Writer(Protocol):
    """Writes inside one transaction: all of it when the block ends well, nothing when it raises."""

    def put_document(
        self, document: Document, statements: Iterable[Statement], *, report: Mapping[str, Json], again: bool = False
    ) -> LoadOutcome:
        """Adds a document and its statements and derives what they touch anew.

        A document of the same bytes that is in the base already changes nothing, and its
        statements are not even read. Statements of one id count once; the first stays.
        Where the call raises, the document leaves nothing behind, even if the caller goes on.

        Args:
            document: The record of the document.
            statements: What it says, read once.
            report: The load report, for the history.
            again: Where the same bytes are in force, these statements and this record take the
                place of the former ones, of which nothing stays; the file name stays, and so
                does everything where both are equal, but that another report joins the history.

        Raises:
            InputError: The document or a statement is malformed or unknown to the vocabulary.
        """

    def put_mark(self, name: str, value: str) -> None:
        """Leaves a word in the base for a program to find again: no part of the graph, of an export or of a count."""


class Store(Protocol):
    """A base: a file or a server."""

    def read(self) -> AbstractContextManager[Reader]:
        """A reader of the state at the time of the call."""

    def write(self) -> AbstractContextManager[Writer]:
        """The one writer. Raises `StoreBusyError` where another holds it."""

    def close(self) -> None:
        """Releases the base."""
