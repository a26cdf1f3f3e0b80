"""The passages of a finding within the table rows they stand in, as printed."""

from __future__ import annotations

from dataclasses import dataclass

from kb.store.base import Reader
from queries.answer import Completeness, completeness
from queries.findings.ask import Ruled
from queries.findings.finding import Finding, Spot
from queries.tables import TableRow, rows_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that shows a finding, and the row it stands in; no row outside tables."""

    spot: Spot
    row: TableRow | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with the decision in force on it and its passages, down the documents."""

    ruled: Ruled
    passages: tuple[Passage, ...]
    completeness: Completeness


def with_rows(reader: Reader, ruled: Ruled) -> FindingView:
    """The finding with the rows of its passages; each of its documents is read once."""
    rows = {key: row for document in _documents(ruled.finding) for key, row in _rows(reader, document, ruled.finding)}
    passages = tuple(Passage(spot, rows.get(_key(spot))) for spot in ruled.finding.spots)
    return FindingView(ruled, passages, completeness(reader))


_Key = tuple[str, int | None, int | None]


def _key(spot: Spot) -> _Key:
    return spot.document.id, spot.place.table, spot.place.row


def _documents(finding: Finding) -> list[str]:
    return sorted({spot.document.id for spot in finding.spots if spot.place.row is not None})


def _rows(reader: Reader, document: str, finding: Finding) -> list[tuple[_Key, TableRow]]:
    """The rows of a document in which the finding shows."""
    wanted = {_key(spot) for spot in finding.spots}
    said = [
        item for item in reader.document_statements(document) if (document, item.place.table, item.place.row) in wanted
    ]
    tables = {item.place.table for item in said}
    return [
        ((document, table, row.number), row)
        for table in tables
        for row in rows_of(item for item in said if item.place.table == table)
    ]
