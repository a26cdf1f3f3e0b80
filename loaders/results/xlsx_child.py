"""The program that parses one workbook: bytes on stdin, JSON on stdout; it runs under limits and may be killed.

The answer is `{"results": sheet, "appeals": sheet}`, a sheet being null or
`{"number": number, "rows": [[row, [[column, kind, text], …]], …]}`; or
`{"fault": code, "values": {…}}` with a code of `faults.toml`.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

from kb.text import fold
from loaders.normalise.number import decimal_text
from loaders.results import limits
from loaders.results.columns import SHEETS, Form
from loaders.results.table import Cell, CellKind

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_DIGITS = ".15g"
"""What a spreadsheet program shows of a number at most: the rest is noise of binary fractions."""


class _RefusedError(Exception):
    """The workbook is not read; the arguments are the fault's code and values."""


def main() -> None:
    """Answers about the workbook on stdin."""
    _limit()
    sys.stdout.write(json.dumps(_answer(sys.stdin.buffer.read()), ensure_ascii=False))


def _limit() -> None:
    """Takes memory and time away, where the system can; a core file is never written."""
    os.environ["OPENPYXL_LXML"] = "False"  # one parser, the one that defusedxml guards
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would import it for nothing
    try:
        import resource
    except ImportError:
        return  # no such limits on this system; the caller's own timeout holds
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY_BYTES, limits.CHILD_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CHILD_CPU_SECONDS, limits.CHILD_CPU_SECONDS + 1))


def _answer(data: bytes) -> dict[str, Any]:
    try:
        return _read(data)
    except MemoryError:
        return {"fault": "workbook_costly", "values": {}}
    except _RefusedError as refused:
        code, values = refused.args
        return {"fault": code, "values": values}
    except Exception as error:  # noqa: BLE001  # openpyxl raises anything at all on damaged parts
        if _is_of_entities(error):
            return {"fault": "workbook_entities", "values": {}}
        return {"fault": "not_a_workbook", "values": {"reason": f"{type(error).__name__}: {error}"[:200]}}


def _is_of_entities(error: BaseException | None) -> bool:
    """Whether an error, or one that it hides, is about entities in the XML."""
    from defusedxml.common import DefusedXmlException

    return error is not None and (isinstance(error, DefusedXmlException) or _is_of_entities(error.__context__))


def _read(data: bytes) -> dict[str, Any]:
    printed, cached = _open(data, data_only=False), _open(data, data_only=True)
    names = [fold(sheet.title) for sheet in printed.worksheets]
    if not names:
        raise _RefusedError("not_a_workbook", {"reason": "it has no sheet of cells"})
    answer: dict[str, Any] = {}
    for form, at in _sheets(names).items():
        rows = zip(_rows(printed, at), _rows(cached, at), strict=False) if at is not None else None
        answer[form.name.lower()] = (
            None if rows is None or at is None else {"number": at + 1, "rows": list(_cells(rows))}
        )
    return answer


def _sheets(names: Sequence[str]) -> dict[Form, int | None]:
    """The index of the sheet of each form: the one of its name; for results else the first of no other form."""
    named = {form: next((at for at, name in enumerate(names) if name in SHEETS[form]), None) for form in Form}
    if named[Form.RESULTS] is None:
        named[Form.RESULTS] = next((at for at in range(len(names)) if at != named[Form.APPEALS]), None)
    return named


def _open(data: bytes, *, data_only: bool) -> Workbook:
    """The workbook with its formulas, or with the values that were stored for them."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)


def _rows(workbook: Workbook, at: int) -> Iterator[tuple[Any, ...]]:
    sheet: Any = workbook.worksheets[at]
    sheet.reset_dimensions()  # what the file declares need not be so
    yield from sheet.iter_rows()


def _cells(rows: Iterable[tuple[tuple[Any, ...], tuple[Any, ...]]]) -> Iterator[list[Any]]:
    letters = 0
    for number, (printed, cached) in enumerate(rows, 1):
        found = [
            (column, str(kind), text)
            for column, pair in enumerate(zip(printed, cached, strict=False), 1)
            for kind, text in _cell(*pair)
        ]
        if found:
            letters += sum(len(text) for _, _, text in found)
            _check(number, max(column for column, _, _ in found), letters)
            yield [number, found]


def _check(row: int, column: int, letters: int) -> None:
    if row > limits.ROWS or column > limits.COLUMNS:
        values = {"cell": Cell(row, column, "").reference, "rows": limits.ROWS, "columns": limits.COLUMNS}
        raise _RefusedError("cell_beyond", values)
    if letters > limits.TEXT_LETTERS:
        raise _RefusedError("workbook_costly", {})


def _cell(printed: Any, cached: Any) -> Iterator[tuple[CellKind, str]]:
    """Kind and text of a cell; nothing for an empty one."""
    if cached.value is None:
        if printed.data_type == "f":
            yield CellKind.FORMULA, str(printed.value)
        return
    kind, text = _value(cached)
    if text.strip():
        yield kind, text[: limits.CELL_LETTERS]


def _value(cell: Any) -> tuple[CellKind, str]:
    value = cell.value
    if cell.data_type == "e":
        return CellKind.ERROR, str(value)
    if isinstance(value, bool):
        return CellKind.OTHER, str(value).upper()
    if isinstance(value, int | float) and isfinite(value):
        return _number(value, cell.number_format)
    if isinstance(value, date):
        return CellKind.DATE, (value.date() if isinstance(value, datetime) else value).isoformat()
    return CellKind.TEXT if isinstance(value, str) else CellKind.OTHER, str(value)


def _number(value: float, shown_as: str) -> tuple[CellKind, str]:
    number = Decimal(value) if isinstance(value, int) else Decimal(format(value, _DIGITS))
    if "%" in shown_as:
        return CellKind.PERCENT, decimal_text(number.scaleb(2)) + "%"
    return CellKind.NUMBER, decimal_text(number)


if __name__ == "__main__":
    main()
