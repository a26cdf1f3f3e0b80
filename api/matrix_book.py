"""The traceability matrix as a workbook: a sheet for each side, gaps coloured, counts as formulas would give them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from api.words import pick
from ontology.vocabulary import Wording
from queries.matrix import Matrix, Side

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_TITLES = {
    Side.KEY_RESULTS: Wording("Key results × projects", "ตัววัดผลหลัก × โครงการ"),
    Side.POLICIES: Wording("Policies × projects", "นโยบาย × โครงการ"),
}
_CODE = Wording("Code", "รหัส")
_NAME = Wording("Name", "ชื่อ")
_PROJECTS = Wording("Projects", "จำนวนโครงการ")
_COUNT = Wording("Leads to", "เชื่อมโยงกับ")
_NUMBER = Wording("No.", "ลำดับ")
_MARK = "●"
_LEAD = 3
"""Columns before those of the projects: code, name, count."""
_HEADERS = 3
"""Rows above the matrix: the projects' numbers, names and counts."""


def matrix_bytes(matrices: Sequence[Matrix], lang: str) -> bytes:
    """A workbook with a sheet for each matrix; rows and columns that lead nowhere are red, exempt ones grey."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(data, safe) as book:
        formats = _formats(book)
        for each in matrices:
            _write(book.add_worksheet(pick(_TITLES[each.side], lang)), each, formats, lang)
    return data.getvalue()


def _formats(book: Workbook) -> Mapping[str, Format]:
    edge = {"border": 1, "border_color": "#D9D9D9", "valign": "top"}
    return {
        "head": book.add_format({**edge, "bold": True}),
        "name": book.add_format({**edge, "text_wrap": True, "num_format": "@"}),
        "turned": book.add_format({**edge, "rotation": 90, "valign": "bottom", "num_format": "@"}),
        "mark": book.add_format({**edge, "align": "center", "font_color": "#1F4E79"}),
        "count": book.add_format({**edge, "align": "center"}),
        "gap": book.add_format({**edge, "bg_color": "#F8CBAD", "text_wrap": True, "num_format": "@"}),
        "turned_gap": book.add_format({**edge, "rotation": 90, "valign": "bottom", "bg_color": "#F8CBAD"}),
        "exempt": book.add_format({**edge, "rotation": 90, "valign": "bottom", "bg_color": "#EDEDED"}),
    }


def _write(page: Worksheet, each: Matrix, formats: Mapping[str, Format], lang: str) -> None:
    """Writes one matrix: projects along the top, key results or policies down the side, a dot for each link."""
    _write_head(page, each, formats, lang)
    counts = each.of_rows
    places = {node.id: _LEAD + at for at, node in enumerate(each.columns)}
    linked = _by_row(each.links)
    for at, node in enumerate(each.rows, start=_HEADERS):
        style = formats["name" if counts.get(node.id) else "gap"]
        page.write_string(at, 0, node.code or "", style)
        page.write_string(at, 1, node.name or node.id, style)
        page.write_number(at, 2, counts.get(node.id, 0), formats["count"])
        for project in linked.get(node.id, ()):
            page.write_string(at, places[project], _MARK, formats["mark"])
    page.set_column(0, 0, 10)
    page.set_column(1, 1, 60)
    page.set_column(2, 2, 12)
    page.set_column(_LEAD, _LEAD + max(len(each.columns), 1) - 1, 4)
    page.set_row(1, 220)
    page.freeze_panes(_HEADERS, _LEAD)
    page.set_landscape()
    page.set_paper(8)
    page.repeat_rows(0, _HEADERS - 1)


def _write_head(page: Worksheet, each: Matrix, formats: Mapping[str, Format], lang: str) -> None:
    """The projects: number, name set upright, and how many rows each leads to."""
    counts, exempt = each.of_columns, each.exempt
    for column, wording in enumerate((_CODE, _NAME, _PROJECTS)):
        page.write_string(1, column, pick(wording, lang), formats["head"])
    page.write_string(0, 2, pick(_NUMBER, lang), formats["head"])
    page.write_string(2, 2, pick(_COUNT, lang), formats["head"])
    for at, node in enumerate(each.columns, start=_LEAD):
        count = counts.get(node.id, 0)
        style = "turned" if count else "exempt" if node.id in exempt else "turned_gap"
        page.write_string(0, at, str(node.properties.get("number") or ""), formats["count"])
        page.write_string(1, at, node.name or node.id, formats[style])
        page.write_number(2, at, count, formats["count"])


def _by_row(links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row, column in sorted(links):
        found.setdefault(row, []).append(column)
    return found
