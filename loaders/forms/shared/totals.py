"""Total rows and the sentences below lists that repeat them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from kb.kinds import Category
from kb.statement import Place
from loaders.draft import Draft
from loaders.form import Cell, FormRow
from loaders.forms.shared.plans import state_declared_total
from loaders.normalise.number import parse_decimal
from loaders.normalise.text import arabic, clean, fold

_TOTAL_WORD = re.compile(r"^(รวม|ยอดรวม|จำนวนรวม)")
_FRONT = 2
"""The word for total stands in one of the first two columns."""
_COUNT = re.compile(r"(\d+)\s*โครงการ")
_SENTENCE = re.compile(
    r"(?:รวม\s*)?จำนวน[\s.]*(?P<count>\d+)[\s.]*โครงการ(?:/กิจกรรม)?"
    r"|จำนวนเงินทั้งสิ้น[\s.]*(?P<amount>[\d,]+(?:\.\d+)?)[\s.]*บาท"
)


def is_total(row: FormRow) -> bool:
    """Whether a row states the total of its list: it says so in front, or counts projects instead of naming one.

    The word for total in a cell of its own proves it, or beside an amount or a count;
    names and their rests may begin with that word too.
    """
    filled = [(index, clean(cell.text)) for index, cell in enumerate(row.cells.values()) if clean(cell.text)]
    if not filled:
        return False
    (position, first), *others = filled
    if _COUNT.fullmatch(arabic(first)):
        return True
    counted = any(_COUNT.fullmatch(arabic(text)) or parse_decimal(text) is not None for _, text in others)
    return position < _FRONT and bool(_TOTAL_WORD.match(fold(first))) and (counted or not others)


def state_total_row(row: FormRow, category: Category, draft: Draft) -> None:
    """States the amount and the number of projects that a total row declares."""
    for cell in row.cells.values():
        text = arabic(clean(cell.text))
        amount, count = parse_decimal(text), _COUNT.fullmatch(text)
        if count:
            state_declared_total(draft, category, cell, projects=int(count[1]))
        elif amount is not None:
            state_declared_total(draft, category, cell, amount=amount)


def state_total_sentences(lines: Iterable[Place], category: Category, draft: Draft) -> None:
    """States the count and amount that the sentences below a list declare."""
    for line in lines:
        for match in _SENTENCE.finditer(arabic(clean(line.text))):
            if match["count"]:
                state_declared_total(draft, category, line, projects=int(match["count"]))
            else:
                state_declared_total(draft, category, line, amount=Decimal(match["amount"].replace(",", "")))


def is_blank(row: FormRow) -> bool:
    """Whether a row holds nothing, or dashes alone: an empty part of the form."""
    return all(clean(cell.text) in {"", "-", "–"} for cell in row.cells.values())


def first_cell(row: FormRow) -> Cell:
    """The first cell of a row that is not empty, else its first."""
    cells = list(row.cells.values())
    return next((cell for cell in cells if clean(cell.text)), cells[0])
