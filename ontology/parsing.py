"""RDF files as quads. Nothing is ever fetched: what a file refers to is not looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from ontology.errors import RdfError
from ontology.json_guard import guarded
from ontology.terms import Blank, Iri, Literal, Term

if TYPE_CHECKING:
    import pyoxigraph

SUFFIXES = (".ttl", ".nq", ".jsonld")
"""What is read: Turtle, N-Quads and JSON-LD."""
MAX_BYTES = 16 * 2**30
"""Of a Turtle or N-Quads file, which is read piece by piece."""
MAX_JSON_BYTES = 256 * 2**20
"""Of a JSON-LD file, which is held in memory as a whole."""


class Quad(NamedTuple):
    """A statement of a file; `graph` is `None` in the default graph."""

    subject: Iri | Blank
    predicate: Iri
    object: Term
    graph: Iri | Blank | None


def parsed(path: Path) -> Iterator[Quad]:
    """The quads of a file in the format that its suffix, one of `SUFFIXES`, tells.

    Raises:
        RdfError: The file is too large, or is no RDF of that format; names the line where there is one.
        OSError: The file cannot be read.
    """
    import pyoxigraph

    suffix = path.suffix.lower()
    formats = pyoxigraph.RdfFormat
    form = {".ttl": formats.TURTLE, ".nq": formats.N_QUADS, ".jsonld": formats.JSON_LD}[suffix]
    _check_size(path, MAX_JSON_BYTES if suffix == ".jsonld" else MAX_BYTES)
    with path.open("rb") as file:
        source: IO[bytes] = io.BytesIO(guarded(file.read())) if suffix == ".jsonld" else file
        try:
            for quad in pyoxigraph.parse(source, format=form):
                yield _quad(quad)
        except SyntaxError as error:
            raise RdfError(f"expected {form.name}: {_reason(error)}", error.lineno) from error


def _check_size(path: Path, most: int) -> None:
    size = path.stat().st_size
    if size > most:
        raise RdfError(f"the file has {size:,} bytes, more than {most:,}; load it as JSON lines instead")


def _reason(error: SyntaxError) -> str:
    """What the parser says, without the place, which the line tells."""
    text = str(error.msg)
    return text.partition(": ")[2] if text.startswith("Parser error at") else text


def _quad(quad: pyoxigraph.Quad) -> Quad:
    return Quad(_resource(quad.subject), Iri(quad.predicate.value), plain_term(quad.object), _graph(quad.graph_name))


def plain_term(term: Any) -> Term:
    """A term of pyoxigraph as ours.

    Raises:
        RdfError: It is a triple.
    """
    import pyoxigraph

    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return _resource(term)


def _resource(term: Any) -> Iri | Blank:
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return Iri(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return Blank(term.value)
    raise RdfError("a triple stands as the end of another one; write statements as resources of their own")


def _graph(term: Any) -> Iri | Blank | None:
    import pyoxigraph

    return None if isinstance(term, pyoxigraph.DefaultGraph) else _resource(term)
