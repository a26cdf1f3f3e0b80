"""Items of one numbering that stand in different columns of a table, because a cell of a row was lost.

A row that lost a cell at its front has room for it at its end; an item that moves from column
to column in a whole row is laid out so.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kb.statement import Place
from loaders.draft import Draft
from loaders.normalise.text import arabic, clean
from loaders.source import SourceFile, TablePiece, TableRow

_NUMBERED = re.compile(r"(?P<above>\d{1,2}(?:\.\d{1,2})*)\.(?P<number>\d{1,2})[.)]?\s+(?=[\u0e01-\u0e4e])")
_SHOWN = 60


def note_numbered_cells(source: SourceFile, draft: Draft) -> None:
    """Notes an item whose predecessor stands in another column of the row above."""
    for block in source.blocks:
        if isinstance(block, TablePiece):
            for above, row in pairwise(block.rows):
                _note(above, row, draft)


def _note(above: TableRow, row: TableRow, draft: Draft) -> None:
    one, other = _first(above), _first(row)
    if one is None or other is None:
        return
    (column, before), (place, after) = one, other
    follows = before["above"] == after["above"] and int(after["number"]) == int(before["number"]) + 1
    last = max(index for index, cell in enumerate(row.cells) if clean(cell))
    if follows and place < column and last + column - place < len(above.cells):
        text = clean(row.cells[place])
        draft.note(
            "item_in_other_column", Place(row.line, row.cells[place]), Place(above.line, above.cells[column]),
            item=text[:_SHOWN], column=place + 1,
            before=f"{before['above']}.{before['number']}", other=column + 1, line=above.line,
        )  # fmt: skip


def _first(row: TableRow) -> tuple[int, re.Match[str]] | None:
    """The first filled cell, where it begins with a number of several parts."""
    for index, cell in enumerate(row.cells):
        text = arabic(clean(cell))
        if text:
            match = _NUMBERED.match(text)
            return (index, match) if match else None
    return None
