"""The columns of a results file: their headers in both languages, and what each holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz

from kb.text import fold
from ontology.vocabulary import Wording


class Form(StrEnum):
    """What the rows of a sheet are; the value names the file of its columns."""

    RESULTS = "columns.toml"
    APPEALS = "appeal_columns.toml"


SHEET = {Form.RESULTS: "ผลการดำเนินงาน", Form.APPEALS: "อุทธรณ์"}
"""What a sheet is called; `SHEETS` are all its names, folded."""
SHEETS = {
    Form.RESULTS: frozenset({fold(SHEET[Form.RESULTS]), "results"}),
    Form.APPEALS: frozenset({fold(SHEET[Form.APPEALS]), "การอุทธรณ์", "appeals"}),
}

HEADER_WITHIN = 20
"""Rows from the top in which the header is looked for; titles may stand above it."""

_ALIKE = 85
"""The similarity, of 100, from which an unknown header is taken for a misspelt one."""
_PARTS = re.compile(r"[()\[\]\n]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the code, header, further labels, help, and how the template shows it.

    `ignored` columns are for people alone; a row with any of the `filled_in` columns is a
    result; those that `explains` make no sense without one.
    """

    name: str
    header: Wording
    labels: tuple[str, ...]
    help: Wording
    width: int
    choices: tuple[str, ...] = ()
    ignored: bool = False
    filled_in: bool = False
    explains: bool = False

    @property
    def printed(self) -> str:
        """The header of the template: Thai first, the English beside it."""
        return f"{self.header.th} ({self.header.en})"


@cache
def columns(form: Form = Form.RESULTS) -> Mapping[str, Column]:
    """Name → column, in the order of the template."""
    raw = tomllib.loads((files("loaders.results") / form).read_text(encoding="utf-8"))
    return {name: _column(name, item) for name, item in raw.items()}


def column_of(header: str, form: Form = Form.RESULTS) -> str | None:
    """The name of the column that a header names; `None` for a header of another kind.

    `ผลการดำเนินงาน (value)` is known by what stands before or in its brackets too.
    """
    for text in (header, *_PARTS.split(header)):
        found = _labels(form).get(fold(text).strip("*:"))
        if found:
            return found
    return None


def nearest_label(header: str, form: Form = Form.RESULTS) -> str | None:
    """The header that an unknown one is most likely a misspelling of; `None` where it is like none."""
    folded = fold(header)
    score, label = max((fuzz.ratio(folded, label), label) for label in _labels(form))
    return columns(form)[_labels(form)[label]].printed if score >= _ALIKE else None


@cache
def _labels(form: Form) -> Mapping[str, str]:
    """Folded label → name of the column."""
    return {
        fold(label): column.name
        for column in columns(form).values()
        for label in (column.name, column.header.en, column.header.th, *column.labels)
    }


def _column(name: str, item: Mapping[str, Any]) -> Column:
    return Column(
        name=name,
        header=Wording(item["header"]["en"], item["header"]["th"]),
        labels=tuple(item["labels"]),
        help=Wording(item["help"]["en"], item["help"]["th"]),
        width=item["width"],
        choices=tuple(item.get("choices", ())),
        ignored=item.get("ignored", False),
        filled_in=item.get("filled_in", False),
        explains=item.get("explains", False),
    )
