"""A document as one run of lines and table rows, in the order in which they stand.

The forms of an evaluation are filled in line by line, and a text reader takes their
frames for tables: a line of the form then stands in the first cell of a row whose
other cells are empty. Both are lines here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.statement import Place
from loaders.form import Form, FormRow, FormTable
from loaders.forms.evaluation.columns import CRITERIA, DETAILS, RESULTS, STEPS, SUMMARY
from loaders.normalise.text import arabic, clean, fold, paragraphs
from loaders.recognise import RecognisedDocument

_FRAMED: tuple[Form | None, ...] = (None, CRITERIA, RESULTS, STEPS, SUMMARY, DETAILS)
"""Tables in whose frames lines of the form stand."""
_ROW_OF_SUMMARY = re.compile(r"รวม|คะแนนรวม|\d+$")
"""What stands alone in a row of a summary and is no line: its total, or the number of a row that is torn."""
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Item:
    """A line, or a row of a table; a line in a table's frame is both."""

    place: Place
    table: FormTable | None = None
    row: FormRow | None = None

    @property
    def form(self) -> Form | None:
        """The form of the row's table."""
        return self.table.form if self.table else None

    @property
    def is_line(self) -> bool:
        """Whether it is a line of words rather than a row of cells."""
        return self.row is None or _is_framed_line(self.row, self.form)

    @property
    def texts(self) -> tuple[str, ...]:
        """The line's words, in Arabic digits, a paragraph of HTML each."""
        return tuple(arabic(text) for text in paragraphs(self.place.text))


def stream(document: RecognisedDocument) -> tuple[Item, ...]:
    """Every line and every row of the document that is no header, in order."""
    items = [Item(line.place) for line in document.source.paragraphs() if clean(line.text)]
    for table in document.tables:
        items += [Item(_first(row), table, row) for row in table]
    return tuple(sorted(items, key=lambda item: item.place.line))


def is_dashes(row: FormRow) -> bool:
    """Whether a row holds nothing, or dashes alone: an empty part of the form, or a rule below a header."""
    return all(set(clean(cell.text)) <= _DASHES for cell in row.cells.values())


def filled(row: FormRow) -> Iterator[str]:
    """The names of the columns that hold something."""
    return (name for name, cell in row.cells.items() if clean(cell.text))


def _is_framed_line(row: FormRow, form: Form | None) -> bool:
    cells = list(row.cells.values())
    alone = bool(clean(cells[0].text)) and not any(clean(cell.text) for cell in cells[1:])
    of_summary = form is SUMMARY and _ROW_OF_SUMMARY.match(fold(cells[0].text))
    return form in _FRAMED and alone and not is_dashes(row) and not of_summary


def _first(row: FormRow) -> Place:
    cells = list(row.cells.values())
    return next((cell.place for cell in cells if clean(cell.text)), cells[0].place)
