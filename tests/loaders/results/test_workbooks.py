"""Workbooks: what cells say, the sheet that is read, and files that mean harm."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from kb.store.base import Store
from loaders.results import limits
from loaders.results.columns import columns
from loaders.results.csv_reader import read_csv
from loaders.results.faults import ResultsError
from loaders.results.load import load_results
from loaders.results.reading import read_table
from loaders.results.table import CellKind, Row
from loaders.results.template import NUMBERS, csv_bytes, workbook_bytes
from loaders.results.xlsx_reader import read_xlsx as read_sheets
from tests.loaders.results.conftest import faults_of

HEADER = ["code", "agency", "value", "unit", "as_of"]
SHEET = "xl/worksheets/sheet1.xml"


def saved(*sheets: tuple[str, Any], formats: Mapping[str, str] | None = None) -> bytes:
    """The bytes of a workbook of sheets, each a name and rows of values; `formats` are of cells of the first."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for cell, form in (formats or {}).items():
        book.worksheets[0][cell].number_format = form
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def changed(data: bytes, changes: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """The workbook with parts replaced, changed or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            change = changes.get(name)
            former = old.read(name) if name in old.namelist() else b""
            new.writestr(name, former if change is None else change if isinstance(change, bytes) else change(former))
    return made.getvalue()


def read_xlsx(data: bytes, path: str) -> tuple[Row, ...]:
    return read_sheets(data, path).results


def texts(rows: Sequence[Row]) -> list[list[str]]:
    return [[cell.text for cell in row.cells.values()] for row in rows]


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(ResultsError) as refused:
        read_xlsx(data, "a.xlsx")
    (fault,) = refused.value.faults
    return fault.code, fault.sentence("en")


SIMPLE = saved(("Sheet", [HEADER, [11102, "บางนา", 25, "ร้อยละ", date(2026, 3, 31)]]))


def test_cells_are_read_as_what_they_are() -> None:
    rows = [["a", 1, 0.1 + 0.2, 0.805, date(2026, 3, 31), True, "๑๒", -5, 1e-7]]
    (row,) = read_xlsx(saved(("x", rows), formats={"D1": "0.0%"}), "a.xlsx")
    assert [(str(cell.kind), cell.text) for cell in row.cells.values()] == [
        ("text", "a"), ("number", "1"), ("number", "0.3"), ("percent", "80.5%"), ("date", "2026-03-31"),
        ("other", "TRUE"), ("text", "๑๒"), ("number", "-5"), ("number", "0.0000001"),
    ]  # fmt: skip


def test_the_sheet_of_results_is_read_or_else_the_first() -> None:
    first, second = ("ปก", [["x"]]), ("ผลการดำเนินงาน", [["y"]])
    assert texts(read_xlsx(saved(first, second), "a.xlsx")) == [["y"]]
    assert texts(read_xlsx(saved(first, (" Results", [["y"]])), "a.xlsx")) == [["y"]]
    assert texts(read_xlsx(saved(first, ("อื่น", [["y"]])), "a.xlsx")) == [["x"]]
    assert read_sheets(saved(("Appeals", [["z"]])), "a.xlsx").results == ()
    both = read_sheets(saved(("อุทธรณ์", [["z"]]), first), "a.xlsx")
    assert (texts(both.results), texts(both.appeals)) == ([["x"]], [["z"]])
    ((cell,),) = [row.cells.values() for row in read_xlsx(saved(first, second), "a.xlsx")]
    assert (cell.table, cell.row, cell.column) == (2, 1, 1)


def test_rows_and_columns_keep_their_numbers_over_gaps() -> None:
    rows = read_xlsx(saved(("x", [[], [], ["", None, "c"], [], ["a"]])), "a.xlsx")
    assert [(row.number, sorted(row.cells)) for row in rows] == [(3, [3]), (5, [1])]


def test_a_workbook_of_an_office_loads(known: Store, tmp_path: Path) -> None:
    path = tmp_path / "results.xlsx"
    path.write_bytes(SIMPLE)
    (load,) = load_results([path], known)
    assert [identifier for identifier, _ in load.changes] == ["result:bangna/2569/11102/self/2569"]
    with known.read() as reader:
        properties = reader.node("result:bangna/2569/11102/self/2569").properties  # type: ignore[union-attr]
    assert (properties["value"], properties["as_of"]) == ("25", "2569-03-31")


def test_a_workbook_by_another_name_is_a_workbook(tmp_path: Path) -> None:
    for name in ("results.csv", "results.xls"):
        (tmp_path / name).write_bytes(SIMPLE)
        assert len(read_table(tmp_path / name).rows) == 2


def test_the_value_of_a_formula_is_what_was_stored_for_it(known: Store, tmp_path: Path) -> None:
    rows = [HEADER, ["11102", "บางนา", "=100/4", "ร้อยละ", None]]
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(("x", rows)))
    (fault,) = faults_of(path, known)
    assert (fault.code, fault.row, fault.column) == ("formula_without_value", 2, 3)
    assert "C2: the formula =100/4 has no stored value" in fault.sentence("en")
    path.write_bytes(
        changed(
            saved(("x", rows)),
            {SHEET: lambda xml: xml.replace(b"<v />", b"<v>25</v>").replace(b"<v></v>", b"<v>25</v>")},
        )
    )
    (load,) = load_results([path], known)
    assert len(load.changes) == 1


def test_a_formula_that_gives_an_error_and_a_code_that_became_a_date_are_faults(known: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(("x", [HEADER, ["11102", "บางนา", "#DIV/0!"], [date(2001, 1, 1), "บางนา", 1]])))
    found = faults_of(path, known)
    assert [(item.code, item.row, item.column) for item in found] == [("cell_error", 2, 3), ("code_is_a_date", 3, 1)]


def test_a_code_that_lost_its_last_zero_is_not_guessed(known: Store, tmp_path: Path) -> None:
    from loaders.results.table import Cell
    from loaders.results.things import Things

    with known.read() as reader:
        number = Things(reader).named(Cell(2, 1, "1.2", CellKind.NUMBER))
        assert {thing.node.code for thing in number} == {"1.2"}


def with_cell(reference: str, row: int) -> bytes:
    cell = f'<row r="{row}"><c r="{reference}"><v>1</v></c></row></sheetData>'.encode()
    return changed(SIMPLE, {SHEET: lambda xml: xml.replace(b"</sheetData>", cell)})


def macro_enabled(types: bytes) -> bytes:
    return types.replace(b".sheet.main", b".sheet.macroEnabled.main")


def bomb(data: bytes, count: int = 1) -> bytes:
    return changed(SIMPLE, {f"xl/media/{number}.bin": data for number in range(count)})


def understated(size: int) -> bytes:
    """A workbook with a part that unpacks to more than the archive declares."""
    made = changed(SIMPLE, {"xl/large.xml": b" " * size})
    return made.replace(struct.pack("<I", size), struct.pack("<I", 1_000))


ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst>&e;</sst>'


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (with_cell("XFD1048576", 1048576), "cell_beyond", "1048576"),
        (with_cell("A1048576", 1048576), "cell_beyond", "A1048576"),
        (with_cell("XFD3", 3), "cell_beyond", "XFD3"),
        (with_cell("A3", 99999999999), "cell_beyond", "A99999999999"),
        (bomb(b"\0" * 50_000_000), "workbook_bomb", "50,"),
        (bomb(b"x", 1_500), "workbook_bomb", "parts"),
        (understated(50_000_000), "not_a_workbook", "CRC"),
        (changed(SIMPLE, {"xl/sharedStrings.xml": ENTITY}), "workbook_entities", "declares entities"),
        (changed(SIMPLE, {"xl/workbook.xml": ENTITY.decode().encode("utf-16")}), "workbook_entities", "entities"),
        (changed(SIMPLE, {"xl/vbaProject.bin": b"x"}), "workbook_macros", "macros"),
        (changed(SIMPLE, {"[Content_Types].xml": macro_enabled}), "workbook_macros", "macros"),
        (changed(SIMPLE, {SHEET: b"<worksheet><sheetData><row"}), "not_a_workbook", "ParseError"),
        (changed(SIMPLE, {"xl/workbook.xml": b"<workbook/>"}), "not_a_workbook", "XLSX"),
        (SIMPLE[: len(SIMPLE) // 2], "not_a_workbook", "not a zip file"),
        (SIMPLE[:300] + bytes(400) + SIMPLE[700:], "not_a_workbook", "XLSX"),
        (b"PK\x03\x04nothing", "not_a_workbook", "not a zip file"),
    ],
)  # fmt: skip
def test_a_hostile_or_damaged_workbook_is_refused(data: bytes, code: str, says: str) -> None:
    found, sentence = refusal(data)
    assert found == code
    assert says in sentence


def test_a_zip_file_of_something_else_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("letter.txt", "x")
    assert refusal(data.getvalue()) == (
        "not_a_workbook",
        "a.xlsx: this is no XLSX workbook: it holds no xl/workbook.xml; save it as .xlsx again",
    )


def test_a_long_text_named_by_every_cell_is_refused() -> None:
    book = workbook_bytes([])
    long = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{"ก" * 30_000}</t></si></sst>'
    )
    cells = (b"<row>" + b'<c t="s"><v>0</v></c>' * 100 + b"</row>") * 100

    def filled(sheet: bytes) -> bytes:
        start, end = sheet.index(b"<sheetData>"), sheet.index(b"</sheetData>")
        return sheet[:start] + b"<sheetData>" + cells + sheet[end:]

    found, _ = refusal(changed(book, {"xl/sharedStrings.xml": long.encode(), SHEET: filled}))
    assert found == "workbook_costly"


def test_a_child_that_is_stopped_is_a_clear_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHILD_SECONDS", 0.01)
    assert refusal(SIMPLE)[0] == "workbook_costly"


PLAIN = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)
ROWS = st.lists(
    st.dictionaries(st.sampled_from([name for name in columns() if name not in NUMBERS]), PLAIN.filter(bool)),
    max_size=5,
)


def as_named(rows: Sequence[Row]) -> list[dict[str, str]]:
    """The body rows, by the names of the columns in the template's order."""
    names = list(columns())
    return [{names[number - 1]: cell.text for number, cell in row.cells.items()} for row in rows[1:]]


@given(ROWS)
def test_a_csv_template_gives_back_its_rows(rows: list[dict[str, str]]) -> None:
    assert as_named(read_csv(csv_bytes(rows), "a.csv")) == [row for row in rows if row]


@settings(max_examples=12)
@given(ROWS)
def test_a_workbook_template_gives_back_its_rows(rows: list[dict[str, str]]) -> None:
    assert as_named(read_xlsx(workbook_bytes(rows), "a.xlsx")) == [row for row in rows if row]
