"""A source file as blocks: paragraphs, and tables whose cells know their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.statement import Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text; `line` counts from 1."""

    line: int
    text: str

    @property
    def place(self) -> Place:
        """The place of the line; it lies in no table."""
        return Place(line=self.line, text=self.text)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells as printed, left to right; `line` counts from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TablePiece:
    """A run of table rows without a break; pieces of one table may follow each other."""

    rows: tuple[TableRow, ...]


Block = Paragraph | TablePiece


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that a reader has taken apart, in document order."""

    file_name: str
    sha256: str
    encoding: str
    blocks: tuple[Block, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs, in order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))
