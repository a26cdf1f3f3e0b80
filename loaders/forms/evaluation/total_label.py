"""The label of the official table's total against what the total is: a sum, or a mean."""

from __future__ import annotations

from decimal import Decimal

from loaders.draft import Draft
from loaders.forms.evaluation.official import OfficialTable
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.text import arabic, clean, fold

_MEAN = fold("เฉลี่ย")


def note_total_label(table: OfficialTable, draft: Draft) -> None:
    """Notes a total that is called a mean and is the sum of the weighted scores."""
    label, total = table.total_label, table.total
    if label is None or total is None or _MEAN not in fold(label.text):
        return
    cells = [row.weighted_score for row in table.rows if row.weighted_score]
    scores = [score for cell in cells if (score := parse_decimal(arabic(clean(cell.text)))) is not None]
    stated = parse_decimal(arabic(clean(total.text)))
    if len(scores) > 1 and stated == sum(scores, Decimal(0)):
        draft.note("total_called_mean", total, label=clean(label.text), total=decimal_text(stated), count=len(scores))
