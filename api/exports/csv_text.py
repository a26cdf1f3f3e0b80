"""Rows as CSV by RFC 4180, for programs: UTF-8, comma, no byte-order mark, nothing added to a cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from kb.statement import Json, canonical_json

_ROWS = 1000
"""Rows that are put into one piece of text."""


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Json]]) -> Iterator[str]:
    """The rows below their header, a thousand at a time.

    `None` is an empty cell, a record or list its canonical JSON, a truth value `true` or `false`.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    for number, row in enumerate(rows, 1):
        writer.writerow([csv_cell(value) for value in row])
        if number % _ROWS == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def csv_cell(value: Json) -> str:
    """The text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | str) else canonical_json(value)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
