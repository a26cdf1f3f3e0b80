"""A results file in, its table out, whichever kind of file it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from loaders.results import limits
from loaders.results.appeals import is_appeals
from loaders.results.csv_reader import read_csv
from loaders.results.faults import ResultsError, fault
from loaders.results.table import Sheets, Table
from loaders.results.xlsx_reader import read_xlsx


def _one_sheet(data: bytes, path: str) -> Sheets:
    """The one sheet that a CSV file is."""
    rows = read_csv(data, path)
    return Sheets(appeals=rows) if rows and is_appeals(rows) else Sheets(rows)


_READERS: Mapping[str, Callable[[bytes, str], Sheets]] = {
    ".csv": _one_sheet,
    ".tsv": _one_sheet,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,  # to be told apart by what it holds, and refused with the reason
    ".xls": read_xlsx,
}


_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin, new and old; no CSV file does."""


def read_table(path: Path) -> Table:
    """Reads a results file.

    Raises:
        ResultsError: The file cannot be read, is empty, too large, of another kind or damaged.
    """
    name = str(path)
    data = _bytes(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise ResultsError.of([fault("file_kind", name, suffix=path.suffix or path.name)])
    if data.startswith(_WORKBOOKS):
        reader = read_xlsx  # whatever it is called
    sheets = reader(data, name)
    if not sheets.results and not sheets.appeals:
        raise ResultsError.of([fault("file_empty", name)])
    return Table(name, path.name, hashlib.sha256(data).hexdigest(), sheets.results, sheets.appeals)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
            size = len(data) if len(data) <= limits.FILE_BYTES else path.stat().st_size
    except OSError as error:
        raise ResultsError.of([fault("file_unreadable", str(path), reason=error.strerror)]) from error
    if not data.strip():
        raise ResultsError.of([fault("file_empty", str(path))])
    if len(data) > limits.FILE_BYTES:
        raise ResultsError.of([fault("file_too_large", str(path), size=size, most=limits.FILE_BYTES)])
    return data
