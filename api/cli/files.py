"""The tables of an answer as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import RenderableType

from api import sheets
from api.cli import output
from api.cli.data_table import DataTable
from api.cli.thai import ThaiText
from kb.errors import InputError


def write_tables(page: Iterable[RenderableType], csv_file: Path | None, xlsx_file: Path | None) -> None:
    """Writes the tables of a page to the files that are named; each is called by the line above it.

    Raises:
        InputError: The page has no table, or a file cannot be written.
    """
    found = list(tables(page))
    if not found:
        raise InputError("the answer has no table to write; leave out --csv and --xlsx to read it")
    for path, data in ((csv_file, sheets.csv_bytes), (xlsx_file, sheets.xlsx_bytes)):
        if path is not None:
            sheets.write(path, data(found))
            rows = sum(len(each.rows) for each in found)
            output.note(f"{path}: {len(found)} table(s), {rows} rows")


def tables(page: Iterable[RenderableType]) -> Iterator[sheets.Sheet]:
    """The tables of a page as data, each under the last line of text above it."""
    title = ""
    for item in page:
        if isinstance(item, DataTable):
            yield item.sheet(title)
        else:
            text = item.text if isinstance(item, ThaiText) else item if isinstance(item, str) else ""
            title = text.strip() or title
