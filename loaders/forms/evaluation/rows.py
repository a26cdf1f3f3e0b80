"""Rows of a form's tables put together again over page breaks, rules of dashes set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from loaders.draft import Draft
from loaders.form import Disposition, Form, FormRow, FormTable
from loaders.forms.evaluation.scenes import Scene
from loaders.forms.evaluation.stream import is_dashes
from loaders.forms.shared.entries import Entry, entries


def whole_entries(scene: Scene, form: Form, draft: Draft, begins: Callable[[FormRow], bool]) -> Iterator[Entry]:
    """The entries of a form's tables in a scene; rows of dashes are accounted as empty.

    Args:
        scene: The filled-in form.
        form: Which of its tables.
        draft: Where empty rows are accounted.
        begins: Whether a row begins an entry of its own.
    """
    for table, rows in _tables(scene, form):
        for row in rows:
            if is_dashes(row):
                draft.account(table, row, Disposition.EMPTY)
        standing = replace(table, rows=tuple(row for row in rows if not is_dashes(row)))
        yield from entries(standing, draft, begins)


def whole_rows(scene: Scene, form: Form, begins: Callable[[FormRow], bool]) -> Iterator[FormRow]:
    """The entries of a form's tables as rows, without accounting for them."""
    aside = Draft("document:aside", "agency:aside", 0)
    return (entry.row() for entry in whole_entries(scene, form, aside, begins))


def _tables(scene: Scene, form: Form) -> Iterator[tuple[FormTable, list[FormRow]]]:
    for _, group in groupby(scene.rows(form), key=lambda found: found[0].number):
        found = list(group)
        yield found[0][0], [row for _, row in found]
