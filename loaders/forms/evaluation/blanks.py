"""Cells of an evaluation's forms that nobody filled in: columns of scores, criteria, and rows of criteria."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from loaders.draft import Draft
from loaders.form import Cell, FormRow, FormTable
from loaders.forms.evaluation.columns import CRITERIA, RESULTS, SUMMARY
from loaders.forms.evaluation.official import OfficialTable
from loaders.forms.evaluation.official_row import OfficialRow
from loaders.forms.evaluation.scenes import Scene
from loaders.forms.evaluation.stream import is_dashes
from loaders.normalise.number import parse_decimal
from loaders.normalise.text import arabic, clean, fold, without_ordinal

_SCORES = ("score", "weighted_score")


def note_blanks(scene: Scene, draft: Draft) -> None:
    """Notes columns of scores that are empty beside every result, and results without a row of criteria."""
    for form in (RESULTS, SUMMARY):
        for _, found in groupby(scene.rows(form), key=lambda each: each[0].number):
            rows = list(found)
            for column in _SCORES:
                _note_column(rows[0][0], [row for _, row in rows], column, draft)
    _note_criteria_rows(scene, draft)


def _note_column(table: FormTable, rows: Sequence[FormRow], column: str, draft: Draft) -> None:
    """Notes a column of the header that holds nothing beside any result."""
    label = next((clean(row.text(column)) for row in table.headers if clean(row.text(column))), None)
    filled = [row for row in rows if clean(row.text("result")) and clean(row.text("weight")) and not is_dashes(row)]
    if label is None or not filled or any(clean(row.text(column)) for row in filled):
        return
    totals = [row for row in rows if row not in filled and _is_total(row)]
    unsummed = [row for row in totals if all(parse_decimal(arabic(clean(row.text(name)))) is None for name in _SCORES)]
    lines = ", ".join(str(row.source.line) for row in filled)
    places, count = [_first(row) for row in (*filled, *unsummed)], len(filled)
    if totals and len(unsummed) == len(totals):
        total = ", ".join(str(row.source.line) for row in totals)
        draft.note("score_column_and_total_empty", *places, column=label, count=count, lines=lines, total=total)
    else:
        draft.note("score_column_empty", *places[:count], column=label, count=count, lines=lines)


def _is_total(row: FormRow) -> bool:
    """Whether a row is the one of the sum: it says so, or holds a weight and no indicator."""
    cells = [fold(cell.text) for cell in row.cells.values()]
    return any(text.startswith("รวม") for text in cells) or (bool(clean(row.text("weight"))) and not cells[0])


def _first(row: FormRow) -> Cell:
    return next((cell for cell in row.cells.values() if clean(cell.text)), next(iter(row.cells.values())))


def _note_criteria_rows(scene: Scene, draft: Draft) -> None:
    """Notes numbers of the results that no row of the criteria has, in a form that numbers its criteria."""
    printed = (without_ordinal(row.text("indicator"))[0] or "" for _, row in scene.rows(CRITERIA))
    numbers = sorted({number.partition(".")[0] for number in printed if number})
    if not numbers:
        return
    first = scene.rows(CRITERIA)[0][0]
    header = _first((first.headers or first.rows)[0])
    for _, row in scene.rows(RESULTS):
        cell = row.cells.get("indicator")
        number = arabic(clean(cell.text)).strip(" .)") if cell else ""
        if cell and number.isdigit() and number not in numbers:
            line = header.place.line
            draft.note("criteria_row_missing", cell, header, number=number, numbers=", ".join(numbers), line=line)


def note_official_blanks(table: OfficialTable, draft: Draft) -> None:
    """Notes scored rows of the official table without criteria, where other rows print theirs."""
    scored = [row for row in table.rows if row.is_scored and row.weight and clean(row.weight.text)]
    empty = [row for row in scored if not any(clean(cell.text) for cell in row.levels)]
    if empty and len(empty) < len(scored):
        names = ", ".join(f"{_called(row)} ({row.cell.place.line})" for row in empty)
        draft.note(
            "criteria_cells_empty", *(row.cell for row in empty), indicators=names, filled=len(scored) - len(empty)
        )


def _called(row: OfficialRow) -> str:
    """The code of a row, else how its name begins."""
    return row.code or f"{row.name[:30].rstrip()}…"
