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
    """A row of cells as printed, left to right; `line` counts from 1.

    `second` is the index of the first cell that stands on the line below, in a row
    that a line break within a cell broke in two; `None` for a row of one line.
    """

    line: int
    cells: tuple[str, ...]
    second: int | None = None

    def line_of(self, index: int) -> int:
        """The line on which a cell begins."""
        return self.line + (self.second is not None and index >= self.second)

    def broken_before(self, below: TableRow, width: int) -> bool:
        """Whether the row below is the rest of this one, broken within a cell: together they fill the width."""
        adjacent = below.line == self.line + 1 and self.second is None
        filled = bool(self.cells[-1].strip() and below.cells[0].strip())
        return adjacent and filled and len(below.cells) > 1 and len(self.cells) + len(below.cells) - 1 == width

    def joined(self, below: TableRow) -> TableRow:
        """This row and its rest as one."""
        seam = f"{self.cells[-1]}\n{below.cells[0]}"
        return TableRow(self.line, (*self.cells[:-1], seam, *below.cells[1:]), second=len(self.cells))


@dataclass(frozen=True, slots=True)
class TablePiece:
    """A run of table rows without a break; pieces of one table may follow each other."""

    rows: tuple[TableRow, ...]


Block = Paragraph | TablePiece


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many personal names and contacts (telephone numbers, e-mail addresses, Line IDs) a reader left out.

    `line` is that of the first.
    """

    names: int
    contacts: int
    line: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that a reader has taken apart, in document order.

    The blocks hold marks in the place of personal data; `left_out` says how many, where there were any.
    """

    file_name: str
    sha256: str
    encoding: str
    blocks: tuple[Block, ...]
    left_out: LeftOut | None = None

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs, in order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def lines(self) -> list[Place]:
        """The lines of text, and table rows with their cells in a line; without the empty ones."""
        places: list[Place] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                places.append(block.place)
            elif isinstance(block, TablePiece):
                places += [Place(row.line, " ".join(row.cells)) for row in block.rows]
        return [place for place in places if place.text.strip()]
