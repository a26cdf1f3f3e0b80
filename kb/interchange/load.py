"""Reads JSON lines back into a base."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import Any

from kb.check import check_document, check_statement
from kb.derive import base_name
from kb.errors import InputError
from kb.identity import checked_kind
from kb.interchange.entry import statement_of, take
from kb.interchange.spill import Spill
from kb.kinds import NodeKind
from kb.statement import Json, Statement
from kb.store.base import Document, LoadOutcome, Writer

_RECORD = ("sha256", "document_type", "edition_key", "agency", "title", "encoding", "forms", "superseded_by")


def import_lines(
    lines: Iterable[str],
    writer: Writer,
    *,
    file_name: str = "input",
    again: bool = False,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, LoadOutcome]:
    """Puts what an export holds into a base: its documents and their statements, from which the graph follows.

    Everything is read and checked before anything is written. Memory grows with the
    largest document; what it does not hold of the others waits in a temporary file.

    Args:
        lines: The lines of an export; empty ones are passed over.
        writer: In the block that is to hold the whole import.
        file_name: Names the input in errors.
        again: What the file says of documents in force takes the place of what the base has of them.
        told: Is told, while documents are put, how many have been, of how many.

    Returns:
        Document id → what loading it did, in the order of loading.

    Raises:
        InputError: Names the file, the line and what was expected there.
    """
    report = {"imported_from": base_name(file_name)}
    outcomes: dict[str, LoadOutcome] = {}
    with TemporaryFile() as file:
        found = _Input(file_name, Spill(file))
        for number, line in enumerate(lines, 1):
            if line.strip():
                _take_in(found, number, line)
        for document in (ordered := _in_order(found)):
            outcomes[document.id] = writer.put_document(
                document, found.spill.of(document.id), report=report, again=again
            )
            told(len(outcomes), len(ordered))
    return outcomes


@dataclass(slots=True)
class _Input:
    """What the lines have said so far; `places` holds the line of each document's first mention."""

    file_name: str
    spill: Spill
    documents: dict[str, Document] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def error(self, number: int, message: object) -> InputError:
        return InputError(f"{self.file_name}, line {number}: {message}")


def _take_in(found: _Input, number: int, line: str) -> None:
    """Takes in one line; its errors name the file and the line."""
    try:
        item = _object(json.loads(line, parse_constant=_refuse_constant))
        read = _READERS.get(str(item.get("type")))
        if read is None:
            raise InputError(f'\'type\' must be "node" or "edge", not {item.get("type")!r}')
        for statement in read(found, item):
            check_statement(statement, statement.document)
            found.spill.add(statement)
            found.places.setdefault(statement.document, number)
    except ValueError as error:
        raise found.error(number, f"expected a JSON object: {error}") from error
    except RecursionError as error:
        raise found.error(number, "the JSON is nested too deeply") from error
    except InputError as error:
        raise found.error(number, error) from error


def _refuse_constant(name: str) -> None:
    raise InputError(f"{name} is no JSON number")


def _object(item: Any) -> Mapping[str, Any]:
    if not isinstance(item, dict):
        raise InputError(f"expected a JSON object, not {type(item).__name__}")
    return item


def _node(found: _Input, item: Mapping[str, Any]) -> Iterator[Statement]:
    """The statements of a node line; a document's record is taken in as well."""
    identifier = take(item, "id", str)
    kind = checked_kind(identifier)
    if take(item, "kind", str) != kind:
        raise InputError(f"'kind' must be {str(kind)!r}, as the id says, not {item['kind']!r}")
    if kind is NodeKind.DOCUMENT:
        _document(found, item)
        return (statement_of(_object(entry), {}) for entry in take(item, "history", list, []))
    entries = _entries(item)
    facts = (item.get("code"), item.get("name"), item.get("fiscal_year"), item.get("properties"))
    if any(facts) and not item.get("sources"):
        raise InputError("'sources' must say who states this node's code, name, fiscal_year and properties")
    return (statement_of(entry, {"subject": identifier}) for entry in entries)


def _edge(found: _Input, item: Mapping[str, Any]) -> Iterator[Statement]:
    line = {
        "subject": take(item, "source", str),
        "predicate": take(item, "kind", str),
        "object": take(item, "target", str),
        "qualifier": take(item, "qualifier", str, ""),
    }
    if not take(item, "sources", list):
        raise InputError("'sources' must say who states this edge")
    return (statement_of(entry, line) for entry in _entries(item))


def _entries(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [_object(entry) for entry in (*take(item, "sources", list), *take(item, "history", list, []))]


_READERS = {"node": _node, "edge": _edge}


def _document(found: _Input, item: Mapping[str, Any]) -> None:
    properties: dict[str, Json] = take(item, "properties", dict)
    unknown = properties.keys() - set(_RECORD)
    if unknown:
        raise InputError(f"a document has no {', '.join(sorted(unknown))}; it has: {', '.join(_RECORD)}")
    identifier = take(item, "id", str)
    if identifier in found.documents:
        raise InputError(f"{identifier} stands in the file twice")
    document = Document(
        identifier,
        take(properties, "sha256", str),
        take(item, "name", str),
        take(properties, "document_type", str),
        take(properties, "edition_key", str),
        take(properties, "agency", str, None),
        take(item, "fiscal_year", int, None),
        take(properties, "title", str, None),
        take(properties, "encoding", str),
        tuple(take(properties, "forms", list, [])),
        take(properties, "superseded_by", str, None),
    )
    check_document(document)
    found.documents[identifier] = document


def _in_order(found: _Input) -> list[Document]:
    """The documents by id, but an edition after those it replaced.

    Raises:
        InputError: A statement's document, or the edition that replaced one, is not in the file;
            two editions are in force; or editions replaced each other.
    """
    for identifier, number in found.places.items():
        if identifier not in found.documents:
            raise found.error(number, f"the source names {identifier}, of which the file has no node")
    former: dict[str, list[str]] = defaultdict(list)
    in_force: dict[str, str] = {}
    for document in found.documents.values():
        _check_edition(found, document, in_force)
        former[document.superseded_by or ""].append(document.id)
    ordered: list[Document] = []
    for identifier in former[""]:
        ordered.extend(reversed(_chain(found, former, identifier)))
    if len(ordered) != len(found.documents):
        raise InputError(f"{found.file_name}: documents are superseded by each other in a circle or two by one")
    return ordered


def _check_edition(found: _Input, document: Document, in_force: dict[str, str]) -> None:
    if document.superseded_by is None:
        other = in_force.setdefault(document.edition_key, document.id)
        if other != document.id:
            raise InputError(f"{found.file_name}: {other} and {document.id} are both in force as one edition")
        return
    successor = found.documents.get(document.superseded_by)
    if successor is None or successor.edition_key != document.edition_key:
        raise InputError(
            f"{found.file_name}: {document.id} is superseded by {document.superseded_by},"
            " of which the file has no node with the same edition_key"
        )


def _chain(found: _Input, former: Mapping[str, list[str]], identifier: str) -> list[Document]:
    """The edition in force and those before it, latest first."""
    chain = [found.documents[identifier]]
    while len(previous := former.get(chain[-1].id, [])) == 1:
        chain.append(found.documents[previous[0]])
    return chain
