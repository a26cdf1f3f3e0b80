"""Whose evaluation a form or a table is: a document may hold those of another agency as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kb.statement import Place
from loaders.authority import authority
from loaders.draft import Draft
from loaders.form import Disposition, FormRow, FormTable
from loaders.normalise.text import arabic, clean

_NAMED = re.compile(r"(?:ของ)?\s*(?:ชื่อ)?(?:หน่วยงาน)?(?:ผู้รับการประเมิน)?\s*[:：]?\s*(?P<name>สำนัก\S.*?)[.\s]*")
_OTHER = "the form is another agency's"


def other_agency(name: str, draft: Draft) -> bool:
    """Whether a name is surely that of another agency than the draft's own."""
    match = authority.agency(name)
    return match is not None and match.confidence >= 1 and match.slug != draft.agency_slug


def own_tables(tables: Iterable[FormTable], draft: Draft) -> Iterator[FormTable]:
    """The tables of the draft's own agency; the others are noted and left out.

    A table is of the agency that a line above it names, the nearest first, or else of that of the table before.
    """
    other: Place | None = None
    for table in tables:
        named = _named(table.headings)
        if named:
            other = named[0] if other_agency(named[1], draft) else None
        if other:
            leave_out(((table, row) for row in table), other, draft)
        else:
            yield table


def leave_out(rows: Iterable[tuple[FormTable, FormRow]], source: Place, draft: Draft) -> None:
    """Notes that a form is another agency's, and accounts for its rows as left out."""
    draft.note("form_of_other_agency", source, text=clean(source.text))
    for table, row in rows:
        draft.account(table, row, Disposition.LEFT_OUT, _OTHER)


def _named(headings: tuple[Place, ...]) -> tuple[Place, str] | None:
    """The nearest line above a table that is the name of an agency, and the name."""
    for line in reversed(headings):
        match = _NAMED.fullmatch(arabic(clean(line.text)))
        if match and authority.agency(match["name"]):
            return line, match["name"]
    return None
