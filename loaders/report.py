"""What a load found: the row accounting, table by table, and the notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kb.statement import Json, Place
from loaders.draft import Draft, RowAccount
from loaders.form import Disposition, FormTable
from loaders.notes import Note, reason_in


@dataclass(frozen=True, slots=True)
class TableReport:
    """One table: its number and first line, the form it was recognised as, and how its rows fared."""

    number: int
    line: int
    form: str | None
    heading: str
    rows: Mapping[str, int]

    def to_json(self) -> dict[str, Json]:
        """The table's report as JSON."""
        return {
            "number": self.number,
            "line": self.line,
            "form": self.form,
            "heading": self.heading,
            "rows": dict(self.rows),
        }


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What came out of a document.

    `rows` maps each disposition to its number of rows; they add up to `total_rows`.
    `left_out` are the rows left out, with reasons.
    """

    file_name: str
    document: str
    agency: str
    agency_name: str
    fiscal_year: int
    document_type: str
    encoding: str
    total_rows: int
    rows: Mapping[str, int]
    tables: tuple[TableReport, ...]
    left_out: tuple[RowAccount, ...]
    notes: tuple[Note, ...]
    statements: int

    @property
    def unrecognised(self) -> tuple[TableReport, ...]:
        """The tables that no form recognised and of which rows were left out, none being read."""
        unknown = (table for table in self.tables if table.form is None and Disposition.LEFT_OUT in table.rows)
        return tuple(table for table in unknown if Disposition.EXTRACTED not in table.rows)

    def to_json(self) -> dict[str, Json]:
        """The report as JSON, for the load history and for programs."""
        return {
            "file_name": self.file_name,
            "document": self.document,
            "agency": self.agency,
            "agency_name": self.agency_name,
            "fiscal_year": self.fiscal_year,
            "document_type": self.document_type,
            "encoding": self.encoding,
            "total_rows": self.total_rows,
            "rows": dict(self.rows),
            "statements": self.statements,
            "tables": [table.to_json() for table in self.tables],
            "left_out": [_left_out_json(row) for row in self.left_out],
            "notes": [_note_json(note) for note in self.notes],
        }


def _left_out_json(row: RowAccount) -> dict[str, Json]:
    """A row that was left out, and why."""
    reasons = {"reason": row.reason, "reason_th": reason_in("th", row.reason)}
    return {"table": row.table, "row": row.row, "line": row.line, **reasons}


def _note_json(note: Note) -> dict[str, Json]:
    """A note with the words that fill it; `by_line` are its sentences where it has other places, none being “here”."""
    stated: dict[str, Json] = {"code": note.code, "message": note.message, "message_th": note.sentence("th")}
    if note.values:
        stated["values"] = {name: value if isinstance(value, str) else [*value] for name, value in note.values}
    if note.also:
        stated["by_line"] = {lang: note.sentence(lang, by_line=True) for lang in ("en", "th")}
        stated["also"] = [_place_json(place) for place in note.also]
    return {**stated, **_place_json(note.place)}


def _place_json(place: Place) -> dict[str, Json]:
    return {
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "text": place.text,
    }


def table_reports(tables: tuple[FormTable, ...], draft: Draft) -> tuple[TableReport, ...]:
    """The report of each table, in document order."""
    by_table: dict[int, Counter[str]] = {}
    for account in draft.accounts.values():
        by_table.setdefault(account.table, Counter())[str(account.disposition)] += 1
    return tuple(_table_report(table, by_table.get(table.number, Counter())) for table in tables)


def _table_report(table: FormTable, rows: Counter[str]) -> TableReport:
    first = min((row.source.line for row in (*table.headers, *table.rows)), default=0)
    heading = table.headings[-1].text.strip() if table.headings else ""
    return TableReport(
        table.number, first, table.form.code if table.form else None, heading, dict(sorted(rows.items()))
    )


def left_out(draft: Draft) -> tuple[RowAccount, ...]:
    """The rows that were left out, by table and row."""
    rows = (account for account in draft.accounts.values() if account.disposition is Disposition.LEFT_OUT)
    return tuple(sorted(rows, key=lambda account: (account.table, account.row)))
