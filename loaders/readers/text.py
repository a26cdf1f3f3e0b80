"""The text reader: paragraphs, and tables as lines of tab-separated cells."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kb.errors import DocumentError
from loaders.readers.encoding import decode
from loaders.readers.personal import lines_without_personal
from loaders.source import Block, Paragraph, SourceFile, TablePiece, TableRow

_LINE_END = re.compile(r"\r\n|\r|\n")


def read_text(path: Path) -> SourceFile:
    """Reads a text file; rows of a table are neighbouring lines with tabs.

    Personal names, telephone numbers and the like are left out here, so that nothing read from it holds them.

    Raises:
        DocumentError: The file cannot be read or decoded; the message names the byte.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error
    text, encoding = decode(data, str(path))
    lines, left_out = lines_without_personal(_LINE_END.split(text.replace("\x0c", " ")))
    return SourceFile(path.name, hashlib.sha256(data).hexdigest(), encoding, tuple(_blocks(lines)), left_out)


def _blocks(lines: list[str]) -> Iterator[Block]:
    for is_row, group in groupby(enumerate(lines, start=1), key=lambda numbered: "\t" in numbered[1]):
        if is_row:
            yield TablePiece(tuple(TableRow(line, tuple(content.split("\t"))) for line, content in group))
        else:
            yield from (Paragraph(line, content) for line, content in group if content.strip())
