"""Templates: what they hold, and that they load back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from kb.errors import InputError
from kb.store.base import Store
from loaders.results.columns import Form, columns
from loaders.results.load import Change, load_results
from loaders.results.template import csv_bytes, template_rows, workbook_bytes, write_template


@pytest.mark.parametrize(
    ("agency", "year", "count"), [("สำนักงานเขตบางนา", 2569, 82), ("phasicharoen", 2567, 35), ("บางนา", 2567, 0)]
)
def test_a_row_stands_for_each_thing_that_the_agency_answers_for(
    known: Store, agency: str, year: int, count: int
) -> None:
    with known.read() as reader:
        rows = template_rows(reader, agency, year)
    assert len(rows) == count
    assert len({row["code"] for row in rows}) == count


def test_a_row_says_what_is_to_be_reached(known: Store) -> None:
    with known.read() as reader:
        rows = {row["code"]: row for row in template_rows(reader, "bangna", 2569)}
    assert rows["11102"] == {
        "code": "11102",
        "name": "ร้อยละการกระทำผิดของผู้ใช้รถจักรยานยนต์บนทางเท้าลดลง",
        "target": "ร้อยละ 25 จากปี 2568",
        "unit": "ร้อยละ",
        "agency": "สำนักงานเขตบางนา",
        "fiscal_year": "2569",
    }
    assert "key_result:2569/42102" in rows  # its code stands for another thing too
    assert "42102" not in rows


@pytest.mark.parametrize("name", ["filled.xlsx", "filled.csv"])
def test_a_filled_template_loads_back(known: Store, tmp_path: Path, name: str) -> None:
    with known.read() as reader:
        rows = template_rows(reader, "bangna", 2569)
    path = tmp_path / name
    write_template(path, rows)
    (load,) = load_results([path], known)
    assert (load.document, load.unfilled, load.ignored) == (None, 82, ())
    filled = [
        {**row, "value": "12.5", "period": "ไตรมาส 1", "assessor": "หน่วยงาน", "as_of": "31/12/2568"} for row in rows
    ]
    write_template(path, filled[:-2] + rows[-2:], replace=True)
    (load,) = load_results([path], known)
    assert (load.count(Change.ADDED), load.unfilled) == (80, 2)


def test_the_workbook_helps_to_fill_it_in() -> None:
    book = load_workbook(io.BytesIO(workbook_bytes([{"code": "049"}])))
    assert book.sheetnames == ["ผลการดำเนินงาน", "อุทธรณ์", "คำอธิบาย"]
    sheet, appeals, explanation = book.worksheets
    assert [cell.value for cell in appeals[1]] == [column.printed for column in columns(Form.APPEALS).values()]
    assert sheet.freeze_panes == "B2"
    assert (sheet["A2"].value, sheet["A2"].number_format) == ("049", "@")
    assert [str(item.formula1).strip('"').split(",") for item in sheet.data_validations.dataValidation] == [
        list(column.choices) for column in columns().values() if column.choices
    ]
    for at, column in enumerate(columns().values(), 1):
        comment = sheet.cell(1, at).comment
        assert comment is not None
        assert column.help.th in comment.text
        assert sheet.cell(1, at).value == column.printed
        assert explanation.cell(at + 1, 4).value == column.help.th
        assert explanation.cell(at + 1, 5).value == column.help.en
        assert sheet.column_dimensions[get_column_letter(at)].width > 9


def test_csv_is_for_a_spreadsheet_program_and_holds_no_formula() -> None:
    data = csv_bytes([{"name": "=HYPERLINK(1)", "remark": "@x", "value": "-5", "target": "-"}])
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert [row[columns()[name].printed] for name in ("name", "remark", "value", "target")] == [
        "'=HYPERLINK(1)",
        "'@x",
        "-5",
        "'-",
    ]


def test_no_text_of_the_workbook_is_a_formula_or_a_link() -> None:
    sheet = load_workbook(io.BytesIO(workbook_bytes([{"name": "=1+1", "evidence": "https://example.org"}]))).worksheets[
        0
    ]
    assert (sheet["B2"].data_type, sheet["B2"].value) == ("s", "=1+1")
    assert sheet["M2"].hyperlink is None


def test_a_template_replaces_no_file_unasked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("filled in")
    with pytest.raises(InputError, match="is there already"):
        write_template(path)
    assert path.read_text() == "filled in"
    with pytest.raises(InputError, match="cannot be written: No such file"):
        write_template(tmp_path / "no" / "a.csv")
    with pytest.raises(InputError, match=r"templates end in \.xlsx or \.csv"):
        write_template(tmp_path / "a.ods")
