"""The columns of a results file: their headers in both languages, and what each holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz

from kb.text import fold
from ontology.vocabulary import Wording

SHEET = "ผลการดำเนินงาน"
"""The sheet that holds the results; `SHEETS` are all its names, folded."""
SHEETS = frozenset({fold(SHEET), "results"})

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
def columns() -> Mapping[str, Column]:
    """Name → column, in the order of the template."""
    raw = tomllib.loads((files("loaders.results") / "columns.toml").read_text(encoding="utf-8"))
    return {name: _column(name, item) for name, item in raw.items()}


def column_of(header: str) -> str | None:
    """The name of the column that a header names; `None` for a header of another kind.

    `ผลการดำเนินงาน (value)` is known by what stands before or in its brackets too.
    """
    for text in (header, *_PARTS.split(header)):
        found = _labels().get(fold(text).strip("*:"))
        if found:
            return found
    return None


def nearest_label(header: str) -> str | None:
    """The label that an unknown header is most likely a misspelling of; `None` where it is like none."""
    folded = fold(header)
    scored = sorted(((fuzz.ratio(folded, label), label) for label in _labels()), reverse=True)
    score, label = scored[0]
    return columns()[_labels()[label]].printed if score >= _ALIKE else None


@cache
def _labels() -> Mapping[str, str]:
    """Folded label → name of the column."""
    return {
        fold(label): column.name
        for column in columns().values()
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
