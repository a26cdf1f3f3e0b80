"""What the tables of projects have in common: where a row begins, and what it says besides the name."""

from __future__ import annotations

import re

from loaders.form import FormRow
from loaders.forms.plan_okr.projects import Traits
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.shared.entries import Entry
from loaders.normalise.code import policy_codes
from loaders.normalise.number import parse_decimal
from loaders.normalise.text import clean, without_ordinal

_DIVISION = re.compile(r"(?:ทุก)?(?:ฝ่าย|ส่วนราชการ|โรงเรียน)")


def begins_project(row: FormRow) -> bool:
    """Whether a row begins a project, rather than going on with the one above a page break.

    The rest of a torn row has no number, no budget, and at most the end of a division's name.
    """
    numbered = clean(row.text("number")) or clean(row.text("strategy_code"))
    if numbered or without_ordinal(row.text("project"))[0]:
        return True
    budget, named = clean(row.text("budget")), bool(clean(row.text("project")))
    whole_budget = bool(budget) and (named or parse_decimal(budget) is not None)
    return whole_budget or (named and _DIVISION.match(clean(row.text("division"))) is not None)


def goes_on_with_project(upper: FormRow, row: FormRow) -> bool:
    """Whether a row right after a page break is the rest of the one above it.

    It has no number and no amount, and no division that begins there; what words its
    budget cell has are the rest of those above.
    """
    numbered = clean(row.text("number")) or clean(row.text("strategy_code"))
    if numbered or without_ordinal(row.text("project"))[0] or _DIVISION.match(clean(row.text("division"))):
        return False
    budget = clean(row.text("budget"))
    words_above = bool(clean(upper.text("budget"))) and parse_decimal(upper.text("budget")) is None
    return not budget or (words_above and budget.strip("-–— ") != "" and parse_decimal(budget) is None)


def traits_of(entry: Entry, reading: Reading, *, codes: str, key_results: frozenset[str] = frozenset()) -> Traits:
    """What an entry says about its project besides the name.

    Args:
        entry: The row.
        reading: The document in the making.
        codes: The column of the policy codes.
        key_results: The key results that the row names.
    """
    budget = entry.cell("budget")
    money = reading.money(budget)
    return Traits(
        amount=money.amount if money else None,
        divisions=frozenset(reading.divisions(entry.cell("division"))),
        policies=frozenset(policy_codes(entry.text(codes))),
        key_results=key_results,
    )
