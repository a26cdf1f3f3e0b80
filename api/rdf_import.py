"""Reads an RDF export back into a base."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kb.errors import DocumentError, InputError
from kb.interchange import import_records
from kb.store.base import LoadOutcome, Writer
from ontology.errors import RdfError

_NAMED = re.compile(r"<([^<>\s]+)>")


def import_rdf(
    path: Path, writer: Writer, *, base_iri: str | None = None, again: bool = False
) -> dict[str, LoadOutcome]:
    """Puts the documents and statements of a Turtle, N-Quads or JSON-LD file into a base.

    Args:
        path: A file as `policytrace export --statements` writes it.
        writer: In the block that is to hold the whole import.
        base_iri: Where the IRIs of nodes start, if the file does not say so itself.
        again: What the file says of documents in force takes the place of what the base has of them.

    Returns:
        Document id → what loading it did.

    Raises:
        DocumentError: The file cannot be read, or is no RDF.
        InputError: The file says what no base can hold; names the file, the resource and where possible the line.
    """
    try:
        return import_records(_records(path, base_iri), writer, file_name=path.name, again=again)
    except InputError as error:
        raise InputError(_with_line(path, str(error))) from error


def _records(path: Path, base_iri: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    from ontology.parsing import parsed
    from ontology.reading import records

    try:
        yield from records(parsed(path), base_iri=base_iri)
    except RdfError as error:
        raise DocumentError(_placed(path, error)) from error
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error


def _placed(path: Path, error: RdfError) -> str:
    if error.line is not None:
        return f"{path.name}, line {error.line}: {error}"
    return f"{path.name}, {error}" if str(error).startswith(("<", "_:")) else f"{path.name}: {error}"


def _with_line(path: Path, message: str) -> str:
    """The message with the line of the file in which the resource that it names is named first."""
    named = _NAMED.search(message)
    if named is None or not message.startswith(f"{path.name}, <"):
        return message
    last = (named.group(1).rpartition("/")[2] or named.group(1)).encode("utf-8")
    with path.open("rb") as file:
        number = next((number for number, line in enumerate(file, 1) if last in line), None)
    return message if number is None else message.replace(", <", f", line {number}, <", 1)
