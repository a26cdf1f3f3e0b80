"""Documents and their tables as tables for files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.words import DOCUMENT_TYPE, label, pick
from kb.store.base import Document
from ontology.vocabulary import Wording
from queries.tables import Table

DOCUMENT_HEADINGS = (
    Wording("File", "ไฟล์"), Wording("Type", "ประเภทเอกสาร"), Wording("Agency", "หน่วยงาน"), Wording("Year", "ปี"),
    Wording("Title", "ชื่อเอกสาร"), Wording("Id", "รหัสอ้างอิง"),
)  # fmt: skip
DOCUMENT_NUMBERS = (3,)
_ROW = Wording("Row", "แถว")
_LINE = Wording("Line", "บรรทัด")
_COLUMN = Wording("Column {number}", "คอลัมน์ {number}")


def document_rows(documents: Sequence[Document], lang: str) -> Iterator[tuple[str, ...]]:
    """A row for each document, under `DOCUMENT_HEADINGS`."""
    for each in documents:
        yield (
            each.file_name,
            label(DOCUMENT_TYPE, each.document_type, lang),
            each.agency or "",
            str(each.fiscal_year or ""),
            each.title or "",
            each.id,
        )


def table_headings(table: Table, lang: str) -> list[str]:
    """The number of the row, its line, and a column for each that a cell is known of."""
    columns = [pick(_COLUMN, lang).format(number=number) for number in _columns(table)]
    return [pick(_ROW, lang), pick(_LINE, lang), *columns]


def table_rows(table: Table) -> Iterator[tuple[str, ...]]:
    """The rows of a table as printed, as far as they are known; what is said of a whole row is left out."""
    columns = _columns(table)
    for row in table.rows:
        texts = {cell.column: cell.text for cell in row.cells}
        yield (str(row.number), str(row.line), *(texts.get(number, "") for number in columns))


def _columns(table: Table) -> list[int]:
    return sorted({cell.column for row in table.rows for cell in row.cells if cell.column is not None})
