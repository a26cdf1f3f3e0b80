"""The running text of a document in passages: lines of text, and the paragraphs within the cells of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.statement import Place
from loaders.normalise.text import arabic, paragraphs
from loaders.source import Paragraph, SourceFile, TablePiece


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph; `text` is clean and has Arabic digits, `block` and `column` tell which cells belong together.

    `column` is `None` outside tables.
    """

    place: Place
    text: str
    block: int
    column: int | None

    @property
    def line(self) -> int:
        """The line on which the paragraph's cell begins."""
        return self.place.line


def passages(source: SourceFile) -> list[Passage]:
    """The paragraphs of a file in document order, those within a cell one by one; none is empty."""
    return list(_passages(source))


def _passages(source: SourceFile) -> Iterator[Passage]:
    for number, block in enumerate(source.blocks):
        if isinstance(block, Paragraph):
            for text in paragraphs(block.text):
                yield Passage(Place(block.line, text), arabic(text), number, None)
        elif isinstance(block, TablePiece):
            for row in block.rows:
                for column, cell in enumerate(row.cells):
                    for text in paragraphs(cell):
                        yield Passage(Place(row.line_of(column), text), arabic(text), number, column)
