"""Templates to fill in: a workbook with drop-downs and explanations, or a CSV file for a spreadsheet program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import InputError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.spreadsheet import guarded
from kb.store.base import Reader
from loaders.normalise.number import parse_decimal
from loaders.results.columns import SHEET, Column, Form, columns
from loaders.results.things import KINDS, Thing, Things, agency_name, given_agency

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

TemplateRow = Mapping[str, str]
"""Name of a column → text of the cell; what is missing is empty."""

NUMBERS = ("value", "score")
"""Columns whose cells are numbers in a workbook; all others are text."""
_EXPLANATION = "คำอธิบาย"
_HEADINGS = ("แผ่นงาน", "คอลัมน์", "Column", "คำอธิบาย", "Explanation")
_SPARE_ROWS = 2_000
"""Rows below the prefilled ones that have drop-downs and text format too."""
_PER_CENT = "ร้อยละ"


def template_rows(reader: Reader, agency: str, year: int) -> list[TemplateRow]:
    """A row for each indicator and key result of a year that the agency answers for, by kind and code.

    Raises:
        InputError: No agency is called so.
    """
    identifier = given_agency(agency, reader)
    name = agency_name(identifier, reader)
    targets = _targets(reader, identifier)
    things = [Thing.of(item) for item in targets.values()]
    own = [thing for thing in things if thing.year == year and thing.owner in (None, identifier)]
    rows = _rows(reader, sorted(own, key=_order), identifier)
    return [{**row, "agency": name, "fiscal_year": str(year)} for row in rows]


def write_template(path: Path, rows: Sequence[TemplateRow] = (), *, replace: bool = False) -> None:
    """Writes a template with these rows.

    Raises:
        InputError: The name ends in neither .xlsx nor .csv, the file is there already and is not
            to be replaced, or it cannot be written.
    """
    writers = {".xlsx": workbook_bytes, ".csv": csv_bytes}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise InputError(f"{path}: templates end in {' or '.join(writers)}")
    data = writer(rows)
    try:
        with path.open("wb" if replace else "xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise InputError(f"{path}: is there already, maybe filled in; name another file or give --force") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error


def csv_bytes(rows: Iterable[TemplateRow]) -> bytes:
    """CSV in UTF-8 with a byte-order mark; texts that would be taken for formulas are guarded by `'`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.printed for column in columns().values())
    for row in rows:
        writer.writerow(_csv_cell(row.get(name, "")) for name in columns())
    return text.getvalue().encode("utf-8-sig")


def workbook_bytes(rows: Sequence[TemplateRow]) -> bytes:
    """A workbook: a sheet of results, one of appeals, and one that explains the columns of both."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(data, safe) as book:
        _form_sheet(book, Form.RESULTS, rows)
        _form_sheet(book, Form.APPEALS, ())
        _explanation_sheet(book)
    return data.getvalue()


def _targets(reader: Reader, agency: str) -> dict[str, Node]:
    """What the agency is responsible for, and the indicators that bear its name."""
    found: dict[str, Node] = {}
    for edge in reader.edges(agency, kinds=[EdgeKind.RESPONSIBLE_FOR]):
        node = reader.node(edge.target)
        if node is not None and node.kind in KINDS:
            found[node.id] = node
    own = f"{NodeKind.INDICATOR}:{agency.partition(':')[2]}/"
    found |= {node.id: node for node in reader.nodes(NodeKind.INDICATOR) if node.id.startswith(own)}
    return found


def _rows(reader: Reader, things: Iterable[Thing], agency: str) -> list[dict[str, str]]:
    """Code, name, unit and target; the id stands in for a code that is missing or another's too."""
    known = Things(reader)
    return [_row(known, thing, agency) for thing in things]


def _row(known: Things, thing: Thing, agency: str) -> dict[str, str]:
    node = thing.node
    named = known.by_code(node.code) if node.code else ()
    alone = sum(other.owner in (None, agency) and other.year in (None, thing.year) for other in named) == 1
    units = known.units(thing, agency)
    unit = units[0] if units else ""
    return {
        "code": (node.code if alone else None) or node.id,
        "name": node.name or "",
        "target": known.target_text(thing, agency),
        "unit": _PER_CENT if unit == "percent" else unit,
    }


def _order(thing: Thing) -> tuple[str, list[tuple[int, str]], str]:
    parts = (thing.node.code or "~").split(".")
    return (
        str(thing.node.kind),
        [(int(part), "") if part.isdecimal() else (1 << 30, part) for part in parts],
        thing.node.id,
    )


def _csv_cell(text: str) -> str:
    """A number as it is, any other text so that it is taken for no formula."""
    return text if parse_decimal(text) is not None else guarded(text)


def _form_sheet(book: Workbook, form: Form, rows: Sequence[TemplateRow]) -> None:
    """A sheet to fill in, with a frozen header; text cells keep 049 and 1.10 as they are typed."""
    sheet = book.add_worksheet(SHEET[form])
    header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDEBF7", "border": 1})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "General", "valign": "top"})
    last = len(rows) + _SPARE_ROWS
    for at, column in enumerate(columns(form).values()):
        is_number = column.name in NUMBERS
        sheet.set_column(at, at, column.width, number if is_number else text)
        sheet.write_string(0, at, column.printed, header)
        sheet.write_comment(0, at, f"{column.help.th}\n{column.help.en}", {"x_scale": 2.5, "y_scale": 1.5})
        _validate(sheet, at, last, column)
        for below, row in enumerate(rows, 1):
            _write(sheet, below, at, row.get(column.name, ""), number if is_number else text)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(columns(form)) - 1)


def _write(sheet: Worksheet, row: int, at: int, text: str, form: Format) -> None:
    amount = parse_decimal(text) if form.num_format == "General" else None
    if amount is not None:
        sheet.write_number(row, at, float(amount), form)
    elif text:
        sheet.write_string(row, at, text, form)


def _validate(sheet: Worksheet, at: int, last: int, column: Column) -> None:
    """A drop-down where there are choices; other texts stay allowed, as the loader reads more forms."""
    if column.choices:
        sheet.data_validation(
            1, at, last, at,
            {
                "validate": "list", "source": list(column.choices), "error_type": "information",
                "input_title": column.header.th[:32], "input_message": column.help.th[:255],
            },
        )  # fmt: skip


def _explanation_sheet(book: Workbook) -> None:
    sheet = book.add_worksheet(_EXPLANATION)
    bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (heading, width) in enumerate(zip(_HEADINGS, (18, 24, 16, 70, 70), strict=True)):
        sheet.set_column(at, at, width, wrapped)
        sheet.write_string(0, at, heading, bold)
    listed = [(SHEET[form], column) for form in Form for column in columns(form).values()]
    for row, (name, column) in enumerate(listed, 1):
        for at, text in enumerate((name, column.header.th, column.header.en, column.help.th, column.help.en)):
            sheet.write_string(row, at, text, wrapped)
    sheet.freeze_panes(1, 0)
