"""Matches a row of cells against the header labels of the known forms."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from loaders.form import Column, Form
from loaders.normalise.text import fold, ocr_fold, similarity

LABEL_THRESHOLD = 0.72
"""Least similarity of a header cell and a label; seen damage stays above it."""
SHARE_THRESHOLD = 0.7
"""Least share of a form's columns, and of the row's filled cells, that must match."""

RESEMBLANCE = 0.6
"""Least mean similarity of a damaged header to the header it repeats."""


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """A form, the header's cells and where its columns stand: cell index → column name; `score` in [0, 1]."""

    form: Form
    cells: tuple[str, ...]
    columns: Mapping[int, str]
    score: float

    @property
    def placed(self) -> float:
        """The share of the form's columns that have a cell, by label or by position."""
        return len(self.columns) / len(self.form.columns)

    @property
    def unplaced(self) -> int:
        """How many filled cells are of no column."""
        return sum(bool(cell.strip()) and index not in self.columns for index, cell in enumerate(self.cells))


class HeaderMatcher:
    """Recognises header rows of a set of forms; a preferred form that matches goes before any other."""

    def __init__(self, forms: Sequence[Form], preferred: Sequence[Form] = ()) -> None:
        self._forms = tuple(forms)
        self._preferred = frozenset(form.code for form in preferred)
        self._labels = tuple({ocr_fold(label) for form in forms for column in form.columns for label in column.labels})

    def match(self, cells: Sequence[str]) -> HeaderMatch | None:
        """The form whose header the row is, best first, or `None`."""
        if not self._may_be_header(cells):
            return None
        matches = [match for form in self._forms if (match := _match_form(form, tuple(cells)))]
        return max(matches, key=self._order, default=None)

    def _order(self, match: HeaderMatch) -> tuple[bool, float, float, int]:
        return match.form.code in self._preferred, match.score, match.placed, -match.unplaced

    def _may_be_header(self, cells: Sequence[str]) -> bool:
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) < 2:
            return False
        hits = sum(self._is_label(cell) for cell in filled)
        return hits >= max(2, math.ceil(SHARE_THRESHOLD * len(filled)))

    def _is_label(self, cell: str) -> bool:
        folded = ocr_fold(cell)
        hit = process.extractOne(
            folded, self._labels, scorer=fuzz.ratio, processor=None, score_cutoff=100 * LABEL_THRESHOLD
        )
        return hit is not None


def _match_form(form: Form, cells: tuple[str, ...]) -> HeaderMatch | None:
    columns, total = _align(form.columns, cells)
    filled = sum(bool(cell.strip()) for cell in cells)
    enough = SHARE_THRESHOLD * max(len(form.columns), filled)
    if len(columns) < max(2, math.ceil(enough)):
        return None
    return HeaderMatch(form, cells, _complete(form.columns, cells, columns), total / max(len(form.columns), filled))


def _align(columns: Sequence[Column], cells: tuple[str, ...]) -> tuple[dict[int, str], float]:
    """The best monotone alignment of columns and cells: cell index → column name, and its sum of similarities."""
    best: list[list[tuple[float, tuple[tuple[int, str], ...]]]] = [[(0.0, ())] * (len(cells) + 1)]
    for row, column in enumerate(columns, start=1):
        best.append([(0.0, ())])
        for position, cell in enumerate(cells, start=1):
            options = [best[row - 1][position], best[row][position - 1]]
            score = _label_score(column, cell)
            if score >= LABEL_THRESHOLD:
                total, pairs = best[row - 1][position - 1]
                options.append((total + score, (*pairs, (position - 1, column.name))))
            best[row].append(max(options, key=lambda option: option[0]))
    total, pairs = best[-1][-1]
    return dict(pairs), total


@lru_cache(maxsize=20_000)
def _label_score(column: Column, cell: str) -> float:
    return max(similarity(cell, label) for label in column.labels) if cell.strip() else 0.0


def _complete(columns: Sequence[Column], cells: Sequence[str], matched: Mapping[int, str]) -> dict[int, str]:
    """Names unmatched cells by the unmatched columns that the form has in the same gap, where as many are."""
    names = [column.name for column in columns]
    positions = sorted(matched)
    result = dict(matched)
    for left, right in zip([-1, *positions], [*positions, len(cells)], strict=True):
        first = names.index(matched[left]) + 1 if left >= 0 else 0
        last = names.index(matched[right]) if right < len(cells) else len(names)
        gap = range(left + 1, right)
        if len(gap) == last - first:
            result.update(zip(gap, names[first:last], strict=True))
    return result


def completes_header(form: Form | None, cells: Mapping[int, str], columns: Mapping[int, str]) -> bool:
    """Whether the filled cells of a row (index → text) are each the end of their column's label."""
    if form is None:
        return False
    labels = {column.name: [fold(label) for label in column.labels] for column in form.columns}
    filled = {index: fold(text) for index, text in cells.items() if text.strip()}
    return bool(filled) and all(
        text and any(label.endswith(text) for label in labels.get(columns.get(index, ""), ()))
        for index, text in filled.items()
    )


def resembles(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is a header once more, cell by cell, however damaged."""
    if len(cells) != len(header) or not header:
        return False
    likeness = [similarity(cell, label) for cell, label in zip(cells, header, strict=True) if label.strip()]
    return sum(likeness) >= RESEMBLANCE * len(likeness)
