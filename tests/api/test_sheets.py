"""Tables as files: what a spreadsheet program reads is what the table says, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from api.sheets import csv_bytes, number, sheet, xlsx_bytes
from kb.spreadsheet import guarded
from tests.api.conftest import Run

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_csv_gives_back_every_text_and_no_formula(rows: list[tuple[str, str]]) -> None:
    data = csv_bytes([sheet("ตาราง", ("รหัส", "ชื่อ"), rows)])
    assert data.startswith(b"\xef\xbb\xbf")
    (_, *read) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert [tuple(row) for row in read] == [tuple(map(guarded, row)) for row in rows]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in read for cell in row)


def test_several_tables_stand_under_their_titles() -> None:
    text = csv_bytes([sheet("หนึ่ง", ("a",), [("1",)]), sheet("สอง", ("b",), [("2",)])]).decode("utf-8-sig")
    assert text.splitlines() == ["หนึ่ง", "a", "1", "", "สอง", "b", "2"]


def test_a_workbook_keeps_codes_as_text_and_money_as_numbers() -> None:
    rows = [("049", "1,234,567.50"), ("1.1.01", "–"), ("=1+1", "-20")]
    book = load_workbook(io.BytesIO(xlsx_bytes([sheet("งบ/ประมาณ [1]", ("รหัส", "บาท"), rows, {1})])))
    page = book.worksheets[0]
    assert page.title == "งบ ประมาณ 1"
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["รหัส", "บาท"], ["049", 1234567.5], ["1.1.01", "–"], ["=1+1", -20],
    ]  # fmt: skip
    assert page["A4"].data_type == "s"
    assert page.freeze_panes == "A2"


def test_sheets_of_one_title_have_different_names() -> None:
    book = load_workbook(io.BytesIO(xlsx_bytes([sheet("ก" * 40, ("a",), []) for _ in range(3)])))
    assert len({name.casefold() for name in book.sheetnames}) == 3
    assert all(len(name) <= 31 for name in book.sheetnames)


@pytest.mark.parametrize(
    ("text", "found"),
    [("1,234", "1234"), ("-5.50", "-5.50"), ("1,23", None), ("", None), ("1e5", None), ("๑๒", None), ("12 บาท", None)],
)
def test_numbers_are_read_strictly(text: str, found: str | None) -> None:
    assert (None if number(text) is None else str(number(text))) == found


@pytest.mark.parametrize("arguments", [("coverage",), ("gaps",), ("info",), ("show", "41101"), ("trace", "41101")])
def test_every_table_of_an_answer_can_be_had_as_a_file(
    run: Run, city: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    csv_file, xlsx_file = tmp_path / "t.csv", tmp_path / "t.xlsx"
    result = run("--db", city, *arguments, "--csv", csv_file, "--xlsx", xlsx_file)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert str(csv_file) in result.stderr
    assert csv_file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert load_workbook(xlsx_file).worksheets


def test_an_answer_without_a_table_and_a_file_that_cannot_be_written_are_refused(run: Run, city: Path) -> None:
    result = run("--db", city, "trace", "41101", "--view", "tree", "--csv", "t.csv")
    assert result.exit_code != 0
    assert "no table" in result.stderr
    result = run("--db", city, "coverage", "--csv", "no/such/folder.csv")
    assert result.exit_code != 0
    assert "cannot be written" in result.stderr
