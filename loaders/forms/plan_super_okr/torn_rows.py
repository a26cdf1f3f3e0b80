"""Tells whether a row of the matrix is the rest of the row above, which a page break tore in two."""

from __future__ import annotations

from collections.abc import Callable

from loaders.authority.authority import agency, is_district, split_agencies
from loaders.forms.plan_super_okr.key_results import KeyResultRegister
from loaders.forms.plan_super_okr.matrix_rows import MatrixRow
from loaders.forms.shared.entries import is_after_break
from loaders.forms.shared.lines import join_lines
from loaders.normalise.code import outline_code
from loaders.normalise.money import parse_money
from loaders.normalise.text import clean
from loaders.resolution.projects import ProjectRegister

_PROJECT_BEGINS = ("โครงการ", "กิจกรรม", "1.")


class TornRows:
    """Judges rows by what the registers know: a rest names nothing by itself."""

    def __init__(self, key_results: KeyResultRegister, projects: ProjectRegister) -> None:
        self._key_results = key_results
        self._projects = projects

    def is_rest(self, upper: MatrixRow, lower: MatrixRow) -> bool:
        """Whether the lower row only completes cells of the upper one.

        Only a row that a page break parts from the one above can be its rest.
        """
        if not is_after_break(upper.rows[-1], lower.rows[0]) or not any(lower.text(column) for column in lower.cells):
            return False
        if lower.text("super_okr"):
            return not _has_code(lower.text("super_okr")) and bool(upper.text("super_okr"))
        if _completes_a_cell(upper, lower):
            return True
        if lower.text("agency"):
            return not _names_agencies(lower.text("agency"))
        if not lower.text("target") and not lower.text("host") and lower.text("key_result"):
            return bool(upper.text("key_result"))
        if lower.text("key_result"):
            return self._completes_key_result(upper, lower)
        if lower.text("target"):
            return len(upper.agencies) <= 1
        return not lower.text("project") or self._completes_project(upper, lower)

    def _completes_key_result(self, upper: MatrixRow, lower: MatrixRow) -> bool:
        first, second = upper.text("key_result"), lower.text("key_result")
        if not first or self._key_results.by_name(second)[0]:
            return False
        together, score = self._key_results.by_name(clean(f"{first}{second}"))
        return together is not None and score > self._key_results.by_name(first)[1]

    def _completes_project(self, upper: MatrixRow, lower: MatrixRow) -> bool:
        second = lower.text("project")
        if not upper.text("project") or self._projects.knows(second):
            return False
        together = self._projects.knows(clean(f"{upper.text('project')}{second}"))
        return together or not second.startswith(_PROJECT_BEGINS)


def _completes_a_cell(upper: MatrixRow, lower: MatrixRow) -> bool:
    """Whether a cell that says nothing by itself completes the cell above it."""
    if not upper.text("host") or not lower.text("host") or _names_agencies(upper.text("host")):
        return _completes(upper, lower, "budget", _states_budget)
    return _completes(upper, lower, "host", _names_agencies)


def _completes(upper: MatrixRow, lower: MatrixRow, column: str, says: Callable[[str], bool]) -> bool:
    first, second = upper.text(column), lower.text(column)
    return bool(first and second) and not says(second) and says(join_lines([first, second]))


def _states_budget(text: str) -> bool:
    return parse_money(text, 0) is not None


def _has_code(text: str) -> bool:
    code, _ = outline_code(text)
    return code is not None


def _names_agencies(text: str) -> bool:
    names = [name for name, _ in split_agencies(text)]
    return bool(names) and all(is_district(name) or agency(name) for name in names)
