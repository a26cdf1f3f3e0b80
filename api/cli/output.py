"""Answers on stdout: JSON for programs, tables for people.

In a terminal long cells wrap at its width. Elsewhere every row is one line and
nothing is cut, so that the text can be searched; `COLUMNS` sets a width there.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from api.cli.data_table import DataTable

UNLIMITED = 100_000
"""Cells of a line where nobody says how wide it may be."""


def print_json(answer: Any) -> None:
    """Writes an answer as JSON in its own key order."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")


def print_line(text: str = "") -> None:
    """Writes a line."""
    sys.stdout.write(text + "\n")


def console(file: TextIO | None = None, *, width: int | None = None) -> Console:
    """A console on stdout (or another stream) that takes texts as they are, brackets and all."""
    from rich.console import Console

    stream = file or sys.stdout
    return Console(
        file=stream, width=width or _width(stream), highlight=False, markup=False, emoji=False, safe_box=False
    )


def _width(stream: TextIO) -> int | None:
    """The width in cells; `None` asks the terminal."""
    return None if stream.isatty() else columns() or UNLIMITED


def columns() -> int | None:
    """The width that `COLUMNS` sets, if it does."""
    text = os.environ.get("COLUMNS", "")
    return int(text) if text.isascii() and text.isdigit() and int(text) > 0 else None


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: Collection[int] = (),
    longest: Mapping[int, int] | None = None,
    header: bool = True,
) -> DataTable:
    """A table; the columns in `numbers` are set to the right and never wrapped.

    `longest` says how many letters of a column are shown at most; a file gets all of them.
    """
    from api.cli.data_table import DataTable

    return DataTable(headings, rows, numbers, longest or {}, header=header)


def show(*renderables: RenderableType, width: int | None = None) -> None:
    """Writes tables, trees and texts to stdout, without trailing spaces."""
    out = console(width=width)
    with out.capture() as capture:
        for item in renderables:
            out.print(item)
    for line in capture.get().splitlines():
        out.file.write(line.rstrip() + "\n")


def note(text: str) -> None:
    """Writes a line that is not part of the answer to stderr."""
    sys.stderr.write(text + "\n")
