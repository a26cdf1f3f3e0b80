"""A table that remembers its rows, so that it can be written to a file as well as shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from rich import box
from rich.table import Table

from api.cli.thai import ThaiText
from api.sheets import Sheet, sheet


class DataTable(Table):
    """A table on the terminal; `rows_of_text` are its cells uncut.

    Args:
        headings: Of the columns.
        rows: Cells as text.
        numbers: Columns that are set to the right and never wrapped.
        longest: Column → letters that are shown at most; a longer text ends in “…”.
        header: Whether the headings show.
    """

    def __init__(
        self,
        headings: Sequence[str],
        rows: Iterable[Sequence[str]],
        numbers: Collection[int],
        longest: Mapping[int, int],
        *,
        header: bool,
    ) -> None:
        super().__init__(
            box=box.SIMPLE_HEAD, show_header=header, show_edge=False, pad_edge=False, collapse_padding=True,
            padding=(0, 1),
        )  # fmt: skip
        self.headings = tuple(headings)
        self.rows_of_text = tuple(tuple(row) for row in rows)
        self.numbers = frozenset(numbers)
        for at, heading in enumerate(headings):
            justify = "right" if at in self.numbers else "left"
            self.add_column(ThaiText(heading), justify=justify, no_wrap=at in self.numbers)  # type: ignore[arg-type]
        for row in self.rows_of_text:
            shown = [_cut(cell, longest.get(at)) for at, cell in enumerate(row)]
            self.add_row(*(cell if at in self.numbers else ThaiText(cell) for at, cell in enumerate(shown)))

    def sheet(self, title: str) -> Sheet:
        """The table as data, under a title."""
        rows = [tuple(cell.strip() for cell in row) for row in self.rows_of_text]
        return sheet(title, self.headings, rows, self.numbers)


def _cut(text: str, longest: int | None) -> str:
    return text if longest is None or len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
