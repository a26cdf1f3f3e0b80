"""What is wrong with a results file: where, with which value, and the way out, in Thai and in English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kb.errors import InputError
from kb.statement import Json
from loaders.results.table import Cell, column_letters

_PLACE = {"en": ("row {row}", "column {letters}"), "th": ("แถว {row}", "คอลัมน์ {letters}")}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `code` is stable and names a sentence of `faults.toml`, filled with `values`.

    `row` and `column` count from 1 and are `None` where the fault is of the whole file or row.
    """

    code: str
    path: str
    row: int | None = None
    column: int | None = None
    values: tuple[tuple[str, str], ...] = ()

    def sentence(self, lang: str) -> str:
        """File, row, column and what is wrong there, in a language, `en` or `th`."""
        row, column = _PLACE[lang]
        where = [self.path]
        if self.row is not None:
            where.append(row.format(row=self.row))
        if self.column is not None:
            where.append(column.format(letters=column_letters(self.column)))
        return f"{', '.join(where)}: {sentences()[self.code][lang].format_map(dict(self.values))}"

    def to_json(self) -> dict[str, Json]:
        """The fault for programs."""
        return {
            "file": self.path,
            "row": self.row,
            "column": self.column,
            "code": self.code,
            "values": dict(self.values),
            "message": {lang: self.sentence(lang) for lang in ("en", "th")},
        }


class ResultsError(InputError):
    """Results files are at fault; `faults` holds every fault, and nothing was stored."""

    def __init__(self, message: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)

    @classmethod
    def of(cls, faults: Sequence[Fault]) -> ResultsError:
        """The error that says all of these faults."""
        return cls("; ".join(item.sentence("en") for item in faults), faults)


def fault(code: str, path: str, at: Cell | int | None = None, /, **values: object) -> Fault:
    """A fault at a cell, of a row or of the whole file; a cell's text is the value unless one is given."""
    texts = {"value": at.text} if isinstance(at, Cell) else {}
    row, column = (at.row, at.column) if isinstance(at, Cell) else (at, None)
    filled = texts | {name: str(value) for name, value in values.items()}
    return Fault(code, path, row, column, tuple(filled.items()))


def words(name: str, **values: object) -> tuple[str, str]:
    """A piece of a sentence in English and in Thai."""
    piece = _data()["words"][name]
    return piece["en"].format_map(values), piece["th"].format_map(values)


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Code → language → sentence, with the names of its values in braces."""
    return {code: item for code, item in _data().items() if code != "words"}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("loaders.results") / "faults.toml").read_text(encoding="utf-8"))
