"""Cells that end in a conjunction: what should follow is missing.

A cell that goes on in the row below, behind a page break, ends where it likes; so does
a paragraph, which the next one may continue.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.normalise.text import fold

_CONJUNCTION = re.compile(r"(?:และ|หรือ|โดย|เพื่อ|รวมทั้ง|ตลอดจน|(?<!สิ่ง)ของ|(?<!กำ)กับ)$")
_FEWEST = 20
"""Letters of a cell from which on it is a sentence."""
_SHOWN = 60
"""Letters of the end of a cell that a note gives."""
_BEGINNING = 8
"""Letters by which the cells of a row begin alike."""
_MANY = 3
"""Cells that begin alike in a row of its own; what two broken cells go on with differs."""


def note_cut_off(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes, once for each row, cells of tables that end in a conjunction and go on nowhere."""
    rows = _rows(passages)
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else {}
        cut = [passage for column, passage in row.items() if _is_cut(passage) and not _goes_on(column, below)]
        if cut:
            ends = "; ".join(_end(passage.text) for passage in cut)
            draft.note("text_cut_off", cut[0].place, count=len(cut), text=ends)


def _rows(passages: Sequence[Passage]) -> list[dict[int, Passage]]:
    """The rows of all tables, column → the last paragraph of its cell; repeated headers left out."""
    rows: dict[int, dict[int, Passage]] = defaultdict(dict)
    for passage in passages:
        if passage.column is not None:
            rows[passage.line][passage.column] = passage
    seen: dict[tuple[str, ...], dict[int, Passage]] = {}
    for row in rows.values():
        seen.setdefault(tuple(passage.text for passage in row.values()), row)
    return list(seen.values())


def _is_cut(passage: Passage) -> bool:
    return len(passage.text) >= _FEWEST and _CONJUNCTION.search(passage.text) is not None


def _goes_on(column: int, below: dict[int, Passage]) -> bool:
    """Whether the row below is the rest of this one: its first cell is empty, and its cells begin differently."""
    if 0 in below or column not in below:
        return False
    beginnings = [fold(passage.text)[:_BEGINNING] for passage in below.values()]
    return len(beginnings) < _MANY or len(set(beginnings)) > 1


def _end(text: str) -> str:
    return f"“{text}”" if len(text) <= _SHOWN else f"“…{text[-_SHOWN:]}”"
