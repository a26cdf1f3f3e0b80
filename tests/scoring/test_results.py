"""Results files: what is read, and what is refused where."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kb.errors import InputError
from scoring.results import Result, parse_results, read_results


def test_scores_and_weights_are_read_as_decimals_in_thai_or_arabic_digits() -> None:
    text = "code_or_id,score,weight\n41101,87.5,\n\n key_result:2569/11102 ,๑๐๐,๒.๕\n"
    assert parse_results(text) == (
        Result("41101", Decimal("87.5"), None, 2),
        Result("key_result:2569/11102", Decimal(100), Decimal("2.5"), 4),
    )


def test_the_columns_may_stand_in_any_order_and_weight_may_be_left_out() -> None:
    assert parse_results("score,code_or_id\n0,049\n") == (Result("049", Decimal(0), None, 2),)


def test_the_same_again_counts_once() -> None:
    assert len(parse_results("code_or_id,score\n1,50\n1,50.0\n")) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "row 1: the columns must be code_or_id, score and if you like weight, not nothing"),
        ("code,score\n", "row 1: the columns must be"),
        ("code_or_id,score,colour\n", "row 1: the columns must be"),
        ("code_or_id,score,score\n", "row 1: the columns must be"),
        ("code_or_id,value\n", "values need a rubric, which is not read yet: give scores"),
        ("code_or_id,score\n1,2,3\n", "row 2: 3 cells where the header has 2"),
        ("code_or_id,score\n,5\n", "row 2, column code_or_id: expected a code or an id"),
        ("code_or_id,score\n1,\n", "row 2, column score: expected a number such as 87.5, not ''"),
        ("code_or_id,score\n1,nan\n", "row 2, column score: expected a number such as 87.5, not 'nan'"),
        ("code_or_id,score\n1,1e1\n", "row 2, column score: expected a number"),
        ("code_or_id,score\n1,-1\n", "row 2, column score: expected a number"),
        ("code_or_id,score\n1,100.001\n", "row 2, column score: expected a score from 0 to 100, not '100.001'"),
        ("code_or_id,score,weight\n1,5,0\n", "row 2, column weight: expected a weight over 0"),
        ("code_or_id,score\n1,5\n1,6\n", "row 3, column code_or_id: '1' has score 5 in row 2 and 6 here; keep one"),
        ('code_or_id,score\n"1,5\n', "row 2: unexpected end of data"),
    ],
)
def test_what_is_not_as_it_must_be_is_named_by_row_and_column(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_results(text, "r.csv")
    assert str(raised.value).startswith("r.csv, row ")
    assert message in str(raised.value)


def test_a_file_from_a_spreadsheet_starts_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes("\ufeffcode_or_id,score\r\n041,80\r\n".encode())
    assert read_results(path) == (Result("041", Decimal(80), None, 2),)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_results(tmp_path / "missing.csv")
    (tmp_path / "other.csv").write_bytes(b"code_or_id,score\n\xa1,5\n")
    with pytest.raises(InputError, match="byte 17 is not UTF-8"):
        read_results(tmp_path / "other.csv")
