"""Reads JSON lines back into a base."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from tempfile import TemporaryFile
from typing import Any

from kb.check import check_document, check_json, check_statement
from kb.derive import base_name
from kb.errors import InputError
from kb.identity import checked_kind
from kb.interchange.editions import in_order
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
    read = ((f"line {number}", partial(_of_line, line)) for number, line in enumerate(lines, 1) if line.strip())
    return _import(read, writer, file_name, again=again, told=told)


def import_records(
    records: Iterable[tuple[str, Mapping[str, Any]]], writer: Writer, *, file_name: str, again: bool = False
) -> dict[str, LoadOutcome]:
    """As `import_lines`, of records that another form of export was read into, each with its place in the file.

    A record is the node line of a document, or a statement: the entry of a line's
    sources that stands alone, with the `type` `statement` and, where the form has
    it, the `id` that the statement must have.
    """
    read = ((place, partial(_of_record, record)) for place, record in records)
    return _import(read, writer, file_name, again=again)


def _import(
    read: Iterable[tuple[str, _Read]],
    writer: Writer,
    file_name: str,
    *,
    again: bool,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, LoadOutcome]:
    with TemporaryFile() as file:
        found = _Input(file_name, Spill(file))
        for place, each in read:
            _take_in(found, place, each)
        return _put(found, writer, again=again, told=told)


def _put(found: _Input, writer: Writer, *, again: bool, told: Callable[[int, int], None]) -> dict[str, LoadOutcome]:
    unreported = {"imported_from": base_name(found.file_name)}
    for identifier, place in found.places.items():
        if identifier not in found.documents:
            raise found.error(place, f"the source names {identifier}, of which the file has no node")
    try:
        ordered = in_order(found.documents)
    except InputError as error:
        raise InputError(f"{found.file_name}: {error}") from error
    outcomes: dict[str, LoadOutcome] = {}
    for document in ordered:
        report = found.reports.get(document.id, unreported)
        outcomes[document.id] = writer.put_document(document, found.spill.of(document.id), report=report, again=again)
        told(len(outcomes), len(ordered))
    return outcomes


@dataclass(slots=True)
class _Input:
    """What the file has said so far; `places` holds the place of each document's first mention."""

    file_name: str
    spill: Spill
    documents: dict[str, Document] = field(default_factory=dict)
    reports: dict[str, Mapping[str, Json]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def error(self, place: str, message: object) -> InputError:
        return InputError(f"{self.file_name}, {place}: {message}")


_Read = Callable[[_Input], Iterable[Statement]]


def _take_in(found: _Input, place: str, read: _Read) -> None:
    """Takes in the statements of a place; its errors name the file and the place."""
    try:
        for statement in read(found):
            check_statement(statement, statement.document)
            found.spill.add(statement)
            found.places.setdefault(statement.document, place)
    except RecursionError as error:
        raise found.error(place, "the JSON is nested too deeply") from error
    except InputError as error:
        raise found.error(place, error) from error


def _of_line(line: str, found: _Input) -> Iterable[Statement]:
    try:
        item = _object(json.loads(line, parse_constant=_refuse_constant))
    except ValueError as error:
        raise InputError(f"expected a JSON object: {error}") from error
    read = _READERS.get(str(item.get("type")))
    if read is None:
        raise InputError(f'\'type\' must be "node" or "edge", not {item.get("type")!r}')
    return read(found, item)


def _of_record(record: Mapping[str, Any], found: _Input) -> Iterator[Statement]:
    if record["type"] == "node":
        yield from _node(found, record)
        return
    statement = statement_of(record, {})
    yield statement  # whoever takes it in checks it: only of a sound one there is an id
    if record.get("id") not in (None, statement.id):
        raise InputError(
            f"the statement's id must be {statement.id}, by what it says: it was changed by hand or by a program"
            " that rewrites values; call it otherwise to load it as it is"
        )


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
    report: Mapping[str, Json] | None = take(item, "report", dict, None)
    if report is not None:
        check_json(report)
        found.reports[identifier] = report
