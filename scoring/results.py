"""Reads results from a small CSV file: what was reached on which node.

    code_or_id,score,weight
    41101,87.5,
    key_result:2569/11102,100,2

`score` is out of 100. `weight` may be left out: it counts where the base states no
weight. Values that need a rubric to become scores are not read yet: give scores.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kb.errors import InputError
from kb.text import arabic_digits

REQUIRED = ("code_or_id", "score")
OPTIONAL = ("weight",)
_NUMBER = re.compile(r"\d{1,12}(\.\d{1,12})?")
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Result:
    """The score of a node, in [0, 100], and its weight (over 0) where one is given; `row` 1 is the header."""

    reference: str
    score: Decimal
    weight: Decimal | None
    row: int


def read_results(path: Path) -> tuple[Result, ...]:
    """Reads a results file, in UTF-8 with or without a byte-order mark.

    Raises:
        InputError: The file cannot be read, or names the row and column where it is not as it must be.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8; save the file as CSV UTF-8") from error
    return parse_results(text, path.name)


def parse_results(text: str, file_name: str = "results") -> tuple[Result, ...]:
    """The results of a CSV text, in order.

    Raises:
        InputError: Names the row and column where the text is not as it must be; a node that
            stands twice with another score or weight is refused, the same again counts once.
    """
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(rows, [])]
        _check_header(header, file_name)
        found = list(_results(rows, header, file_name))
    except csv.Error as error:
        raise InputError(f"{file_name}, row {rows.line_num}: {error}") from error
    return _once(found, file_name)


def _check_header(header: Sequence[str], file_name: str) -> None:
    known = (*REQUIRED, *OPTIONAL)
    missing = [name for name in REQUIRED if name not in header]
    unknown = [name for name in header if name not in known]
    if missing or unknown or len(set(header)) < len(header):
        way_out = "; values need a rubric, which is not read yet: give scores" if "value" in unknown else ""
        raise InputError(
            f"{file_name}, row 1: the columns must be {', '.join(REQUIRED)} and if you like {', '.join(OPTIONAL)}, "
            f"not {', '.join(header) or 'nothing'}{way_out}"
        )


def _results(rows: Iterator[list[str]], header: Sequence[str], file_name: str) -> Iterator[Result]:
    for number, cells in enumerate(rows, 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise InputError(f"{file_name}, row {number}: {len(cells)} cells where the header has {len(header)}")
        row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        try:
            yield _result(row, number)
        except InputError as error:
            raise InputError(f"{file_name}, row {number}, {error}") from None


def _result(row: Mapping[str, str], number: int) -> Result:
    if not row["code_or_id"]:
        raise InputError("column code_or_id: expected a code or an id")
    score = _number(row["score"], "score")
    if score > _FULL:
        raise InputError(f"column score: expected a score from 0 to 100, not {row['score']!r}")
    weight = _number(row["weight"], "weight") if row.get("weight") else None
    if weight == 0:
        raise InputError("column weight: expected a weight over 0, not '0'; leave out what does not count")
    return Result(row["code_or_id"], score, weight, number)


def _number(text: str, column: str) -> Decimal:
    """A number in plain digits, Thai or Arabic; no sign, no exponent, no thousands."""
    plain = arabic_digits(text)
    if not plain.isascii() or not _NUMBER.fullmatch(plain):
        raise InputError(f"column {column}: expected a number such as 87.5, not {text!r}")
    return Decimal(plain)


def _once(results: Sequence[Result], file_name: str) -> tuple[Result, ...]:
    found: dict[str, Result] = {}
    for result in results:
        former = found.setdefault(result.reference, result)
        if (former.score, former.weight) != (result.score, result.weight):
            raise InputError(
                f"{file_name}, row {result.row}, column code_or_id: {result.reference!r} has score {former.score} "
                f"in row {former.row} and {result.score} here; keep one"
            )
    return tuple(found.values())
