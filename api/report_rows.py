"""The load report of a document as tables for files: what became of the rows of each table, and what was noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from api.sheets import Sheet, sheet
from api.words import DISPOSITION, label, pick
from loaders.form_names import form_names
from ontology.vocabulary import Wording

_TABLE, _ROW, _LINE = Wording("Table", "ตาราง"), Wording("Row", "แถว"), Wording("Line", "บรรทัด")
_FORM, _HEADING, _ROWS = Wording("Form", "แบบ"), Wording("Heading", "หัวข้อ"), Wording("Rows", "แถวทั้งหมด")
_REASON, _NOTE = Wording("Reason", "เหตุผล"), Wording("Note", "หมายเหตุ")
_UNREAD = Wording("no form reads it", "ไม่มีแบบใดรองรับ")
_TABLES, _LEFT_OUT, _NOTES = (
    Wording("Tables", "ตาราง"),
    Wording("Rows left out", "แถวที่ไม่ได้อ่าน"),
    Wording("Notes", "หมายเหตุ"),
)

Report = Mapping[str, Any]
"""As the loader wrote it (`loaders.report`); parts that a load of another sort has not are empty."""


def report_sheets(report: Report, lang: str) -> list[Sheet]:
    """Its tables, the rows that were left out with the reasons, and the notes."""
    heads = [_TABLE, _LINE, _FORM, _HEADING, _ROWS, *DISPOSITION.values()]
    numbers = {0, 1, *range(4, len(heads))}
    return [
        _sheet(_TABLES, heads, _tables(report, lang), lang, numbers),
        _sheet(_LEFT_OUT, [_TABLE, _ROW, _LINE, _REASON], _left_out(report, lang), lang, {0, 1, 2}),
        _sheet(_NOTES, [_TABLE, _ROW, _LINE, _NOTE], _notes(report, lang), lang, {0, 1, 2}),
    ]


def _sheet(
    title: Wording, heads: list[Wording], rows: Iterator[tuple[str, ...]], lang: str, numbers: set[int]
) -> Sheet:
    return sheet(pick(title, lang), [pick(head, lang) for head in heads], rows, numbers)


def _tables(report: Report, lang: str) -> Iterator[tuple[str, ...]]:
    for table in report.get("tables") or ():
        rows = table["rows"]
        form = label(form_names(), table["form"], lang) if table["form"] else pick(_UNREAD, lang)
        counts = [str(rows.get(each, 0)) for each in DISPOSITION]
        yield str(table["number"]), str(table["line"]), form, table["heading"] or "", str(sum(rows.values())), *counts


def _left_out(report: Report, lang: str) -> Iterator[tuple[str, ...]]:
    for row in report.get("left_out") or ():
        yield *_place(row), _told(row, "reason", lang)


def _notes(report: Report, lang: str) -> Iterator[tuple[str, ...]]:
    for note in report.get("notes") or ():
        yield *_place(note), _told(note, "message", lang)


def _place(item: Mapping[str, Any]) -> tuple[str, str, str]:
    table, row, line = ("" if item.get(name) is None else str(item[name]) for name in ("table", "row", "line"))
    return table, row, line


def _told(item: Mapping[str, Any], name: str, lang: str) -> str:
    """The Thai sentence where there is one and it is asked for, else the English."""
    return str((item.get(f"{name}_th") if lang == "th" else None) or item[name])
