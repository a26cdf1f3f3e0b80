"""Signature blocks: labels with nothing behind them, and a position that is a name.

Personal names are marked and not kept when a file is read; the mark in the place of
one is all that is looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.readers.personal import NAME

_BLANK = re.compile(r"(?P<label>ลงชื่อ|ลงนาม|ตำแหน่ง|วัน\s?/\s?เดือน\s?/\s?ปี|วันที่)\s*[.…_:\s]*$")
_NAMED = re.compile(rf"ตำแหน่ง\s*[.…_:\s]*{re.escape(NAME)}\s*$")
_BLOCK = 8
"""Lines from one label of a block to the next at most."""
_FEWEST = 2
"""Blank labels that make an unfilled block: a signature alone is not carried over into text."""


def note_signatures(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes blocks with blank labels, once each, and positions that hold a name."""
    for passage in passages:
        if _NAMED.match(passage.text):
            draft.note("position_is_a_name", passage.place)
    for block in _blocks(passages):
        if len(block) >= _FEWEST:
            labels = ", ".join(f"{label} ({passage.line})" for passage, label in block)
            draft.note("signature_block_blank", *(passage.place for passage, _ in block), labels=labels)


def _blocks(passages: Sequence[Passage]) -> list[list[tuple[Passage, str]]]:
    """The blank labels, those of one block together."""
    blocks: list[list[tuple[Passage, str]]] = []
    for passage in passages:
        match = _BLANK.match(passage.text)
        if match:
            if not blocks or passage.line - blocks[-1][-1][0].line > _BLOCK:
                blocks.append([])
            blocks[-1].append((passage, match["label"]))
    return blocks
