"""Reads a results table from an XLSX workbook, in a process of its own with little memory and time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from loaders.results import limits
from loaders.results.columns import Form
from loaders.results.faults import ResultsError, fault
from loaders.results.table import Cell, CellKind, Row, Sheets
from loaders.results.zip_check import check_workbook

_PARSER = "loaders.results.xlsx_child"


def read_xlsx(data: bytes, path: str) -> Sheets:
    """The sheet `ผลการดำเนินงาน` or `results`, else the first, and the sheet `อุทธรณ์` or `appeals` if there is one.

    Raises:
        ResultsError: The file is no workbook, is protected, holds macros, or exceeds a limit.
    """
    check_workbook(data, path)
    answer = _parsed(data, path)
    if "fault" in answer:
        raise ResultsError.of([fault(answer["fault"], path, **answer["values"])])
    return Sheets(*(_rows(answer[form.name.lower()]) for form in (Form.RESULTS, Form.APPEALS)))


def _rows(sheet: Mapping[str, Any] | None) -> tuple[Row, ...]:
    if sheet is None:
        return ()
    return tuple(_row(number, cells, sheet["number"]) for number, cells in sheet["rows"])


def _row(number: int, cells: list[tuple[int, str, str]], table: int) -> Row:
    return Row(number, {column: Cell(number, column, text, CellKind(kind), table) for column, kind, text in cells})


def _parsed(data: bytes, path: str) -> Mapping[str, Any]:
    """What the child says of the workbook; a child that dies was stopped by its limits."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", _PARSER]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, env=environment, timeout=limits.CHILD_SECONDS, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise ResultsError.of([fault("workbook_costly", path)]) from error
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer
